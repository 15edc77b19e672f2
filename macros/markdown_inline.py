"""Tokens inside a line: fields become atomic spans, alternatives in a sentence become spans with conditions."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from macros import tokens

_VARIANT_GROUP = (
    f"{tokens.OPEN}wenn:(?P<first>[^{tokens.CLOSE}]*){tokens.CLOSE}(?P<rest>.*?){tokens.OPEN}ende:{tokens.CLOSE}"
)
_FIELD = f"{tokens.OPEN}feld:([^{tokens.CLOSE}]*){tokens.CLOSE}"
_NEXT = re.compile(f"{tokens.OPEN}(oder_wenn|sonst):([^{tokens.CLOSE}]*){tokens.CLOSE}")


class FieldInline(InlineProcessor):
    """Places a field as a span that no other syntax can enter."""

    def __init__(self, prompts: Mapping[str, str], md: Markdown) -> None:
        """Keep the prompts by field name (`list.column` for columns)."""
        super().__init__(_FIELD, md)
        self._prompts = prompts

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        """Return the span with the prompt as its text."""
        return field_span(m.group(1), self._prompts), m.start(0), m.end(0)


class VariantInline(InlineProcessor):
    """Places the alternatives of a sentence as spans inside one wrapper, which the tree step dissolves."""

    def __init__(self, md: Markdown) -> None:
        """Match from `wenn` to the nearest `ende`."""
        super().__init__(_VARIANT_GROUP, md)
        self.compiled_re = re.compile(_VARIANT_GROUP, re.DOTALL)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        """Return a wrapper with one span for each alternative."""
        wrapper = ET.Element("span", {"class": "varianten"})
        for condition, text in _alternatives(m.group("first"), m.group("rest")):
            span = ET.SubElement(wrapper, "span", {"class": "variante", "data-wenn": condition})
            span.text = text
        return wrapper, m.start(0), m.end(0)


def field_span(name: str, prompts: Mapping[str, str]) -> ET.Element:
    """Return the atomic span of a field."""
    span = ET.Element("span", {"class": "feld", "data-feld": name})
    span.text = AtomicString(prompts[name])
    return span


def _alternatives(first: str, rest: str) -> Iterator[tuple[str, str]]:
    condition, start = first, 0
    for match in _NEXT.finditer(rest):
        yield condition, rest[start : match.start()]
        condition, start = match.group(2) or tokens.OTHERWISE, match.end()
    yield condition, rest[start:]
