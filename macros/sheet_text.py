"""Writes the rows of a data sheet as tables of our dialect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from macros.model import Cell, SheetRow
from macros.sheet_kinds import CellType, SheetKind

NOTHING = "–"
_COLUMN = re.compile(r"\{(\w+)\}")

Line = tuple[str, int]
"""A line of the text, and the line of the file that it comes from."""


def sheet_text(kind: SheetKind, rows: Sequence[SheetRow]) -> tuple[str, tuple[int, ...]]:
    """Return the text of a sheet, and for each of its lines the line of the file it comes from."""
    lines: list[Line] = []
    conditions = {str(row.cells.get("nr")): row.condition for row in rows}
    for caption, some in _groups(kind, rows):
        first = some[0].line
        body = [*_head(kind, first), *(_row(kind, row, conditions) for row in some)]
        if caption:
            body = [(f"/// tabelle | {caption}", first), ("", first), *body, ("", first), ("///", first)]
        lines += [*([("", first)] if lines else []), *body]
    return "".join(f"{text}\n" for text, _ in lines), tuple(number for _, number in lines)


def numbers_of(row: SheetRow, kind: SheetKind) -> dict[str, Cell]:
    """Return the cells of a row by name, with `zahl`, the product that its kind names."""
    if kind.product is None:
        return dict(row.cells)
    one, other = (row.cells[name] for name in kind.product)
    return {**row.cells, "zahl": int(str(one)) * int(str(other))}


def _groups(kind: SheetKind, rows: Sequence[SheetRow]) -> Iterator[tuple[str, list[SheetRow]]]:
    if kind.group is None:
        yield "", list(rows)
        return
    name = kind.group
    for caption, some in groupby(rows, lambda row: str(row.cells[name])):
        yield caption, list(some)


def _head(kind: SheetKind, line: int) -> list[Line]:
    labels = " | ".join(column.label for column in kind.shown)
    rules = " | ".join("---:" if column.right else "---" for column in kind.shown)
    return [(f"| {labels} |", line), (f"| {rules} |", line)]


def _row(kind: SheetKind, row: SheetRow, conditions: Mapping[str, str | None]) -> Line:
    apart = {number: condition for number, condition in conditions.items() if condition != row.condition}
    found = {name: _shown(kind, name, cell, apart) for name, cell in numbers_of(row, kind).items()}
    if kind.lead and (page := row.cells.get(kind.lead[1].name)):
        found[kind.lead[0]] = f"[{found[kind.lead[0]]}]({page})"
    cells = [_COLUMN.sub(lambda match: found[match[1]], column.text) for column in kind.shown]
    if row.condition:
        cells[0] = f'{{{{ nur("{row.condition}") }}}} {cells[0]}'
    return f"| {' | '.join(cells)} |", row.line


def _shown(kind: SheetKind, name: str, cell: Cell, conditions: Mapping[str, str | None]) -> str:
    column = kind.column(name)
    if column and column.type is CellType.ROWS and isinstance(cell, tuple):
        return _references(cell, conditions)
    return (", ".join(cell) if isinstance(cell, tuple) else str(cell)) or NOTHING


def _references(numbers: Sequence[str], conditions: Mapping[str, str | None]) -> str:
    """Return the numbers of other rows, those first that always hold; the others go with the rows that they name."""
    always = [number for number in numbers if not conditions.get(number)]
    text = ", ".join(always)
    for number in numbers:
        if condition := conditions.get(number):
            text += f'{{{{ wenn("{condition}") }}}}{", " if text else ""}{number}{{{{ ende }}}}'
    return text or NOTHING
