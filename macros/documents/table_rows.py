"""The rows of a data sheet that a municipality needs; twin of `fill/tables/rows.js`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from macros import conditions
from macros.condition_logic import holds
from macros.documents.table_cells import question_of
from macros.model import DataSheet, Facts, SheetRow
from macros.sheet_kinds import SHEET_KINDS, CellType

NOBODY: frozenset[int] = frozenset()
"""No row is skipped."""


def skipped_rows(sheet: DataSheet, facts: Facts, kept: Collection[str] = ()) -> frozenset[int]:
    """Return the places, from 0, of rows that do not hold; what asks about a field in `kept` is left to the file."""
    return frozenset(place for place, row in enumerate(sheet.rows) if not _is_needed(row, facts, kept))


def without_rows(sheet: DataSheet, skipped: Collection[int]) -> DataSheet:
    """Return a sheet without some of its rows."""
    rows = with_references(sheet, skipped).rows
    return replace(sheet, rows=tuple(row for place, row in enumerate(rows) if place not in skipped))


def with_references(sheet: DataSheet, skipped: Collection[int]) -> DataSheet:
    """Return a sheet whose rows name, in the place of skipped ones, what those waited for."""
    dropped = {str(sheet.rows[place].cells.get("nr")): sheet.rows[place] for place in skipped}
    columns = [column.name for column in SHEET_KINDS[sheet.table].columns if column.type is CellType.ROWS]
    return replace(sheet, rows=tuple(_without(row, columns, dropped) for row in sheet.rows))


def _is_needed(row: SheetRow, facts: Facts, kept: Collection[str]) -> bool:
    if row.condition is None or question_of(row.condition) in kept:
        return True
    return holds(conditions.parse(row.condition), facts)


def _without(row: SheetRow, columns: Sequence[str], dropped: Mapping[str, SheetRow]) -> SheetRow:
    waits = {name: tuple(dict.fromkeys(_waits_for(row, name, dropped))) for name in columns}
    return replace(row, cells={**row.cells, **waits}) if waits else row


def _waits_for(row: SheetRow, column: str, dropped: Mapping[str, SheetRow]) -> Iterator[str]:
    others = row.cells[column]
    for other in others if isinstance(others, tuple) else ():
        if other in dropped:
            yield from _waits_for(dropped[other], column, dropped)
        else:
            yield other
