"""What no field fills: the prompts in brackets that stand in the text itself; twin of `fill/gaps.js`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from macros.documents.html_fill import fill_html
from macros.documents.prepare import parse_fragment
from macros.model import Values

_INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "kbd", "mark", "small", "span", "strong", "sub", "sup"})
_SECTION = "h2"
_BEGIN, _TITLED = "\x1e", "\x1f"  # a section begins, its title ends; no text of ours holds these
_PROMPT = re.compile(r"\[[^\[\]\n]+\]")
_GUARDED = {ord("["): "\ue010", ord("]"): "\ue011"}  # brackets that a team has typed ask for nothing
_SHOWN = {0xE010: "[", 0xE011: "]"}


@dataclass(frozen=True)
class Gaps:
    """How many prompts in brackets a section holds; what stands before the first one has no title."""

    section: str
    count: int


def gaps_of(markup: str, values: Values) -> list[Gaps]:
    """Return the sections of a page that ask for something in brackets once they are filled, in their order."""
    text = "".join(_pieces(parse_fragment(fill_html(markup, _guarded(values), final=False))))
    parts = (part.rpartition(_TITLED) for part in text.split(_BEGIN))
    counted = (Gaps(" ".join(title.split()).translate(_SHOWN), prompts_in(rest)) for title, _, rest in parts)
    return [gaps for gaps in counted if gaps.count]


def prompts_in(text: str) -> int:
    """Return how many prompts in brackets a text has; what fields fill must not stand in it."""
    return len(_PROMPT.findall(text))


def _guarded(values: Values) -> Values:
    rows = {name: tuple(_guarded_texts(row) for row in rows) for name, rows in values.rows.items()}
    return replace(values, texts=_guarded_texts(values.texts), rows=rows)


def _guarded_texts(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: text.translate(_GUARDED) for name, text in texts.items()}


def _pieces(element: etree._Element) -> Iterator[str]:
    """Yield the text of an element, a new line around each block, without fields and without what stays on the page."""
    if element.get("data-wenn") == "nur:web" or element.get("data-feld"):
        return
    edge = "" if element.tag in _INLINE else " " if element.tag == "br" else "\n"
    if element.tag == _SECTION:
        yield f"{_BEGIN}{''.join(map(str, element.itertext()))}{_TITLED}"
    yield edge
    yield _in_one_line(element.text)
    for child in element:
        yield from _pieces(child)
        yield _in_one_line(child.tail)
    yield edge


def _in_one_line(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
