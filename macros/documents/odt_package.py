"""Pandoc's ODT becomes a finished document: marks, standard styles, tables, data part, description."""

from __future__ import annotations

from lxml import etree

from macros.documents.data_part import build_data_part
from macros.documents.odt_container import DATA_PART, build_meta, read_odt, write_odt
from macros.documents.odt_layout import settle_layout
from macros.documents.odt_lists import let_lists_run_on, standardise_lists
from macros.documents.odt_marks import place_marks
from macros.documents.odt_pictures import settle_pictures
from macros.documents.odt_styles import prune_automatic_styles, standardise_styles
from macros.documents.odt_tables import format_tables
from macros.documents.odt_tree import drop, make, q, unwrap
from macros.documents.xml import clean_text, parse_xml, serialise_xml
from macros.model import DocumentData

_TITLE = "@TITEL@"


def package_odt(raw: bytes, data: DocumentData) -> bytes:
    """Return the finished, unfilled ODT of pandoc's ODT with bookmarks `zbk_<n>`.

    Raises PackageError when `raw` is no ODT, ConversionError when marks and `data` do not agree.
    """
    parts = read_odt(raw)
    content, styles = parse_xml(parts["content.xml"]), parse_xml(parts["styles.xml"])
    _dissolve_sections(content)
    settle_pictures(content)
    place_marks(content, data)
    standardise_styles(content, styles)
    standardise_lists(content, styles)
    let_lists_run_on(content)
    format_tables(content)
    settle_layout(content)
    prune_automatic_styles(content)
    _put_title(styles, clean_text(data.title))
    parts["content.xml"], parts["styles.xml"] = serialise_xml(content), serialise_xml(styles)
    parts["meta.xml"] = build_meta(data.title, data.revised)
    parts[DATA_PART] = build_data_part(data)
    return write_odt(parts)


def _dissolve_sections(content: etree._Element) -> None:
    """Pandoc makes a section of every block with an id, valid or not; a bookmark serves links as well."""
    for section in list(content.iter(q("text:section"))):
        paragraph = next(section.iter(q("text:p"), q("text:h")), None)
        name = section.get(q("text:name"))
        if paragraph is not None and name:
            bookmark = make("text:bookmark", text_name=name)
            bookmark.tail, paragraph.text = paragraph.text, None
            paragraph.insert(0, bookmark)
        unwrap(section) if len(section) else drop(section)


def _put_title(styles: etree._Element, title: str) -> None:
    for element in styles.iter(etree.Element):
        element.text = element.text.replace(_TITLE, title) if element.text else element.text
        element.tail = element.tail.replace(_TITLE, title) if element.tail else element.tail
