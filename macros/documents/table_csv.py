"""The CSV writer: a data sheet as a table that German Excel opens with a double click; twin of `fill/tables/csv.js`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from macros.documents.table_cells import HOLDS_WHEN, Wording, has_conditions, kind_of
from macros.model import DataSheet, SheetRow

_NOTHING: Mapping[str, str] = {}
_BYTE_ORDER_MARK = "\ufeff"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(
    sheet: DataSheet,
    prompts: Mapping[str, str],
    *,
    labels: Mapping[str, str] = _NOTHING,
    conditions: Mapping[str, str] = _NOTHING,
) -> bytes:
    """Return a sheet in UTF-8 with byte order mark, semicolons and CRLF; a text never becomes a formula.

    `labels` are those of fields by name, `conditions` say in words when a row holds, by the condition as written.
    """
    wording = Wording(prompts, labels, conditions)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_headings(sheet))
    writer.writerows([_safe(text) for text in _row(sheet, row, wording)] for row in sheet.rows)
    return (_BYTE_ORDER_MARK + out.getvalue()).encode()


def _headings(sheet: DataSheet) -> list[str]:
    kind = kind_of(sheet)
    condition = [HOLDS_WHEN] if has_conditions(sheet) else []
    return [*(column.label for column in kind.columns), *condition, *kind.blank]


def _row(sheet: DataSheet, row: SheetRow, wording: Wording) -> Iterator[str]:
    kind = kind_of(sheet)
    yield from (wording.text(row.cells.get(column.name, "")) for column in kind.columns)
    if has_conditions(sheet):
        yield wording.condition(row.condition)
    yield from ("" for _ in kind.blank)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
