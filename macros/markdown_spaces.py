"""Keeps together what no line may part: „§ 5“, „Art. 6“, „Nr. 12“, „30. Juni“, „20 %“."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from macros.formatting import MONTHS, NBSP

_BEFORE_NUMBER = re.compile(r"(?<![^\s(„])(§§?|Art\.|Abs\.|Nr\.) (?=[\d\[]|\Z)")
_DAY = re.compile(rf"(?<!\d)(\d{{1,2}}\.) (?={'|'.join(MONTHS)})")
_UNIT = re.compile(r"(\d) (?=%|Euro\b)")
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
    for pattern in (_BEFORE_NUMBER, _DAY, _UNIT):
        text = pattern.sub(rf"\1{NBSP}", text)
    return text
