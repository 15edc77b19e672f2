"""The workbook of costs: amounts by year, sums, funding and the municipality's own share by formula."""

from __future__ import annotations

from collections.abc import Sequence

from macros.documents.workbook_book import Book, Worksheet, number_rule
from macros.documents.workbook_hints import write_hints
from macros.documents.workbook_inputs import Inputs
from macros.documents.workbook_table import (
    Area,
    TableColumn,
    area,
    blank_columns,
    kind_columns,
    write_cell,
    write_formula,
    write_table,
)

COSTS = "Kosten"
_FROZEN = 2
_SPARE = 10
_MOST = 1_000_000_000
_ONCE = "Einmalig"
"""The first of the columns with amounts."""
_QUOTA = "Foerderquote"
_FUNDED, _SUM = "foerderfaehig", "summe"
_YES_NO = ("ja", "nein")

_HINTS = (
    "Tragen Sie im Blatt „Kosten“ die Beträge in die gelben Zellen ein: einmalige Kosten und die laufenden je Jahr. "
    "Summen je Zeile und Spalte rechnet die Datei.\n"
    "Die Förderquote steht unter der Tabelle. Sie gilt für alle Zeilen, bei denen „Förderfähig“ auf „ja“ steht; der "
    "Eigenanteil ist der Rest.\n"
    "Prüfen Sie „Förderfähig“ anhand Ihrer Förderrichtlinie; laufende Kosten sind oft ausgenommen.\n"
    "Ob eine Zeile Investition oder Aufwand ist und zu welchem Produkt und Sachkonto sie gehört, sagt die Kämmerei. "
    "„Jahr 1“ ist das erste Haushaltsjahr.\n"
    "Über den Summen sind leere Zeilen für eigene Kostenarten vorbereitet."
)


def write_costs(book: Book, _: Inputs) -> None:
    """Write all sheets of a plan of costs."""
    write_hints(book, _HINTS)
    blank = blank_columns(book)
    years = list(blank)[list(blank).index(_ONCE) :]
    columns = kind_columns(book) | {name: blank[name] for name in blank if name not in years}
    names = [*columns, _FUNDED, *years, _SUM]
    place = area(names, len(book.sheet.rows), spare=_SPARE)
    worksheet = book.add(COSTS, repeated_rows=(0, 0))
    write_table(book, worksheet, columns | _amounts(book, place, years), place, _FROZEN)
    _write_sums(book, worksheet, place, [*years, _SUM])


def _amounts(book: Book, place: Area, years: Sequence[str]) -> dict[str, TableColumn]:
    rule = number_rule(0, _MOST, whole=False)
    first, last = place.letters[years[0]], place.letters[years[-1]]
    rows = len(book.sheet.rows)

    def total(row: int) -> str:
        cells = f"{first}{row}:{last}{row}"
        return f'=IF(COUNT({cells})=0,"",SUM({cells}))'

    return {
        _FUNDED: TableColumn("Förderfähig", 13, "input_choice", ["ja"] * rows, rule=book.choice(_YES_NO)),
        **{year: TableColumn(year, 14, "input_euro", rule=rule) for year in years},
        _SUM: TableColumn("Summe", 15, "sum", [""] * rows, total),
    }


def _write_sums(book: Book, worksheet: Worksheet, place: Area, names: Sequence[str]) -> None:
    """Write sum, quota, funding and own share below the table; nobody has entered an amount yet."""
    row = place.last
    label = list(place.letters).index(_FUNDED)
    for line, text in enumerate(("Summe", "Förderquote", "Förderung", "Eigenanteil"), start=row):
        worksheet.write_string(line, label, text, book.style("sum_label"))
        worksheet.set_row(line, 19)
    write_cell(worksheet, (row + 1, label + 1), 0, book.style("input_percent"))
    quota_rule = {**number_rule(0, 1, whole=False), "error_message": "Bitte eine Quote von 0 % bis 100 % eintragen."}
    worksheet.data_validation(row + 1, label + 1, row + 1, label + 1, quota_rule)
    quota = f"{COSTS}!${place.letters[names[0]]}${row + 2}"
    book.name(_QUOTA, quota)
    funded = place.cells(_FUNDED)
    for name in names:
        letter, column = place.letters[name], list(place.letters).index(name)
        cells = f"{letter}{place.first}:{letter}{place.last}"
        formulas = {
            row: f"=SUM({cells})",
            row + 2: f'=ROUND(SUMIF({funded},"ja",{cells})*{_QUOTA},2)',
            row + 3: f"={letter}{row + 1}-{letter}{row + 3}",
        }
        for line, formula in formulas.items():
            write_formula(worksheet, (line, column), formula, 0, book.style("sum"))
