"""Advice on the Bausteine as a whole: which of them nobody uses and which say nearly the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from macros.check_context import Context, line_at
from macros.check_prose import blocks, prose
from macros.errors import Finding
from macros.model import Snippet, Text

LEAST_WORDS = 25
LEAST_LIKENESS = 0.8
SHINGLE = 4
"""Words in a row that two paragraphs share before they are compared."""
MOST_PLACES = 20
"""A run of words that stands in more paragraphs than this is a phrase and says nothing about copying."""
MOST_COMPARED = 10
"""Paragraphs with which one paragraph is compared, those with most in common first."""


def inspect_unused(context: Context) -> Iterator[Finding]:
    """Yield every Baustein that no other text places."""
    library = context.library
    texts: list[Text] = [*library.snippets.values(), *library.documents.values(), *library.pages.values()]
    used = {name for text in texts for name in _USE.findall(text.body)}
    for name, snippet in library.snippets.items():
        if name not in used:
            remedy = (
                f'mit {{{{ baustein("{name}") }}}} in eine Vorlage oder einen anderen Baustein setzen, oder löschen'
            )
            found = f"der Baustein „{name}“ wird nirgends verwendet"
            yield Finding(snippet.path, 2, found, "mindestens eine Stelle, die ihn nennt", remedy, advice=True)


def inspect_likeness(context: Context) -> Iterator[Finding]:
    """Yield every paragraph of a Baustein that is nearly the same as one of an older Baustein."""
    paragraphs = sorted(_paragraphs(context.library.snippets.values()), key=_age)
    for newer, older, likeness in _alike(paragraphs):
        found = f"dieser Absatz ist zu {likeness:.0%} gleich mit {older.snippet.path}:{older.line}".replace("%", " %")
        remedy = (
            f'den anderen Text mit {{{{ baustein("{older.snippet.id}") }}}} verwenden oder den Absatz dort auslagern'
        )
        yield Finding(newer.snippet.path, newer.line, found, "jeder Gedanke steht nur einmal", remedy, advice=True)


_USE = re.compile(r"\bbaustein\([ ]*[\"']([a-z0-9-]{1,60})[\"']")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class _Paragraph:
    snippet: Snippet
    line: int
    words: tuple[str, ...]


def _age(paragraph: _Paragraph) -> tuple[object, ...]:
    return paragraph.snippet.revised, paragraph.snippet.path, paragraph.line


def _paragraphs(snippets: Iterable[Snippet]) -> Iterator[_Paragraph]:
    for snippet in snippets:
        for block in blocks(prose(snippet.body)):
            words = tuple(_WORD.findall(block.text.casefold()))
            if len(words) >= LEAST_WORDS:
                yield _Paragraph(snippet, line_at(snippet, block.start), words)


def _alike(paragraphs: Sequence[_Paragraph]) -> Iterator[tuple[_Paragraph, _Paragraph, float]]:
    """Yield pairs (newer, older, likeness); only paragraphs that share runs of words are compared."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, newer in enumerate(paragraphs):
        shared: Counter[int] = Counter()
        for run in {newer.words[start : start + SHINGLE] for start in range(len(newer.words) - SHINGLE + 1)}:
            shared.update(places[run])
            if len(places[run]) < MOST_PLACES:
                places[run].append(number)
        nearest = sorted(shared, key=lambda other: (-shared[other], other))[:MOST_COMPARED]
        for older in (paragraphs[other] for other in nearest):
            likeness = _likeness(newer, older)
            if older.snippet.id != newer.snippet.id and likeness >= LEAST_LIKENESS:
                yield newer, older, likeness
                break


def _likeness(one: _Paragraph, other: _Paragraph) -> float:
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= LEAST_LIKENESS <= matcher.quick_ratio() else 0
