"""Converts every text, bounded in time, and says in which line a text cannot be converted."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace

from lxml import html

from macros import conditions, gate, tokens
from macros.check_context import Context, Rendered, line_at
from macros.errors import BaukastenError, ConditionError, ContentError, Finding
from macros.library import Library
from macros.limits import at_most
from macros.markdown_extension import Dialect, SnippetTrees
from macros.model import Condition, Text
from macros.rendering import make_dialect
from macros.sanitise import sanitise

SECONDS_PER_TEXT = 5
SECONDS_IN_ALL = 20
MORE_SECONDS_PER_TEXT = 0.5
"""A text needs about a tenth of that; many slow ones are ended early all the same."""
SHOWN_GAPS = 3
_REMEDY = "die Stelle einfacher schreiben; Beispiele stehen unter „Elemente“ und „Felder und Varianten“"
_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")


class Budget:
    """The time that conversions may take: each text, and all of them together."""

    def __init__(self, texts: int) -> None:
        """Begin to count for so many texts."""
        self._deadline = time.process_time() + SECONDS_IN_ALL + MORE_SECONDS_PER_TEXT * texts

    def for_one_text(self) -> AbstractContextManager[None]:
        """Return what ends the block by raising TooSlowError when it takes more than is left for one text."""
        limit = max(0.01, min(SECONDS_PER_TEXT, self._deadline - time.process_time()))
        return at_most(limit, "Die Umwandlung")


def inspecting_dialect(library: Library) -> Dialect:
    """Return the dialect that refuses alternatives of which some municipality would see none or two."""
    passed: set[tuple[Condition, ...]] = set()  # the same alternatives stand in many texts

    def inspect(alternatives: Sequence[Condition]) -> None:
        if (known := tuple(alternatives)) not in passed:
            _refuse_gaps(known, library)
            passed.add(known)

    return replace(make_dialect(library), inspect=inspect)


def rendered(text: Text, markup: str) -> Rendered:
    """Return a text that was converted with all that it places, for the checks."""
    whole = _parsed(markup)
    return Rendered(text, whole, whole, _places(text))


class Converter:
    """Converts texts for the checks; a text that cannot be converted raises ContentError with path and line."""

    def __init__(self, context: Context, texts: int) -> None:
        """Prepare two caches of Bausteine: one with their content, one in which all of them are empty."""
        dialect = inspecting_dialect(context.library)
        self._filled = SnippetTrees(dialect)
        self._empty = SnippetTrees(replace(dialect, snippet_source=lambda _: ""))
        self._budget = Budget(texts)

    def alone(self, text: Text) -> html.HtmlElement:
        """Return the text as the site shows it, without the Bausteine it places."""
        return self._convert(text, self._empty)

    def whole(self, text: Text, alone: html.HtmlElement) -> Rendered:
        """Return the text with and without the Bausteine it places."""
        places = _places(text)
        return Rendered(text, alone, self._convert(text, self._filled) if places else alone, places)

    def _convert(self, text: Text, trees: SnippetTrees) -> html.HtmlElement:
        try:
            with self._budget.for_one_text():
                return _tree(gate.expand(text.body), trees)
        except BaukastenError as error:
            raise ContentError(self._located(text, error, trees)) from None

    def _located(self, text: Text, error: BaukastenError, trees: SnippetTrees) -> Iterator[Finding]:
        items = error.findings if isinstance(error, ContentError) else (Finding("", 0, str(error), remedy=_REMEDY),)
        line = self._line(text, error, trees)
        for item in items:
            yield Finding(text.path, line, item.found, item.expected, item.remedy)

    def _line(self, text: Text, error: BaukastenError, trees: SnippetTrees) -> int:
        """Return the line of the first block with which the beginning of the text raises the same error."""
        try:
            with at_most(SECONDS_PER_TEXT, "Die Suche der Zeile"):
                for block in _BLOCK.finditer(text.body):
                    if _error_of(text.body[: block.end()], trees) == str(error):
                        return line_at(text, block.start())
        except BaukastenError:
            pass  # the file is known; its first line has to do
        return text.body_line


def _tree(source: str, trees: SnippetTrees) -> html.HtmlElement:
    return _parsed(sanitise(trees.render(source)))


def _parsed(markup: str) -> html.HtmlElement:
    return html.fragment_fromstring(markup, create_parent="div")


def _places(text: Text) -> bool:
    return any(kind == tokens.SNIPPET for kind, _ in tokens.TOKEN.findall(gate.expand(text.body)))


def _error_of(body: str, trees: SnippetTrees) -> str:
    try:
        _tree(gate.expand(body), trees)
    except BaukastenError as error:
        return str(error)
    return ""


def _refuse_gaps(alternatives: Sequence[Condition], library: Library) -> None:
    """Raise ConditionError when a group of alternatives shows none or two of them to some municipality."""
    found = conditions.gaps(alternatives, library.tables, library.project_fields)
    if found:
        group = " | ".join(conditions.to_text(condition) for condition in alternatives)
        cases = "; ".join(str(gap) for gap in found[:SHOWN_GAPS])
        more = f" und {len(found) - SHOWN_GAPS} weitere Fälle" if len(found) > SHOWN_GAPS else ""
        raise ConditionError(f"Die Varianten „{group}“ passen nicht für jede Kommune genau einmal: {cases}{more}.")
