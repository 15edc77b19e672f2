"""Texts that people type: which characters may stand in them, and how they are shown in a message."""

from __future__ import annotations

import re

from macros.model import FieldType

_MOST_CHARACTERS_OF_A_NAME = 120
# control characters, halves of characters, what XML forbids and what tokens are made of
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000\ue001\ufffe\uffff]")
_NAME = re.compile(r"[^<>{}\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ue000\ue001\ufeff\ufffe\uffff]+")
_LINE_END = re.compile(r"\r\n?")
_SHOWN = 60
_WHITESPACE = " \t\n\r\u00a0\u1680\u202f\u205f\u3000\u2028\u2029" + "".join(map(chr, range(0x2000, 0x200B)))


class UnfitError(ValueError):
    """A value that does not fit: what is expected, and what to do about it."""

    def __init__(self, expected: str, remedy: str = "") -> None:
        """Keep both German texts."""
        super().__init__(expected)
        self.expected, self.remedy = expected, remedy


def without_whitespace(text: str) -> str:
    """Return the text without space around it; control characters are none and stay to be refused."""
    return text.strip(_WHITESPACE)


def read_name(value: str) -> str:
    """Return the name of a municipality, or a word of the team; raise UnfitError for what is none."""
    name = without_whitespace(value)
    if not name:
        raise UnfitError("ein Text, der nicht leer ist")
    if len(name) > _MOST_CHARACTERS_OF_A_NAME:
        raise UnfitError(f"höchstens {_MOST_CHARACTERS_OF_A_NAME} Zeichen")
    if not _NAME.fullmatch(name):
        raise UnfitError("keine spitzen oder geschweiften Klammern und keine Steuerzeichen")
    return name


def read_text(value: object, kind: FieldType) -> str:
    """Return a typed text, of one line or of many; raise UnfitError for anything else."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise UnfitError('ein Text; sieht er wie eine Zahl oder ein Datum aus, dann in geraden Anführungszeichen: "…"')
    text = _LINE_END.sub("\n", without_whitespace(str(value)))
    if kind is FieldType.TEXT and (_UNFIT.search(text) or "\n" in text):
        raise UnfitError("ein Text in einer Zeile, ohne Steuerzeichen")
    if _UNFIT.search(text):
        raise UnfitError("ein Text ohne Steuerzeichen")
    return text


def shown(value: object) -> str:
    """Return a value as it stands in a message: shortened, and in German where it is no text."""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if value is None or isinstance(value, (list, dict)):
        return {type(None): "leer", list: "Liste", dict: "Angaben"}[type(value)]
    text = _UNFIT.sub("\N{REPLACEMENT CHARACTER}", str(value))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
