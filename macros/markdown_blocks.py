"""The generic blocks of the dialect: `/// variante | Bedingung`, `/// tabelle | Beschriftung`, `/// notizen`."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block


class VariantBlock(Block):  # type: ignore[misc]  # pymdownx ships no types
    """A passage of whole blocks that holds under a condition."""

    NAME = "variante"
    ARGUMENT = True

    def on_create(self, parent: ET.Element) -> ET.Element:
        """Open the section; its condition is resolved later, when its siblings are known."""
        return ET.SubElement(parent, "section", {"class": "variante", "data-wenn": str(self.argument)})


class TableBlock(Block):  # type: ignore[misc]  # as above
    """A table with a caption."""

    NAME = "tabelle"
    ARGUMENT = True

    def on_create(self, parent: ET.Element) -> ET.Element:
        """Open a wrapper that `on_end` dissolves into the table."""
        return ET.SubElement(parent, "div", {"class": "tabelle"})

    def on_end(self, block: ET.Element) -> None:
        """Give the caption to the table; a wrapper without exactly one table stays and is refused later."""
        if len(block) == 1 and block[0].tag == "table":
            caption = ET.Element("caption")
            caption.text = str(self.argument)
            block[0].insert(0, caption)


class NotesBlock(Block):  # type: ignore[misc]  # as above
    """What is said to a slide; it stands in the notes of the slide, not on it."""

    NAME = "notizen"
    ARGUMENT = False

    def on_create(self, parent: ET.Element) -> ET.Element:
        """Open the notes with the words that set them apart on the page and in print."""
        holder = ET.SubElement(parent, "div", {"class": "notizen"})
        ET.SubElement(holder, "p", {"class": "notiztitel"}).text = "Notizen zum Vortrag"
        return holder


class DialectBlocks(BlocksExtension):  # type: ignore[misc]  # as above
    """Registers the blocks of the dialect."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802, ARG002
        """Register all blocks."""
        for block in (VariantBlock, TableBlock, NotesBlock):
            block_mgr.register(block, self.getConfigs())
