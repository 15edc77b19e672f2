"""Finishes a DOCX that pandoc wrote: final marks, data part, prompts, styles that every Word knows."""

from __future__ import annotations

from macros.documents.docx_container import DOCUMENT_PART, DocxPackage
from macros.documents.docx_controls import control_tag, is_field
from macros.documents.docx_layout import draw_rules, keep_figures_together, mend_blocks, tidy_pictures
from macros.documents.docx_lists import mark_lists_by_their_kind, style_lists, use_house_numbering
from macros.documents.docx_marks import place_marks
from macros.documents.docx_parts import (
    add_data_part,
    add_prompts,
    header_parts,
    write_properties,
    write_settings,
    write_title,
)
from macros.documents.docx_spacing import settle_spacing
from macros.documents.docx_styles import tidy_style_sheet, use_built_in_styles
from macros.documents.docx_tables import style_tables
from macros.documents.docx_xml import drop_layout, elements
from macros.model import DocumentData

FOOTNOTES_PART = "word/footnotes.xml"
_STYLES_PART = "word/styles.xml"
_NUMBERING_PART = "word/numbering.xml"


def package_docx(raw: bytes, data: DocumentData) -> bytes:
    """Return the finished, fillable DOCX of a converted document; raise PackageError when marks do not fit `data`."""
    package = DocxPackage(raw)
    texts = text_parts(package)
    roots = [package.tree(name) for name in texts]
    place_marks(roots, data)
    _dress(package, texts)
    used = {control_tag(control) for root in roots for control in elements(root, "sdt") if is_field(control)}
    add_data_part(package, data)
    add_prompts(package, {name: data.prompts.get(name, "") for name in used})
    write_properties(package, data)
    write_settings(package)
    write_title([package.tree(name) for name in header_parts(package)], data.title)
    package.tidy()
    for root in roots:
        drop_layout(root)
    return package.to_bytes()


def text_parts(package: DocxPackage) -> list[str]:
    """Return the names of the parts that hold marks: the text and its footnotes."""
    return [name for name in (DOCUMENT_PART, FOOTNOTES_PART) if package.has(name)]


def _dress(package: DocxPackage, texts: list[str]) -> None:
    numbering = package.tree(_NUMBERING_PART)
    for root in (package.tree(name) for name in texts):
        style_lists(root, numbering)
        style_tables(root)
        keep_figures_together(root)
        tidy_pictures(root)
        draw_rules(root)
        mend_blocks(root)
    use_house_numbering(numbering)
    for root in (package.tree(name) for name in texts):
        mark_lists_by_their_kind(root, numbering)
    roots = [package.tree(name) for name in texts + header_parts(package)]
    use_built_in_styles(roots)
    for root in roots:
        settle_spacing(root)
    tidy_style_sheet(package.tree(_STYLES_PART), roots)
