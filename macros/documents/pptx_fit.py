"""Makes type on slides as small as its words need: by the areas that text shapes and tables state of themselves."""

from __future__ import annotations

from lxml import etree

from macros.documents.pptx_xml import marked, marks_in, q
from macros.slide_fit import SMALLEST, Sample, fitting_scale, needed_height

CELL_SIDES, CELL_ENDS = 2 * 108_000, 2 * 72_000
"""What cells keep free at both sides, and above and below; see `slide_layout`."""
_STEP = 5


def settle_sizes(root: etree._Element) -> None:
    """Set the scale of every text shape of a slide, and the sizes and heights of every table."""
    for mark in marks_in(root, "flaeche"):
        size = int(mark.get("groesse", "20"))
        holder = marked(mark)
        if holder.tag == q("p:graphicFrame"):
            _settle_table(holder, size, int(mark.get("hoehe", "0")))
        else:
            _settle_shape(holder, size)


def _settle_shape(shape: etree._Element, size: int) -> None:
    extent = shape.find(f"{q('p:spPr')}/{q('a:xfrm')}/{q('a:ext')}")
    body = shape.find(q("p:txBody"))
    fit = shape.find(f"{q('p:txBody')}/{q('a:bodyPr')}/{q('a:normAutofit')}")
    if extent is None or body is None or fit is None:
        return
    samples = [_sample(item) for item in body.iterfind(q("a:p"))]
    scale = fitting_scale(samples, size, int(extent.get("cx", "0")), int(extent.get("cy", "0")))
    fit.attrib.pop("fontScale", "")
    if scale < 100:  # noqa: PLR2004 - per cent
        fit.set("fontScale", str(scale * 1000))


def _settle_table(frame: etree._Element, size: int, height: int) -> None:
    widths = [int(column.get("w", "0")) for column in frame.iter(q("a:gridCol"))]
    rows = list(frame.iter(q("a:tr")))
    scale = 100
    while scale > SMALLEST and sum(_heights(rows, widths, size, scale)) > height:
        scale -= _STEP
    heights = _heights(rows, widths, size, scale)
    for row, needed in zip(rows, heights, strict=True):
        row.set("h", str(needed))
    for look in [*frame.iter(q("a:rPr")), *frame.iter(q("a:endParaRPr"))]:
        look.set("sz", str(size * scale))
    extent = frame.find(f"{q('p:xfrm')}/{q('a:ext')}")
    if extent is not None:
        extent.set("cy", str(sum(heights)))


def _heights(rows: list[etree._Element], widths: list[int], size: int, scale: int) -> list[int]:
    return [
        max((_cell_height(cell, width, size, scale) for cell, width in _cells(row, widths)), default=0) for row in rows
    ]


def _cells(row: etree._Element, widths: list[int]) -> list[tuple[etree._Element, int]]:
    return list(zip(row.iterfind(q("a:tc")), widths, strict=False))


def _cell_height(cell: etree._Element, width: int, size: int, scale: int) -> int:
    samples = [_sample(item) for item in cell.iter(q("a:p"))]
    return needed_height(samples, size, width - CELL_SIDES, scale) + CELL_ENDS


def _sample(paragraph: etree._Element) -> Sample:
    look = paragraph.find(q("a:pPr"))
    is_item = look is not None and look.find(q("a:buNone")) is None and look.get("marL") != "0"
    level = int(look.get("lvl", "0")) if look is not None else 0
    words = "".join("\n" if item.tag == q("a:br") else item.text or "" for item in paragraph.iter(q("a:t"), q("a:br")))
    return Sample(words, level + is_item)
