"""The table of a project plan: what the team sees and changes, dates by formula, and the days that they rest on.

Formulas reckon in working days since the start (hidden columns), forward and backward, and turn the outcome into dates
once. So neither direction needs the other's dates, and no formula depends on itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from macros.documents.table_cells import has_conditions, question_of
from macros.documents.workbook_book import Book, Worksheet, number_rule
from macros.documents.workbook_holidays import OFF_DAYS
from macros.documents.workbook_inputs import Inputs
from macros.documents.workbook_plan_dates import after, holding, number, tasks, weeks
from macros.documents.workbook_styles import FADED_MARK, RED_MARK
from macros.documents.workbook_table import Area, TableColumn, area, kind_columns, write_table
from macros.model import DataSheet
from macros.schedule import schedule
from macros.schedule_dates import WORKING_DAYS, DatedPlan

PLAN = "Plan"
YES, NO = "ja", "nein"
START, TOTAL = "Projektbeginn", "Gesamttage"
"""What formulas call the first working day and the length of the plan."""

_CRITICAL, _SKIPPED = "kritisch", "entfällt"
_STATES = ("offen", "in Arbeit", "erledigt", "verschoben", "entfällt")
_HEADER = 1
_FROZEN = 2
_MOST_ARGUMENTS = 200
_MOST_WEEKS = 500

Formula = Callable[[int], str]


def cell_name(field: str) -> str:
    """Return what formulas call the answer to the question for a field."""
    return f"Gilt_{field}"


def plan_area(sheet: DataSheet) -> Area:
    """Return where the table of a plan stands."""
    when = ["wenn"] if has_conditions(sheet) else []
    words = ["nr", "paket", "phase", "ergebnis", "zustaendig", "nach", *when, "gilt", "wochen"]
    dates = ["frueh_beginn", "frueh_ende", "spaet_beginn", "spaet_ende", "puffer", "kritisch"]
    days = ["tage", "frueh_ab", "frueh_bis", "spaet_ab", "spaet_bis"]
    return area([*words, *dates, "status", "bemerkung", *days], len(sheet.rows), header=_HEADER, spare=0)


def write_plan_table(book: Book, inputs: Inputs, plan: DatedPlan, place: Area) -> Worksheet:
    """Write the table and return its sheet."""
    worksheet = book.add(PLAN, repeated_rows=(0, _HEADER))
    worksheet.write_string(0, 0, book.sheet.title, book.style("sheet_title"))
    found = {
        **_text_columns(book),
        **_input_columns(book, inputs, place),
        **_date_columns(plan, holding(book.sheet.rows, inputs), place),
        **_day_columns(book.sheet, inputs, place),
    }
    columns = {name: found[name] for name in place.letters}
    write_table(book, worksheet, columns, place, _FROZEN)
    _mark_rows(book, worksheet, place)
    worksheet.print_area(0, 0, place.last - 1, list(place.letters).index("bemerkung"))
    return worksheet


def _text_columns(book: Book) -> dict[str, TableColumn]:
    general = kind_columns(book)
    widths = {"nr": 7, "paket": 36, "phase": 18, "ergebnis": 28, "zustaendig": 24, "nach": 11, "wenn": 18}
    return {
        name: replace(column, width=widths[name], style="strong" if name == "paket" else "text", rule=None)
        for name, column in general.items()
        if name in widths
    }


def _input_columns(book: Book, inputs: Inputs, place: Area) -> dict[str, TableColumn]:
    rows = book.sheet.rows
    asked = [question_of(row.condition) for row in rows]
    answers = [YES if held else NO for held in holding(rows, inputs)]
    styles = ["reckoned" if name else "input_choice" for name in asked]
    formulas = [f"={cell_name(name)}" if name else "" for name in asked]
    week_rule = number_rule(0, _MOST_WEEKS, whole=False)
    return {
        "gilt": TableColumn(
            "Gilt", 8, "input_choice", answers, lambda row: formulas[row - place.first], book.choice((YES, NO)), styles
        ),
        "wochen": TableColumn("Wochen", 9, "input_number", [weeks(row) for row in rows], rule=week_rule),
        "status": TableColumn("Status", 13, "choice", rule=book.choice(_STATES)),
        "bemerkung": TableColumn("Bemerkung", 30),
    }


def _date_columns(plan: DatedPlan, held: Sequence[bool], place: Area) -> dict[str, TableColumn]:
    slots = list(plan.slots.values())
    slack = [slot.slack if holds else _SKIPPED for slot, holds in zip(slots, held, strict=True)]
    critical = [_CRITICAL if days == 0 else "" for days in slack]
    at = place.letters

    def date(name: str, back: int = 0) -> Formula:
        less = f"-{back}" if back else ""
        return lambda row: f"=WORKDAY({START},{at[name]}{row}{less},{OFF_DAYS})"

    def slack_of(row: int) -> str:
        return f'=IF({at["tage"]}{row}=0,"{_SKIPPED}",{at["spaet_ab"]}{row}-{at["frueh_ab"]}{row})'

    def critical_of(row: int) -> str:
        return f'=IF({at["puffer"]}{row}=0,"{_CRITICAL}","")'

    day = "reckoned_date"
    return {
        "frueh_beginn": TableColumn("Beginn frühestens", 12, day, [slot.start for slot in slots], date("frueh_ab")),
        "frueh_ende": TableColumn("Ende frühestens", 12, day, [slot.end for slot in slots], date("frueh_bis", 1)),
        "spaet_beginn": TableColumn("Beginn spätestens", 12, day, [s.latest_start for s in slots], date("spaet_ab")),
        "spaet_ende": TableColumn("Ende spätestens", 12, day, [s.latest_end for s in slots], date("spaet_bis", 1)),
        "puffer": TableColumn("Puffer in Arbeitstagen", 13, "reckoned", slack, slack_of),
        "kritisch": TableColumn("Kritisch", 10, "reckoned", critical, critical_of),
    }


def _day_columns(sheet: DataSheet, inputs: Inputs, place: Area) -> dict[str, TableColumn]:
    found = tasks(sheet.rows, inputs)
    slots = schedule(found).values()
    at = place.letters
    before, behind = _neighbours(sheet, place)

    def days(row: int) -> str:
        return f'=IF({at["gilt"]}{row}="{YES}",ROUND({WORKING_DAYS}*{at["wochen"]}{row},0),0)'

    formulas: dict[str, tuple[str, Formula, list[int]]] = {
        "tage": ("Tage", days, [task.weeks for task in found]),
        "frueh_ab": (
            *("frühestens ab", lambda row: f"={_joined('MAX', '0', at['frueh_bis'], before[row])}"),
            [slot.start for slot in slots],
        ),
        "frueh_bis": (
            *("frühestens bis", lambda row: f"={at['frueh_ab']}{row}+{at['tage']}{row}"),
            [slot.end for slot in slots],
        ),
        "spaet_ab": (
            *("spätestens ab", lambda row: f"={at['spaet_bis']}{row}-{at['tage']}{row}"),
            [slot.latest_start for slot in slots],
        ),
        "spaet_bis": (
            *("spätestens bis", lambda row: f"={_joined('MIN', TOTAL, at['spaet_ab'], behind[row])}"),
            [slot.latest_end for slot in slots],
        ),
    }
    return {
        name: TableColumn(label, 10, "folded", [WORKING_DAYS * value for value in values], formula, folded=True)
        for name, (label, formula, values) in formulas.items()
    }


def _neighbours(sheet: DataSheet, place: Area) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return by row the rows that must be done before it, and those that wait for it."""
    lines = {number(row): line for line, row in enumerate(sheet.rows, start=place.first)}
    before = {lines[number(row)]: [lines[name] for name in after(row)] for row in sheet.rows}
    behind: dict[int, list[int]] = {line: [] for line in before}
    for line, others in before.items():
        for other in others:
            behind[other].append(line)
    return before, behind


def _joined(function: str, start: str, letter: str, rows: Sequence[int]) -> str:
    """Return a MAX or MIN over cells; functions of tables take a bounded number of arguments."""
    cells = [f"{letter}{row}" for row in rows]
    groups = [cells[at : at + _MOST_ARGUMENTS] for at in range(0, len(cells), _MOST_ARGUMENTS)]
    parts = [",".join(group) for group in groups]
    if len(parts) > 1:
        parts = [f"{function}({part})" for part in parts]
    return f"{function}({','.join([start, *parts])})"


def _mark_rows(book: Book, worksheet: Worksheet, place: Area) -> None:
    at, last = place.letters, f"{place.letters['bemerkung']}{place.last}"
    faded = {"type": "formula", "criteria": f'=${at["gilt"]}{place.first}="{NO}"', "format": book.mark(FADED_MARK)}
    gone = {**faded, "format": book.mark({**FADED_MARK, "num_format": ";;;"})}
    dates = f"{at['frueh_beginn']}{place.first}:{at['spaet_ende']}{place.last}"
    worksheet.conditional_format(dates, gone)
    worksheet.conditional_format(f"A{place.first}:{last}", faded)
    criterion = f'=${at["kritisch"]}{place.first}="{_CRITICAL}"'
    critical = {"type": "formula", "criteria": criterion, "format": book.mark(RED_MARK)}
    worksheet.conditional_format(f"{at['puffer']}{place.first}:{at['kritisch']}{place.last}", critical)
