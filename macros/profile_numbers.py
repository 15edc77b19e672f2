"""Numbers as people type them: 64000, 64.000, 64 000,50 €, EUR 64.000, 12,5 %; twin of `numbers.js`."""

from __future__ import annotations

import re
from decimal import Decimal

from macros.model import FieldType
from macros.profile_texts import UnfitError, without_whitespace

_NUMBER = re.compile(r"-?([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]+)(,[0-9]+)?")
_UNITS = {FieldType.AMOUNT: ("Euro", "EUR", "€"), FieldType.PERCENT: ("%", "Prozent")}
_NO_CENTS = re.compile(r",[-–—]{1,2}$")
_SCALES = re.compile(r"Mio|Mill|Mrd|Tsd|Tausend|T *(?:€|EUR)", re.IGNORECASE)
_SPACES = str.maketrans("\u00a0\u202f\u2009", "   ")
_MOST_DIGITS = 15
_MOST_DECIMALS = {FieldType.AMOUNT: 2}
_DECIMALS = 6
_EXPECTED = {
    FieldType.AMOUNT: "ein Betrag in Euro wie 64000 oder 64.000,50",
    FieldType.PERCENT: "ein Prozentsatz wie 20 oder 12,5",
    FieldType.NUMBER: "eine Zahl wie 1250 oder 1.250,5",
}


def read_number(value: object, kind: FieldType) -> int | Decimal:
    """Return a typed number; raise UnfitError for anything that could mean two things."""
    expected = _EXPECTED[kind]
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        # 64.000 without quotes is the number 64 in YAML and JSON: nobody can tell what was meant
        example = expected.rpartition(" ")[2]
        raise UnfitError(f'{expected}; Zahlen mit Punkt oder Komma in geraden Anführungszeichen: "{example}"')
    match = _NUMBER.fullmatch(_without_unit(_text(value), kind))
    if not match:
        raise UnfitError(f"{expected}, Tausender und Millionen in Ziffern" if _SCALES.search(str(value)) else expected)
    whole, decimals = re.sub(r"[. ]", "", match[1]).lstrip("0"), (match[2] or ",").rstrip("0")
    most = _MOST_DECIMALS.get(kind, _DECIMALS)
    if len(whole) > _MOST_DIGITS:
        raise UnfitError(f"{expected}, höchstens {_MOST_DIGITS} Stellen vor dem Komma")
    if len(decimals) > 1 + most:
        raise UnfitError(
            f"{expected}, höchstens {'zwei' if kind is FieldType.AMOUNT else 'sechs'} Stellen nach dem Komma"
        )
    number = Decimal(f"{'-' if match[0].startswith('-') else ''}{whole or '0'}.{decimals[1:] or '0'}")
    return int(number) if number == number.to_integral_value() else number


def _text(value: int | str) -> str:
    too_long = isinstance(value, int) and abs(value) >= 10 ** (_MOST_DIGITS + 1)
    return "9" * (_MOST_DIGITS + 1) if too_long else str(value)  # Python refuses to write very long numbers


def _without_unit(text: str, kind: FieldType) -> str:
    text = without_whitespace(text).translate(_SPACES)
    for unit in _UNITS.get(kind, ()):
        text = without_whitespace(text.removesuffix(unit))
        if kind is FieldType.AMOUNT:
            text = without_whitespace(text.removeprefix(unit))
    return _NO_CENTS.sub("", text) if kind is FieldType.AMOUNT else text
