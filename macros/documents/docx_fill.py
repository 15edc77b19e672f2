"""Fills a DOCX by its marks: variants decided, rows repeated, fields set, nothing else touched."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from macros.documents.data_part import NAMESPACE, fill_data_part, literal_values, read_marks, read_prompts
from macros.documents.docx_bookmarks import drop_lone_ends, drop_unused_anchors, renumber
from macros.documents.docx_container import DOCUMENT_PART, DocxPackage
from macros.documents.docx_controls import control_tag, field_row, is_field, show_prompt, show_text
from macros.documents.docx_final import drop_data, drop_marks
from macros.documents.docx_layout import mend_blocks
from macros.documents.docx_marks import HINT_PREFIX, NOTICE_PREFIX
from macros.documents.docx_package import FOOTNOTES_PART, text_parts
from macros.documents.docx_remove import drop_lost_links, drop_lost_notes, remove_marked
from macros.documents.docx_spacing import settle_spacing
from macros.documents.docx_tables import refresh_table_titles
from macros.documents.docx_variants import decide_variants, repeat_rows
from macros.documents.docx_xml import elements
from macros.errors import PackageError
from macros.model import Values


def fill_docx(packaged: bytes, values: Values, *, final: bool, record: str | None = None) -> bytes:
    """Return the document filled with the values; `final` leaves no marks, no data and no hints.

    `record` is the profile that a fillable document carries to be read back. Fields without a value keep their prompt.
    Raises PackageError when the file is damaged or not one of our documents.
    """
    package = DocxPackage(packaged)
    literal = literal_values(values)
    data_part = _data_part(package)
    roots = [package.tree(name) for name in text_parts(package)]
    _decide(roots, package, literal, data_part, final=final)
    prompts = read_prompts(package.content(data_part))
    for root in roots:
        _fill_fields(root, literal, prompts, final=final)
        mend_blocks(root)
        refresh_table_titles(root)
        settle_spacing(root)
    if final:
        drop_marks(roots)
        drop_data(package)
    else:
        package.put(data_part, fill_data_part(package.content(data_part), literal, record))
    drop_unused_anchors(roots)
    renumber(roots)
    package.tidy()
    return package.to_bytes()


def _decide(roots: list[etree._Element], package: DocxPackage, values: Values, data_part: str, *, final: bool) -> None:
    marks = read_marks(package.content(data_part))
    for root in roots:
        decide_variants(root, marks, values.facts)
        # every variant that is still there holds, so its hint has done its work
        remove_marked(root, HINT_PREFIX)
        repeat_rows(root, marks, values.rows)
        if final:
            remove_marked(root, NOTICE_PREFIX)
        drop_lone_ends(root)
    if package.has(FOOTNOTES_PART):
        drop_lost_notes(package.tree(DOCUMENT_PART), package.tree(FOOTNOTES_PART))
    drop_lost_links(roots)


def _data_part(package: DocxPackage) -> str:
    for name in package.related(DOCUMENT_PART, "customXml"):
        if package.has(name) and package.tree(name).tag == f"{{{NAMESPACE}}}angaben":
            return name
    raise PackageError(
        "Das Dokument enthält keine Angaben des Zwillingsbaukastens. "
        "Bitte die ausfüllbare Fassung neu herunterladen; eine Endfassung lässt sich nicht noch einmal füllen."
    )


def _fill_fields(root: etree._Element, values: Values, prompts: Mapping[str, str], *, final: bool) -> None:
    for control in elements(root, "sdt"):
        if not is_field(control):
            continue
        name = control_tag(control)
        text = _text_of(name, field_row(control), values)
        if text:
            show_text(control, text)
        else:
            show_prompt(control, prompts.get(name, f"[{name}]"), styled=not final)


def _text_of(name: str, row: int, values: Values) -> str:
    list_name, dot, column = name.partition(".")
    if not dot:
        return values.texts.get(name, "")
    rows = values.rows.get(list_name, ())
    return rows[row - 1].get(column, "") if 0 < row <= len(rows) else ""
