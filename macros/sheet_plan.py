"""A project structure plan in weeks: when its work packages take place, and what its phases come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from macros.model import SheetRow
from macros.schedule import Slot, Task, schedule

PLAN = "projektstrukturplan"
"""The kind of sheet that holds a plan."""


@dataclass(frozen=True)
class Phase:
    """Work packages that stand together, each with its slot; the weeks from the first start to the last end."""

    name: str
    packages: tuple[tuple[SheetRow, Slot], ...]

    @property
    def start(self) -> int:
        """Return how many weeks have passed when the first package begins."""
        return min(slot.start for _, slot in self.packages)

    @property
    def end(self) -> int:
        """Return how many weeks have passed when the last package ends."""
        return max(slot.end for _, slot in self.packages)


def phases_of(rows: Sequence[SheetRow]) -> list[Phase]:
    """Return the phases of a plan in the order of its rows."""
    slots = schedule([_task(row) for row in rows])
    placed = [(row, slots[str(row.cells["nr"])]) for row in rows]
    return [Phase(name, tuple(some)) for name, some in groupby(placed, lambda pair: str(pair[0].cells["phase"]))]


def _task(row: SheetRow) -> Task:
    after = row.cells["nach"]
    return Task(str(row.cells["nr"]), int(str(row.cells["wochen"])), after if isinstance(after, tuple) else ())
