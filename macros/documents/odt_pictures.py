"""Pictures of an ODT: they stand in the line like a character and keep their description for those who cannot see."""

from __future__ import annotations

from lxml import etree

from macros.documents.odt_tree import drop, q, text_of


def settle_pictures(content: etree._Element) -> None:
    """Anchor every picture as a character; a `svg:desc` right behind it (pandoc drops its own) moves into it."""
    for frame in content.iter(q("draw:frame")):
        if frame.get(q("text:anchor-type")) is None:
            frame.set(q("text:anchor-type"), "as-char")
    for description in list(content.iter(q("svg:desc"))):
        before, parent = description.getprevious(), description.getparent()
        if parent is not None and parent.tag == q("draw:frame"):
            continue
        drop(description)
        if before is not None and before.tag == q("draw:frame") and text_of(description):
            before.append(description)
