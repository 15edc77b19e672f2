"""The workbook of milestones: days by formula from a start, days that the team has moved, states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from macros.documents.workbook_book import Book, date_rule
from macros.documents.workbook_hints import write_hints
from macros.documents.workbook_holidays import OFF_DAYS, days_off, land_question, write_holidays
from macros.documents.workbook_inputs import Inputs, Question, write_inputs
from macros.documents.workbook_styles import GREEN_MARK, YELLOW_MARK
from macros.documents.workbook_table import Area, TableColumn, area, kind_columns, write_table
from macros.schedule_dates import milestone_day, usual_start

MILESTONES = "Meilensteine"
_START = "Startdatum"
_STATES = ("offen", "in Arbeit", "erreicht", "verschoben")
_FROZEN = 2

_HINTS = (
    "Auf dem Blatt „Angaben“ tragen Sie das Startdatum ein und wählen Ihr Land.\n"
    "Der Termin „laut Plan“ liegt so viele Wochen nach dem Start, wie in der Spalte „Woche“ steht; fällt er auf ein "
    "Wochenende oder einen Feiertag, gilt der nächste Arbeitstag.\n"
    "Verschiebt sich ein Meilenstein, tragen Sie das neue Datum in „Verschoben auf“ ein. Die Spalte „Termin“ zeigt, "
    "was gilt.\n"
    "Eigene freie Tage, etwa Betriebsruhe, tragen Sie oben im Blatt „Feiertage“ ein."
)


def write_milestones(book: Book, inputs: Inputs) -> None:
    """Write all sheets of a plan of milestones."""
    write_hints(book, _HINTS)
    start = inputs.date or usual_start(book.sheet.revised)
    asked = Question(_START, "Startdatum", start, "input_date", "Tag, an dem Woche 0 beginnt", date_rule())
    write_inputs(book, [asked, land_question(book, inputs.land)])
    columns = kind_columns(book)
    names = [*columns, "geplant", "verschoben", "termin", "status"]
    place = area(names, len(book.sheet.rows))
    worksheet = book.add(MILESTONES, repeated_rows=(0, 0))
    columns |= _date_columns(book, place, _days(book, start, inputs.land))
    write_table(book, worksheet, columns, place, _FROZEN)
    for state, look in (("erreicht", GREEN_MARK), ("verschoben", YELLOW_MARK)):
        rule = {"type": "cell", "criteria": "==", "value": f'"{state}"', "format": book.mark(look)}
        worksheet.conditional_format(place.cells("status").replace("$", ""), rule)
    write_holidays(book, inputs.land)


def _days(book: Book, start: dt.date, land: str | None) -> list[dt.date | str]:
    holidays = frozenset(days_off(book.sheet.revised, land))
    days = [milestone_day(start, int(str(row.cells["woche"])), holidays) for row in book.sheet.rows]
    return ["" if place in book.skipped else day for place, day in enumerate(days)]


def _date_columns(book: Book, place: Area, days: Sequence[dt.date | str]) -> dict[str, TableColumn]:
    week, planned, moved = (place.letters[name] for name in ("woche", "geplant", "verschoben"))

    def reckoned(row: int) -> str:
        return f'=IF({week}{row}="","",WORKDAY({_START}+7*{week}{row}-1,1,{OFF_DAYS}))'

    def valid(row: int) -> str:
        return f'=IF({moved}{row}="",{planned}{row},{moved}{row})'

    states = ["offen" for _ in days]
    return {
        "geplant": TableColumn("Termin laut Plan", 14, "reckoned_date", days, reckoned),
        "verschoben": TableColumn("Verschoben auf", 14, "input_date", rule=date_rule()),
        "termin": TableColumn("Termin", 14, "reckoned_date", days, valid),
        "status": TableColumn("Status", 14, "choice", states, rule=book.choice(_STATES)),
    }
