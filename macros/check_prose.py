"""What people read of a text's source: the same characters in the same places, everything else is blank.

Positions in the result are positions in the body, so every finding knows its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from macros.tokens import WRITTEN

FIELD = "\ufffc"
"""Stands in the place of every character of a field."""


Kind = Literal["text", "item", "cell", "heading"]


@dataclass(frozen=True)
class Block:
    """A paragraph, list item, table cell or heading; `start` is its place in the body."""

    kind: Kind
    start: int
    text: str


@lru_cache(maxsize=512)
def prose(body: str) -> str:
    """Return the body without code, macros, addresses and marks of the dialect."""
    text = _without_fences(body)
    text = WRITTEN.sub(_macro, text)
    text = _CAPTION.sub(_blank, text)
    return _MARKS.sub(_blank, text)


def unquoted(text: str) -> str:
    """Return prose without what stands in quotation marks, because quotations keep their words."""
    return _QUOTED.sub(_blank, text)


@lru_cache(maxsize=512)
def longest_reading(body: str) -> str:
    """Return the prose in which of every group of alternatives in a sentence only the longest is left."""
    letters = list(prose(body))
    groups: list[list[int]] = []
    for control in _CONTROL.finditer(body):
        if control[1] == "wenn":
            groups.append([])
        if groups:
            groups[-1].extend(control.span())
        if control[1] == "ende" and groups:
            ends = groups.pop()[1:-1]
            alternatives = sorted(zip(ends[::2], ends[1::2], strict=True), key=lambda span: span[0] - span[1])
            for start, end in alternatives[1:]:
                letters[start:end] = _blank_text("".join(letters[start:end]))
    return "".join(letters)


@lru_cache(maxsize=1024)
def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a prose, each without the mark of its kind; a block may run over several lines."""
    return tuple(_blocks(text))


_FIELD = re.compile(r"\{\{[ ]*(?!sonst\b|ende\b)[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)?[ ]*\}\}")
_CONTROL = re.compile(r"\{\{[ ]*(wenn|oder_wenn|sonst|ende)\b[^{}\n]*\}\}")
_CAPTION = re.compile(r"^[ ]{0,3}///[ ]*(?:tabelle[ ]*\||[^\n]*)", re.MULTILINE)
_MARKS = re.compile(
    r"`[^`\n]*`"
    r"|(?<=\])\([^()\n]{0,2000}\)"  # target of a link
    r"|^[ ]{0,3}\[[^\[\]\n]{1,100}\]:(?:[ ]*(?:https?:|/)[^\n]*)?|\[\^[^\[\]\n]{1,100}\]"  # references, footnotes
    r"|\{:[^{}\n]*\}"  # attributes
    r"|<[^<>\n]{1,300}>"
    r"|(?<!\S)(?:https?://|www\.|mailto:)\S*|(?<![^\s(])[^\s@()]{1,100}@\S*",
    re.MULTILINE,
)
_QUOTED = re.compile(r"„[^„“”\n]{1,300}[“”]|»[^»«\n]{1,300}«|\"[^\"\n]{1,300}\"")
_ITEM = re.compile(r"[ ]*(?:[-*+]|\d{1,9}[.)])[ ]+")
_QUOTE = re.compile(r"[ ]*>[ ]?")
_CELL = re.compile(r"[^|]+")
_HEADING = re.compile(r"[ ]*#{1,6}[ ]*")


def _blank(match: re.Match[str]) -> str:
    return _blank_text(match[0])


def _blank_text(text: str) -> str:
    return "".join("\n" if letter == "\n" else " " for letter in text)


def _macro(match: re.Match[str]) -> str:
    return FIELD * len(match[0]) if _FIELD.fullmatch(match[0]) else _blank(match)


def _without_fences(body: str) -> str:
    lines: list[str] = []
    fence = ""
    for line in body.split("\n"):
        mark = line.strip()[:3]
        inside = bool(fence)
        if mark in {"```", "~~~"} and fence in {"", mark}:
            fence = "" if fence else mark
            inside = True
        lines.append(" " * len(line) if inside else line)
    return "\n".join(lines)


def _blocks(text: str) -> Iterator[Block]:
    kind: Kind | None = None
    start = end = place = 0
    for line in text.split("\n"):
        opening = _opening(line)
        if kind and opening != "goes on":
            yield Block(kind, start, text[start:end])
            kind = None
        if opening == "row":
            yield from _cells(line, place)
        elif opening in ("item", "heading"):
            kind, start = opening, place + _marker(line)
        elif opening == "goes on" and kind is None:
            kind, start = "text", place + _marker(line)
        place += len(line) + 1
        end = place - 1
    if kind:
        yield Block(kind, start, text[start:end])


def _opening(line: str) -> Literal["nothing", "row", "heading", "item", "goes on"]:
    stripped = line.strip()
    if not stripped:
        return "nothing"
    if stripped.startswith("|"):
        return "row"
    if stripped.startswith("#"):
        return "heading"
    return "item" if _ITEM.match(line) else "goes on"


def _marker(line: str) -> int:
    match = _ITEM.match(line) or _HEADING.match(line) or _QUOTE.match(line)
    return match.end() if match else 0


def _cells(line: str, place: int) -> Iterator[Block]:
    for cell in _CELL.finditer(line):
        if cell[0].strip(" -:"):
            yield Block("cell", place + cell.start(), cell[0])
