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
_STEP = 5
_LINE, _BETWEEN = 1150, 600
"""Height of a line and of the space before a paragraph, in thousandths of the type's size."""
_WIDTHS = {" ": 285, **dict.fromkeys("iljI.,;:'!|()[]", 285), **dict.fromkeys("frt-„“", 340)}
_WIDTHS |= {**dict.fromkeys("ckszvxyJ", 510), **dict.fromkeys("mwMW%–—", 850)}
_CAPITAL, _OTHER, _BOLD = 710, 570, 1080
_INDENT = 1300
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


def needed_height(samples: Sequence[Sample], size: int, width: int, scale: int = 100) -> int:
    """Return how high paragraphs stand, in EMU."""
    em = size * EMU_PER_POINT * scale // 100
    room = width * 1000 // em
    lines = sum(lines_in(item.text, _room(room, item)) for item in samples)
    return (lines * _LINE + max(len(samples) - 1, 0) * _BETWEEN) * em // 1000


def lines_in(text: str, room: int) -> int:
    """Return how many lines a text takes where a line has room for so many thousandths of the type's size."""
    return sum(_wrapped(line, max(room, 1)) for line in text.split("\n"))


def _room(width: int, sample: Sample) -> int:
    room = width - sample.indent * _INDENT
    return room * 1000 // _BOLD if sample.bold else room


def _wrapped(line: str, room: int) -> int:
    lines, used = 1, 0
    for word in line.split(" "):
        width = sum(_width(sign) for sign in word)
        if used and used + _WIDTHS[" "] + width > room:
            lines, used = lines + 1, 0
        used += width + (_WIDTHS[" "] if used else 0)
        while used > room:  # a word longer than the line
            lines, used = lines + 1, used - room
    return lines


def _width(sign: str) -> int:
    return _WIDTHS.get(sign) or (_CAPITAL if "A" <= sign <= "Z" else _OTHER)
