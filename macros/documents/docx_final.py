"""The Endfassung of a DOCX: no content controls, no bookmarks of ours, no data part, no prompts part."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from macros.documents.docx_bookmarks import OWN_PREFIX, bookmark_pairs, drop_bookmarks
from macros.documents.docx_container import DOCUMENT_PART, DocxPackage
from macros.documents.docx_controls import control_content
from macros.documents.docx_xml import elements, unwrap


def drop_marks(roots: Sequence[etree._Element]) -> None:
    """Unwrap all content controls and remove our bookmarks; what they hold stays as plain text."""
    for root in roots:
        for control in elements(root, "sdt"):
            unwrap(control, control_content(control))
        drop_bookmarks(bookmark_pairs(root, OWN_PREFIX))


def drop_data(package: DocxPackage) -> None:
    """Remove data part and prompts: their relationships here, the parts when the package is tidied."""
    package.unrelate(DOCUMENT_PART, "customXml", "glossaryDocument")
