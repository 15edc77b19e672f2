"""How large type may be on a slide: measured by rule, without fonts; twin of fill/slide-fit.js.

Widths are thousandths of the type's size, after Arial and its twin Liberation Sans, with some
room to spare; lengths are EMU (12,700 a point).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

EMU_PER_POINT = 12700
SMALLEST = 40
"""Per cent; type is never made smaller."""
CELL_SIDE, CELL_TOP = 108_000, 90_000
"""What a cell of a table keeps free at its sides, and above and below."""
_STEP = 5
LINE, BETWEEN = 1150, 600
"""Height of a line and of the space before a paragraph, in thousandths of the type's size."""
_WIDTHS = {" ": 285, **dict.fromkeys("iljI.,;:'!|()[]", 285), **dict.fromkeys("frt-„“", 340)}
_WIDTHS |= {**dict.fromkeys("ckszvxyJ", 510), **dict.fromkeys("mwMW%–—", 850)}
_CAPITAL, _OTHER, _BOLD = 710, 570, 1080
INDENT = 1300
"""What a list takes from the width for each level."""


@dataclass(frozen=True)
class Sample:
    """A paragraph to be measured: its words, how many levels of a list it is indented, whether it is bold."""

    text: str
    indent: int = 0
    bold: bool = False


def fitting_scale(samples: Sequence[Sample], size: int, width: int, height: int) -> int:
    """Return by how many per cent of `size` (points) type must be set so that it fits; 100 at most."""
    scale = 100
    while scale > SMALLEST and needed_height(samples, size, width, scale) > height:
        scale -= _STEP
    return scale


def fitting_rows(
    rows: Sequence[Sequence[Sequence[Sample]]], widths: Sequence[int], size: int, height: int
) -> tuple[int, list[int]]:
    """Return the scale at which a table is at most so high, and the heights of its rows; a row holds cells."""
    scale = 100
    while scale > SMALLEST and sum(_row_heights(rows, widths, size, scale)) > height:
        scale -= _STEP
    return scale, _row_heights(rows, widths, size, scale)


def needed_height(samples: Sequence[Sample], size: int, width: int, scale: int = 100) -> int:
    """Return how high paragraphs stand, in EMU."""
    em = size * EMU_PER_POINT * scale // 100
    room = width * 1000 // em
    lines = sum(len(_lines(item.text, _room(room, item))) for item in samples)
    return (lines * LINE + max(len(samples) - 1, 0) * BETWEEN) * em // 1000


def _row_heights(rows: Sequence[Sequence[Sequence[Sample]]], widths: Sequence[int], size: int, scale: int) -> list[int]:
    def height(cell: Sequence[Sample], width: int) -> int:
        return needed_height(cell, size, width - 2 * CELL_SIDE, scale) + 2 * CELL_TOP

    return [max((height(*one) for one in zip(row, widths, strict=False)), default=0) for row in rows]


def wrapped(sample: Sample, size: int, width: int) -> list[str]:
    """Return the lines of a paragraph in type of so many hundredths of a point.

    A word longer than a line is followed by empty ones.
    """
    return _lines(sample.text, _room(width * 100_000 // (size * EMU_PER_POINT), sample))


def _room(width: int, sample: Sample) -> int:
    room = width - sample.indent * INDENT
    return max(room * 1000 // _BOLD if sample.bold else room, 1)


def _lines(text: str, room: int) -> list[str]:
    return [part for line in text.split("\n") for part in _wrapped(line, room)]


def _wrapped(line: str, room: int) -> list[str]:
    lines, used = [""], 0
    for word in line.split(" "):
        width = sum(_width(sign) for sign in word)
        if used and used + _WIDTHS[" "] + width > room:
            lines.append("")
            used = 0
        lines[-1] += f" {word}" if used else word
        used += width + (_WIDTHS[" "] if used else 0)
        while used > room:  # a word longer than the line
            lines.append("")
            used -= room
    return lines


def _width(sign: str) -> int:
    return _WIDTHS.get(sign) or (_CAPITAL if "A" <= sign <= "Z" else _OTHER)
