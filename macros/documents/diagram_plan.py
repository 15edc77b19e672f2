"""The course of a plan as a picture for documents: phases as groups, a bar for each work package, on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.documents.diagram_shapes import (
    GROUND,
    INK,
    LINE,
    PALE,
    WIDTH,
    box,
    fitting,
    line,
    picture,
    text,
    without_fields,
)
from macros.model import SheetRow
from macros.sheet_diagram import shows_phases_only
from macros.sheet_plan import Phase, phases_of

_HEAD, _FOOT = 20, 4
_LABELS = 206
"""Width of the column of names, in points."""
_INDENT = 6
_AXIS = WIDTH - _LABELS - 8
_HEIGHT = 600
"""Height of all lines together: what a page leaves beside its heading and the caption."""
_HIGHEST_LINE = 13.0
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MOST_TICKS = 14


@dataclass(frozen=True)
class _Line:
    """A line of the picture: a phase or one of its packages, and the weeks that it takes."""

    label: str
    start: int
    end: int
    style: str
    is_phase: bool = False


def draw_plan(rows: Sequence[SheetRow]) -> str:
    """Return the course of a plan as SVG."""
    phases = phases_of(rows)
    lines = [item for phase in phases for item in _lines(phase, alone=shows_phases_only(phases))]
    step = min(_HIGHEST_LINE, _HEIGHT / len(lines))
    whole = max(phase.end for phase in phases)
    height = _HEAD + step * len(lines) + _FOOT
    shapes = [*_axis(whole, height)]
    for place, item in enumerate(lines):
        shapes += _drawn(item, _HEAD + place * step, step, whole)
    return picture(height, shapes)


def _lines(phase: Phase, *, alone: bool) -> Iterator[_Line]:
    yield _Line(without_fields(phase.name), phase.start, phase.end, f'fill="{PALE}"', is_phase=True)
    for row, slot in () if alone else phase.packages:
        star = "*" if row.condition else ""
        fill = INK if slot.is_critical else GROUND
        dashes = ' stroke-dasharray="2 1.5"' if row.condition else ""
        style = f'fill="{fill}" stroke="{INK}" stroke-width="0.8"{dashes}'
        yield _Line(f"{row.cells['nr']}{star} {without_fields(row.cells['paket'])}", slot.start, slot.end, style)


def _axis(whole: int, height: float) -> Iterator[str]:
    step = next(step for step in _STEPS if whole <= step * _MOST_TICKS or step == _STEPS[-1])
    yield text(0, _HEAD - 9, "Woche", style=f'fill="{PALE}"')
    for week in range(0, whole + 1, step):
        yield line(_x(week, whole), _HEAD - 5, _x(week, whole), height - 2, f'stroke="{LINE}" stroke-width="0.6"')
        yield text(_x(week, whole), _HEAD - 9, str(week), style=f'fill="{PALE}" text-anchor="middle"')


def _drawn(item: _Line, y: float, step: float, whole: int) -> Iterator[str]:
    left, right = _x(item.start, whole), _x(item.end, whole)
    indent = 0 if item.is_phase else _INDENT
    weight = ' font-weight="bold"' if item.is_phase else ""
    label = fitting(item.label, _LABELS - indent - 6)
    yield text(indent, y + step / 2 + 2.6, label, style=f'fill="{INK}"{weight}')
    high = 2.4 if item.is_phase else step * 0.56
    yield box(left, y + (step - high) / 2, right - left, high, item.style)


def _x(week: int, whole: int) -> float:
    return round(_LABELS + _AXIS * week / whole, 2)
