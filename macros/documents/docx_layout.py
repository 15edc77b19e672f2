"""Lists, tables, captions and pictures of a DOCX as pandoc writes them → as a well-made Word document has them."""

from __future__ import annotations

import itertools

from lxml import etree

from macros.documents.docx_xml import (
    ancestor,
    elements,
    make,
    paragraph_properties,
    paragraph_style,
    remove,
    set_keep_next,
    set_paragraph_style,
    value,
    visible_text,
    w,
)

CAPTION_STYLE = "Caption"
_DEEPEST_STYLE = 3
_INDENT = 425
# The blank bullet that pandoc gives to the further paragraphs of an item.
_CONTINUED = "1000"
_FORMATS_OF_STYLE = {"bullet": "ListBullet", "decimal": "ListNumber"}
_TABLE_WIDTH = "5000"
_LOOK = {"lastRow": "0", "firstColumn": "0", "lastColumn": "0", "noHBand": "0", "noVBand": "1"}
_PICTURES = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"


def style_lists(root: etree._Element, numbering: etree._Element) -> None:
    """Give list paragraphs the styles List Bullet, List Number, List Continue; their numbering stays as it counts."""
    bullets = {value(number, "numId"): _is_bullet(numbering, number) for number in numbering.iterfind(w("num"))}
    for paragraph in elements(root, "p"):
        found = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        if found is None:
            continue
        number, level = value(found.find(w("numId"))), int(value(found.find(w("ilvl"))) or 0)
        if number == _CONTINUED:
            remove(found)
            _continue_item(paragraph, level)
        elif paragraph_style(paragraph) in ("", "Compact", "BodyText", "FirstParagraph"):
            kind = "ListBullet" if bullets.get(number, True) else "ListNumber"
            depth = min(level + 1, _DEEPEST_STYLE)
            set_paragraph_style(paragraph, kind if depth == 1 else f"{kind}{depth}")


def use_house_numbering(numbering: etree._Element) -> None:
    """Let pandoc's lists count with the list definitions of the reference document, where it has them."""
    definitions = {value(item.find(f"{w('lvl')}/{w('pStyle')}")): item for item in numbering.iterfind(w("abstractNum"))}
    for number in numbering.iterfind(w("num")):
        kind = _format(numbering, number)
        definition = definitions.get(_FORMATS_OF_STYLE.get(kind, "-"))
        reference = number.find(w("abstractNumId"))
        if definition is not None and reference is not None and value(number, "numId") != _CONTINUED:
            reference.set(w("val"), value(definition, "abstractNumId"))
    named = {value(number.find(w("abstractNumId"))) for number in numbering.iterfind(w("num"))}
    for item in list(numbering.iterfind(w("abstractNum"))):
        if value(item, "abstractNumId") not in named:
            numbering.remove(item)


def style_tables(root: etree._Element) -> None:
    """Give tables full width, header rows that repeat, and captions that stay with them."""
    for table in elements(root, "tbl"):
        _set_table_properties(table)
        for row in table.iterfind(f".//{w('tr')}"):
            _set_header_row(row)
        caption = caption_of(table)
        if caption is not None:
            set_keep_next(caption)
    for paragraph in elements(root, "p"):
        if paragraph_style(paragraph) == "CaptionedFigure":
            set_keep_next(paragraph)


def caption_of(table: etree._Element) -> etree._Element | None:
    """Return the caption paragraph before a table, bookmarks between them notwithstanding."""
    for sibling in table.itersiblings(preceding=True):
        if sibling.tag in (w("bookmarkStart"), w("bookmarkEnd")):
            continue
        is_caption = sibling.tag == w("p") and paragraph_style(sibling) in (CAPTION_STYLE, "TableCaption")
        return sibling if is_caption else None
    return None


def refresh_table_titles(root: etree._Element) -> None:
    """Let the title that a table carries for screen readers say what its caption says."""
    for title in elements(root, "tblCaption"):
        table = next(title.iterancestors(w("tbl")))
        caption = caption_of(table)
        if caption is None:
            remove(title)
        else:
            title.set(w("val"), visible_text(caption))


def tidy_pictures(root: etree._Element) -> None:
    """Remove file names from pictures; replace the drawn rule by a border, which every program shows."""
    for picture in root.iter(_PICTURES):
        picture.attrib.pop("descr", "")
    for drawing in elements(root, "pict"):
        paragraph, run = ancestor(drawing, "p"), ancestor(drawing, "r")
        if paragraph is not None and run is not None and not visible_text(paragraph):
            remove(run)
            border = make("bottom", val="single", sz="6", space="1", color="auto")
            paragraph_properties(paragraph).append(make("pBdr", border))


def mend_blocks(root: etree._Element) -> None:
    """Let every cell and note end with a paragraph, and no table touch the next one: Word would join them."""
    for holder in elements(root, "tc", "footnote", "body"):
        blocks = [item for item in holder if item.tag in (w("p"), w("tbl"), w("sdt"))]
        if holder.tag == w("body"):
            if not blocks:
                holder.insert(0, make("p"))
        elif not blocks or blocks[-1].tag != w("p"):
            holder.append(make("p"))
        for first, second in itertools.pairwise(blocks):
            if first.tag == second.tag == w("tbl"):
                first.addnext(make("p"))


def _format(numbering: etree._Element, number: etree._Element) -> str:
    wanted = value(number.find(w("abstractNumId")))
    for item in numbering.iterfind(w("abstractNum")):
        if value(item, "abstractNumId") == wanted:
            return value(item.find(f"{w('lvl')}/{w('numFmt')}"))
    return ""


def _is_bullet(numbering: etree._Element, number: etree._Element) -> bool:
    return _format(numbering, number) in ("bullet", "")


def _continue_item(paragraph: etree._Element, level: int) -> None:
    if paragraph_style(paragraph) not in ("", "Compact", "BodyText", "FirstParagraph"):
        return
    set_paragraph_style(paragraph, "ListContinue")
    if level:
        paragraph_properties(paragraph).append(make("ind", left=str(_INDENT * (level + 1))))


def _set_table_properties(table: etree._Element) -> None:
    properties = table.find(w("tblPr"))
    if properties is None:
        return
    width = properties.find(w("tblW"))
    if width is not None and properties.find(w("tblInd")) is None:
        width.set(w("type"), "pct")
        width.set(w("w"), _TABLE_WIDTH)
    look = properties.find(w("tblLook"))
    has_header = table.find(f".//{w('tblHeader')}") is not None
    if look is not None:
        wanted = _LOOK | {"firstRow": "1" if has_header else "0"}
        look.attrib.clear()
        look.attrib.update({w(name): setting for name, setting in wanted.items()})
        look.set(w("val"), "0420" if has_header else "0400")


def _set_header_row(row: etree._Element) -> None:
    header = row.find(f"{w('trPr')}/{w('tblHeader')}")
    if header is None:
        return
    header.attrib.clear()
    if header.find(f"../{w('cantSplit')}") is None:
        header.addprevious(make("cantSplit"))
    for paragraph in row.iter(w("p")):
        set_keep_next(paragraph)
