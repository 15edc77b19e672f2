"""The course of a plan as a picture and a table; its geometry is the twin of `assets/javascript/schedule/gantt.js`.

A bar for each work package on an axis of weeks. The browser reckons it anew with the days and answers of a profile;
what it needs for that stands in the rows of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.model import DataSheet, SheetRow
from macros.schedule import Slot, schedule
from macros.sheet_plan import PLAN, procures, tasks_of
from macros.wiki.furniture import fill

MOST_TICKS = 16
_LABELS = 330
"""Width of the column of names, in units of the picture."""
_AXIS = 640
_ROW, _BAR = 22, 12
_HEAD = 34
_LONGEST = 46
"""Signs of a name that fit into its column."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class Package:
    """A work package as picture and table name it; `sometimes`: it holds under a condition only."""

    number: str
    name: str
    sometimes: bool


@dataclass(frozen=True)
class Bar:
    """One work package in the picture: its label, where its row stands, and its bar."""

    label: str
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
    """Return the course of a project structure plan as SVG with a table, or nothing for other sheets."""
    if sheet.table != PLAN:
        return ""
    tasks = tasks_of(sheet)
    slots = schedule(tasks)
    whole = max(slot.end for slot in slots.values())
    packages = [_package(row) for row in sheet.rows]
    return fill(
        "verlauf",
        id=f"verlauf-{sheet.id}",
        bars=bars_of(packages, slots, whole),
        ticks=ticks_of(whole, MOST_TICKS),
        whole=whole,
        longest=", ".join(package.number for package in packages if slots[package.number].is_critical),
        width=_LABELS + _AXIS + 30,
        height=_HEAD + _ROW * len(packages) + 8,
        head=_HEAD,
        bar_height=_BAR,
        rows=list(_rows(sheet.rows, slots)),
    )


def bars_of(packages: Sequence[Package], slots: Mapping[str, Slot], whole: int) -> list[Bar]:
    """Return the bars of the packages in their order; the axis is `whole` weeks long."""
    return [_bar(package, place, slots[package.number], whole) for place, package in enumerate(packages)]


def ticks_of(whole: int, most: int) -> list[Tick]:
    """Return the lines of an axis of `whole` weeks, hardly more than `most`."""
    step = next((step for step in _STEPS if whole <= step * most), whole)
    return [Tick(week, _LABELS + _tenths(week, whole)) for week in range(0, whole + 1, step)]


def _package(row: SheetRow) -> Package:
    return Package(str(row.cells["nr"]), str(row.cells["paket"]), row.condition is not None)


def _bar(package: Package, place: int, slot: Slot, whole: int) -> Bar:
    name = package.name if len(package.name) <= _LONGEST else f"{package.name[: _LONGEST - 1].rstrip()}…"
    return Bar(
        label=f"{package.number} {name}",
        y=_HEAD + place * _ROW,
        x=_LABELS + _tenths(slot.start, whole),
        width=_tenths(slot.end - slot.start, whole),
        critical=slot.is_critical,
        sometimes=package.sometimes,
    )


def _rows(rows: Sequence[SheetRow], slots: Mapping[str, Slot]) -> Iterator[Mapping[str, object]]:
    """Yield what the table shows of each package, and what the browser reckons with."""
    for row, package in zip(rows, map(_package, rows), strict=True):
        after, slot = row.cells["nach"], slots[package.number]
        yield {
            "package": package,
            "slot": slot,
            "weeks": row.cells["wochen"],
            "after": " ".join(after) if isinstance(after, tuple) else "",
            "condition": row.condition,
            "procures": procures(row),
        }


def _tenths(weeks: int, whole: int) -> float:
    """Return a length on the axis, to a tenth; in whole numbers, so that both languages round alike."""
    return (20 * _AXIS * weeks + whole) // (2 * whole) / 10
