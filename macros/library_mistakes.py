"""What people get wrong in YAML, told from the lines: each mistake with the one sentence that mends it."""

from __future__ import annotations

import re
from collections.abc import Sequence

Explanation = tuple[int, str, str]
"""Index of the line, what is wrong there, what to do."""


def explain(lines: Sequence[str], first: int, last: int, problem: str) -> Explanation:
    """Return why a text cannot be read; the reader stopped between two lines (given by index) with a problem."""
    places = [place for place in range(max(first, 0), last + 1) if place < len(lines) and lines[place].strip()]
    for place in places:
        if mistake := _mistake(lines[place]):
            return place, *mistake
    place = min(last, max(len(lines) - 1, 0))
    before = lines[place - 1] if 0 < place < len(lines) else ""
    if "mapping values" in problem and lines[place].startswith(" ") and not before.startswith(" "):
        return place, "diese Zeile ist eingerückt, die Zeile davor nicht", "die Leerzeichen am Anfang der Zeile löschen"
    if places and "block" in problem and not lines[place].startswith(" ") and before.startswith(" "):
        return place, "die Einrückung passt nicht zur Zeile davor", "gleich weit einrücken wie die Zeilen davor"
    if places and not _KEY.match(lines[places[-1]]):
        found = f"hier steht Text, wo eine Angabe erwartet wird: „{_short(lines[places[-1]])}“"
        return (
            places[-1],
            found,
            "vor dem Text die Angaben mit einer Zeile --- abschließen oder den Doppelpunkt ergänzen",
        )
    return place, "diese Zeile ist nicht lesbar", 'den ganzen Wert in gerade Anführungszeichen setzen: "…"'


def quoted(key: str, value: str) -> str:
    """Return a line of YAML whose value is safe from misreading."""
    inner = value.strip().strip("\"'„“”").replace('"', "'")
    return f'{key}: "{_short(inner)}"'


_KEY = re.compile(r"[ ]*(?:- )?(?P<key>[\w-]{1,60})[ ]*:(?:[ ]+(?P<value>.*))?$")
_GLUED = re.compile(r"[ ]*(?:- )?(?P<key>[a-zäöüß_]{2,40}):(?P<value>[^\s:/].*)$", re.IGNORECASE)
_MEANT_OTHERWISE = "[]{}>|*&!%#`@,?"
_SHOWN = 60


def _mistake(line: str) -> tuple[str, str] | None:
    """Return what is wrong with one line and what to do, or None."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "die Zeile beginnt mit einem Tabulator", "mit Leerzeichen einrücken, nicht mit Tabulator"
    if glued := _GLUED.match(line):
        found = f"nach „{glued['key']}:“ fehlt das Leerzeichen"
        return found, f"„{glued['key']}: {_short(glued['value'])}“ schreiben"
    match = _KEY.match(line)
    return _mistaken_value(match["key"], match["value"].strip()) if match and match["value"] else None


def _mistaken_value(key: str, value: str) -> tuple[str, str] | None:
    remedy = f"„{quoted(key, value)}“ schreiben"
    if value[:1] in {'"', "'"}:
        return _mistaken_quotes(key, value)
    if re.search(r":(?:\s|$)", value):
        return f"der Wert von „{key}“ enthält einen Doppelpunkt", remedy
    if "{{" in value:
        return f"in „{key}“ steht ein Platzhalter {{{{ … }}}}", "Platzhalter stehen nur im Text, nicht in den Angaben"
    if value.startswith("[") != value.endswith("]") or (value[0] in _MEANT_OTHERWISE and value[0] != "["):
        return f"der Wert von „{key}“ beginnt mit „{value[0]}“, das hier eine Bedeutung hat", remedy
    return None


def _mistaken_quotes(key: str, value: str) -> tuple[str, str] | None:
    mark, end = value[0], value.find(value[0], 1)
    if end == -1:
        found = f"das gerade Anführungszeichen {mark} am Ende von „{key}“ fehlt"
        return found, f"„{quoted(key, value)}“ schreiben, mit geraden Zeichen an beiden Enden"
    if value[end + 1 :].strip() and not value[end + 1 :].lstrip().startswith("#"):
        found = f"im Wert von „{key}“ stehen gerade Anführungszeichen"
        return found, "innerhalb des Textes „…“ verwenden, gerade nur ganz außen"
    return None


def _short(text: str) -> str:
    plain = text.strip()
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"
