"""How high a row must be for its texts; programs that trust a file do not measure again when they open it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

LINE, PADDING = 13.0, 4.0
"""Points of a line in the size of our cells, and of the room around it."""

_SIGNS = 1.08
"""Signs in the size of our cells that stand side by side in one unit of a column's width."""


def height(cells: Iterable[tuple[object, float]]) -> float:
    """Return the height of a row of values, each with the width of its column."""
    most = max((_lines(str(value), width) for value, width in cells), default=1)
    return LINE * most + PADDING


def _lines(text: str, width: float) -> int:
    room = max(int(width * _SIGNS) - 2, 4)
    return max(1, sum(len(textwrap.wrap(line, room)) or 1 for line in text.split("\n")))
