"""The first sheet of every workbook: what the file is for and how to use it, in a few German sentences."""

from __future__ import annotations

from collections.abc import Sequence

from macros.documents.table_cells import has_conditions
from macros.documents.workbook_book import Book, Worksheet
from macros.documents.workbook_heights import height

HINTS = "Hinweise"
_COLOURS = (
    "Mit gelben Zellen rechnet die Datei, graue füllt sie selbst. Alles Übrige ergänzen und ändern Sie nach Bedarf."
)
_PROMPTS = "Angaben in eckigen Klammern ersetzen Sie durch die Ihrer Kommune."
_HIDDEN = (
    "In einer ausgefüllten Datei sind Zeilen ausgeblendet, die für Ihre Kommune nicht gelten. Sie zählen nicht mit."
)
_TITLE_HEIGHT, _HEADING_HEIGHT = 32, 24
_WIDTH = 110


def write_hints(book: Book, hints: str, *, reckons: bool = True) -> None:
    """Write the sheet with title, purpose, hints (one a line), pitfalls and origin; `reckons`: there are formulas."""
    sheet = book.sheet
    worksheet = book.add(HINTS)
    worksheet.set_column(0, 0, 3)
    worksheet.set_column(1, 1, _WIDTH)
    worksheet.set_row(0, _TITLE_HEIGHT)
    worksheet.write_string(0, 0, sheet.title, book.style("title"))
    worksheet.set_row(1, height([(sheet.purpose, _WIDTH)]))
    worksheet.write_string(1, 1, sheet.purpose, book.style("plain"))
    more = [*([_COLOURS] if reckons else []), *([_HIDDEN] if has_conditions(sheet) else []), _PROMPTS]
    row = _list(book, worksheet, 3, "So nutzen Sie die Datei", (*hints.splitlines(), *more))
    if sheet.pitfalls:
        row = _list(book, worksheet, row, "Woran es oft scheitert", sheet.pitfalls)
    origin = f"Stand: {sheet.revised:%d.%m.%Y} · Zwillingsbaukasten, Datenblatt „{sheet.id}“ · Inhalte frei nutzbar"
    worksheet.write_string(row, 1, f"{origin} (CC0 1.0)", book.style("note"))


def _list(book: Book, worksheet: Worksheet, row: int, heading: str, items: Sequence[str]) -> int:
    """Write a heading and its items; return the row after the gap that follows."""
    worksheet.set_row(row, _HEADING_HEIGHT)
    worksheet.write_string(row, 0, heading, book.style("heading"))
    for place, item in enumerate(items, start=row + 1):
        worksheet.set_row(place, height([(item, _WIDTH)]))
        worksheet.write_string(place, 0, "•", book.style("plain"))
        worksheet.write_string(place, 1, item, book.style("plain"))
    return row + len(items) + 2
