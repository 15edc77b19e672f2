"""Which work packages of a sheet hold, and the dates that a workbook shows for them."""

from __future__ import annotations

from collections.abc import Sequence

from macros.documents.table_cells import question_of
from macros.documents.workbook_holidays import days_off
from macros.documents.workbook_inputs import Inputs
from macros.model import DataSheet, SheetRow
from macros.schedule import Task
from macros.schedule_dates import DatedPlan, plan_from, plan_until, usual_start


def dated(sheet: DataSheet, inputs: Inputs) -> DatedPlan:
    """Return the dates that the file shows for these inputs."""
    found = tasks(sheet.rows, inputs)
    holidays = frozenset(days_off(sheet.revised, inputs.land))
    day = inputs.date or usual_start(sheet.revised)
    return plan_until(day, found, holidays) if inputs.backward else plan_from(day, found, holidays)


def tasks(rows: Sequence[SheetRow], inputs: Inputs) -> list[Task]:
    """Return the work packages; those that do not hold take no time."""
    return [
        Task(number(row), weeks(row) if held else 0, after(row))
        for row, held in zip(rows, holding(rows, inputs), strict=True)
    ]


def holding(rows: Sequence[SheetRow], inputs: Inputs) -> list[bool]:
    """Tell for each row whether it holds; rows under a condition that the inputs do not ask about do unless skipped."""
    asked = [question_of(row.condition) for row in rows]
    return [place not in inputs.skipped and (name is None or inputs.answer(name)) for place, name in enumerate(asked)]


def number(row: SheetRow) -> str:
    """Return the number of a work package."""
    return str(row.cells["nr"])


def weeks(row: SheetRow) -> int:
    """Return how many weeks a work package takes."""
    return int(str(row.cells["wochen"]))


def after(row: SheetRow) -> tuple[str, ...]:
    """Return the numbers of the rows that must be done before."""
    cell = row.cells["nach"]
    return tuple(dict.fromkeys(cell)) if isinstance(cell, tuple) else ()
