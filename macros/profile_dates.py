"""Dates as people type them: 14.6.2028, 14. Juni 2028, 2028-06-14."""

from __future__ import annotations

import datetime as dt
import re

from macros.formatting import MONTHS
from macros.model import FieldType
from macros.profile_texts import UnfitError, shown, without_whitespace

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_GERMAN = re.compile(r"([0-9]{1,2})\. *([0-9]{1,2})\. *([0-9]{4})")
_SHORT_YEAR = re.compile(r"([0-9]{1,2}\. *[0-9]{1,2}\. *)([0-9]{2})")
_IN_WORDS = re.compile(r"([0-9]{1,2})\. *([A-Za-zä]+) *([0-9]{4})")
_EXAMPLES = "ein Datum wie 2028-06-14 oder 14.6.2028"
_SPACES = str.maketrans("\u00a0\u202f\u2009", "   ")


def read_date(value: object, _: FieldType) -> dt.date:
    """Return a typed date; raise UnfitError for one that does not exist or whose year is not clear."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if not isinstance(value, str):
        raise UnfitError(_EXAMPLES)
    text = without_whitespace(value).translate(_SPACES)
    if short := _SHORT_YEAR.fullmatch(text):
        raise UnfitError(f"ein Datum mit vierstelligem Jahr wie {short[1]}20{short[2]}")
    parts = _parts(text)
    if parts is None:
        raise UnfitError(_EXAMPLES)
    try:
        return dt.date(*parts)
    except ValueError:
        raise UnfitError(f"{_EXAMPLES}; den {shown(value)} gibt es nicht") from None


def _parts(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day."""
    if iso := _ISO.fullmatch(text):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if german := _GERMAN.fullmatch(text):
        return int(german[3]), int(german[2]), int(german[1])
    words = _IN_WORDS.fullmatch(text)
    if words and words[2].capitalize() in MONTHS:
        return int(words[3]), MONTHS.index(words[2].capitalize()) + 1, int(words[1])
    return None
