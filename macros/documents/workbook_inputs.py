"""The sheet of inputs: questions with a cell for the answer, and what follows from the answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from macros.documents.table_rows import NOBODY
from macros.documents.workbook_book import Book, Rule, Worksheet
from macros.documents.workbook_heights import height
from macros.documents.workbook_table import Value, write_cell, write_formula

INPUTS = "Angaben"
FORWARD, BACKWARD = "Startdatum", "Zieltermin"
"""From where a plan is reckoned."""

_FIRST_ROW = 3
_LEAST_HEIGHT = 19.0
_WIDTHS = (38.0, 30.0, 70.0)


@dataclass(frozen=True)
class Inputs:
    """What stands in the inputs when a file is opened; None stands for what is usual.

    `land` is a key such as `HE`; `answers` say for fields of conditions whether they hold, yes where none is given.
    `skipped` are the places, from 0, of rows that do not hold: the file hides them and does not count with them.
    """

    date: dt.date | None = None
    backward: bool = False
    land: str | None = None
    answers: Mapping[str, bool] = field(default_factory=dict)
    skipped: frozenset[int] = NOBODY

    def answer(self, name: str) -> bool:
        """Tell whether a condition holds that asks about this field."""
        return self.answers.get(name, True)


@dataclass(frozen=True)
class Question:
    """One line of the sheet; with a formula it is a result. `name` is what other formulas call the cell."""

    name: str
    label: str
    value: Value
    style: str
    hint: str = ""
    rule: Rule | None = None
    formula: str | None = None


def write_inputs(book: Book, questions: Sequence[Question], results: Sequence[Question] = ()) -> None:
    """Write the sheet and give every answer its name."""
    worksheet = book.add(INPUTS)
    for column, width in enumerate(_WIDTHS):
        worksheet.set_column(column, column, width)
    worksheet.set_row(0, 32)
    worksheet.write_string(0, 0, "Ihre Angaben", book.style("title"))
    worksheet.write_string(1, 0, "Gelbe Zellen ausfüllen; alles andere rechnet die Datei.", book.style("note_line"))
    row = _FIRST_ROW
    for question in questions:
        _write_question(book, worksheet, row, question)
        row += 1
    row += 1
    if results:
        worksheet.write_string(row, 0, "Daraus folgt", book.style("heading"))
    for place, result in enumerate(results, start=row + 1):
        _write_question(book, worksheet, place, result)


def _write_question(book: Book, worksheet: Worksheet, row: int, question: Question) -> None:
    style = book.style(question.style)
    worksheet.set_row(row, max(_LEAST_HEIGHT, height([(question.label, _WIDTHS[0]), (question.hint, _WIDTHS[2])])))
    worksheet.write_string(row, 0, question.label, book.style("label"))
    if question.formula:
        write_formula(worksheet, (row, 1), question.formula, question.value, style)
    else:
        write_cell(worksheet, (row, 1), question.value, style)
    worksheet.write_string(row, 2, question.hint, book.style("hint"))
    if question.rule:
        worksheet.data_validation(row, 1, row, 1, dict(question.rule))
    book.name(question.name, f"{INPUTS}!$B${row + 1}")
