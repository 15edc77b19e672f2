"""Finishes the text of a page for reading: terms of the glossary become links with their definition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import lxml.html
from lxml.html import HtmlElement

from macros.addresses import Link, entry_of
from macros.library_glossary import GlossaryEntry, inflected

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PASSED_OVER = _HEADINGS | {"a", "code", "pre", "th", "caption"}
_MARKED = frozenset({"feld", "variantenhinweis"})
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MOST_WORDS = 4


@dataclass
class _Reader:
    """Explains terms where they first stand since the last main heading."""

    forms: Mapping[str, GlossaryEntry]
    beginnings: frozenset[str]
    link: Link
    explained: set[str] = field(default_factory=set)

    def read(self, element: HtmlElement) -> None:
        """Finish the texts of an element and of all below it, in their order."""
        if element.tag == "h2":
            self.explained.clear()
        passed_over = element.tag in _PASSED_OVER or _MARKED & {*(element.get("class") or "").split()}
        if passed_over:
            return
        children = list(element)
        if element.text:
            self._write(element, None, element.text)
        for child in children:
            if isinstance(child, HtmlElement):
                self.read(child)
            if child.tail:
                self._write(element, child, child.tail)

    def _write(self, parent: HtmlElement, before: HtmlElement | None, text: str) -> None:
        """Write a text into its place: behind a child of the parent, or first in the parent."""
        position = 0 if before is None else parent.index(before) + 1
        start = 0
        last = before
        for begin, end, entry in self._terms(text):
            _set(parent, last, text[start:begin])
            last = self._explanation(text[begin:end], entry)
            parent.insert(position, last)
            position, start = position + 1, end
        _set(parent, last, text[start:])

    def _terms(self, text: str) -> Iterator[tuple[int, int, GlossaryEntry]]:
        words = list(_WORD.finditer(text))
        number = 0
        while number < len(words):
            if words[number][0] not in self.beginnings:
                number += 1
                continue
            count, entry = self._longest(text, words[number : number + _MOST_WORDS])
            if entry and entry.term not in self.explained:
                self.explained.add(entry.term)
                yield words[number].start(), words[number + count - 1].end(), entry
            number += count

    def _longest(self, text: str, words: Sequence[re.Match[str]]) -> tuple[int, GlossaryEntry | None]:
        for count in range(len(words), 0, -1):
            entry = self.forms.get(" ".join(text[words[0].start() : words[count - 1].end()].split()))
            if entry:
                return count, entry
        return 1, None

    def _explanation(self, text: str, entry: GlossaryEntry) -> HtmlElement:
        words = {"class": "begriff", "href": self.link(entry_of(entry)), "data-erklaerung": entry.definition}
        element = lxml.html.Element("a", words)
        element.text = text
        return element


def finish(markup: str, glossary: Sequence[GlossaryEntry], link: Link) -> str:
    """Return HTML in which terms are explained where a section first names them, and figures keep their units."""
    if not markup.strip():
        return markup
    root = lxml.html.fragment_fromstring(markup, create_parent="div")
    _Reader(_forms(tuple(glossary)), _beginnings(tuple(glossary)), link).read(root)
    return inner(root)


def inner(root: HtmlElement) -> str:
    """Return the HTML of what an element contains."""
    written: str = lxml.html.tostring(root, encoding="unicode", with_tail=False)
    return written[written.index(">") + 1 : written.rindex("<")]


@lru_cache(maxsize=4)
def _forms(glossary: tuple[GlossaryEntry, ...]) -> dict[str, GlossaryEntry]:
    names = [(name, entry) for entry in glossary for name in (entry.term, *entry.abbreviations)]
    return {form: entry for name, entry in names for form in inflected(name)}


@lru_cache(maxsize=4)
def _beginnings(glossary: tuple[GlossaryEntry, ...]) -> frozenset[str]:
    """Return the words with which a term may begin: most words of a text are none of them."""
    return frozenset(match[0] for match in map(_WORD.search, _forms(glossary)) if match)


def _set(parent: HtmlElement, before: HtmlElement | None, text: str) -> None:
    if before is None:
        parent.text = text
    else:
        before.tail = text
