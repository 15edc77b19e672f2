"""A project structure plan as tasks and as steps with days."""

from __future__ import annotations

from macros.model import DataSheet, SheetRow
from macros.schedule import Task
from macros.schedule_dates import DatedPlan
from macros.schedule_warnings import Step

PLAN = "projektstrukturplan"
"""The kind of sheet that is a plan."""
_BUYER, _AWARD = "Vergabestelle", "vergabe"


def tasks_of(sheet: DataSheet) -> list[Task]:
    """Return the work packages of a plan with their durations and predecessors."""
    return [_task(row) for row in sheet.rows]


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
