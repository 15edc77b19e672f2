"""A part of a page as plain text; twin of the browser's `transcript.js`, with the same case file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from macros.documents.prepare import parse_fragment
from macros.markdown_extension import SnippetTrees
from macros.rendering import snippet_html

_LEFT_OUT = frozenset({"footnote-backref", "kopierleiste", "nur-web"})
_INLINE = frozenset({"a", "span", "strong", "em", "code", "sup", "br", "img"})
_INDENT = "   "


def plain_text(markup: str) -> str:
    """Return a fragment of a page as text: numbers and bullets are signs, cells of a table stand apart by tabs."""
    return "\n\n".join(_blocks(parse_fragment(markup), "")).replace("\u00a0", " ").strip() + "\n"


class SnippetTexts:
    """The Bausteine as plain text, with prompts for fields; each is converted when it is first asked for."""

    def __init__(self, trees: SnippetTrees) -> None:
        """Start with no text."""
        self._trees = trees
        self._texts: dict[str, str] = {}

    def text(self, snippet_id: str) -> str:
        """Return the text of a Baustein."""
        if snippet_id not in self._texts:
            self._texts[snippet_id] = plain_text(snippet_html(snippet_id, self._trees))
        return self._texts[snippet_id]


def _blocks(element: html.HtmlElement, indent: str) -> Iterator[str]:
    words = element.text or ""
    for child in element:
        if _is_left_out(child):
            pass
        elif child.tag in _INLINE:
            words += _inline(child)
        else:
            yield from _finished(words, indent)
            words = ""
            yield from _block(child, indent)
        words += child.tail or ""
    yield from _finished(words, indent)


def _finished(words: str, indent: str) -> Iterator[str]:
    if text := _squeezed(words):
        yield indent + text


def _block(element: html.HtmlElement, indent: str) -> Iterator[str]:
    if element.tag in ("ul", "ol"):
        yield _list(element, indent)
    elif element.tag == "table":
        yield _table(element)
    elif element.tag != "hr":
        yield from _blocks(element, indent)


def _list(element: html.HtmlElement, indent: str) -> str:
    lines: list[str] = []
    for number, item in enumerate(element.iterchildren("li"), start=int(element.get("start") or 1)):
        sign = f"{number}." if element.tag == "ol" else "•"
        first, *rest = [*_blocks(item, indent + _INDENT)] or [""]
        lines += [f"{indent}{sign} {first.strip()}", *rest]
    return "\n".join(lines)


def _table(element: html.HtmlElement) -> str:
    caption = element.find("caption")
    title = "" if caption is None else _squeezed("".join(_inline(caption)))
    rows = ("\t".join(re.sub(r"\s+", " ", " ".join(_blocks(cell, ""))) for cell in row) for row in element.iter("tr"))
    return "\n".join([*([title] if title else []), *rows])


def _inline(element: html.HtmlElement) -> str:
    if element.tag == "br":
        return "\n"
    if element.tag == "img":
        return element.get("alt") or ""
    if element.tag == "sup":
        return f" ({_squeezed(element.text_content())})"
    children = (("" if _is_left_out(child) else _inline(child)) + (child.tail or "") for child in element)
    return (element.text or "") + "".join(children)


def _is_left_out(element: etree._Element) -> bool:
    return (
        not isinstance(element.tag, str)
        or not _LEFT_OUT.isdisjoint((element.get("class") or "").split())
        or element.get("hidden") is not None
        or element.get("data-wenn") == "nur:web"
    )


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
