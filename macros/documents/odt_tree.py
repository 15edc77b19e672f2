"""The XML of OpenDocument text: names, and the few moves on its tree that lxml lacks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lxml import etree

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
PLACEHOLDER = "Placeholder"
"""LibreOffice's own character style for prompts."""


@cache
def q(name: str) -> str:
    """Return a prefixed name such as `text:p` as lxml wants it."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def make(name: str, **attributes: str) -> etree._Element:
    """Return a new element; `text_style_name="X"` becomes the attribute `text:style-name`."""
    element = etree.Element(q(name))
    for key, value in attributes.items():
        prefix, local = key.split("_", 1)
        element.set(q(f"{prefix}:{local.replace('_', '-')}"), value)
    return element


def attached(element: etree._Element, root: etree._Element) -> bool:
    """Tell whether the element is still part of the tree."""
    return element is root or any(ancestor is root for ancestor in element.iterancestors())


def drop(element: etree._Element) -> None:
    """Remove an element with all it holds; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    _append_text_before(element, element.tail or "")
    element.tail = None
    parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put the content of an element in its place."""
    if element.getparent() is None:
        return
    _append_text_before(element, element.text or "")
    for child in list(element):
        element.addprevious(child)
    drop(element)


def cut_range(start: etree._Element, end: etree._Element) -> None:
    """Remove two markers, the first before the second, and all between them, whatever elements they stand in."""
    start_line = [start, *start.iterancestors()]
    end_line = [end, *end.iterancestors()]
    for node in start_line:
        _drop_following(node, end_line)
        if node.getparent() in end_line:
            break
    for node in end_line:
        if node.getparent() in start_line:
            break
        _drop_preceding(node)
    drop(start)
    drop(end)


def paragraph_of(element: etree._Element) -> etree._Element | None:
    """Return the paragraph or heading that holds the element."""
    return next(element.iterancestors(q("text:p"), q("text:h")), None)


def text_of(element: etree._Element) -> str:
    """Return all text inside an element."""
    return "".join(str(piece) for piece in element.itertext())


def elements_between(start: etree._Element, end: etree._Element) -> Iterator[etree._Element]:
    """Yield the siblings that stand between two siblings."""
    node = start.getnext()
    while node is not None and node is not end:
        following = node.getnext()
        yield node
        node = following


def _append_text_before(element: etree._Element, text: str) -> None:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + text or None
    elif parent is not None:
        parent.text = (parent.text or "") + text or None


def _drop_following(node: etree._Element, keep: list[etree._Element]) -> None:
    node.tail = None
    following = node.getnext()
    while following is not None and following not in keep:
        following.tail = None
        drop(following)
        following = node.getnext()


def _drop_preceding(node: etree._Element) -> None:
    previous = node.getprevious()
    while previous is not None:
        previous.tail = None
        drop(previous)
        previous = node.getprevious()
    parent = node.getparent()
    if parent is not None:
        parent.text = None
