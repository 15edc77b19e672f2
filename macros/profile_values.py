"""Reads the project values of a profile by the types of their fields."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from macros.errors import nearest
from macros.formatting import Scalar
from macros.model import Column, Field, FieldType, FieldValue
from macros.tables import Place, Tables

_NUMBER = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
_GERMAN_DATE = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
_UNITS = {FieldType.AMOUNT: ("Euro", "EUR", "€"), FieldType.PERCENT: ("%", "Prozent")}
_TWO_DECIMALS = -2
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ue000\ue001\ufffe\uffff]")
_PARTY_KEYS = ("kommune", "form", "land")


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


class _UnfitError(ValueError):
    """A value that does not fit; its text says what is expected."""


def read_values(raw: Mapping[str, Any], fields: Mapping[str, Field], tables: Tables, land: str) -> ReadValues:
    """Return the typed project values; empty ones (null, "", []) count as not given."""
    result = ReadValues()
    for name, value in raw.items():
        if value in (None, "", []):
            continue
        if name not in fields:
            remedy = nearest(name, fields) or "Die Felder stehen in snippets/felder.yml."
            result.faults.append(ValueFault(("felder", name), f"unbekanntes Feld „{name}“", remedy=remedy))
        elif fields[name].type in {FieldType.LIST, FieldType.PARTIES}:
            result.values[name] = _rows(value, fields[name], tables, land, result.faults)
        else:
            spec = fields[name]
            read = _read(value, spec.type, spec.options, ("felder", name), result.faults)
            if read is not None:
                result.values[name] = read
    return result


def _read(
    value: object, kind: FieldType, options: tuple[str, ...], place: Place, faults: list[ValueFault]
) -> Scalar | None:
    try:
        if kind is FieldType.CHOICE:
            return _choice(value, options)
        return _READERS[kind](value, kind)
    except _UnfitError as unfit:
        faults.append(ValueFault(place, f"„{value}“ passt nicht zum Feld „{place[1]}“", str(unfit)))
        return None


def _rows(
    value: object, spec: Field, tables: Tables, land: str, faults: list[ValueFault]
) -> tuple[Mapping[str, Scalar], ...]:
    place: Place = ("felder", spec.name)
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        keys = ", ".join(f"{key}: …" for key in _columns(spec))
        faults.append(ValueFault(place, f"„{spec.name}“ ist keine Liste von Zeilen", f"[{{{keys}}}]"))
        return ()
    if spec.type is FieldType.PARTIES:
        return tuple(_party(row, (*place, index), tables, land, faults) for index, row in enumerate(value))
    return tuple(_row(row, spec, (*place, index), faults) for index, row in enumerate(value))


def _columns(spec: Field) -> tuple[str, ...]:
    return _PARTY_KEYS if spec.type is FieldType.PARTIES else tuple(column.name for column in spec.columns)


def _row(row: Mapping[str, object], spec: Field, place: Place, faults: list[ValueFault]) -> Mapping[str, Scalar]:
    columns: dict[str, Column] = {column.name: column for column in spec.columns}
    read: dict[str, Scalar] = {}
    for name, value in row.items():
        if name not in columns:
            expected = f"eine von: {', '.join(columns)}"
            faults.append(
                ValueFault((*place, name), f"unbekannte Spalte „{name}“", expected, nearest(str(name), columns))
            )
        elif value not in (None, ""):
            found = _read(value, columns[name].type, columns[name].options, (*place, name), faults)
            read |= {} if found is None else {name: found}
    return read


def _party(
    row: Mapping[str, object], place: Place, tables: Tables, land: str, faults: list[ValueFault]
) -> Mapping[str, Scalar]:
    own_land = str(row.get("land", land))
    known = tables.forms.laender[own_land].forms if own_land in tables.forms.laender else {}
    if own_land not in tables.forms.laender:
        faults.append(ValueFault((*place, "land"), f"unbekanntes Land „{own_land}“"))
    elif row.get("form") not in known:
        found = f"die Form „{row.get('form')}“ gibt es in {own_land} nicht"
        faults.append(ValueFault((*place, "form"), found, f"eine von: {', '.join(known)}"))
    if not isinstance(row.get("kommune"), str) or set(row) - set(_PARTY_KEYS):
        faults.append(
            ValueFault(place, "eine Zeile passt nicht", "{kommune: Name, form: stadt} und, wenn anders, land")
        )
    return {str(key): str(value) for key, value in row.items()}


def _text(value: object, kind: FieldType) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise _UnfitError('ein Text; sieht er wie eine Zahl oder ein Datum aus, dann in geraden Anführungszeichen: "…"')
    text = str(value).strip()
    if _UNFIT.search(text) or (kind is FieldType.TEXT and "\n" in text):
        raise _UnfitError(
            "ein Text in einer Zeile, ohne Steuerzeichen" if kind is FieldType.TEXT else "keine Steuerzeichen"
        )
    return text


def _number(value: object, kind: FieldType) -> int | Decimal:
    expected = {
        FieldType.AMOUNT: 'ein Betrag in Euro wie 64000 oder "64.000,50"',
        FieldType.PERCENT: 'ein Prozentsatz wie 20 oder "12,5"',
    }.get(kind, 'eine Zahl wie 1250 oder "1.250,5"')
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        # 64.000 without quotes is the number 64 in YAML and JSON: nobody can tell what was meant
        raise _UnfitError(f"{expected}; Zahlen mit Punkt oder Komma in geraden Anführungszeichen")
    text = _without_unit(str(value), kind)
    if not _NUMBER.fullmatch(text):
        raise _UnfitError(expected)
    number = Decimal(text.replace(".", "").replace(",", "."))
    exponent = number.as_tuple().exponent
    if kind is FieldType.AMOUNT and isinstance(exponent, int) and exponent < _TWO_DECIMALS:
        raise _UnfitError(f"{expected}, höchstens zwei Stellen nach dem Komma")
    return int(number) if number == number.to_integral_value() else number


def _without_unit(text: str, kind: FieldType) -> str:
    text = text.replace("\u00a0", " ").strip()
    for unit in _UNITS.get(kind, ()):
        text = text.removesuffix(unit).strip()
    return text


def _date(value: object, _: FieldType) -> dt.date:
    expected = _UnfitError("ein Datum wie 2028-06-14 oder 14.6.2028")
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if not isinstance(value, str):
        raise expected
    german = _GERMAN_DATE.fullmatch(value.strip())
    try:
        if german:
            return dt.date(int(german[3]), int(german[2]), int(german[1]))
        return dt.date.fromisoformat(value.strip())
    except ValueError:
        raise expected from None


def _yes_no(value: object, _: FieldType) -> bool:
    answers = {"ja": True, "nein": False, True: True, False: False}
    if not isinstance(value, (str, bool)) or value not in answers:
        raise _UnfitError("ja oder nein")
    return answers[value]


def _choice(value: object, options: tuple[str, ...]) -> str:
    if str(value) not in options:
        hint = nearest(str(value), options)
        raise _UnfitError(f"einer der Werte {', '.join(options)}. {hint}".strip())
    return str(value)


_READERS: Mapping[FieldType, Callable[[object, FieldType], Scalar]] = {
    FieldType.TEXT: _text,
    FieldType.MULTILINE: _text,
    FieldType.NUMBER: _number,
    FieldType.AMOUNT: _number,
    FieldType.PERCENT: _number,
    FieldType.DATE: _date,
    FieldType.YES_NO: _yes_no,
}
