"""Writes a PPTX: the slides of a prepared page in the design of the reference file."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree, html

from macros.documents.data_part import build_data_part
from macros.documents.pptx_fit import settle_sizes
from macros.documents.pptx_slides import LAYOUTS, notes_element, slide_element
from macros.documents.pptx_xml import PptxPackage, make, q
from macros.documents.resources import reference_pptx
from macros.documents.xml import clean_text, find_all, serialise_xml
from macros.model import DocumentData, MarkKind
from macros.slides import Run, Slide, read_slides

DATA_PART = "customXml/item1.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml."
_FIRST_ID = 256
"""The least number that PowerPoint takes for a slide."""


def package_pptx(markup: str, data: DocumentData) -> bytes:
    """Return the fillable PPTX of a prepared page."""
    package = PptxPackage(reference_pptx())
    for name in package.names():
        _drop_layout(package.tree(name))
    slides = read_slides(_marked_page(markup, data), data.title)
    footer = _footer_of(slides)
    for number, slide in enumerate(slides, start=1):
        _add_slide(package, number, slide, footer)
    package.put(DATA_PART, build_data_part(data))
    _write_properties(package, data)
    return package.to_bytes()


def _drop_layout(root: etree._Element) -> None:
    """Remove the line breaks between the elements of a reference part."""
    for element in root.iter():
        element.tail = None
        if len(element):
            element.text = None


def _marked_page(markup: str, data: DocumentData) -> etree._Element:
    """Return the page with the names of its fields; the review's notice moves into the first notes."""
    root: etree._Element = html.fragment_fromstring(markup, create_parent="div")
    names = {str(mark.number): mark.field for mark in data.marks if mark.kind is MarkKind.FIELD and mark.field}
    for span in find_all(root, ".//span[@data-art='field']"):
        span.set("data-feld", names[span.get("data-marke", "")])
    for notice in find_all(root, ".//div[@data-art='notice']"):
        if notice.get("data-ziel") == "office":  # it speaks of live fields, which slides lack
            notice.drop_tree()  # type: ignore[attr-defined]  # lxml.html elements have it; the stubs know only etree
        else:
            notice.addprevious(notes := html.Element("div", {"data-art": "notes"}))
            notes.append(notice)
    return root


def _footer_of(slides: Sequence[Slide]) -> tuple[Run, ...]:
    """Return what stands at the foot of every slide: the last line of the title slide."""
    lines = [item for item in slides[0].paragraphs if not item.is_hint]
    return lines[-1].runs if lines else ()


def _add_slide(package: PptxPackage, number: int, slide: Slide, footer: Sequence[Run]) -> None:
    name, notes = f"ppt/slides/slide{number}.xml", f"ppt/notesSlides/notesSlide{number}.xml"
    element = slide_element(slide, footer)
    settle_sizes(element)
    package.put(name, serialise_xml(element), f"{_TYPE}slide+xml")
    package.relate(name, "slideLayout", f"ppt/slideLayouts/slideLayout{LAYOUTS[slide.kind]}.xml")
    package.put(notes, serialise_xml(notes_element(slide)), f"{_TYPE}notesSlide+xml")
    package.relate(notes, "notesMaster", "ppt/notesMasters/notesMaster1.xml")
    package.relate(notes, "slide", name)
    package.relate(name, "notesSlide", notes)
    identifier = package.relate(package.main, "slide", name)
    listed = package.tree(package.main).find(q("p:sldIdLst"))
    if listed is not None:
        listed.append(make("p:sldId", id=str(_FIRST_ID + number - 1), r_id=identifier))


def _write_properties(package: PptxPackage, data: DocumentData) -> None:
    """Write title, subject and date; language and maker stand in the reference file."""
    texts = {
        "title": clean_text(data.title),
        "subject": "Foliensatz mit Notizen zum Vortrag",
        "created": f"{data.revised.isoformat()}T00:00:00Z",
        "modified": f"{data.revised.isoformat()}T00:00:00Z",
    }
    for item in package.tree("docProps/core.xml"):
        name = etree.QName(item).localname
        if name in texts:
            item.text = texts[name]
