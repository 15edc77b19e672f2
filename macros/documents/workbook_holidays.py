"""The sheet of public holidays: every holiday by Land, and those of the chosen Land, by which formulas reckon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

from xlsxwriter.utility import xl_col_to_name

from macros.documents.workbook_book import Book, Rule, Worksheet, date_rule, set_paper
from macros.documents.workbook_inputs import Question
from macros.documents.workbook_table import write_cell, write_formula
from macros.public_holidays import LAENDER, public_holidays

HOLIDAYS = "Feiertage"
OFF_DAYS = "FreieTage"
"""What formulas call the holidays of the chosen Land and the team's own days off."""
LAND = "Land"
"""What formulas call the chosen Land."""

_EVERYWHERE = "bundesweit"
_YEARS = 10
_OWN_ROWS = 10
_COLUMNS: Mapping[str | None, str] = dict([(None, _EVERYWHERE), *LAENDER.items()])
_FIRST_LAND = 3
"""The column of the first Land, counted from 0."""


def days_off(revised: dt.date, land: str | None) -> Mapping[dt.date, str]:
    """Return the holidays that a file of this revision knows for a Land."""
    return public_holidays(land, range(revised.year, revised.year + _YEARS + 1))


def land_question(book: Book, land: str | None) -> Question:
    """Return the question for the Land."""
    last = book.sheet.revised.year + _YEARS
    hint = f"Bestimmt die Feiertage (hinterlegt bis {last}). Ohne Auswahl zählen nur die bundesweiten."
    return Question(LAND, "Land", _COLUMNS[land], "input_choice", hint, _land_rule(book))


def write_holidays(book: Book, land: str | None) -> None:
    """Write the sheet; its third column holds what is off in the chosen Land."""
    worksheet = book.add(HOLIDAYS, repeated_rows=(0, 0))
    revised = book.sheet.revised
    days = _all_days(revised)
    last = _OWN_ROWS + len(days) + 1
    _write_head(book, worksheet)
    _write_own_days(book, worksheet)
    for row, (day, name) in enumerate(days, start=_OWN_ROWS + 1):
        worksheet.write_number(row, 0, day.year, book.style("number"))
        worksheet.write_string(row, 1, name, book.style("text"))
        chosen = day if day in days_off(revised, land) else 0
        write_formula(worksheet, (row, 2), _chosen(row + 1), chosen, book.style("reckoned_day"))
        for column, key in enumerate(_COLUMNS, start=_FIRST_LAND):
            there = day if day in days_off(revised, key) else None
            write_cell(worksheet, (row, column), there, book.style("date"))
    worksheet.freeze_panes(1, _FIRST_LAND)
    book.name(OFF_DAYS, f"{HOLIDAYS}!$C$2:$C${last}")


def _land_rule(book: Book) -> Rule:
    return book.choice(tuple(_COLUMNS.values()))


@cache
def _all_days(revised: dt.date) -> tuple[tuple[dt.date, str], ...]:
    """Return every day that is a holiday somewhere, in order, with its name."""
    names: dict[dt.date, str] = {}
    for key in _COLUMNS:
        names.update(days_off(revised, key))
    return tuple(sorted(names.items()))


def _write_head(book: Book, worksheet: Worksheet) -> None:
    worksheet.set_row(0, 32)
    worksheet.set_column(0, 0, 7)
    worksheet.set_column(1, 1, 46)
    worksheet.set_column(2, _FIRST_LAND + len(_COLUMNS) - 1, 13)
    set_paper(worksheet, 7 + 46 + 13 * (len(_COLUMNS) + 1), _FIRST_LAND)
    for column, label in enumerate(("Jahr", "Feiertag", "in Ihrem Land", *_COLUMNS.values())):
        worksheet.write_string(0, column, label, book.style("header"))


def _write_own_days(book: Book, worksheet: Worksheet) -> None:
    """Write the rows for days on which the team's own administration is closed."""
    for row in range(1, _OWN_ROWS + 1):
        worksheet.write_blank(row, 0, None, book.style("number"))
        worksheet.write_string(row, 1, "eigener freier Tag", book.style("input"))
        worksheet.write_blank(row, 2, None, book.style("input_date"))
    worksheet.data_validation(1, 2, _OWN_ROWS, 2, dict(date_rule()))


def _chosen(row: int) -> str:
    first, last = xl_col_to_name(_FIRST_LAND), xl_col_to_name(_FIRST_LAND + len(_COLUMNS) - 1)
    return f"=INDEX(${first}{row}:${last}{row},1,IFERROR(MATCH({LAND},${first}$1:${last}$1,0),1))"
