"""The bars of a plan: one narrow column a week, coloured by conditional formats."""

from __future__ import annotations

import datetime as dt

from xlsxwriter.utility import xl_col_to_name

from macros.documents.workbook_book import Book, Worksheet
from macros.documents.workbook_inputs import Inputs
from macros.documents.workbook_plan_dates import dated
from macros.documents.workbook_plan_table import START
from macros.documents.workbook_styles import BLUE, LINE, Look
from macros.documents.workbook_table import Area, write_formula
from macros.schedule_dates import WORKING_DAYS, DatedPlan

_MONTHS = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")
_FEWEST_WEEKS, _MOST_WEEKS, _SPARE_WEEKS, _HOLIDAYS = 160, 1040, 26, 1.12
_WIDTH = 2.3
_MONTH_HEIGHT = 44
_EDGE: Look = {"top": 1, "top_color": "#FFFFFF", "bottom": 1, "bottom_color": "#FFFFFF"}
_CRITICAL: Look = {"bg_color": "#A8483F", **_EDGE}
_NORMAL: Look = {"bg_color": BLUE, **_EDGE}
_SLACK: Look = {"bg_color": "#CFE0E6", **_EDGE}
_MONTH_LINE: Look = {"left": 1, "left_color": LINE}


def write_bars(book: Book, worksheet: Worksheet, place: Area, plan: DatedPlan) -> None:
    """Write the weeks to the right of the table, beginning with the week of the first working day."""
    first = len(place.letters)
    count = weeks_shown(dated(book.sheet, Inputs()).days)  # so many as answers that somebody changes can need
    worksheet.set_row(0, _MONTH_HEIGHT)
    worksheet.set_column(first, first, _WIDTH, None, {"collapsed": True})
    worksheet.set_column(first + 1, first + count - 1, _WIDTH)
    monday = plan.start - dt.timedelta(days=plan.start.weekday())
    for week in range(count):
        _write_week(book, worksheet, first + week, monday + dt.timedelta(weeks=week), is_first=week == 0)
    _write_marks(book, worksheet, place, first, first + count - 1)


def weeks_shown(days: int) -> int:
    """Return how many weeks there is room for: those of the plan, its holidays and some more, twenty years at most."""
    return min(max(_FEWEST_WEEKS, int(days / WORKING_DAYS * _HOLIDAYS) + _SPARE_WEEKS), _MOST_WEEKS)


def _write_week(book: Book, worksheet: Worksheet, column: int, monday: dt.date, *, is_first: bool) -> None:
    before, here = xl_col_to_name(column - 1), xl_col_to_name(column)
    months = ",".join(f'"{month}"' for month in _MONTHS)
    label = f'CHOOSE(MONTH({here}2),{months})&" "&RIGHT(YEAR({here}2),2)'
    shown = is_first or monday.month != (monday - dt.timedelta(weeks=1)).month
    month = f"={label}" if is_first else f'=IF(MONTH({here}2)=MONTH({before}2),"",{label})'
    day = f"={START}-WEEKDAY({START},2)+1" if is_first else f"={before}2+7"
    text = f"{_MONTHS[monday.month - 1]} {monday.year % 100:02}" if shown else ""
    write_formula(worksheet, (0, column), month, text, book.style("month"))
    write_formula(worksheet, (1, column), day, monday, book.style("week"))


def _write_marks(book: Book, worksheet: Worksheet, place: Area, first: int, last: int) -> None:
    at, row, monday = place.letters, place.first, f"{xl_col_to_name(first)}$2"
    cells = f"{xl_col_to_name(first)}{row}:{xl_col_to_name(last)}{place.last}"
    begun = f"${at['tage']}{row}>0,{monday}+4>=${at['frueh_beginn']}{row}"
    until = f"{monday}<=${at['frueh_ende']}{row}"
    marks = (
        (f'=AND({begun},{until},${at["kritisch"]}{row}<>"")', _CRITICAL),
        (f"=AND({begun},{until})", _NORMAL),
        (f"=AND({begun},{monday}<=${at['spaet_ende']}{row})", _SLACK),
    )
    for criterion, look in marks:
        rule = {"type": "formula", "criteria": criterion, "format": book.mark(look), "stop_if_true": True}
        worksheet.conditional_format(cells, rule)
    month = {"type": "formula", "criteria": f"=DAY({monday})<8", "format": book.mark(_MONTH_LINE)}
    worksheet.conditional_format(cells, month)
