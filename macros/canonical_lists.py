"""Lists in canonical form: `-` and `1.`, one space after the mark, what is nested indented by four spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[*+-]|[0-9]{1,9}\.) +(?P<text>\S.*)")
_OTHER_SYNTAX = re.compile(r"[#>|/`~]|\[[^\]]*\]:|\{:")
_STEP = 4


def canonical_lists(lines: Sequence[str]) -> list[str]:
    """Return the lines with every list in canonical form; read as Python-Markdown reads lists."""
    reader = _Reader()
    return [reader.line(line) for line in lines]


@dataclass
class _Open:
    """A list that is open: its kind, its first number, and whether its items are counted from 1."""

    ordered: bool
    counted: bool


@dataclass
class _Reader:
    """Knows which lists are open; `level` is that of the item a line may belong to, `text` a block that is no list."""

    lists: list[_Open] = field(default_factory=list)
    starts_block: bool = True
    text: bool = False
    level: int = 0

    def line(self, line: str) -> str:
        if not line.strip():
            self.starts_block = True
            return line
        written = self._first(line) if self.starts_block else self._further(line)
        self.starts_block = False
        return written

    def _first(self, line: str) -> str:
        item, depth = _ITEM.fullmatch(line), _depth(line)
        self.text = not item or depth > len(self.lists)
        if item and not self.text:
            return self._item(item, depth)
        self.level = min(depth, len(self.lists)) - 1
        if not depth:
            self.lists = []
        return self._continued(line)

    def _further(self, line: str) -> str:
        item, depth = _ITEM.fullmatch(line), _depth(line)
        if not item or self.text:
            return self._continued(line)
        same_kind = depth < len(self.lists) and self.lists[depth].ordered == _is_ordered(item)
        opens_list = depth and depth == len(self.lists)
        return self._item(item, depth) if same_kind or opens_list else line

    def _item(self, item: re.Match[str], depth: int) -> str:
        ordered = _is_ordered(item)
        if depth == len(self.lists) or self.lists[depth].ordered != ordered:
            self.lists[depth:] = [_Open(ordered, item["mark"] in {"1.", "-", "*", "+"})]
        self.lists = self.lists[: depth + 1]
        self.level = depth
        mark = ("1." if self.lists[depth].counted else item["mark"]) if ordered else "-"
        return f"{' ' * _STEP * depth}{mark} {item['text']}"

    def _continued(self, line: str) -> str:
        """Return a further line of an item below its text; syntax that is no text stays where it is."""
        plain = line.lstrip(" ")
        if _ITEM.fullmatch(line) or _OTHER_SYNTAX.match(plain):
            return line
        if not self.lists:
            return line if _depth(line) else plain
        return f"{' ' * _STEP * (self.level + 1)}{plain}"


def _depth(line: str) -> int:
    return (len(line) - len(line.lstrip(" "))) // _STEP


def _is_ordered(item: re.Match[str]) -> bool:
    return item["mark"][0].isdigit()
