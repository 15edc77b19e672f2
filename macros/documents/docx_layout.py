"""Pictures, rules and block ends of a DOCX as pandoc writes them → as a well-made Word document has them."""

from __future__ import annotations

import itertools

from lxml import etree

from macros.documents.docx_xml import (
    ancestor,
    elements,
    make,
    paragraph_style,
    remove,
    set_keep_next,
    set_property,
    visible_text,
    w,
)

_PICTURES = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
_INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
_DISTANCES = ("distT", "distB", "distL", "distR")
_RULE_COLOUR = "B9C3CC"
# Between two tables, which Word would join: as high as the space below a table.
_SEPARATOR = {"before": "0", "after": "0", "line": "200", "lineRule": "exact"}
# After the last table, where Word and LibreOffice would add a line of full height, often on a page of its own.
_CLOSING = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}


def keep_figures_together(root: etree._Element) -> None:
    """Keep a picture on one page with its caption; pandoc's style of the picture tells which one has one."""
    for paragraph in elements(root, "p"):
        if paragraph_style(paragraph) == "CaptionedFigure":
            set_keep_next(paragraph)


def tidy_pictures(root: etree._Element) -> None:
    """Remove file names from pictures, and the distance that programs keep where none is stated."""
    for picture in root.iter(_PICTURES):
        picture.attrib.pop("descr", "")
    for picture in root.iter(_INLINE):
        picture.attrib.update(dict.fromkeys(_DISTANCES, "0"))


def draw_rules(root: etree._Element) -> None:
    """Replace the drawn horizontal rule by a border, which every program shows."""
    for drawing in elements(root, "pict"):
        paragraph, run = ancestor(drawing, "p"), ancestor(drawing, "r")
        if paragraph is None or run is None or visible_text(paragraph):
            continue
        remove(run)
        set_property(paragraph, make("pBdr", make("bottom", val="single", sz="4", space="1", color=_RULE_COLOUR)))
        set_property(paragraph, make("spacing", before="0", after="240"))
        set_property(paragraph, make("rPr", make("sz", val="12"), make("szCs", val="12")))


def mend_blocks(root: etree._Element) -> None:
    """Let every cell and note end with a paragraph, and no table touch the next one: Word would join them."""
    for holder in elements(root, "tc", "footnote", "body"):
        blocks = [item for item in holder if item.tag in (w("p"), w("tbl"), w("sdt"))]
        if holder.tag == w("body"):
            _close_body(holder, blocks)
        elif not blocks or blocks[-1].tag != w("p"):
            holder.append(make("p"))
        for first, second in itertools.pairwise(blocks):
            if first.tag == second.tag == w("tbl"):
                first.addnext(make("p"))
        _lower_separators(holder)


def _close_body(body: etree._Element, blocks: list[etree._Element]) -> None:
    """Let a text, even an empty one, end with a paragraph; after a table it is as good as invisible."""
    if not blocks:
        body.insert(0, make("p"))
    elif blocks[-1].tag == w("tbl"):
        closing = make("p")
        set_property(closing, make("spacing", **_CLOSING))
        blocks[-1].addnext(closing)


def _lower_separators(holder: etree._Element) -> None:
    """Make the empty paragraphs between two tables, ours or pandoc's, as high as the space below a table."""
    for table in holder.iterchildren(w("tbl")):
        between, following = _two_after(table)
        if between is None or following is None or following.tag != w("tbl"):
            continue
        if between.tag == w("p") and not any(child.tag == w("r") for child in between):
            set_property(between, make("spacing", **_SEPARATOR))


def _two_after(table: etree._Element) -> tuple[etree._Element | None, etree._Element | None]:
    blocks = table.itersiblings(w("p"), w("tbl"))
    return next(blocks, None), next(blocks, None)
