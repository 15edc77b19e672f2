"""What is wrong with one value of the front matter or of a table, in the one sentence that mends it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from macros.errors import nearest
from macros.plain import anchor_of

Words = tuple[str, str, str]
"""What was found, what is expected, what to do."""


def name_of(place: Sequence[str | int]) -> str:
    """Return how people call a place: „titel“, „schlagworte“ (Eintrag 2)."""
    keys = ".".join(step for step in place if isinstance(step, str))
    numbers = "".join(f" (Eintrag {step + 1})" for step in place if isinstance(step, int))
    return f"„{keys}“{numbers}" if keys else "der Inhalt"


def words_for(error: Mapping[str, Any], place: Sequence[str | int]) -> Words | None:
    """Return the words for a fault that pydantic names, or None where the general ones say it all."""
    explain = _EXPLAINED.get(str(error["type"]))
    key = next((step for step in reversed(place) if isinstance(step, str)), "")
    if not key:
        expected = "Zeilen der Form „schlüssel: wert“"
        return "hier stehen keine Angaben", expected, "die Angaben ergänzen, wie sie in anderen Dateien stehen"
    if explain is None:
        return None
    return explain(name_of(place), key, error.get("input"), error.get("ctx") or {})


def _pattern(name: str, key: str, value: object, context: Mapping[str, Any]) -> Words | None:
    text, pattern = str(value), str(context.get("pattern", ""))
    found = f"{name} hat einen unpassenden Wert: {_shown(text)}"
    if pattern.startswith("^[a-z0-9]+"):
        proposal = anchor_of(text)
        renamed = f" und die Datei {proposal}.md nennen" if key == "id" else ""
        remedy = f"„{key}: {proposal}“ schreiben{renamed}" if proposal else "einen Namen aus Buchstaben wählen"
        return found, "Kleinbuchstaben a–z, Ziffern und Bindestriche; ä wird ae, ß wird ss", remedy
    if pattern.startswith(r"^["):
        return _signs(found, key, text, pattern)
    return None


def _signs(found: str, key: str, text: str, pattern: str) -> Words | None:
    """Name the sign that may not stand in a line of words."""
    if re.search("[{}]", text):
        expected = "einfacher Text ohne geschweifte Klammern"
        return found, expected, "die Klammern löschen; Platzhalter stehen nur im Text, nicht in den Angaben"
    if re.search("[<>]", text):
        expected = "keine spitzen Klammern, denn der Text erscheint so, wie er dasteht"
        return found, expected, "die Klammern löschen oder in Worten schreiben: „unter“, „über“"
    if "\n" in text or "\t" in text:
        return found, "ein Text in einer Zeile", "Zeilenumbruch und Tabulator durch ein Leerzeichen ersetzen"
    if '"' in text and '"' in pattern:
        german = re.sub('"([^"]*)"', r"„\1“", text).replace('"', "“")
        return found, "innerhalb des Textes „…“, gerade Anführungszeichen nur ganz außen", f'{key}: "{german[:60]}"'
    if pattern.endswith("[.]$") and not text.endswith("."):
        return found, "ein Satz, der mit einem Punkt endet", "am Ende einen Punkt ergänzen"
    return None


def _no_text(name: str, key: str, value: object, _: Mapping[str, Any]) -> Words | None:
    if value is None:
        return f"{name} ist leer", "ein Text", "hinter dem Doppelpunkt einen Text ergänzen oder die Zeile löschen"
    if isinstance(value, (list, dict)):
        expected = "ein einziger Text, keine Liste und keine Klammern"
        return f"{name} hat einen unpassenden Wert", expected, f'so schreiben: {key}: "…"'
    written = {True: "ja", False: "nein"}.get(value, value) if isinstance(value, bool) else value
    return f"{name} hat einen unpassenden Wert", "ein Text", f'in gerade Anführungszeichen setzen: {key}: "{written}"'


def _empty(name: str, *_: object) -> Words:
    return f"{name} ist leer", "ein Text, der nicht leer ist", "einen Text ergänzen oder die Zeile löschen"


def _long(name: str, _: str, value: object, context: Mapping[str, Any]) -> Words:
    return f"{name} hat {len(str(value))} Zeichen", f"höchstens {context.get('max_length')} Zeichen", "kürzen"


def _no_list(name: str, key: str, value: object, _: Mapping[str, Any]) -> Words:
    shown = f"[{value}]" if isinstance(value, str) and len(value) <= _SHOWN else "[erstes, zweites]"
    return f"{name} ist keine Liste", "eine Liste in eckigen Klammern", f"„{key}: {shown}“ schreiben"


def _many(name: str, _: str, __: object, context: Mapping[str, Any]) -> Words:
    found = f"{name} hat {context.get('actual_length')} Einträge"
    return found, f"höchstens {context.get('max_length')}", "auf die wichtigsten kürzen"


def _few(name: str, *_: object) -> Words:
    return f"{name} ist leer", "mindestens ein Eintrag", "einen Eintrag ergänzen"


def _no_date(name: str, key: str, value: object, _: Mapping[str, Any]) -> Words:
    found = f"{name} hat einen unpassenden Wert" + (f": {_shown(str(value))}" if value is not None else "")
    day = _day(str(value))
    if day is None:
        return found, _DATE, "Jahr, Monat und Tag mit Bindestrichen schreiben, ohne Anführungszeichen"
    try:
        return found, _DATE, f"„{key}: {dt.date(*day)}“ schreiben, ohne Anführungszeichen"
    except ValueError:
        return f"{name}: den Tag {_shown(str(value))} gibt es nicht", _DATE, "den Tag berichtigen"


def _no_choice(name: str, key: str, value: object, context: Mapping[str, Any]) -> Words:
    known = re.findall("'([^']*)'", str(context.get("expected", "")))
    same = next((word for word in known if word.casefold() == str(value).casefold()), "")
    remedy = f"„{key}: {same}“ schreiben" if same else nearest(str(value), known) or "einen dieser Werte schreiben"
    expected = f"einer der Werte {' oder '.join(known)}"
    return f"{name} hat einen unpassenden Wert: {_shown(str(value))}", expected, remedy


def _no_yes_or_no(name: str, key: str, *_: object) -> Words:
    return f"{name} hat einen unpassenden Wert", "true oder false", f"„{key}: false“ schreiben, ohne Anführungszeichen"


def _no_table(name: str, *_: object) -> Words:
    expected = "eingerückte Zeilen der Form „schlüssel: wert“"
    return (
        f"{name} hat einen unpassenden Wert",
        expected,
        "die Angaben darunter schreiben, um zwei Leerzeichen eingerückt",
    )


_EXPLAINED: Mapping[str, Callable[[str, str, object, Mapping[str, Any]], Words | None]] = {
    "string_pattern_mismatch": _pattern,
    "string_type": _no_text,
    "string_too_short": _empty,
    "string_too_long": _long,
    "tuple_type": _no_list,
    "list_type": _no_list,
    "too_long": _many,
    "too_short": _few,
    "date_type": _no_date,
    "literal_error": _no_choice,
    "enum": _no_choice,
    "bool_type": _no_yes_or_no,
    "dict_type": _no_table,
    "model_type": _no_table,
    "model_attributes_type": _no_table,
}
_DATE = "ein Datum in der Form 2026-11-23"
_SHOWN = 60
_GERMAN_DAY = re.compile(r"\s*(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\s*")
_ISO_DAY = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\s*")


def _day(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day of what people write for a day."""
    if match := _GERMAN_DAY.fullmatch(text):
        return int(match[3]), int(match[2]), int(match[1])
    match = _ISO_DAY.fullmatch(text)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return f"„{line}“" if len(line) <= _SHOWN else f"„{line[:_SHOWN]}…“"
