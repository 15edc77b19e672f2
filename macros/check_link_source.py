"""Finds the links and pictures in the Markdown of a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from macros.check_source import lines_of
from macros.model import Text


@dataclass(frozen=True)
class Link:
    """A link or picture: its line, words or alternative text, target and title, all as written."""

    line: int
    is_picture: bool
    words: str
    target: str
    title: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        """Return everything that belongs to the link and may look like an address."""
        return self.words, self.target, self.title


@lru_cache(maxsize=512)  # several checks read the same text
def links_of(text: Text) -> tuple[Link, ...]:
    """Return links and pictures in the order in which they end; one inside the other is found too."""
    lines = lines_of(text)
    covered = "\n".join(line.text for line in lines)
    raw = "\n".join(line.raw if line.text else " " * 0 for line in lines)
    return tuple(_links(covered, raw, text.body_line))


_SIGN = re.compile(r"!?\[|\]\(|\]|\n[ ]*\n")
_TITLE = re.compile(r"""^(?P<target>.*?)\s+(?P<quote>["'])(?P<title>.*)(?P=quote)\s*$""", re.DOTALL)
_LONGEST = 2_000


def _links(covered: str, raw: str, first_line: int) -> Iterator[Link]:
    opened: list[re.Match[str]] = []
    numbers = _LineCounter(covered, first_line)
    for sign in _SIGN.finditer(covered):
        if sign[0].startswith("\n"):
            opened.clear()
        elif sign[0].endswith("["):
            opened.append(sign)
        elif opened:
            start = opened.pop()
            if sign[0] == "](":
                end = _closing(covered, sign.end())
                target, title = _target(raw[sign.end() : end])
                words = raw[start.end() : sign.start()]
                yield Link(numbers.at(start.start()), start[0] == "![", words, target, title)


class _LineCounter:
    """Tells the line of a position; asked in any order, it counts each stretch once."""

    def __init__(self, source: str, first_line: int) -> None:
        self._breaks = [match.start() for match in re.finditer("\n", source)]
        self._first = first_line

    def at(self, position: int) -> int:
        return self._first + bisect_left(self._breaks, position)


def _closing(covered: str, start: int) -> int:
    """Return where the bracket around the target ends; brackets inside it come in pairs."""
    depth = 1
    for index in range(start, min(len(covered), start + _LONGEST)):
        if covered[index] == "(":
            depth += 1
        elif covered[index] == ")":
            depth -= 1
        if not depth:
            return index
    return min(len(covered), start + _LONGEST)


def _target(inside: str) -> tuple[str, str]:
    match = _TITLE.match(inside.strip())
    target, title = (match["target"], match["title"]) if match else (inside.strip(), "")
    if target.startswith("<") and target.endswith(">"):
        target = target[1:-1]
    return target, title
