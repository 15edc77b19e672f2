"""Reads a table of Kommunenprofile: one row for each municipality, one column for each key of the profile."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros.errors import ContentError, Finding, nearest
from macros.model import Field
from macros.profile import OVERRIDABLE, PROFILE_KEYS
from macros.yaml_source import YamlSource

MAX_ROWS = 15_000
"""More than there are municipalities in Germany."""
_DELIMITERS = ";,\t"
_NEEDED = ("kommune", "form", "land")
_UNUSED = "\0"  # nothing that a table names
_PART_KEYS: Mapping[str, Sequence[str]] = {
    "vorbereitende": ("kommune", "form"),
    "werte": ("schluessel", "wort", "genus", "gen"),
}
_PLACES = {"vorbereitende": 2, "werte": 3}
"""So many parts has the name of a column below these keys: vorbereitende.form, werte.rat.wort."""
_NO_COMMITTEE = ["werte", "hauptausschuss"]
"""The one column that says that there is no such thing: „keiner“."""


@dataclass(frozen=True)
class TableRow:
    """One profile of a table: the line on which it starts, and its data as if they came from a file of their own.

    A row with `faults` cannot be one; the others can.
    """

    line: int
    source: YamlSource
    faults: tuple[Finding, ...] = ()

    @property
    def title(self) -> str:
        """Return what people find the row by: the name in its cell, as it was typed."""
        return str(self.source.data.get("kommune", ""))


def read_table(text: str, path: str, fields: Mapping[str, Field]) -> list[TableRow]:
    """Return the rows that say something; `fields` are the project fields by name.

    A column is called like the key of the profile, with dots where it lies deeper: `vorbereitende.kommune`,
    `werte.rat.wort`, `felder.sitzungstermin`, `felder.kosten_je_jahr.1.jahr`. Raises ContentError with all faults of
    the head, or where there is no row at all; a row keeps its own faults, so that the others can be used.
    """
    rows = [row for row in _rows(text, path) if any(cell.strip() for cell in row.cells)]
    if len(rows) > MAX_ROWS + 1:
        raise ContentError(
            [Finding(path, rows[MAX_ROWS + 1].line, f"mehr als {MAX_ROWS} Zeilen", remedy="Die Tabelle teilen.")]
        )
    if not rows:
        expected = "eine Kopfzeile mit kommune, form, land"
        raise ContentError([Finding(path, 1, "die Tabelle ist leer", expected, "Kopfzeile und Zeilen ergänzen.")])
    head, *others = rows
    columns = _columns(head, others)
    if findings := list(_head_faults(columns, path, head.line, fields)):
        raise ContentError(findings)
    if not others:
        found = "unter der Kopfzeile steht nichts"
        raise ContentError([Finding(path, head.line, found, "je Kommune eine Zeile", "Zeilen ergänzen.")])
    return [_table_row(row, columns, path) for row in others]


@dataclass(frozen=True)
class _Row:
    line: int
    cells: Sequence[str]


def _rows(text: str, path: str) -> Iterator[_Row]:
    # long texts are no fault here; the limit is one of the whole program, so it never gets smaller
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield _Row(line, cells)
            line = reader.line_num + 1
    except csv.Error:
        expected = "Zellen, die in geraden Anführungszeichen beginnen und enden"
        remedy = "Die Anführungszeichen dieser Zeile prüfen oder die Tabelle neu als CSV speichern."
        raise ContentError([Finding(path, line, "diese Zeile ist nicht lesbar", expected, remedy)]) from None


def _columns(head: _Row, others: Sequence[_Row]) -> list[str]:
    """Return the names of the columns; those that are empty all the way down are called `_UNUSED`.

    Spreadsheets save such columns once somebody has written into them.
    """
    used = {at for row in others for at, cell in enumerate(row.cells) if cell.strip()}
    return [cell.strip() or ("" if at in used else _UNUSED) for at, cell in enumerate(head.cells)]


def _head_faults(columns: Sequence[str], path: str, line: int, fields: Mapping[str, Field]) -> Iterator[Finding]:
    for number, name in enumerate(columns, start=1):
        if name == _UNUSED:
            continue
        if not name:
            yield Finding(path, line, f"die {number}. Spalte hat keinen Namen", remedy="Namen ergänzen oder löschen.")
        elif columns.index(name) != number - 1:
            yield Finding(path, line, f"die Spalte „{name}“ steht zweimal da", remedy="Eine der beiden löschen.")
        elif fault := _name_fault(name.split("."), fields):
            yield Finding(path, line, f"unbekannte Spalte „{name}“", *fault)
        elif deeper := next((other for other in columns if other.startswith(f"{name}.")), None):
            found = f"die Spalten „{name}“ und „{deeper}“ sagen dasselbe"
            yield Finding(path, line, found, remedy="Eine der beiden löschen.")
    for name in _NEEDED:
        if name not in columns:
            expected = "mindestens die Spalten kommune, form und land"
            yield Finding(path, line, f"die Spalte „{name}“ fehlt", expected, "Die Spalte ergänzen.")


def _name_fault(parts: Sequence[str], fields: Mapping[str, Field]) -> tuple[str, str] | None:
    """Return what was expected and a remedy for the name of a column that fits nothing."""
    key = parts[0]
    if key == "felder":
        return None if len(parts) > 1 and parts[1] in fields else _unknown_field(parts, fields)
    if key not in PROFILE_KEYS:
        remedy = f"Projektfelder heißen hier „felder.{key}“." if key in fields else _nearest_key(key)
        return f"eine von: {', '.join(PROFILE_KEYS)}, felder.…", remedy
    if parts == _NO_COMMITTEE:
        return None
    if len(parts) != _PLACES.get(key, 1) or (key == "werte" and parts[1] not in OVERRIDABLE):
        return f"etwa {_example(key)}", ""
    known = _PART_KEYS.get(key, (parts[-1],))
    return None if parts[-1] in known else (f"eine von: {', '.join(known)}", nearest(parts[-1], known))


def _unknown_field(parts: Sequence[str], fields: Mapping[str, Field]) -> tuple[str, str]:
    return "felder. und der Name eines Feldes aus snippets/felder.yml", _nearest_field(".".join(parts[1:2]), fields)


def _nearest_key(key: str) -> str:
    return nearest(key.lower(), PROFILE_KEYS) or ("Meinten Sie „felder.…“?" if key.lower() == "felder" else "")


def _nearest_field(name: str, fields: Mapping[str, Field]) -> str:
    return nearest(f"felder.{name.lower()}", [f"felder.{known}" for known in fields]) if name else ""


def _example(key: str) -> str:
    return {"vorbereitende": "vorbereitende.kommune", "werte": "werte.rat.wort"}.get(key, key)


def _table_row(row: _Row, columns: Sequence[str], path: str) -> TableRow:
    cells = dict(zip(columns, row.cells, strict=False))
    return TableRow(row.line, _source(cells, path, row.line), tuple(_row_faults(row, cells, len(columns), path)))


def _row_faults(row: _Row, cells: Mapping[str, str], width: int, path: str) -> Iterator[Finding]:
    if any(cell.strip() for cell in row.cells[width:]):
        found = f"die Zeile hat {len(row.cells)} Zellen, die Kopfzeile {width}"
        remedy = "Texte mit Trennzeichen in Anführungszeichen setzen, oder der Spalte einen Namen geben."
        yield Finding(path, row.line, found, remedy=remedy)
    for name in _NEEDED:
        if not cells.get(name, "").strip():
            yield Finding(path, row.line, f"die Zelle unter „{name}“ ist leer", remedy="Die Zelle ausfüllen.")


def _source(cells: Mapping[str, str], path: str, line: int) -> YamlSource:
    data: dict[str, Any] = {}
    for name, cell in cells.items():
        if text := cell.strip():
            _put(data, name.split("."), text.replace("\r\n", "\n"))
    return YamlSource(_with_lists(data), path, None, line - 1)


def _put(data: dict[str, Any], parts: Sequence[str], text: str) -> None:
    for part in parts[:-1]:
        data = data.setdefault(part, {})
    data[parts[-1]] = None if parts == _NO_COMMITTEE and text == "keiner" else text


def _with_lists(data: Any) -> Any:
    """Return the data with lists where the keys are numbers: felder.beratungsfolge.1.gremium."""
    if not isinstance(data, dict):
        return data
    below = {key: _with_lists(value) for key, value in data.items()}
    if below and all(key.isdecimal() for key in below):
        return [below[key] for key in sorted(below, key=int)]
    return below
