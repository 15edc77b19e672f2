"""Makes type on slides as small as its words need: by the areas that text shapes and tables state of themselves."""

from __future__ import annotations

from lxml import etree

from macros.documents.pptx_xml import marked, marks_in, q
from macros.slide_fit import Sample, fitting_rows, fitting_scale


def settle_sizes(root: etree._Element) -> None:
    """Set the sizes of a slide's type, by one scale for text shapes of one size, and the heights of tables."""
    shapes: dict[int, list[etree._Element]] = {}
    for mark in marks_in(root, "flaeche"):
        size, holder = int(mark.get("groesse", "20")), marked(mark)
        if holder.tag == q("p:graphicFrame"):
            _settle_table(holder, size, int(mark.get("hoehe", "0")))
        else:
            shapes.setdefault(size, []).append(holder)
    for size, alike in shapes.items():
        _settle_shapes(alike, size)


def _settle_shapes(shapes: list[etree._Element], size: int) -> None:
    scale = min(_scale(shape, size) for shape in shapes)
    for shape in shapes:
        follows_layout = scale == 100 and next(shape.iter(q("p:ph")), None) is not None  # noqa: PLR2004 - per cent
        for look in [*shape.iter(q("a:rPr")), *shape.iter(q("a:endParaRPr"))]:
            look.attrib.pop("sz", "")
            if not follows_layout:  # sizes, for LibreOffice reckons a scale of its own for each shape
                look.set("sz", str(size * scale))


def _scale(shape: etree._Element, size: int) -> int:
    extent = shape.find(f"{q('p:spPr')}/{q('a:xfrm')}/{q('a:ext')}")
    if extent is None:
        return 100
    is_title = any(place.get("type") in {"title", "ctrTitle"} for place in shape.iter(q("p:ph")))
    samples = _samples(shape, bold=is_title)
    return fitting_scale(samples, size, int(extent.get("cx", "0")), int(extent.get("cy", "0")))


def _settle_table(frame: etree._Element, size: int, height: int) -> None:
    widths = [int(column.get("w", "0")) for column in frame.iter(q("a:gridCol"))]
    rows = list(frame.iter(q("a:tr")))
    cells = [[_samples(cell) for cell in row.iterfind(q("a:tc"))] for row in rows]
    scale, heights = fitting_rows(cells, widths, size, height)
    for row, needed in zip(rows, heights, strict=True):
        row.set("h", str(needed))
    for look in [*frame.iter(q("a:rPr")), *frame.iter(q("a:endParaRPr"))]:
        look.set("sz", str(size * scale))
    extent = frame.find(f"{q('p:xfrm')}/{q('a:ext')}")
    if extent is not None:
        extent.set("cy", str(sum(heights)))


def _samples(holder: etree._Element, *, bold: bool = False) -> list[Sample]:
    return [_sample(item, bold=bold) for item in holder.iter(q("a:p"))]


def _sample(paragraph: etree._Element, *, bold: bool) -> Sample:
    look = paragraph.find(q("a:pPr"))
    is_item = look is not None and look.find(q("a:buNone")) is None and look.get("marL") != "0"
    level = int(look.get("lvl", "0")) if look is not None else 0
    words = "".join("\n" if item.tag == q("a:br") else item.text or "" for item in paragraph.iter(q("a:t"), q("a:br")))
    return Sample(words, level + is_item, bold)
