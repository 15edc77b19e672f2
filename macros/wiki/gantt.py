"""The course of a project structure plan as a picture: a bar for each work package on an axis of weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.model import DataSheet, SheetRow
from macros.schedule import Slot, schedule
from macros.sheet_plan import PLAN, tasks_of
from macros.wiki.furniture import fill

_LABELS = 330
"""Width of the column of names, in units of the picture."""
_AXIS = 640
_ROW, _BAR = 22, 12
_HEAD = 34
_LONGEST = 46
"""Signs of a name that fit into its column."""
_MOST_TICKS = 16
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class Bar:
    """One work package in the picture: its words, where its row stands, and its bar."""

    number: str
    name: str
    start: int
    end: int
    y: int
    x: float
    width: float
    critical: bool
    sometimes: bool


@dataclass(frozen=True)
class Tick:
    """A line of the axis."""

    week: int
    x: float


def gantt(sheet: DataSheet) -> str:
    """Return the picture of a project structure plan as SVG with a description in words, or nothing for others."""
    if sheet.table != PLAN:
        return ""
    slots = schedule(tasks_of(sheet))
    whole = max(slot.end for slot in slots.values())
    bars = list(_bars(sheet.rows, slots, whole))
    return fill(
        "verlauf",
        id=f"verlauf-{sheet.id}",
        bars=bars,
        ticks=list(_ticks(whole)),
        whole=whole,
        longest=", ".join(bar.number for bar in bars if bar.critical),
        width=_LABELS + _AXIS + 30,
        height=_HEAD + _ROW * len(bars) + 8,
        head=_HEAD,
        bar_height=_BAR,
    )


def _bars(rows: Sequence[SheetRow], slots: dict[str, Slot], whole: int) -> Iterator[Bar]:
    for place, row in enumerate(rows):
        number, name = str(row.cells["nr"]), str(row.cells["paket"])
        slot = slots[number]
        yield Bar(
            number=number,
            name=name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…",
            start=slot.start,
            end=slot.end,
            y=_HEAD + place * _ROW,
            x=_x(slot.start, whole),
            width=round(_AXIS * (slot.end - slot.start) / whole, 1),
            critical=slot.is_critical,
            sometimes=row.condition is not None,
        )


def _ticks(whole: int) -> Iterator[Tick]:
    step = next((step for step in _STEPS if whole <= step * _MOST_TICKS), whole)
    for week in range(0, whole + 1, step):
        yield Tick(week, _x(week, whole))


def _x(week: int, whole: int) -> float:
    return round(_LABELS + _AXIS * week / whole, 1)
