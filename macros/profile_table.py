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
    """One profile of a table: the line on which it starts, and its data as if they came from a file of their own."""

    line: int
    source: YamlSource


def read_table(text: str, path: str, fields: Mapping[str, Field]) -> list[TableRow]:
    """Return the rows that say something; `fields` are the project fields by name.

    A column is called like the key of the profile, with dots where it lies deeper: `vorbereitende.kommune`,
    `werte.rat.wort`, `felder.sitzungstermin`, `felder.kosten_je_jahr.1.jahr`. Raises ContentError with all faults of
    the head, or of rows that have more cells than the head.
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
    columns = [cell.strip() for cell in head.cells]
    findings = [*_head_faults(columns, path, head.line, fields), *_width_faults(others, len(columns), path)]
    if findings:
        raise ContentError(findings)
    return [TableRow(row.line, _source(dict(zip(columns, row.cells, strict=False)), path, row.line)) for row in others]


@dataclass(frozen=True)
class _Row:
    line: int
    cells: Sequence[str]


def _rows(text: str, path: str) -> Iterator[_Row]:
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


def _head_faults(columns: Sequence[str], path: str, line: int, fields: Mapping[str, Field]) -> Iterator[Finding]:
    for number, name in enumerate(columns, start=1):
        if not name:
            yield Finding(path, line, f"die {number}. Spalte hat keinen Namen", remedy="Namen ergänzen oder löschen.")
        elif columns.index(name) != number - 1:
            yield Finding(path, line, f"die Spalte „{name}“ steht zweimal da", remedy="Eine der beiden löschen.")
        elif fault := _name_fault(name.split("."), fields):
            yield Finding(path, line, f"unbekannte Spalte „{name}“", *fault)
        elif deeper := next((other for other in columns if other.startswith(f"{name}.")), None):
            found = f"die Spalten „{name}“ und „{deeper}“ sagen dasselbe"
            yield Finding(path, line, found, remedy="Eine der beiden löschen.")
    for name in ("kommune", "form", "land"):
        if name not in columns:
            expected = "mindestens die Spalten kommune, form und land"
            yield Finding(path, line, f"die Spalte „{name}“ fehlt", expected, "Die Spalte ergänzen.")


def _name_fault(parts: Sequence[str], fields: Mapping[str, Field]) -> tuple[str, str] | None:
    """Return what was expected and a remedy for the name of a column that fits nothing."""
    key = parts[0]
    if key == "felder":
        return None if len(parts) > 1 and parts[1] in fields else _unknown_field(parts, fields)
    if key not in PROFILE_KEYS:
        remedy = f"Projektfelder heißen hier „felder.{key}“." if key in fields else nearest(key, PROFILE_KEYS)
        return f"eine von: {', '.join(PROFILE_KEYS)}, felder.…", remedy
    if parts == _NO_COMMITTEE:
        return None
    if len(parts) != _PLACES.get(key, 1) or (key == "werte" and parts[1] not in OVERRIDABLE):
        return f"etwa {_example(key)}", ""
    known = _PART_KEYS.get(key, (parts[-1],))
    return None if parts[-1] in known else (f"eine von: {', '.join(known)}", nearest(parts[-1], known))


def _unknown_field(parts: Sequence[str], fields: Mapping[str, Field]) -> tuple[str, str]:
    return "felder. und der Name eines Feldes aus snippets/felder.yml", nearest(".".join(parts[1:2]), fields)


def _example(key: str) -> str:
    return {"vorbereitende": "vorbereitende.kommune", "werte": "werte.rat.wort"}.get(key, key)


def _width_faults(rows: Sequence[_Row], width: int, path: str) -> Iterator[Finding]:
    for row in rows:
        if any(cell.strip() for cell in row.cells[width:]):
            found = f"die Zeile hat {len(row.cells)} Zellen, die Kopfzeile {width}"
            yield Finding(path, row.line, found, remedy="Texte mit Trennzeichen in Anführungszeichen setzen.")


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
