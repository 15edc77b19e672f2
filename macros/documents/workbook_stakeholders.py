"""The workbook of stakeholders: from influence and interest follows, by formula, how to involve a group."""

from __future__ import annotations

from macros.documents.workbook_book import Book
from macros.documents.workbook_hints import write_hints
from macros.documents.workbook_inputs import Inputs
from macros.documents.workbook_styles import GREEN_MARK, ORANGE_MARK, YELLOW_MARK
from macros.documents.workbook_table import TableColumn, area, blank_columns, kind_columns, write_table

STAKEHOLDERS = "Stakeholder"
_MUCH = 2
"""From which estimate on influence or interest counts as much."""
_CLOSE, _CONTENT, _INFORMED, _WATCHED = "eng einbinden", "zufriedenstellen", "informieren", "beobachten"

_HINTS = (
    "Schätzen Sie im Blatt „Stakeholder“ Einfluss und Interesse jeder Gruppe von 1 (gering) bis 3 (hoch). Die Spalte "
    "„Umgang“ nennt, was daraus folgt; ab 2 zählt ein Wert als hoch.\n"
    "„eng einbinden“: beides hoch. „zufriedenstellen“: viel Einfluss, wenig Interesse. „informieren“: wenig Einfluss, "
    "viel Interesse. „beobachten“: beides gering.\n"
    "Die „Haltung“ schätzt das Projektteam ein. Geben Sie eine ausgefüllte Datei nur innerhalb des Teams weiter und "
    "nennen Sie Gruppen, keine Personen.\n"
    "Unter der Tabelle ist Platz für eigene Gruppen; die Formeln stehen dort schon bereit."
)


def write_stakeholders(book: Book, _: Inputs) -> None:
    """Write all sheets of an analysis of stakeholders."""
    write_hints(book, _HINTS)
    found = {**kind_columns(book), **blank_columns(book)}
    names = list(found)
    names.insert(names.index("interesse") + 1, "umgang")
    place = area(names, len(book.sheet.rows))
    influence, interest = place.letters["einfluss"], place.letters["interesse"]

    def reckoned(row: int) -> str:
        one, other = f"{influence}{row}", f"{interest}{row}"
        strong = f'IF({other}>={_MUCH},"{_CLOSE}","{_CONTENT}")'
        weak = f'IF({other}>={_MUCH},"{_INFORMED}","{_WATCHED}")'
        return f'=IF(OR({one}="",{other}=""),"",IF({one}>={_MUCH},{strong},{weak}))'

    handled = [handling(_number(row.cells["einfluss"]), _number(row.cells["interesse"])) for row in book.sheet.rows]
    values = ["" if place in book.skipped else words for place, words in enumerate(handled)]
    found["umgang"] = TableColumn("Umgang", 18, "reckoned", values, reckoned)
    worksheet = book.add(STAKEHOLDERS, repeated_rows=(0, 0))
    write_table(book, worksheet, {name: found[name] for name in names}, place)
    for words, look in ((_CLOSE, ORANGE_MARK), (_CONTENT, YELLOW_MARK), (_INFORMED, GREEN_MARK)):
        rule = {"type": "cell", "criteria": "==", "value": f'"{words}"', "format": book.mark(look)}
        worksheet.conditional_format(place.cells("umgang").replace("$", ""), rule)


def handling(influence: int, interest: int) -> str:
    """Return how to involve a group of this influence and interest."""
    if influence >= _MUCH:
        return _CLOSE if interest >= _MUCH else _CONTENT
    return _INFORMED if interest >= _MUCH else _WATCHED


def _number(cell: object) -> int:
    return int(str(cell))
