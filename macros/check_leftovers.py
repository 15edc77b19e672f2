"""Checks for what is left over from writing: marks of a conflict, notes to oneself, filler text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.errors import Finding

_CODE = re.compile(r"`[^`\n]*`")
_LEFTOVERS = (
    (
        re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)"),
        "eine Marke aus zwei Fassungen, die sich widersprechen",
        "eine der beiden Fassungen löschen und die Zeilen mit <<<<<<<, ======= und >>>>>>> auch",
    ),
    (re.compile(r"\b(?:TODO|FIXME|XXX|TBD|tbd)\b"), "eine Notiz an sich selbst: „{}“", "erledigen oder löschen"),
    (
        re.compile(r"\blorem ipsum\b|\bPlatzhaltertext\b|\bBlindtext\b", re.IGNORECASE),
        "Fülltext: „{}“",
        "durch den richtigen Text ersetzen oder löschen",
    ),
)


def inspect_leftovers(path: str, source: str) -> Iterator[Finding]:
    """Yield every line that nobody meant to publish; examples between backticks may stand."""
    if not path.endswith((".md", ".yml")):
        return
    for number, line in enumerate(source.split("\n"), start=1):
        plain = _CODE.sub("", line)
        for pattern, found, remedy in _LEFTOVERS:
            if match := pattern.search(plain):
                yield Finding(path, number, found.format(match[0]), remedy=remedy)
