"""The workbook of responsibilities: tasks by roles with R, A, C and I, checked by formula, and the same as a list."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter.utility import xl_col_to_name

from macros.documents.table_cells import has_conditions
from macros.documents.workbook_book import Book, Worksheet
from macros.documents.workbook_heights import height
from macros.documents.workbook_hints import write_hints
from macros.documents.workbook_inputs import Inputs
from macros.documents.workbook_styles import GREEN_MARK, RED_MARK
from macros.documents.workbook_table import (
    SPARE_ROWS,
    area,
    kind_columns,
    row_options,
    write_cell,
    write_formula,
    write_table,
)
from macros.model import SheetRow
from macros.sheet_kinds import ROLES, cell_of_role

MATRIX, LIST = "Matrix", "Liste"
LETTERS = ("R", "A", "A/R", "C", "I")
_RIGHT, _MISSING, _MANY = "in Ordnung", "A fehlt", "mehrere A"
_TASK_WIDTH, _ROLE_WIDTH, _CHECK_WIDTH = 44.0, 5.5, 14.0
_HEADER_HEIGHT = 160  # the longest office in two lines

_HINTS = (
    "R führt aus, A verantwortet, C wird gefragt, I wird informiert; A/R heißt: dieselbe Stelle verantwortet und führt "
    "aus.\n"
    "Im Blatt „Matrix“ wählen Sie in jeder Zeile die Buchstaben. Jede Aufgabe hat genau ein A; die letzte Spalte prüft "
    "das.\n"
    "Im Blatt „Liste“ steht der Vorschlag noch einmal zum Nachlesen. Es ändert sich nicht mit der Matrix."
)


def write_roles(book: Book, _: Inputs) -> None:
    """Write all sheets of a table of responsibilities."""
    write_hints(book, _HINTS)
    _write_matrix(book)
    columns = kind_columns(book)
    worksheet = book.add(LIST, repeated_rows=(0, 0))
    write_table(book, worksheet, columns, area(list(columns), len(book.sheet.rows), spare=0))


def _write_matrix(book: Book) -> None:
    worksheet = book.add(MATRIX, repeated_rows=(0, 0))
    count, check = len(book.sheet.rows), len(ROLES) + 1
    _write_head(book, worksheet, check)
    for row in range(1, count + SPARE_ROWS + 1):
        _write_row(book, worksheet, row, book.sheet.rows[row - 1] if row <= count else None)
    last = count + SPARE_ROWS
    worksheet.data_validation(1, 1, last, len(ROLES), dict(book.choice(LETTERS)))
    for words, look in ((_RIGHT, GREEN_MARK), (_MISSING, RED_MARK), (_MANY, RED_MARK)):
        rule = {"type": "cell", "criteria": "==", "value": f'"{words}"', "format": book.mark(look)}
        worksheet.conditional_format(1, check, last, check, rule)
    worksheet.autofilter(0, 0, count, check)
    worksheet.freeze_panes(1, 1)


def _write_head(book: Book, worksheet: Worksheet, check: int) -> None:
    worksheet.set_row(0, _HEADER_HEIGHT)
    worksheet.set_column(0, 0, _TASK_WIDTH)
    worksheet.set_column(1, check - 1, _ROLE_WIDTH)
    worksheet.set_column(check, check, _CHECK_WIDTH)
    worksheet.write_string(0, 0, "Aufgabe", book.style("header"))
    for column, role in enumerate(ROLES, start=1):
        worksheet.write_string(0, column, book.wording.text(cell_of_role(role)), book.style("header_turned"))
    worksheet.write_string(0, check, "Prüfung", book.style("header"))


def _write_row(book: Book, worksheet: Worksheet, row: int, content: SheetRow | None) -> None:
    task = _task(book, content) if content else ""
    letters = dict(_letters(content)) if content else {}
    write_cell(worksheet, (row, 0), task, book.style("strong"))
    for column, role in enumerate(ROLES, start=1):
        write_cell(worksheet, (row, column), letters.get(cell_of_role(role)), book.style("choice"))
    if task:
        worksheet.set_row(row, height([(task, _TASK_WIDTH)]), None, row_options(book, row - 1))
    last = xl_col_to_name(len(ROLES))
    cells = f"B{row + 1}:{last}{row + 1}"
    owners = f'COUNTIF({cells},"A")+COUNTIF({cells},"A/R")'
    formula = f'=IF(A{row + 1}="","",IF({owners}=1,"{_RIGHT}",IF({owners}=0,"{_MISSING}","{_MANY}")))'
    write_formula(worksheet, (row, len(ROLES) + 1), formula, _RIGHT if task else "", book.style("reckoned"))


def _task(book: Book, row: SheetRow) -> str:
    task = book.wording.text(row.cells["aufgabe"])
    condition = book.wording.condition(row.condition) if has_conditions(book.sheet) else ""
    return f"{task} ({condition})" if condition else task


def _letters(row: SheetRow) -> Iterator[tuple[str, str]]:
    """Yield a letter for each role; where a role has several, the one that weighs most comes last."""
    for name, letter in (("wird_informiert", "I"), ("wird_gefragt", "C"), ("fuehrt_aus", "R")):
        roles = row.cells[name]
        yield from ((role, letter) for role in roles) if isinstance(roles, tuple) else ()
    owner, doers = str(row.cells["verantwortet"]), row.cells["fuehrt_aus"]
    yield owner, "A/R" if isinstance(doers, tuple) and owner in doers else "A"
