"""The workbook of risks: their number by formula, colours by severity, a matrix that counts them."""

from __future__ import annotations

from macros.documents.workbook_book import Book, Worksheet
from macros.documents.workbook_hints import write_hints
from macros.documents.workbook_inputs import Inputs
from macros.documents.workbook_styles import GREEN_MARK, ORANGE_MARK, RED_MARK, YELLOW_MARK, Look
from macros.documents.workbook_table import (
    Area,
    TableColumn,
    area,
    blank_columns,
    kind_columns,
    write_formula,
    write_table,
)

RISKS, MATRIX = "Risiken", "Matrix"
_SCALE = (1, 2, 3, 4, 5)
_STATES = ("offen", "in Arbeit", "eingetreten", "erledigt")
_FROZEN = 2

_LEVELS: tuple[tuple[int, str, Look], ...] = (
    (15, "sehr hoch: sofort handeln", RED_MARK),
    (9, "hoch: Gegenmaßnahme fest einplanen", ORANGE_MARK),
    (5, "mittel: im Blick behalten", YELLOW_MARK),
    (1, "gering: beobachten", GREEN_MARK),
)
"""From which number on a risk is how severe, the most severe first."""

_HINTS = (
    "Schätzen Sie im Blatt „Risiken“ Wahrscheinlichkeit und Wirkung jeweils von 1 (gering) bis 5 (sehr hoch). "
    "Die Risikozahl ist beides malgenommen.\n"
    "Das Blatt „Matrix“ zählt mit: Rechts oben liegen die Risiken, über die Sie zuerst sprechen.\n"
    "Tragen Sie Frist und Status ein und gehen Sie das Register in jeder Projektbesprechung durch.\n"
    "Unter der Tabelle ist Platz für eigene Risiken; die Formeln stehen dort schon bereit."
)


def write_risks(book: Book, _: Inputs) -> None:
    """Write all sheets of a register of risks."""
    write_hints(book, _HINTS)
    columns, place = _table(book)
    worksheet = book.add(RISKS, repeated_rows=(0, 0))
    write_table(book, worksheet, columns, place, _FROZEN)
    _mark_numbers(book, worksheet, place.cells("zahl").replace("$", ""))
    _write_matrix(book, place)


def _table(book: Book) -> tuple[dict[str, TableColumn], Area]:
    general, blank = kind_columns(book), blank_columns(book)
    names = [*general, *blank]
    names.insert(names.index("wirkung") + 1, "zahl")
    place = area(names, len(book.sheet.rows))
    one, other = place.letters["wahrscheinlichkeit"], place.letters["wirkung"]

    def product(row: int) -> str:
        return f'=IF(OR({one}{row}="",{other}{row}=""),"",{one}{row}*{other}{row})'

    products = [_estimate(book, row, 0) * _estimate(book, row, 1) for row in range(len(book.sheet.rows))]
    numbers = ["" if row in book.skipped else number for row, number in enumerate(products)]
    states = ["offen" for _ in numbers]
    found = {
        **general,
        **blank,
        "zahl": TableColumn("Risikozahl", 11, "reckoned", numbers, product),
        "Status": TableColumn("Status", 14, "choice", states, rule=book.choice(_STATES)),
    }
    return {name: found[name] for name in names}, place


def _estimate(book: Book, row: int, place: int) -> int:
    return int(str(book.sheet.rows[row].cells[("wahrscheinlichkeit", "wirkung")[place]]))


def _mark_numbers(book: Book, worksheet: Worksheet, cells: str) -> None:
    first = cells.partition(":")[0]
    for least, _, look in _LEVELS:
        criterion = f"=AND(ISNUMBER({first}),{first}>={least})"
        rule = {"type": "formula", "criteria": criterion, "format": book.mark(look), "stop_if_true": True}
        worksheet.conditional_format(cells, rule)


def _write_matrix(book: Book, place: Area) -> None:
    worksheet = book.add(MATRIX)
    worksheet.set_column(0, 0, 20)
    worksheet.set_column(1, 1, 6)
    worksheet.set_column(2, 6, 13)
    worksheet.set_row(0, 32)
    worksheet.write_string(0, 0, "So viele Risiken liegen in jedem Feld", book.style("title"))
    for line, chance in enumerate(reversed(_SCALE), start=2):
        worksheet.set_row(line, 40)
        worksheet.write_number(line, 1, chance, book.style("axis"))
        for column, effect in enumerate(_SCALE, start=2):
            _write_field(book, worksheet, (line, column), place, (chance, effect))
    worksheet.merge_range(2, 0, 6, 0, "Wahrscheinlichkeit", book.style("axis"))
    for column, effect in enumerate(_SCALE, start=2):
        worksheet.write_number(7, column, effect, book.style("axis"))
    worksheet.merge_range(8, 2, 8, 6, "Wirkung", book.style("axis"))
    _write_legend(book, worksheet)


def _write_field(
    book: Book, worksheet: Worksheet, spot: tuple[int, int], place: Area, estimates: tuple[int, int]
) -> None:
    chance, effect = estimates
    chances, effects = (f"{RISKS}!{place.cells(name)}" for name in ("wahrscheinlichkeit", "wirkung"))
    rows = (row for row in range(len(book.sheet.rows)) if row not in book.skipped)
    counted = [(_estimate(book, row, 0), _estimate(book, row, 1)) for row in rows]
    formula = f"=COUNTIFS({chances},{chance},{effects},{effect})"
    look = next(look for least, _, look in _LEVELS if chance * effect >= least)
    write_formula(worksheet, spot, formula, counted.count(estimates), book.field(look))


def _write_legend(book: Book, worksheet: Worksheet) -> None:
    worksheet.write_string(10, 0, "Risikozahl", book.style("heading"))
    most = _SCALE[-1] * _SCALE[-1]
    for line, (least, words, look) in enumerate(_LEVELS, start=11):
        worksheet.write_string(line, 0, f"{least} bis {most}", book.field(look, small=True))
        worksheet.write_string(line, 1, words, book.style("legend"))
        most = least - 1
