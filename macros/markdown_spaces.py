"""Keeps together what no line may part: „§ 5“, „Art. 6“, „Nr. 12“, „z. B.“, „30. Juni“, „20 Prozent“."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from macros.formatting import MONTHS, NBSP

_NUMBER = r"(?=[\d\[]|\Z)"
_TIGHT = re.compile(
    rf"(?<=§) {_NUMBER}|(?<=\b(?:Art|Abs)\.) {_NUMBER}|(?<=\bNr\.) {_NUMBER}"
    r"|(?<=\b[A-Za-zÄÖÜäöü]\.) (?=[A-ZÄÖÜa-zäöü]\.)"
    rf"|(?:(?<=\b\d\.)|(?<=\b\d\d\.)) (?={'|'.join(MONTHS)})"
    r"|(?<=\d) (?=(?:Euro|Prozent|%|€|kB|MB)(?!\w))"
)
"""Spaces at which no line may end; an element, such as a field, may follow the end of a text."""
_LITERAL = frozenset({"code", "pre"})


def hold_together(root: ET.Element) -> None:
    """Put no-break spaces into a finished tree; code, prompts and attributes stay as they are."""
    for element in root.iter():
        if element.text and not _is_literal(element):
            element.text = _held(element.text)
        if element.tail:
            element.tail = _held(element.tail)


def _is_literal(element: ET.Element) -> bool:
    return element.tag in _LITERAL or element.get("data-feld") is not None


def _held(text: str) -> str:
    return _TIGHT.sub(NBSP, text)
