"""Characters that must not stand in contributed text: unseen ones, look-alikes and what is left of other programs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from macros.errors import Finding

MAX_FINDINGS = 20
"""More of them in one file tell nobody more."""

ROOM = 20
"""How much of the surrounding word is shown on each side."""


class Strange(NamedTuple):
    """What a character is, and what to do about it, in German."""

    what: str
    remedy: str


def inspect_characters(path: str, text: str, line_offset: int = 0) -> Iterator[Finding]:
    """Yield each strange character of a text once a line, at most MAX_FINDINGS; `line_offset` lines stand before."""
    seen: set[tuple[int, str]] = set()
    line, counted = 1 + line_offset, 0
    for position, char, strange in sorted(_places(text)):
        line, counted = line + text.count("\n", counted, position), position
        if (line, char) not in seen and len(seen) < MAX_FINDINGS:
            seen.add((line, char))
            found = f"in „{_surroundings(text, position, len(char))}“ steht {strange.what} ({_code(char)})"
            yield Finding(path, line, found, remedy=strange.remedy)


@lru_cache(maxsize=4096)
def strange_character(char: str) -> Strange | None:
    """Return what is wrong with a character wherever it stands, or None."""
    if char in _PASS or " " <= char <= "~":
        return None
    if found := _BY_CHARACTER.get(char):
        return found
    if found := _BY_CATEGORY.get(unicodedata.category(char)):
        return found
    return _variant_of_a_letter(char)


_DELETE = "das Zeichen löschen"
_SPACE = "durch ein gewöhnliches Leerzeichen ersetzen"
_PASS = frozenset("\n\t\u00a0\u202f\u00ad")
_UNSEEN = Strange("ein unsichtbares Zeichen", f"{_DELETE}, notfalls das Wort neu tippen")
_DIRECTION = Strange("ein unsichtbares Zeichen, das die Schreibrichtung umkehrt", _UNSEEN.remedy)
_BREAK = Strange("ein unsichtbarer Zeilenumbruch aus einem anderen Programm", "durch einen Zeilenumbruch ersetzen")
_BY_CHARACTER: dict[str, Strange] = {
    **dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", _DIRECTION),
    **dict.fromkeys("\x0b\x0c\x85\u2028\u2029", _BREAK),
    **dict.fromkeys("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0", _UNSEEN),
    **{chr(code): _UNSEEN for code in (*range(0xFE00, 0xFE10), *range(0x180B, 0x180F), *range(0xE0100, 0xE01F0))},
    "\r": Strange("ein einzelnes Wagenrücklaufzeichen", "die Datei mit Zeilenenden für Windows oder Linux speichern"),
    "\ufffd": Strange("ein Ersatzzeichen: Hier ging ein Buchstabe verloren", "den richtigen Buchstaben eintippen"),
}
_BY_CATEGORY: dict[str, Strange] = {
    "Cc": Strange("ein unsichtbares Steuerzeichen", _DELETE),
    "Cf": _UNSEEN,
    "Cs": Strange("ein halbes Zeichen", _DELETE),
    "Co": Strange(
        "ein Zeichen aus einer Symbolschrift, etwa ein Aufzählungspunkt aus Word",
        "löschen; eine Aufzählung beginnt mit - und Leerzeichen",
    ),
    "Cn": Strange("ein Zeichen, das es nicht gibt", _DELETE),
    "Zl": _BREAK,
    "Zp": _BREAK,
    "Zs": Strange("ein ungewöhnliches Leerzeichen", _SPACE),
}
_CONFUSABLE = dict(
    zip(
        "аеорсухіјѕԁһӏԛԝАВЕКМНОРСТХІЈЅУԌΑΒΕΖΗΙΚΜΝΟΡΤΥΧονραγικυτ",
        "aeopcyxijsdhlqwABEKMHOPCTXIJSYGABEZHIKMNOPTYXovpayikut",
        strict=True,
    )
)
"""Cyrillic and Greek letters that look like Latin ones."""

_WORD = re.compile(r"\w+")
_BEYOND_LATIN = re.compile("[\u0250-\u02af\u0370-\u1dff\u2c80-\U0010ffff]")
_LETTERS = re.compile(r"[A-Za-z0-9]+")
_DECOMPOSED = re.compile(r"\w[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


def _places(text: str) -> Iterator[tuple[int, str, Strange]]:
    if text.isascii() and text.isprintable():
        return
    known = {char: strange for char in sorted(set(text)) if (strange := strange_character(char))}
    if known:
        pattern = re.compile("[" + "".join(re.escape(char) for char in known) + "]")
        yield from ((match.start(), match[0], known[match[0]]) for match in pattern.finditer(text))
    yield from _marked_letters(text)
    yield from _mixed_words(text)


def _variant_of_a_letter(char: str) -> Strange | None:
    """Return full-width, mathematical and joined letters, which look like others but are none."""
    kind = unicodedata.decomposition(char).partition(" ")[0]
    plain = unicodedata.normalize("NFKC", char)
    if (kind in {"<wide>", "<font>", "<compat>"} and _LETTERS.fullmatch(plain)) or (
        kind and not kind.startswith("<") and unicodedata.normalize("NFC", char) != char
    ):
        return Strange(f"ein Sonderzeichen, das nur aussieht wie „{plain}“", f"„{plain}“ tippen")
    return None


def _marked_letters(text: str) -> Iterator[tuple[int, str, Strange]]:
    """Yield letters put together from a letter and marks: each sort of them once."""
    seen: set[str] = set()
    for match in _DECOMPOSED.finditer(text):
        letters = match[0][:3]
        if letters in seen:
            continue
        seen.add(letters)
        whole = unicodedata.normalize("NFC", match[0])
        if len(whole) == 1:
            what = f"„{whole}“, aus zwei Zeichen zusammengesetzt"
            remedy = f"mit Suchen und Ersetzen überall durch ein frisch getipptes „{whole}“ ersetzen"
            yield match.start(), letters, Strange(what, remedy)
        else:
            yield match.start(), letters, Strange("ein Buchstabe mit aufgesetzten Zeichen", "den Buchstaben neu tippen")


def _mixed_words(text: str) -> Iterator[tuple[int, str, Strange]]:
    """Yield letters of other scripts that hide in Latin words, or words of nothing but look-alikes."""
    for match in _WORD.finditer(text):
        word = match[0]
        if not _BEYOND_LATIN.search(word):
            continue
        latin = any(_script(char) == "LATIN" for char in word)
        alike = len(word) > 1 and all(char in _CONFUSABLE for char in word)
        hiding = (place for place, char in enumerate(word) if alike or (latin and _hides(char)))
        for place in islice(hiding, 1):
            yield match.start() + place, word[place], _look_alike(word[place])


def _hides(char: str) -> bool:
    """Tell whether a letter is out of place among Latin ones; µ and Ω of units are not."""
    if "\u0250" <= char <= "\u02af":
        return True
    if not char.isalpha() or strange_character(char) or _script(char) in {"LATIN", "MICRO", "MODIFIER"}:
        return False
    return _script(char) != "GREEK" or char in _CONFUSABLE


def _look_alike(char: str) -> Strange:
    script = {"CYRILLIC": "kyrillischer", "GREEK": "griechischer"}.get(_script(char), "fremder")
    like = _CONFUSABLE.get(char)
    what = f"ein {script} Buchstabe" + (f", der aussieht wie „{like}“" if like else "")
    return Strange(what, f"„{like}“ tippen" if like else "durch einen deutschen Buchstaben ersetzen")


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _surroundings(text: str, position: int, length: int) -> str:
    """Return the word around a place, with what cannot be seen spelled out."""
    before = re.split(r"\s", text[max(0, position - ROOM) : position])[-1]
    after = re.split(r"\s", text[position + length : position + length + ROOM])[0]
    return "".join(_visible(char) for char in f"{before}{text[position : position + length]}{after}")


def _visible(char: str) -> str:
    unseen = unicodedata.category(char)[0] in "CZ" or char in _BY_CHARACTER
    return f"[U+{ord(char):04X}]" if unseen and char not in _PASS else char


def _code(chars: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in chars)
