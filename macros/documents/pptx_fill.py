"""Fills a PPTX by its marks: variants decided, rows repeated, fields set, type fitted; twin of fill/pptx.js."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from macros.condition_logic import holds
from macros.condition_reading import parse
from macros.documents.data_part import NAMESPACE, fill_data_part, literal_values, read_marks, read_prompts
from macros.documents.pptx_fields import fill_fields, repeat_rows
from macros.documents.pptx_fit import settle_sizes
from macros.documents.pptx_xml import PptxPackage, drop_mark, marked, marks_in, numbers_of, q, remove
from macros.errors import PackageError
from macros.model import Mark, Values

HINT, NOTICE = "hinweis", "pruefhinweis"


def fill_pptx(packaged: bytes, values: Values, *, final: bool, record: str | None = None) -> bytes:
    """Return the slides filled with the values; `final` leaves no marks, no data and no hints.

    `record` is the profile that a fillable file carries to be read back. Fields without a value keep their prompt.
    Raises PackageError when the file is damaged or not one of ours.
    """
    package, literal = PptxPackage(packaged), literal_values(values)
    data_part = _data_part(package)
    data = package.content(data_part)
    marks, prompts = read_marks(data), read_prompts(data)
    missing = _missing(marks, literal)
    for slide in package.related(package.main, "slide"):
        if any(missing.intersection(numbers_of(mark)) for mark in _own_marks(package.tree(slide))):
            _drop_slide(package, slide)
            continue
        for part in (slide, *package.related(slide, "notesSlide")):
            _fill_part(package.tree(part), (marks, prompts, missing), literal, final=final)
        settle_sizes(package.tree(slide))
        if final:
            _drop_marks([package.tree(part) for part in (slide, *package.related(slide, "notesSlide"))])
    if final:
        package.unrelate(package.main, "customXml")
    else:
        package.put(data_part, fill_data_part(data, literal, record))
    package.tidy()
    return package.to_bytes()


def _data_part(package: PptxPackage) -> str:
    for name in package.related(package.main, "customXml"):
        if package.has(name) and package.tree(name).tag == f"{{{NAMESPACE}}}angaben":
            return name
    raise PackageError(
        "Die Datei enthält keine Angaben des Zwillingsbaukastens. "
        "Bitte die ausfüllbare Fassung neu herunterladen; eine Endfassung lässt sich nicht noch einmal füllen."
    )


def _missing(marks: Mapping[int, Mark], values: Values) -> frozenset[int]:
    """Return the numbers of the marks whose condition does not hold."""
    stated = {number: mark.condition for number, mark in marks.items() if mark.condition is not None}
    return frozenset(number for number, one in stated.items() if not holds(parse(one), values.facts))


def _own_marks(slide: etree._Element) -> list[etree._Element]:
    """Return the marks of a slide itself, not of what stands on it."""
    return [mark for mark in marks_in(slide, "stelle") if marked(mark) is slide]


def _drop_slide(package: PptxPackage, slide: str) -> None:
    identifier = package.unrelate_part(package.main, slide)
    for item in list(package.tree(package.main).iter(q("p:sldId"))):
        if item.get(q("r:id")) == identifier:
            remove(item)


def _fill_part(
    root: etree._Element,
    known: tuple[Mapping[int, Mark], Mapping[str, str], frozenset[int]],
    values: Values,
    *,
    final: bool,
) -> None:
    marks, prompts, missing = known
    _decide(root, missing, final=final)
    repeat_rows(root, marks, values.rows)
    fill_fields(root, values, prompts, final=final)


def _decide(root: etree._Element, missing: frozenset[int], *, final: bool) -> None:
    """Remove what does not hold; what holds has no need of its hint any more."""
    for mark in [*marks_in(root, "flaeche"), *marks_in(root, "stelle")]:
        gone = {HINT, NOTICE} if final else {HINT}
        if missing.intersection(numbers_of(mark)) or mark.get("art") in gone:
            _remove_marked(marked(mark))


def _remove_marked(element: etree._Element) -> None:
    """Remove an element, and the paragraph that would be left empty; a text body keeps one paragraph."""
    holder = element.getparent()
    if holder is None:
        return
    if element.tag == q("a:p") and len(holder.findall(q("a:p"))) == 1:
        for child in list(element):
            element.remove(child)
        return
    holder.remove(element)
    if holder.tag == q("a:p") and holder.find(q("a:r")) is None:
        _remove_marked(holder)


def _drop_marks(roots: list[etree._Element]) -> None:
    for root in roots:
        for mark in [*marks_in(root, "flaeche"), *marks_in(root, "stelle")]:
            drop_mark(mark)
