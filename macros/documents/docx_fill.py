"""Fills a DOCX by its marks: variants decided, rows repeated, fields set, nothing else touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from macros.condition_logic import holds
from macros.condition_reading import parse
from macros.documents.data_part import NAMESPACE, fill_data_part, literal_values, read_marks, read_prompts
from macros.documents.docx_bookmarks import drop_lone_ends, drop_unused_anchors, renumber
from macros.documents.docx_container import DOCUMENT_PART, DocxPackage, write_docx
from macros.documents.docx_controls import control_tag, field_row, is_field, show_prompt, show_text
from macros.documents.docx_final import drop_data, drop_marks
from macros.documents.docx_layout import mend_blocks
from macros.documents.docx_marks import HINT_PREFIX, NOTICE_PREFIX
from macros.documents.docx_package import FOOTNOTES_PART, text_parts
from macros.documents.docx_plan import Field, Plan, Shown, make_plan
from macros.documents.docx_remove import drop_lost_links, drop_lost_notes, remove_marked
from macros.documents.docx_spacing import settle_spacing
from macros.documents.docx_tables import refresh_table_titles
from macros.documents.docx_variants import decide_variants, repeat_rows
from macros.documents.docx_xml import elements
from macros.errors import PackageError
from macros.model import Mark, Values

_PLANS = 8
"""So many plans are kept of documents that were decided alike, which few texts lay out differently."""


def fill_docx(packaged: bytes, values: Values, *, final: bool, record: str | None = None) -> bytes:
    """Return the document filled with the values; `final` leaves no marks, no data and no hints.

    `record` is the profile that a fillable document carries to be read back. Fields without a value keep their prompt.
    Raises PackageError when the file is damaged or not one of our documents.
    """
    literal = literal_values(values)
    source = _source(packaged)
    plans = _plans(packaged, final, *_decisions(source.marks, literal))
    plan = next((plan for plan in plans if plan.fits(literal)), None)
    if plan is None:
        plan = _plan(packaged, literal, source, final=final)
        plans.insert(0, plan)
        del plans[_PLANS:]
    parts = plan.parts(literal)
    if not final:
        parts[source.data_part] = fill_data_part(source.data, literal, record)
    return write_docx(parts)


@dataclass(frozen=True)
class _Source:
    """What an unfilled document says about itself."""

    data_part: str
    data: bytes
    marks: Mapping[int, Mark]
    prompts: Mapping[str, str]


@lru_cache(maxsize=16)  # a Vorlage is filled for one municipality after the other
def _source(packaged: bytes) -> _Source:
    package = DocxPackage(packaged)
    data_part = _data_part(package)
    data = package.content(data_part)
    return _Source(data_part, data, read_marks(data), read_prompts(data))


@lru_cache(maxsize=128)
def _plans(packaged: bytes, final: bool, holding: frozenset[str], rows: tuple[int, ...]) -> list[Plan]:  # noqa: ARG001 - together they are the key
    """Return the plans made so far of a document that is decided alike; the list is to be added to."""
    return []


def _decisions(marks: Mapping[int, Mark], values: Values) -> tuple[frozenset[str], tuple[int, ...]]:
    stated = {mark.condition for mark in marks.values() if mark.condition is not None}
    holding = frozenset(one for one in stated if holds(parse(one), values.facts))
    lists = [mark.list_name for mark in marks.values() if mark.list_name is not None]
    return holding, tuple(len(values.rows.get(name, ())) for name in lists)


def _plan(packaged: bytes, literal: Values, source: _Source, *, final: bool) -> Plan:
    package = DocxPackage(packaged)
    roots = [package.tree(name) for name in text_parts(package)]
    _decide(roots, package, literal, source.marks, final=final)
    runs: dict[etree._Element, Field] = {}
    empty: set[Field] = set()
    for root in roots:
        _fill_fields(root, literal, source.prompts, (runs, empty), final=final)
        mend_blocks(root)
        refresh_table_titles(root)
        settle_spacing(root)
    if final:
        drop_marks(roots)
        drop_data(package)
    drop_unused_anchors(roots)
    renumber(roots)
    package.tidy()
    return make_plan(package, Shown(runs, frozenset(empty)), literal)


def _decide(
    roots: list[etree._Element], package: DocxPackage, values: Values, marks: Mapping[int, Mark], *, final: bool
) -> None:
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


def _fill_fields(
    root: etree._Element,
    values: Values,
    prompts: Mapping[str, str],
    found: tuple[dict[etree._Element, Field], set[Field]],
    *,
    final: bool,
) -> None:
    """Show texts and prompts; note in `found` the runs of fields that have a text, and the fields that have none."""
    runs, empty = found
    for control in elements(root, "sdt"):
        if not is_field(control):
            continue
        field = Field(control_tag(control), field_row(control))
        if text := field.text(values):
            runs[show_text(control, text)] = field
        else:
            show_prompt(control, prompts.get(field.name, f"[{field.name}]"), styled=not final)
            empty.add(field)
