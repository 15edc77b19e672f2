"""Reads the project values of a profile by the types of their fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.errors import nearest
from macros.formatting import Scalar
from macros.model import Column, Field, FieldType, FieldValue
from macros.profile_dates import read_date
from macros.profile_numbers import read_number
from macros.profile_texts import UnfitError, read_name, read_text, shown, without_whitespace
from macros.tables import Place, Tables

_PARTY_KEYS = ("kommune", "form", "land")
_PARTY = "{kommune: Name, form: stadt} und, wenn anders, land"
_FORMER_TEXT = "Aus dem Text für jede Kommune eine eigene Zeile machen, mit Name und Kommunalform."
_ANSWERS = {"ja": True, "nein": False}


@dataclass(frozen=True)
class ValueFault:
    """A fault in a profile: its place in the file, what was found, what to do (German texts)."""

    place: Place
    found: str
    expected: str = ""
    remedy: str = ""


@dataclass
class ReadValues:
    """The typed values by field name, and everything that did not fit."""

    values: dict[str, FieldValue] = field(default_factory=dict)
    faults: list[ValueFault] = field(default_factory=list)


def read_values(raw: Mapping[str, Any], fields: Mapping[str, Field], tables: Tables, land: str) -> ReadValues:
    """Return the typed project values; empty ones (null, "", []) count as not given."""
    result = ReadValues()
    for name, value in raw.items():
        if _is_empty(value):
            continue
        if name not in fields:
            remedy = nearest(name, fields) or "Die Felder stehen in snippets/felder.yml."
            result.faults.append(ValueFault(("felder", name), f"unbekanntes Feld „{shown(name)}“", remedy=remedy))
        elif fields[name].type in {FieldType.LIST, FieldType.PARTIES}:
            if rows := _rows(value, fields[name], tables, land, result.faults):
                result.values[name] = rows
        else:
            read = _read(value, fields[name], ("felder", name), result.faults)
            if read is not None:
                result.values[name] = read
    return result


def _is_empty(value: object) -> bool:
    return value in (None, []) or (isinstance(value, str) and not without_whitespace(value))


def _read(value: object, spec: Field | Column, place: Place, faults: list[ValueFault]) -> Scalar | None:
    try:
        if spec.type is FieldType.CHOICE:
            return _choice(value, spec.options)
        return _READERS[spec.type](value, spec.type)
    except UnfitError as unfit:
        faults.append(
            ValueFault(place, f"„{shown(value)}“ passt nicht zu „{spec.label}“", unfit.expected, unfit.remedy)
        )
        return None


def _rows(
    value: object, spec: Field, tables: Tables, land: str, faults: list[ValueFault]
) -> tuple[Mapping[str, Scalar], ...]:
    """Return the rows that say something."""
    place: Place = ("felder", spec.name)
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        keys = ", ".join(f"{key}: …" for key in _columns(spec))
        remedy = _FORMER_TEXT if spec.type is FieldType.PARTIES and isinstance(value, str) else ""
        faults.append(ValueFault(place, f"„{spec.name}“ ist keine Liste von Zeilen", f"[{{{keys}}}]", remedy))
        return ()
    given = [
        (index, {key: cell for key, cell in row.items() if not _is_empty(cell)}) for index, row in enumerate(value)
    ]
    if spec.type is FieldType.PARTIES:
        return tuple(_party(row, (*place, index), tables, land, faults) for index, row in given if row)
    return tuple(_row(row, spec, (*place, index), faults) for index, row in given if row)


def _columns(spec: Field) -> tuple[str, ...]:
    return _PARTY_KEYS if spec.type is FieldType.PARTIES else tuple(column.name for column in spec.columns)


def _row(row: Mapping[str, object], spec: Field, place: Place, faults: list[ValueFault]) -> Mapping[str, Scalar]:
    columns: dict[str, Column] = {column.name: column for column in spec.columns}
    read: dict[str, Scalar] = {}
    for name, value in row.items():
        if name not in columns:
            expected = f"eine von: {', '.join(columns)}"
            found = f"unbekannte Spalte „{shown(name)}“"
            faults.append(ValueFault((*place, name), found, expected, nearest(name, columns)))
        elif (cell := _read(value, columns[name], (*place, name), faults)) is not None:
            read[name] = cell
    return read


def _party(
    row: Mapping[str, object], place: Place, tables: Tables, land: str, faults: list[ValueFault]
) -> Mapping[str, Scalar]:
    own_land, form = row.get("land", land), row.get("form")
    laender = tables.forms.laender
    known = laender[own_land].forms if isinstance(own_land, str) and own_land in laender else None
    if known is None:
        faults.append(ValueFault((*place, "land"), f"unbekanntes Land „{shown(own_land)}“"))
    elif not isinstance(form, str) or form not in known:
        found = f"die Form „{shown(form)}“ gibt es in {own_land} nicht"
        faults.append(ValueFault((*place, "form"), found, f"eine von: {', '.join(known)}"))
    if not _is_name(row.get("kommune")):
        found = f"der Name „{shown(row['kommune'])}“ passt nicht" if "kommune" in row else "der Name der Kommune fehlt"
        faults.append(ValueFault(place, found, _PARTY))
    faults.extend(
        ValueFault((*place, key), f"unbekannte Angabe „{shown(key)}“", _PARTY, nearest(key, _PARTY_KEYS))
        for key in sorted(set(row) - set(_PARTY_KEYS))
    )
    return {key: without_whitespace(str(value)) for key, value in row.items()}


def _is_name(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(read_name(value))
    except UnfitError:
        return False


def _yes_no(value: object, _: FieldType) -> bool:
    answer = _ANSWERS.get(without_whitespace(value).lower()) if isinstance(value, str) else value
    if not isinstance(answer, bool):
        raise UnfitError("ja oder nein")
    return answer


def _choice(value: object, options: tuple[str, ...]) -> str:
    text = without_whitespace(value) if isinstance(value, str) else shown(value)
    if text not in options:
        raise UnfitError(f"einer der Werte {', '.join(options)}", nearest(text, options))
    return text


_READERS: Mapping[FieldType, Callable[[object, FieldType], Scalar]] = {
    FieldType.TEXT: read_text,
    FieldType.MULTILINE: read_text,
    FieldType.NUMBER: read_number,
    FieldType.AMOUNT: read_number,
    FieldType.PERCENT: read_number,
    FieldType.DATE: read_date,
    FieldType.YES_NO: _yes_no,
}
