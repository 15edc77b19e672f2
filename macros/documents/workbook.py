"""The writer of workbooks: a data sheet becomes a table file with which a team goes on working."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from macros.documents.table_cells import Wording
from macros.documents.workbook_book import Book
from macros.documents.workbook_costs import write_costs
from macros.documents.workbook_hints import write_hints
from macros.documents.workbook_inputs import Inputs
from macros.documents.workbook_milestones import write_milestones
from macros.documents.workbook_plan import write_plan
from macros.documents.workbook_risks import write_risks
from macros.documents.workbook_roles import write_roles
from macros.documents.workbook_stakeholders import write_stakeholders
from macros.documents.workbook_table import area, blank_columns, kind_columns, write_table
from macros.model import DataSheet

_NOTHING: Mapping[str, str] = {}
_USUAL = Inputs()

_WRITERS: Mapping[str, Callable[[Book, Inputs], None]] = {
    "kostenplan": write_costs,
    "meilensteinplan": write_milestones,
    "projektstrukturplan": write_plan,
    "risikoregister": write_risks,
    "rollen": write_roles,
    "stakeholderanalyse": write_stakeholders,
}
"""What writes the sheets of a kind that is more than a table."""

_SHEET_NAMES: Mapping[str, str] = {"datenkatalog": "Daten", "kommunikationsplan": "Kommunikation"}
"""What the one sheet of a plain table is called."""

_FROZEN = 2
_HINTS = (
    "Die Zeilen sind ein Vorschlag: Streichen Sie, was nicht passt, und ändern Sie, was bei Ihnen anders ist.\n"
    "Wo es feste Werte gibt, erscheint beim Anklicken eine Liste. Mehrere Angaben trennen Sie mit einem Komma.\n"
    "Unter der Tabelle sind leere Zeilen vorbereitet."
)


def write_workbook(
    sheet: DataSheet,
    prompts: Mapping[str, str],
    *,
    labels: Mapping[str, str] = _NOTHING,
    conditions: Mapping[str, str] = _NOTHING,
    inputs: Inputs = _USUAL,
) -> bytes:
    """Return a data sheet as XLSX; the same sheet gives the same bytes.

    `prompts` and `labels` are those of fields by name, `conditions` say in words when a row holds, by the condition as
    written. `inputs` are the answers that the file opens with, and the rows that it hides.
    """
    book = Book(sheet, Wording(prompts, labels, conditions), inputs.skipped)
    _WRITERS.get(sheet.table, _write_plain_table)(book, inputs)
    return book.finish()


def _write_plain_table(book: Book, _: Inputs) -> None:
    write_hints(book, _HINTS, reckons=False)
    columns = {**kind_columns(book), **blank_columns(book)}
    worksheet = book.add(_SHEET_NAMES.get(book.sheet.table, "Tabelle"), repeated_rows=(0, 0))
    write_table(book, worksheet, columns, area(list(columns), len(book.sheet.rows)), _FROZEN)
