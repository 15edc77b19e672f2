"""Typed values of project fields as German text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from macros.model import FieldType

NBSP = "\u00a0"
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)

Scalar = str | int | Decimal | dt.date | bool


def format_value(value: Scalar, kind: FieldType) -> str:
    """Return one value as it stands in a German sentence: „14. Juni 2028“, „64.000 Euro“, „20 %“, „ja“."""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, dt.date):
        return f"{value.day}.{NBSP}{MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, str):
        return value
    number = Decimal(value)
    if kind is FieldType.AMOUNT:
        return f"{_number(number, decimals=2)}{NBSP}Euro"
    return f"{_number(number)}{NBSP}%" if kind is FieldType.PERCENT else _number(number)


def _number(value: Decimal, decimals: int | None = None) -> str:
    """Return a number with German separators; `decimals` holds only where the value is not whole."""
    if value == value.to_integral_value():
        return f"{int(value):,}".replace(",", ".")
    text = f"{value:,.{decimals}f}" if decimals is not None else f"{value:,f}".rstrip("0")
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")
