"""Fills table files for a municipality: its words in the cells, its start, Land and answers where the file reckons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from macros import conditions
from macros.condition_logic import holds
from macros.documents.table_cells import question_of, questions
from macros.documents.table_csv import write_csv
from macros.documents.table_ical import write_ical
from macros.documents.tables import Words, words_of
from macros.documents.workbook import write_workbook
from macros.documents.workbook_inputs import Inputs
from macros.errors import BaukastenError
from macros.library import Library
from macros.model import DataSheet, Facts, Profile, SheetRow, Values
from macros.public_holidays import public_holidays
from macros.schedule import waiting_for
from macros.sheet_kinds import SHEET_KINDS, CellType

START = "projektbeginn"
"""The field that says when the weeks of all plans begin."""
TABLES = ("xlsx", "csv", "ics")
"""The formats of filled data sheets."""
_WITH_DAYS = "meilensteinplan"
YEARS = 8
"""So long a calendar knows the holidays."""


def filled_table(
    library: Library, sheet: DataSheet, profile: Profile, values: Values, format_name: str
) -> bytes | None:
    """Return a table file for one municipality; None where the sheet has no days for a calendar.

    Raises BaukastenError when a calendar lacks the day on which the weeks begin.
    """
    prompts, labels, written = _filled(words_of(library, sheet), values)
    start = start_of(profile)
    if format_name == "ics":
        return _calendar(sheet_for(sheet, values.facts), start, profile, prompts) if sheet.table == _WITH_DAYS else None
    if format_name == "csv":
        return write_csv(sheet_for(sheet, values.facts), prompts, labels=labels, conditions=written)
    asked = questions(sheet.rows) if sheet.table == "projektstrukturplan" else ()
    answers = {name: values.facts.answers.get(name) == "ja" for name in asked}
    inputs = Inputs(date=start, land=profile.land, answers=answers)
    shown = sheet_for(sheet, values.facts, kept=asked)
    return write_workbook(shown, prompts, labels=labels, conditions=written, inputs=inputs)


def sheet_for(sheet: DataSheet, facts: Facts, kept: Sequence[str] = ()) -> DataSheet:
    """Return a sheet with the rows that hold; those whose condition asks about a field in `kept` stay as they are."""
    fates = [(row, _fate(row, facts, kept)) for row in sheet.rows]
    dropped = {str(row.cells.get("nr")): row for row, left in fates if left is None}
    columns = [column.name for column in SHEET_KINDS[sheet.table].columns if column.type is CellType.ROWS]
    rows = tuple(_without(left, columns, dropped) for _, left in fates if left is not None)
    return replace(sheet, rows=rows)


def start_of(profile: Profile) -> dt.date | None:
    """Return the day on which the weeks of a profile begin."""
    start = profile.fields.get(START)
    return start if isinstance(start, dt.date) else None


def _calendar(sheet: DataSheet, start: dt.date | None, profile: Profile, prompts: Mapping[str, str]) -> bytes:
    if start is None:
        remedy = f"unter „felder“ eine Zeile „{START}: 2027-01-04“ mit dem Montag der ersten Woche ergänzen"
        raise BaukastenError(f"Für den Kalender fehlt im Kommunenprofil das Feld „{START}“. Abhilfe: {remedy}")
    holidays = public_holidays(profile.land, range(start.year, start.year + YEARS))
    return write_ical(sheet, start, holidays, prompts)


def _filled(words: Words, values: Values) -> Words:
    prompts, labels, written = words
    return {name: values.texts.get(name) or prompt for name, prompt in prompts.items()}, labels, written


def _fate(row: SheetRow, facts: Facts, kept: Sequence[str]) -> SheetRow | None:
    """Return the row as it goes into the file, or None where it does not hold."""
    if row.condition is None or question_of(row.condition) in kept:
        return row
    return replace(row, condition=None) if holds(conditions.parse(row.condition), facts) else None


def _without(row: SheetRow, columns: Sequence[str], dropped: Mapping[str, SheetRow]) -> SheetRow:
    """Return a row that waits, in the place of rows that are gone, for what those waited for."""
    waits = {name: waiting_for(_others(row, name), _waits(dropped, name)) for name in columns}
    return replace(row, cells={**row.cells, **waits}) if waits else row


def _waits(rows: Mapping[str, SheetRow], column: str) -> dict[str, tuple[str, ...]]:
    return {number: _others(row, column) for number, row in rows.items()}


def _others(row: SheetRow, column: str) -> tuple[str, ...]:
    others = row.cells[column]
    return others if isinstance(others, tuple) else ()
