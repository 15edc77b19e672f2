"""Reads data sheets: YAML files with typed rows, which become Bausteine whose text is a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from macros.errors import ContentError, Finding, nearest
from macros.front_matter import Id, Names, SnippetMeta, check_meta, index_of
from macros.model import Cell, DataSheet, SheetRow
from macros.schedule import circle
from macros.sheet_kinds import SHEET_KINDS, CellType, SheetColumn, SheetKind, cell_of_role
from macros.sheet_text import sheet_text
from macros.yaml_source import YamlSource

CONDITION = "wenn"
"""The key of a row that says when it holds."""
MOST_ROWS = 1_000
LONGEST_CELL = 300

_NUMBER = re.compile(r"[A-Z]{0,2}\d{1,3}(\.\d{1,3}){0,2}")
_FIELD = re.compile(r"\{\{ ?[a-z0-9_]+ ?\}\}")
_PAGE = re.compile(r"/vorlagen/[a-z0-9-]+/[a-z0-9-]+\.md")
_LONGEST_NAME = 40
"""Signs of a role's name: it stands in a box of a picture."""
_MARKUP = re.compile(r"[|*_`\[\]<>\\{}\n]")


class SheetMeta(SnippetMeta):
    """What a data sheet says of itself, and its rows."""

    tabelle: Id
    zeilen: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=MOST_ROWS)]


def read_sheet(source: YamlSource, names: Names) -> DataSheet:
    """Return a data sheet; raise ContentError with every cell that does not fit."""
    kinds = {key: kind.label for key, kind in SHEET_KINDS.items()}
    meta = check_meta(source, SheetMeta, {**names, "tabelle": kinds})
    kind = SHEET_KINDS[meta.tabelle]
    findings = [*_cell_findings(source, kind, meta.zeilen), *_number_findings(source, kind, meta.zeilen)]
    if findings:
        raise ContentError(findings)
    rows = tuple(_row(source, kind, place, row) for place, row in enumerate(meta.zeilen))
    body, lines = sheet_text(kind, rows)
    return DataSheet(
        id=meta.id,
        kind=meta.art,
        title=meta.titel,
        purpose=meta.wofuer,
        revised=meta.stand,
        status=meta.status,
        body=body,
        path=source.path,
        body_line=1,
        table=meta.tabelle,
        rows=rows,
        lines=lines,
        **index_of(meta),
    )


def _row(source: YamlSource, kind: SheetKind, place: int, row: Mapping[str, Any]) -> SheetRow:
    cells = {column.name: _cell(column, row.get(column.name)) for column in kind.written}
    return SheetRow(cells, row.get(CONDITION), source.line(("zeilen", place)))


def _cell(column: SheetColumn, value: Any) -> Cell:
    if column.type is CellType.CHOICES:
        return tuple(map(cell_of_role, value or ()))
    if column.type is CellType.ROWS:
        return tuple(value or ())
    if column.type is CellType.CHOICE:
        return cell_of_role(str(value or "").strip())
    return value if isinstance(value, int) else str(value or "").strip()


def _cell_findings(source: YamlSource, kind: SheetKind, rows: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    known = [*(column.name for column in kind.written), CONDITION]
    for place, row in enumerate(rows):
        for name in row:
            if name not in known:
                remedy = nearest(str(name), known) or "die Angabe löschen"
                yield _finding(source, (place, name), f"unbekannte Angabe „{name}“", ", ".join(known), remedy)
        if not isinstance(row.get(CONDITION, ""), str):
            found = "die Bedingung ist kein Text"
            yield _finding(source, (place, CONDITION), found, 'zum Beispiel wenn: "feld:foerderung=ja"')
        for column in kind.written:
            if column.name not in row and not column.needed:
                continue
            for found, expected, remedy in _faults(column, row.get(column.name)):
                yield _finding(source, (place, column.name), found, expected, remedy)


Fault = tuple[str, str, str]


def _faults(column: SheetColumn, value: Any) -> Iterator[Fault]:
    """Yield what is wrong with a cell: found, expected, remedy."""
    if value in (None, "", []):
        yield f"„{column.name}“ fehlt", "", f"eine Angabe „{column.name}: …“ ergänzen"
    elif column.type is CellType.WHOLE_NUMBER:
        if isinstance(value, bool) or not isinstance(value, int) or not column.least <= value <= column.most:
            expected = f"eine ganze Zahl von {column.least} bis {column.most}"
            yield f"„{column.name}“ hat den unpassenden Wert „{value}“", expected, "die Zahl berichtigen"
    elif column.type in {CellType.ROWS, CellType.CHOICES}:
        yield from _list_faults(column, value)
    elif not isinstance(value, str):
        expected = "ein Text in geraden Anführungszeichen"
        yield f"„{column.name}“ ist kein Text", expected, f'{column.name}: "{value}" schreiben'
    elif column.type is CellType.CHOICE:
        yield from _choice_faults(column, value)
    elif column.type is CellType.PAGE:
        if not _PAGE.fullmatch(value):
            expected = "die Adresse einer Vorlage wie in einem Link, zum Beispiel /vorlagen/abfrage/abfragebogen.md"
            yield f"„{column.name}“ nennt keine Vorlage: „{value}“", expected, "die Adresse so schreiben"
    else:
        yield from _text_faults(column, value)


def _list_faults(column: SheetColumn, value: Any) -> Iterator[Fault]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        expected = 'eine Liste in eckigen Klammern, Nummern in Anführungszeichen: ["1.1", "1.2"]'
        yield f"„{column.name}“ ist keine Liste von Texten", expected, "die Angabe so schreiben"
    elif column.type is CellType.CHOICES:
        for item in value:
            yield from _choice_faults(column, item)


def _choice_faults(column: SheetColumn, value: str) -> Iterator[Fault]:
    if value not in column.options:
        remedy = nearest(value, column.options) or "einen dieser Werte schreiben"
        yield f"„{column.name}“ hat den unbekannten Wert „{value}“", f"einer von: {', '.join(column.options)}", remedy


def _text_faults(column: SheetColumn, value: str) -> Iterator[Fault]:
    if column.type is CellType.NUMBER_OF_ROW and not _NUMBER.fullmatch(value):
        yield f"„{value}“ ist keine Nummer", "eine Nummer wie 1.2, M3 oder R4", "die Nummer berichtigen"
    elif column.type is CellType.NAME_OF_ROW and (len(value) > _LONGEST_NAME or "{" in value):
        expected = f"ein Name ohne Feld mit höchstens {_LONGEST_NAME} Zeichen"
        yield f"„{value}“ ist kein kurzer Name", expected, "den Namen kürzen; Felder stehen in den anderen Spalten"
    elif len(value) > LONGEST_CELL:
        yield f"„{column.name}“ ist länger als {LONGEST_CELL} Zeichen", "ein kurzer Text", "den Text kürzen"
    elif sign := _MARKUP.search(_FIELD.sub("", value)):
        shown = "ein Zeilenumbruch" if sign[0] == "\n" else f"das Zeichen {sign[0]}"
        expected = "einfacher Text ohne Formatierung; Felder wie {{ kommune_gen }} sind möglich"
        yield f"in „{column.name}“ steht {shown}", expected, "das Zeichen streichen oder umschreiben"


def _number_findings(source: YamlSource, kind: SheetKind, rows: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """Yield numbers and names that stand twice, and what is wrong with references to them."""
    keys = [column for column in kind.columns if column.type in {CellType.NUMBER_OF_ROW, CellType.NAME_OF_ROW}]
    for name, word in ((key.name, "die Nummer" if key.type is CellType.NUMBER_OF_ROW else "den Namen") for key in keys):
        first: dict[object, int] = {}
        for place, row in enumerate(rows):
            number = str(row.get(name))
            if number in first:
                found = f"{word} {number} gibt es schon in Zeile {source.line(('zeilen', first[number]))}"
                yield _finding(source, (place, name), found, "jede Angabe nur einmal", f"{word} ändern")
            first.setdefault(number, place)
        yield from _reference_findings(source, kind, rows, first)
    yield from _lost_findings(source, kind, rows)


def _reference_findings(
    source: YamlSource, kind: SheetKind, rows: Sequence[Mapping[str, Any]], known: Mapping[object, int]
) -> Iterator[Finding]:
    for column in kind.columns:
        if column.type not in {CellType.ROWS, CellType.NAMED_ROW}:
            continue
        wanted = {number: _references(column, rows[place].get(column.name)) for number, place in known.items()}
        for number, others in wanted.items():
            for other in others:
                if other not in known:
                    remedy = nearest(other, [str(one) for one in known]) or "eine vorhandene Zeile nennen"
                    found = f"„{column.name}“ nennt {other}, das gibt es nicht"
                    yield _finding(source, (known[number], column.name), found, "", remedy)
        if path := circle({str(number): others for number, others in wanted.items()}):
            word = "warten im Kreis aufeinander" if column.type is CellType.ROWS else "hängen im Kreis aneinander"
            found = f"Zeilen {word}: {' → '.join(path)}"
            yield _finding(source, (known[path[0]], column.name), found, "", "einen der Verweise streichen")


def _references(column: SheetColumn, value: Any) -> tuple[str, ...]:
    if column.type is CellType.NAMED_ROW:
        return (value,) if isinstance(value, str) and value else ()
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _lost_findings(source: YamlSource, kind: SheetKind, rows: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """Yield rows that would stay behind without the row that they are attached to."""
    key = next((column.name for column in kind.columns if column.type is CellType.NAME_OF_ROW), "")
    conditions = {str(row.get(key)): row.get(CONDITION) for row in rows}
    for column in (column for column in kind.columns if column.type is CellType.NAMED_ROW):
        for place, row in enumerate(rows):
            other = str(row.get(column.name) or "")
            if conditions.get(other) not in {None, row.get(CONDITION)}:
                found = f"„{other}“ gilt nur unter einer Bedingung, diese Zeile nicht unter derselben"
                remedy = "die Zeile an eine Rolle hängen, die immer da ist, oder dieselbe Bedingung nennen"
                yield _finding(source, (place, column.name), found, "", remedy)


def _finding(source: YamlSource, cell: tuple[int, str], found: str, expected: str = "", remedy: str = "") -> Finding:
    """Return a finding about a cell, which its row (by place) and its column name."""
    return Finding(source.path, source.line(("zeilen", *cell)), found, expected, remedy)
