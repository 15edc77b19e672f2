"""A project structure plan: its tasks, its phases in weeks, and its steps with days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from macros.model import DataSheet, SheetRow
from macros.schedule import Slot, Task, schedule
from macros.schedule_dates import DatedPlan
from macros.schedule_warnings import Step

PLAN = "projektstrukturplan"
"""The kind of sheet that holds a plan."""
_BUYER, _AWARD = "Vergabestelle", "vergabe"


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


def tasks_of(sheet: DataSheet) -> list[Task]:
    """Return the work packages of a plan with their durations and predecessors."""
    return [_task(row) for row in sheet.rows]


def phases_of(rows: Sequence[SheetRow]) -> list[Phase]:
    """Return the phases of a plan in the order of its rows."""
    slots = schedule([_task(row) for row in rows])
    placed = [(row, slots[str(row.cells["nr"])]) for row in rows]
    return [Phase(name, tuple(some)) for name, some in groupby(placed, lambda pair: str(pair[0].cells["phase"]))]


def plan_steps(sheet: DataSheet, plan: DatedPlan) -> list[Step]:
    """Return the work packages of a plan with their earliest days."""
    return [_step(row, plan) for row in sheet.rows]


def procures(row: SheetRow) -> bool:
    """Tell whether a work package awards a contract: the Vergabestelle does it, and its name says so.

    Asking the market is not yet a beginning (`ungeprüft`; the rules of the grant go before).
    """
    roles = row.cells.get("zustaendig")
    return isinstance(roles, tuple) and _BUYER in roles and _AWARD in str(row.cells["paket"]).lower()


def _task(row: SheetRow) -> Task:
    after = row.cells["nach"]
    return Task(str(row.cells["nr"]), int(str(row.cells["wochen"])), after if isinstance(after, tuple) else ())


def _step(row: SheetRow, plan: DatedPlan) -> Step:
    slot = plan.slots[str(row.cells["nr"])]
    return Step(f"{row.cells['nr']} {row.cells['paket']}", slot.start, slot.end, procures(row))
