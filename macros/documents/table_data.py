"""A data sheet as the browser fills it: what `docs/assets/javascript/fill/tables/` reads beside the published files.

Texts name fields in braces, as contributors write them; `felder` holds the prompts of those that the sheet names,
`bedingungen` says in words when a row holds, by the condition as written.
"""

from __future__ import annotations

import json
from typing import Any

from macros.documents.table_cells import Words, kind_of
from macros.model import Cell, DataSheet, SheetRow
from macros.sheet_kinds import CellType, SheetKind


def table_data(sheet: DataSheet, words: Words) -> bytes:
    """Return the rows of a sheet and what its files say of them, as JSON."""
    prompts, _, written = words
    kind = kind_of(sheet)
    data = {
        "id": sheet.id,
        "art": sheet.table,
        "titel": sheet.title,
        "stand": sheet.revised.isoformat(),
        "spalten": {column.name: column.label for column in kind.columns},
        "verweise": [column.name for column in kind.columns if column.type is CellType.ROWS],
        "leer": list(kind.blank),
        "felder": dict(prompts),
        "bedingungen": dict(written),
        "zeilen": [_row(row, kind) for row in sheet.rows],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _row(row: SheetRow, kind: SheetKind) -> dict[str, Any]:
    cells = {column.name: _cell(row.cells.get(column.name, "")) for column in kind.columns}
    return {"zellen": cells, **({"wenn": row.condition} if row.condition else {})}


def _cell(cell: Cell) -> str | int | list[str]:
    return list(cell) if isinstance(cell, tuple) else cell
