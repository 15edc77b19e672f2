"""Slides as PresentationML: what stands where, in reading order, by the layouts of the reference file."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from macros.documents.pptx_text import line, text_body
from macros.documents.pptx_xml import decorative, make, mark_list, numbered
from macros.model import MarkKind
from macros.slide_fit import CELL_SIDE, CELL_TOP
from macros.slide_layout import TABLE, Area, body_areas, column_widths, rail_area, step_areas, title_area
from macros.slides import Paragraph, Row, Run, Slide, SlideKind, Table, plain

LAYOUTS = {
    SlideKind.TITLE: 1,
    SlideKind.TEXT: 2,
    SlideKind.STATEMENT: 3,
    SlideKind.COLUMNS: 4,
    SlideKind.TABLE: 5,
    SlideKind.STEPS: 5,
    SlideKind.DECISION: 6,
}
"""The number of the layout for each kind of slide."""
_TABLE_STYLE = "{3D0B6C52-7F1E-4C59-9E0A-5B2F8C1D7A90}"
_TABLE_CONTENT = "http://schemas.openxmlformats.org/drawingml/2006/table"
_PLACEHOLDERS = {SlideKind.TITLE: "subTitle", SlideKind.STATEMENT: "body", SlideKind.DECISION: "body"}


def slide_element(slide: Slide, footer: Sequence[Run]) -> etree._Element:
    """Return a slide: title, content, footer and number, in the order in which they are read aloud."""
    shapes = [_title(slide), *_content(slide)]
    if slide.kind is not SlideKind.TITLE:
        shapes += [_footer(footer), _number()]
    for number, shape in enumerate(shapes, start=2):
        shape[0][0].set("id", str(number))
    root = make("p:sld", make("p:cSld", _tree(shapes)), make("p:clrMapOvr", make("a:masterClrMapping")))
    if slide.marks:
        root.append(mark_list("p", "stelle", marken=numbered(slide.marks)))
    return root


def notes_element(slide: Slide) -> etree._Element:
    """Return the notes of a slide: its picture and what is said to it."""
    locks = make("a:spLocks", noGrp="1", noRot="1", noChangeAspect="1")
    picture = _shape("Folienbild", make("p:ph", type="sldImg"), locks=locks)
    hints = [item for item in slide.paragraphs if item.is_hint] if slide.kind in _WITHOUT_TEXT else []
    words = _shape("Notizen", make("p:ph", type="body", idx="3"), text_body([*hints, *slide.notes], autofit=False))
    for number, shape in enumerate((picture, words), start=2):
        shape[0][0].set("id", str(number))
    content = make("p:cSld", _tree([picture, words]))
    return make("p:notes", content, make("p:clrMapOvr", make("a:masterClrMapping")))


_WITHOUT_TEXT = frozenset({SlideKind.TABLE, SlideKind.STEPS})
"""Slides whose hints have no place beside the picture."""


def _tree(shapes: Sequence[etree._Element]) -> etree._Element:
    names = make("p:nvGrpSpPr", make("p:cNvPr", id="1", name=""), make("p:cNvGrpSpPr"), make("p:nvPr"))
    return make("p:spTree", names, make("p:grpSpPr"), *shapes)


def _title(slide: Slide) -> etree._Element:
    kind = "ctrTitle" if slide.kind is SlideKind.TITLE else "title"
    return _text_shape("Titel", make("p:ph", type=kind), [line(slide.title)], title_area(slide.kind))


def _content(slide: Slide) -> list[etree._Element]:
    if slide.kind is SlideKind.TABLE:
        return [_table_frame(table) for table in slide.tables]
    if slide.kind is SlideKind.STEPS:
        return _steps([item for item in slide.paragraphs if not item.is_hint])
    shapes = []
    for number, (area, paragraphs) in enumerate(body_areas(slide), start=1):
        look = {"type": _PLACEHOLDERS[slide.kind]} if slide.kind in _PLACEHOLDERS else {}
        place = make("p:ph", **look, idx=str(number))
        shapes.append(_text_shape(f"Inhalt {number}", place, paragraphs, area))
    return shapes


def _text_shape(name: str, place: etree._Element, paragraphs: Sequence[Paragraph], area: Area) -> etree._Element:
    return _shape(name, place, text_body(paragraphs), make("p:spPr", _frame("a", area)), area=area)


def _steps(steps: Sequence[Paragraph]) -> list[etree._Element]:
    shapes = [_rail(len(steps))]
    for number, ((circle, words), step) in enumerate(zip(step_areas(len(steps)), steps, strict=True), start=1):
        shapes.append(_circle(number, circle))
        body = text_body([line(step.runs)], size=words.size)
        properties, style = body[0], body[1]
        style.append(make("a:lvl1pPr", make("a:defRPr", _colour("tx1"))))
        properties.attrib.update({"wrap": "square", "anchor": "ctr", **dict.fromkeys(("lIns", "tIns"), "0")})
        properties.attrib.update(dict.fromkeys(("rIns", "bIns"), "0"))
        box = make("p:spPr", _frame("a", words), make("a:prstGeom", make("a:avLst"), prst="rect"), make("a:noFill"))
        shapes.append(_shape(f"Schritt {number}: Text", None, body, box, area=words))
    return shapes


def _rail(count: int) -> etree._Element:
    box = make("p:spPr", _frame("a", rail_area(count)), make("a:prstGeom", make("a:avLst"), prst="rect"))
    box.append(_colour("accent6"))
    shape = _shape("Linie", None, text_body([], autofit=False), box)
    shape[0][0].append(decorative())
    return shape


def _circle(number: int, area: Area) -> etree._Element:
    body = text_body([line([Run(str(number), bold=True)])], size=area.size, autofit=False)
    body[0].attrib.update({"wrap": "none", "anchor": "ctr", **dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), "0")})
    body[2][0].set("algn", "ctr")
    body[2][1][0].insert(0, _colour("bg1"))
    box = make("p:spPr", _frame("a", area), make("a:prstGeom", make("a:avLst"), prst="ellipse"), _colour("accent1"))
    return _shape(f"Schritt {number}: Nummer", None, body, box)


def _colour(name: str) -> etree._Element:
    return make("a:solidFill", make("a:schemeClr", val=name))


def _table_frame(table: Table) -> etree._Element:
    widths = column_widths(table)
    grid = make("a:tblGrid", *(make("a:gridCol", w=str(width)) for width in widths))
    look = make("a:tblPr", make("a:tableStyleId"), firstRow="1")
    look[0].text = _TABLE_STYLE
    rows = [_row(table, row) for row in table.rows]
    content = make("a:graphicData", make("a:tbl", look, grid, *rows), uri=_TABLE_CONTENT)
    marks = {"marken": numbered(table.marks)} if table.marks else {}
    space = mark_list("p", "flaeche", groesse=str(TABLE.size), hoehe=str(TABLE.height), **marks)
    names = make(
        "p:nvGraphicFramePr",
        make("p:cNvPr", name="Tabelle", descr=_description(table)),
        make("p:cNvGraphicFramePr", make("a:graphicFrameLocks", noGrp="1")),
        make("p:nvPr", space),
    )
    return make("p:graphicFrame", names, _frame("p", TABLE), make("a:graphic", content))


def _description(table: Table) -> str:
    """Return the alternative text of a table: its caption, or what stands over its columns."""
    headings = ", ".join(plain(runs) for runs in table.rows[0].cells)
    return plain(table.caption) or f"Tabelle mit den Spalten: {headings}"


def _row(table: Table, row: Row) -> etree._Element:
    cells = [_cell(runs, right=table.right[at]) for at, runs in enumerate(row.cells)]
    element = make("a:tr", *cells, h="370840")
    if row.marks:
        element.append(mark_list("a", "stelle", marken=numbered(row.marks)))
    return element


def _cell(runs: Sequence[Run], *, right: bool) -> etree._Element:
    body = text_body([line(runs)], name="a:txBody", size=TABLE.size, autofit=False)
    if right:
        body[2][0].set("algn", "r")
    room = {"marL": str(CELL_SIDE), "marR": str(CELL_SIDE), "marT": str(CELL_TOP), "marB": str(CELL_TOP)}
    return make("a:tc", body, make("a:tcPr", anchor="ctr", **room))


def _footer(runs: Sequence[Run]) -> etree._Element:
    kept = [run for run in runs if run.kind is not MarkKind.HINT]
    return _shape("Fußzeile", make("p:ph", type="ftr", sz="quarter", idx="11"), text_body([line(kept)], autofit=False))


def _number() -> etree._Element:
    text = make("a:t")
    text.text = "‹Nr.›"
    number = make("a:fld", make("a:rPr", lang="de-DE"), text, id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
    number.set("type", "slidenum")
    body = make("p:txBody", make("a:bodyPr"), make("a:lstStyle"), make("a:p", number))
    return _shape("Foliennummer", make("p:ph", type="sldNum", sz="quarter", idx="12"), body)


def _shape(  # noqa: PLR0913 - the parts of a shape; each is one plain thing
    name: str,
    place: etree._Element | None,
    body: etree._Element | None = None,
    box: etree._Element | None = None,
    *,
    area: Area | None = None,
    locks: etree._Element | None = None,
) -> etree._Element:
    locked = locks if locks is not None else make("a:spLocks", noGrp="1")
    kind = make("p:cNvSpPr", txBox="1") if place is None else make("p:cNvSpPr", locked)
    use = make("p:nvPr", *([] if place is None else [place]))
    if area is not None:
        use.append(mark_list("p", "flaeche", groesse=str(area.size)))
    names = make("p:nvSpPr", make("p:cNvPr", name=name), kind, use)
    return make("p:sp", names, make("p:spPr") if box is None else box, *([] if body is None else [body]))


def _frame(prefix: str, area: Area) -> etree._Element:
    return make(
        f"{prefix}:xfrm",
        make("a:off", x=str(area.x), y=str(area.y)),
        make("a:ext", cx=str(area.width), cy=str(area.height)),
    )
