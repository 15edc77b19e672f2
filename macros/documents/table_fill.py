"""Fills table files for a municipality: its words in the cells, its start, Land and answers where the file reckons.

Twin of `docs/assets/javascript/fill/tables/filled-table.js`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace

from macros import conditions
from macros.condition_logic import holds
from macros.documents.gaps import Gaps, prompts_in
from macros.documents.table_cells import Words, fields_of, question_of, questions, without_fields
from macros.documents.table_csv import write_csv
from macros.documents.table_ical import write_ical
from macros.documents.table_rows import skipped_rows, without_rows
from macros.documents.tables import has_calendar, words_of
from macros.documents.workbook import write_workbook
from macros.documents.workbook_inputs import Inputs
from macros.documents.xml import literal
from macros.errors import BaukastenError
from macros.library import Library
from macros.model import DataSheet, Facts, Profile, Values
from macros.public_holidays import KNOWN_YEARS, public_holidays

START = "projektbeginn"
"""The field that says when the weeks of all plans begin."""
TABLES = ("xlsx", "csv", "ics")
"""The formats of filled data sheets."""
_WITH_QUESTIONS = "projektstrukturplan"
_WITH_START = ("meilensteinplan", "projektstrukturplan")


def filled_table(
    library: Library, sheet: DataSheet, profile: Profile, values: Values, format_name: str
) -> bytes | None:
    """Return a table file for one municipality; None where the sheet has no days for a calendar.

    A workbook hides the rows that do not hold, the other formats leave them out. Raises BaukastenError when a calendar
    lacks the day on which the weeks begin.
    """
    words = _filled(words_of(library, sheet), values)
    if format_name == "xlsx":
        return _workbook(sheet, profile, values.facts, words)
    needed = sheet_for(sheet, values.facts)
    prompts, labels, written = words
    if format_name == "csv":
        return write_csv(needed, prompts, labels=labels, conditions=written)
    return _calendar(needed, profile, prompts) if has_calendar(sheet) else None


def open_fields(sheet: DataSheet, values: Values) -> list[str]:
    """Return the fields without a value that the needed rows name, and the start where a file reckons with one."""
    start = [START] if sheet.table in _WITH_START else []
    named = [name for row in sheet_for(sheet, values.facts).rows for name in fields_of(row)]
    return [name for name in dict.fromkeys([*start, *named]) if not values.texts.get(name)]


def sheet_gaps(sheet: DataSheet, facts: Facts) -> list[Gaps]:
    """Return how many prompts in brackets the needed rows hold, which no field fills; nothing where there are none."""
    cells = (cell for row in sheet_for(sheet, facts).rows for cell in row.cells.values())
    count = sum(prompts_in(without_fields(cell)) for cell in cells)
    return [Gaps(sheet.title, count)] if count else []


def sheet_for(sheet: DataSheet, facts: Facts) -> DataSheet:
    """Return a sheet with the rows that hold; what waited for others waits for what those waited for."""
    rows = without_rows(sheet, skipped_rows(sheet, facts)).rows
    return replace(sheet, rows=tuple(replace(row, condition=None) for row in rows))


def start_of(profile: Profile) -> dt.date | None:
    """Return the day on which the weeks of a profile begin."""
    start = profile.fields.get(START)
    return start if isinstance(start, dt.date) else None


def _filled(words: Words, values: Values) -> Words:
    prompts, labels, written = words
    given = {name: literal(values.texts.get(name, "")) for name in prompts}
    return {name: given[name] or prompt for name, prompt in prompts.items()}, labels, written


def _workbook(sheet: DataSheet, profile: Profile, facts: Facts, words: Words) -> bytes:
    prompts, labels, written = words
    asked = questions(sheet.rows) if sheet.table == _WITH_QUESTIONS else ()
    answers = {name: facts.answers.get(name) == "ja" for name in asked}
    skipped = skipped_rows(sheet, facts, asked)
    inputs = Inputs(start_of(profile), land=profile.land, answers=answers, skipped=skipped)
    left = {text: "" if _is_settled(text, facts, asked) else words for text, words in written.items()}
    return write_workbook(sheet, prompts, labels=labels, conditions=left, inputs=inputs)


def _is_settled(condition: str, facts: Facts, asked: Collection[str]) -> bool:
    """Tell whether a row of this condition is there for good, so that nobody has to read when it holds."""
    return question_of(condition) not in asked and holds(conditions.parse(condition), facts)


def _calendar(sheet: DataSheet, profile: Profile, prompts: Mapping[str, str]) -> bytes:
    start = start_of(profile)
    if start is None:
        remedy = f"unter „felder“ eine Zeile „{START}: 2027-01-04“ mit dem Montag der ersten Woche ergänzen"
        raise BaukastenError(f"Für den Kalender fehlt im Kommunenprofil das Feld „{START}“. Abhilfe: {remedy}")
    holidays = public_holidays(profile.land, KNOWN_YEARS)
    return write_ical(sheet, start, holidays, prompts)
