"""Dates as people type them: 14.6.2028, 14. Juni 2028, Mi., 14. Jun. 2028, 2028-06-14; twin of `dates.js`."""

from __future__ import annotations

import datetime as dt
import re

from macros.formatting import MONTHS
from macros.model import FieldType
from macros.profile_texts import UnfitError, shown, without_whitespace

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_GERMAN = re.compile(r"([0-9]{1,2})\. *([0-9]{1,2})\. *([0-9]{4})")
_SHORT_YEAR = re.compile(r"([0-9]{1,2}\. *[0-9]{1,2}\. *)([0-9]{2})")
_IN_WORDS = re.compile(r"([0-9]{1,2})(?:\. *| +)([A-Za-zÄä]{3,})(?:\. *| *)([0-9]{4})")
_MARCH = ("Mrz", "Maerz")
_WEEKDAY = re.compile(r"(Sonnabend|Mo|Di|Mi|Do|Fr|Sa|So)(?:ntag|enstag|ttwoch|nnerstag|eitag|mstag|nntag)?\.?,? +")
_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_EXAMPLES = "ein Datum wie 14.6.2028 oder 2028-06-14"
_SPACES = str.maketrans("\u00a0\u202f\u2009", "   ")


def read_date(value: object, _: FieldType) -> dt.date:
    """Return a typed date; raise UnfitError for one that does not exist, has another weekday or no clear year."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if not isinstance(value, str):
        raise UnfitError(_EXAMPLES)
    text = without_whitespace(value).translate(_SPACES)
    weekday = _WEEKDAY.match(text)
    date = _date(text[weekday.end() :] if weekday else text)
    if weekday and not _WEEKDAYS[date.weekday()].startswith(weekday[1].replace("Sonnabend", "Sa")):
        raise UnfitError(f"{_EXAMPLES}; der {shown(text[weekday.end() :])} ist ein {_WEEKDAYS[date.weekday()]}")
    return date


def _date(text: str) -> dt.date:
    short = _SHORT_YEAR.fullmatch(text)
    written = f"{short[1]}20{short[2]}" if short else text
    parts = _parts(written)
    if parts is None:
        raise UnfitError(_EXAMPLES)
    try:
        date = dt.date(*parts)
    except ValueError:
        raise UnfitError(f"{_EXAMPLES}; den {shown(written)} gibt es nicht") from None
    if short:
        raise UnfitError(f"ein Datum mit vierstelligem Jahr wie {written}")
    return date


def _parts(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day."""
    if iso := _ISO.fullmatch(text):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if german := _GERMAN.fullmatch(text):
        return int(german[3]), int(german[2]), int(german[1])
    words = _IN_WORDS.fullmatch(text)
    month = _month(words[2].capitalize()) if words else None
    return (int(words[3]), month, int(words[1])) if words and month else None


def _month(word: str) -> int | None:
    """Return the month that begins so, in at least three letters."""
    name = "März" if word in _MARCH else word
    return next((number for number, month in enumerate(MONTHS, 1) if month.startswith(name)), None)
