"""The Markdown of a text as the checks read it: line by line, with code, macros and escaped signs covered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from macros.model import Text, WikiPage
from macros.tokens import WRITTEN

COVER = "█"
"""Stands for every sign that is no Markdown: no letter, no space, no punctuation that any check looks for."""

PASSED = 500
"""How far a check looks for the other end of a bracket, so that hostile text cannot slow it down."""

_TICKS_OR_ESCAPE = re.compile(r"\\[^\w\s]|`+")
_FENCE = re.compile(r"(`{3,}|~{3,})[ ]*[\w-]*[ ]*")


@dataclass(frozen=True)
class Line:
    """One line: its number in the file, the text as written (tabs as spaces) and the same with covered signs."""

    number: int
    raw: str
    text: str
    fenced: bool = False

    @property
    def indent(self) -> int:
        """Return how many spaces stand in front."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def blank(self) -> bool:
        """Return whether the line shows nothing."""
        return not self.text.strip()


@dataclass(frozen=True)
class Heading:
    """A heading of a text: its line, level, words as written and anchor, if it has one."""

    number: int
    level: int
    title: str
    anchor: str


@lru_cache(maxsize=512)  # several checks read the same text
def lines_of(text: Text) -> tuple[Line, ...]:
    """Return all lines; those of a code block are blank apart from their fences."""
    raw = text.body.expandtabs(4).split("\n")
    covered = WRITTEN.sub(_cover, text.body.expandtabs(4)).split("\n")
    fenced = _fenced(covered) if isinstance(text, WikiPage) else set()
    return tuple(
        Line(text.body_line + index, written, "" if index in fenced else _without_code(covered[index]), index in fenced)
        for index, written in enumerate(raw)
    )


def blocks_of(text: Text) -> Iterator[tuple[Line, ...]]:
    """Yield the runs of lines between blank ones."""
    block: list[Line] = []
    for line in lines_of(text):
        if not line.blank:
            block.append(line)
        elif block:
            yield tuple(block)
            block = []
    if block:
        yield tuple(block)


@lru_cache(maxsize=512)
def headings_of(text: Text) -> tuple[Heading, ...]:
    """Return the headings of a text in their order."""
    return tuple(heading for line in lines_of(text) if (heading := _heading(line)))


_HEADING = re.compile(r"(#{1,6})(?: +|$)")
_ANCHOR = re.compile(r"\{:? *#([^{} ]+) *\} *$")


def _heading(line: Line) -> Heading | None:
    match = _HEADING.match(line.text)
    if match is None:
        return None
    anchor = _ANCHOR.search(line.text)
    title = line.raw[match.end() : anchor.start() if anchor else None]
    return Heading(line.number, len(match[1]), title.strip().rstrip("#").strip(), anchor[1] if anchor else "")


def _cover(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", COVER, match[0])


def _fenced(lines: list[str]) -> set[int]:
    """Return the indices of the lines inside code blocks, fences not included; a fence without end opens nothing."""
    inside: set[int] = set()
    closed_by: dict[str, list[int]] = {}
    for index in range(len(lines) - 1, -1, -1):
        closed_by.setdefault(lines[index].rstrip(" "), []).append(index)
    start = 0
    for index, line in enumerate(lines):
        match = _FENCE.fullmatch(line) if index >= start else None
        ends = closed_by.get(match[1], []) if match else []
        while ends and ends[-1] <= index:
            ends.pop()
        if ends:
            inside.update(range(index + 1, ends[-1]))
            start = ends[-1] + 1
    return inside


def _without_code(line: str) -> str:
    """Return the line with code spans and escaped signs covered; a code span ends on its line."""
    if "`" not in line and "\\" not in line:
        return line
    signs = list(_TICKS_OR_ESCAPE.finditer(line))
    partner, next_of_length = [0] * len(signs), dict[int, int]()
    for index in range(len(signs) - 1, -1, -1):
        if signs[index][0][0] == "`":
            partner[index] = next_of_length.get(len(signs[index][0]), 0)
            next_of_length[len(signs[index][0])] = index
    parts, done, index = list[str](), 0, 0
    while index < len(signs):
        last = partner[index] or index
        start, end = signs[index].start(), signs[last].end()
        covered = bool(partner[index]) or signs[index][0][0] == "\\"
        parts += [line[done:start], COVER * (end - start) if covered else line[start:end]]
        done, index = end, last + 1
    return "".join([*parts, line[done:]])
