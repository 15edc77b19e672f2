"""What the dialect adds to data sheets: their pictures for documents, and marks by which their tables are filtered."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator

from macros import tokens
from macros.markdown_variants import replace
from macros.model import Cell, DataSheet, SheetRow
from macros.sheet_diagram import diagram_words
from macros.sheet_kinds import ROLES, SHEET_KINDS, CellType, SheetKind, role_of_cell


def place_diagrams(root: ET.Element, sheet: Callable[[str], DataSheet | None]) -> None:
    """Replace every paragraph that is a token of a picture by its words and its caption; documents draw it."""
    for parent in list(root.iter()):
        for child in list(parent):
            match = tokens.TOKEN.fullmatch((child.text or "").strip()) if child.tag == "p" and not len(child) else None
            drawn = sheet(match[2]) if match and match[1] == tokens.DIAGRAM else None
            if drawn is not None:
                replace(parent, child, [_figure(drawn)])


def mark_tables(root: ET.Element, sheet: DataSheet) -> None:
    """Mark the tables of a sheet with its id and what their captions are; each row with what it can be found by."""
    kind = SHEET_KINDS[sheet.table]
    rows = iter(sheet.rows)
    for table in root.iter("table"):
        table.set("data-datenblatt", sheet.id)
        if group := kind.column(kind.group or ""):
            table.set("data-gruppe", group.label)
        if len(roles := _role_columns(kind)) > 1:
            table.set("data-rollen", "|".join(roles))
        for line in table.iterfind("tbody/tr"):
            if choices := ";".join(_choices(kind, next(rows))):
                line.set("data-auswahl", choices)
            for place in _columns_of_rows(kind):
                _drop_hints(line[place])


def _figure(sheet: DataSheet) -> ET.Element:
    words = diagram_words(sheet)
    section = ET.Element("section", {"class": "schaubild", "data-schaubild": sheet.id})
    ET.SubElement(section, "p").text = words.alternative
    ET.SubElement(section, "p").text = words.caption
    return section


def _choices(kind: SheetKind, row: SheetRow) -> Iterator[str]:
    """Yield what a row says in columns of few values, as `Zuständig=IT|Geodaten`."""
    for column in kind.columns:
        if column.type in {CellType.CHOICE, CellType.CHOICES}:
            yield f"{column.label}={'|'.join(_values(row.cells[column.name]))}"


def _columns_of_rows(kind: SheetKind) -> list[int]:
    """Return the places of the shown columns that name other rows."""
    names = [f"{{{column.name}}}" for column in kind.columns if column.type is CellType.ROWS]
    return [place for place, shown in enumerate(kind.shown) if shown.text in names]


def _drop_hints(cell: ET.Element) -> None:
    """Say nothing of when another row holds: that row says so itself, and the column is narrow."""
    for variant in cell.iter("span"):
        if variant.get("class") == "variante":
            hints = variant.findall("span[@class='variantenhinweis']")
            variant.text = (variant.text or "") + "".join(hint.tail or "" for hint in hints)
            for hint in hints:
                variant.remove(hint)


def _role_columns(kind: SheetKind) -> list[str]:
    return [column.label for column in kind.columns if column.options == ROLES]


def _values(cell: Cell) -> tuple[str, ...]:
    return tuple(map(role_of_cell, cell if isinstance(cell, tuple) else (str(cell),)))
