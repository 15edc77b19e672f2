"""Tables in a workbook: one column after the other, with its style, its rule and its formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from macros.documents.table_cells import HOLDS_WHEN, has_conditions, texts
from macros.documents.workbook_book import Book, Rule, Worksheet, date_rule, number_rule, set_paper
from macros.documents.workbook_heights import height
from macros.sheet_kinds import OFFICES, CellType, SheetColumn, cell_of_role

Value = str | int | float | dt.date | None
Spot = tuple[int, int]
"""Row and column, counted from 0."""

SPARE_ROWS = 10
"""Empty rows below a table, ready to be filled."""

_HEADER_HEIGHT = 32
_NARROW, _MIDDLE, _WIDE = 9.0, 14.0, 22.0
_HARMLESS = ("number_stored_as_text", "two_digit_text_year", "formula_differs", "formula_range")
"""What programs would mark with a green corner: numbers of rows are texts, and rows have different predecessors."""
_YES_NO = ("ja", "nein")
_KINDS_OF_COSTS = ("Investition", "Aufwand")
_ATTITUDES = ("unterstützend", "abwartend", "ablehnend")


@dataclass(frozen=True)
class TableColumn:
    """One column of a table.

    `formula` gives a cell's formula by its row as the user counts, or nothing; `values` are then what it comes to.
    `styles` are those of single rows, from the top, where they differ. `spare` tells whether the rows below the last
    one have it all too. `hidden` columns stand there without being seen, `folded` ones can be unfolded.
    """

    label: str
    width: float
    style: str = "text"
    values: Sequence[Value] = ()
    formula: Callable[[int], str] | None = None
    rule: Rule | None = None
    styles: Sequence[str] = ()
    spare: bool = True
    hidden: bool = False
    folded: bool = False


@dataclass(frozen=True)
class Area:
    """Where a table stands: its first row, its last one with content and without, as the user counts; its columns."""

    first: int
    filled: int
    last: int
    letters: Mapping[str, str]

    def cells(self, name: str) -> str:
        """Return all cells of a column as a reference inside the sheet."""
        letter = self.letters[name]
        return f"${letter}${self.first}:${letter}${self.last}"


def area(names: Sequence[str], rows: int, *, header: int = 0, spare: int = SPARE_ROWS) -> Area:
    """Return where a table of named columns will stand whose header is in this row, counted from 0."""
    letters = {name: xl_col_to_name(place) for place, name in enumerate(names)}
    return Area(header + 2, header + 1 + rows, header + 1 + rows + spare, letters)


def write_table(
    book: Book, worksheet: Worksheet, columns: Mapping[str, TableColumn], place: Area, frozen: int = 1
) -> None:
    """Write a table with header, filter, frozen header and frozen first columns."""
    header = place.first - 2
    worksheet.set_row(header, _HEADER_HEIGHT)
    for number, column in enumerate(columns.values()):
        worksheet.set_column(number, number, column.width, None, _column_options(column))
        worksheet.write_string(header, number, column.label, book.style("header"))
        _write_column(book, worksheet, column, number, place)
    _write_rows(book, worksheet, columns.values(), place)
    cells = f"A{place.first}:{xl_col_to_name(len(columns) - 1)}{place.last}"
    worksheet.ignore_errors(dict.fromkeys(_HARMLESS, cells))
    worksheet.autofilter(header, 0, place.filled - 1, len(columns) - 1)
    worksheet.freeze_panes(header + 1, frozen)
    set_paper(worksheet, sum(column.width for column in columns.values() if not column.folded), frozen)


def write_cell(worksheet: Worksheet, spot: Spot, value: Value, style: object) -> None:
    """Write a value as what it is; a text never becomes a formula, a number or a link."""
    if value is None or value == "":
        worksheet.write_blank(*spot, None, style)
    elif isinstance(value, dt.date):
        worksheet.write_datetime(*spot, dt.datetime.combine(value, dt.time()), style)
    elif isinstance(value, int | float):
        worksheet.write_number(*spot, value, style)
    else:
        worksheet.write_string(*spot, value, style)


def write_formula(worksheet: Worksheet, spot: Spot, text: str, value: Value, style: object) -> None:
    """Write a formula together with what it comes to, for programs that do not reckon."""
    worksheet.write_formula(*spot, text, style, serial(value) if isinstance(value, dt.date) else value)


def serial(day: dt.date) -> int:
    """Return a day as the number that tables keep it as."""
    return (day - dt.date(1899, 12, 30)).days


def row_options(book: Book, place: int) -> dict[str, bool]:
    """Return what XlsxWriter must know of a row of the sheet besides its height."""
    return {"hidden": True} if place in book.skipped else {}


def kind_columns(book: Book) -> dict[str, TableColumn]:
    """Return the columns that every sheet of this kind has, by their key in the file."""
    columns = {column.name: _kind_column(book, column) for column in book.kind.columns}
    if has_conditions(book.sheet):
        words = tuple(book.wording.condition(row.condition) for row in book.sheet.rows)
        says_nothing = not any(text for place, text in enumerate(words) if place not in book.skipped)
        columns["wenn"] = TableColumn(HOLDS_WHEN, _WIDE, "text", words, hidden=says_nothing)
    return columns


def blank_columns(book: Book) -> dict[str, TableColumn]:
    """Return the columns that the team fills in, by their heading."""
    return {label: _blank_column(book, label) for label in book.kind.blank}


def _column_options(column: TableColumn) -> dict[str, object]:
    fold = {"level": 1} if column.folded else {}
    return {"hidden": True, **fold} if column.hidden or column.folded else {}


def _kind_column(book: Book, column: SheetColumn) -> TableColumn:
    values: tuple[str | int, ...] = texts(book.shown, column, book.wording)
    if column.type is CellType.WHOLE_NUMBER:
        values = tuple("" if place in book.skipped else value for place, value in enumerate(values))
        width = max(_MIDDLE, max(map(len, column.label.split())) + 3.0)
        return TableColumn(column.label, width, "number", values, rule=number_rule(column.least, column.most))
    if column.type is CellType.CHOICE:
        return TableColumn(column.label, _choice_width(column), "text", values, rule=_choice(book, column))
    if column.type in {CellType.NUMBER_OF_ROW, CellType.ROWS}:
        return TableColumn(column.label, _NARROW + 2, "text", values)
    return TableColumn(column.label, _text_width(column.label, values), "text", values)


def _choice(book: Book, column: SheetColumn) -> Rule:
    """Return the options of a column; those that a profile changes stand in cells, where they can be filled."""
    options = [book.wording.text(cell_of_role(option)) for option in column.options]
    return book.choice(options, in_cells=not OFFICES.keys().isdisjoint(column.options))


def _choice_width(column: SheetColumn) -> float:
    return max(_MIDDLE, len(column.label) + 3.0, min(max(map(len, column.options), default=0) + 3.0, _WIDE))


def _text_width(label: str, values: Sequence[Value]) -> float:
    """Return a width at which the longest text needs few lines."""
    longest = max((len(str(value)) for value in values), default=0)
    return max(_MIDDLE, len(label) + 4.0, min(longest + 2.0, 30.0), min(longest / 3.0, 48.0))


def _blank_column(book: Book, label: str) -> TableColumn:
    if label in {"Frist", "Termin", "Stand"}:
        return TableColumn(label, _MIDDLE, "date", rule=date_rule())
    if label == "Erledigt":
        return TableColumn(label, _MIDDLE, "choice", rule=book.choice(_YES_NO))
    if label == "Haltung":
        return TableColumn(label, 17, "choice", rule=book.choice(_ATTITUDES, strict=False))
    if label == "Investition oder Aufwand":
        return TableColumn(label, 15, "choice", rule=book.choice(_KINDS_OF_COSTS))
    return TableColumn(label, _WIDE)


def _write_rows(book: Book, worksheet: Worksheet, columns: Collection[TableColumn], place: Area) -> None:
    """Make every row as high as its texts need, and hide those that do not hold."""
    for at in range(place.filled - place.first + 1):
        cells = [(column.values[at], column.width) for column in columns if at < len(column.values)]
        high = height(cell for cell in cells if isinstance(cell[0], str))
        worksheet.set_row(place.first - 1 + at, high, None, row_options(book, at))


def _write_column(book: Book, worksheet: Worksheet, column: TableColumn, number: int, place: Area) -> None:
    count = place.last - place.first + 1 if column.spare else len(column.values)
    for at in range(count):
        row = place.first - 1 + at
        value = column.values[at] if at < len(column.values) else ""
        style = book.style(column.styles[at] if at < len(column.styles) else column.style)
        formula = column.formula(row + 1) if column.formula else ""
        if formula:
            write_formula(worksheet, (row, number), formula, value, style)
        else:
            write_cell(worksheet, (row, number), value, style)
    if column.rule and count:
        worksheet.data_validation(place.first - 1, number, place.first + count - 2, number, dict(column.rule))
