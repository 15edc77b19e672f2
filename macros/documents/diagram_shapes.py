"""Shapes of a picture in a document, as SVG of our own: in points, in the vendored font, in few quiet colours."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from html import escape

from macros.model import Cell

WIDTH = 468
"""Width of every picture in points: the width of a page's text, so that type keeps its size."""
INK, PALE, LINE, GROUND = "#14343f", "#45565d", "#c9d6da", "#e3eff3"
SMALL = 7.2
"""Size of the smallest type in points."""

_FIELD = re.compile(r"\{\{ ?[a-z0-9_]+ ?\}\}")
_PIXELS = 96 / 72
_SIGN = 0.5
"""Width of a sign of the vendored font, in its size, on the safe side of the average."""


def picture(height: float, shapes: Iterable[str]) -> str:
    """Return shapes as an SVG of the full width on white ground."""
    size = f'width="{WIDTH * _PIXELS:g}" height="{height * _PIXELS:g}" viewBox="0 0 {WIDTH} {height:g}"'
    ground = box(0, 0, WIDTH, height, 'fill="#ffffff"')
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{ground}{"".join(shapes)}</svg>'


def box(x: float, y: float, width: float, height: float, style: str) -> str:
    """Return a rectangle; `style` are attributes of SVG."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" {style}/>'


def line(x1: float, y1: float, x2: float, y2: float, style: str = f'stroke="{INK}"') -> str:
    """Return a straight line; `style` are attributes of SVG."""
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" {style}/>'


def text(x: float, y: float, words: str, *, size: float = SMALL, style: str = "") -> str:
    """Return words whose line stands at y; `style` are further attributes of SVG."""
    return (
        f'<text x="{x:g}" y="{y:g}" font-family="Liberation Sans" font-size="{size:g}" {style}>{escape(words)}</text>'
    )


def without_fields(cell: Cell) -> str:
    """Return the text of a cell with dots for fields: a picture is drawn before anyone fills them."""
    return _FIELD.sub("…", str(cell))


def fitting(words: str, width: float, size: float = SMALL) -> str:
    """Return words cut off where they would be wider than some points."""
    most = int(width / (size * _SIGN))
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def wrapped(words: str, width: float, size: float = SMALL) -> list[str]:
    """Return words in lines that are no wider than some points."""
    return textwrap.wrap(words, max(int(width / (size * _SIGN)), 4))
