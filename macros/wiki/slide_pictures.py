"""Slides as small pictures on their page: drawn from the same text and by the same measures as the file's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import lxml.html
from lxml import etree

from macros.model import Document
from macros.slide_fit import (
    BETWEEN,
    CELL_SIDE,
    CELL_TOP,
    EMU_PER_POINT,
    INDENT,
    LINE,
    Sample,
    fitting_rows,
    fitting_scale,
    wrapped,
)
from macros.slide_layout import (
    ACCENT,
    DECISION_HEAD,
    HEIGHT,
    LEFT_PANEL,
    PANEL_EDGE,
    RIGHT_PANEL,
    STATEMENT,
    TABLE,
    WIDTH,
    Area,
    body_areas,
    column_widths,
    rail_area,
    samples_of,
    step_areas,
    title_area,
)
from macros.slides import Paragraph, Slide, SlideKind, Table, plain, read_slides
from macros.wiki.furniture import fill

_PLACE = re.compile(r'<figure data-folie="(\d+)"></figure>')
_ASCENT = 900
"""How far below the top of a line its letters stand, in thousandths of the type's size."""


@dataclass(frozen=True)
class Line:
    """One line of text: where it starts, how large it is (points), what it looks like."""

    x: float
    y: float
    size: float
    look: str
    text: str


@dataclass(frozen=True)
class Box:
    """A rectangle or circle behind the text, in points."""

    x: float
    y: float
    width: float
    height: float
    look: str
    radius: float = 0


@dataclass
class Picture:
    """What is drawn of a slide, in points."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)


def with_pictures(content: str, document: Document) -> str:
    """Return the text of a set of slides with a picture of each slide, for eyes only: its words stand beside it."""
    root: etree._Element = lxml.html.fragment_fromstring(content, create_parent="div")
    slides = read_slides(root, document.subject)
    headings = list(root.iter("h2"))
    first = next((item for item in root if "nur-web" not in (item.get("class") or "")), None)
    if first is not None:
        first.addprevious(_placeholder(0))
    for number, heading in enumerate(headings, start=1):
        heading.addnext(_placeholder(number))
    written = lxml.html.tostring(root, encoding="unicode").removeprefix("<div>").removesuffix("</div>")
    return _PLACE.sub(lambda match: _drawn(slides[int(match[1])]), written)


def picture_of(slide: Slide) -> Picture:
    """Return what is drawn of a slide."""
    picture = Picture(slide.kind.value, boxes=list(_backgrounds(slide.kind)))
    title = [Sample(plain(slide.title), bold=True)]
    area = title_area(slide.kind)
    picture.lines += _text(title, area, "titel", anchor=0.5 if slide.kind is SlideKind.DECISION else 1)
    for place, paragraphs in body_areas(slide):
        centre = 0.5 if slide.kind is SlideKind.STATEMENT else 0
        picture.lines += _paragraphs([item for item in paragraphs if not item.is_hint], place, centre)
    for table in slide.tables:
        _draw_table(picture, table)
    if slide.kind is SlideKind.STEPS:
        _draw_steps(picture, [item for item in slide.paragraphs if not item.is_hint])
    return picture


def _placeholder(number: int) -> etree._Element:
    place: etree._Element = lxml.html.Element("figure", {"data-folie": str(number)})
    return place


def _drawn(slide: Slide) -> str:
    return str(fill("folie", picture=picture_of(slide), width=_points(WIDTH), height=_points(HEIGHT)))


def _backgrounds(kind: SlideKind) -> Iterator[Box]:
    if kind is SlideKind.TITLE:
        yield Box(0, 0, 36, _points(HEIGHT), "hell")
        return
    yield Box(0, 0, 18, _points(HEIGHT), "band")
    if kind is SlideKind.DECISION:
        yield Box(0, 0, _points(WIDTH), _points(DECISION_HEAD), "band")
    else:
        yield _box(ACCENT, "hell")
    if kind is SlideKind.STATEMENT:
        yield Box(66, _points(STATEMENT.y), 6, _points(STATEMENT.height), "hell")
    if kind is SlideKind.COLUMNS:
        for panel in (LEFT_PANEL, RIGHT_PANEL):
            yield _box(panel, "tafel")
            yield _box(replace(panel, height=PANEL_EDGE), "hell")


def _paragraphs(paragraphs: Sequence[Paragraph], area: Area, anchor: float) -> Iterator[Line]:
    signs = list(_signs(paragraphs))
    looks = ["titel" if item.style == "heading" else "" for item in paragraphs]
    yield from _text(samples_of(paragraphs), area, looks, signs, anchor=anchor)


def _signs(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    number = 0
    for item in paragraphs:
        number += item.style == "number" and not item.level
        yield {"bullet": "•", "number": "–" if item.level else f"{number}."}.get(item.style, "")


def _text(
    samples: Sequence[Sample],
    area: Area,
    look: str | Sequence[str] = "",
    signs: Sequence[str] = (),
    *,
    anchor: float = 0,
) -> Iterator[Line]:
    """Yield the lines of an area at the size that fits; `anchor` 1 puts them at its end."""
    scale = fitting_scale(samples, area.size, area.width, area.height)
    size = area.size * scale / 100
    broken = [wrapped(sample, area.size * scale, area.width) for sample in samples]
    whole = sum(map(len, broken)) * LINE + max(len(samples) - 1, 0) * BETWEEN
    y = _points(area.y) + anchor * max(_points(area.height) - whole * size / 1000, 0)
    for number, (sample, lines) in enumerate(zip(samples, broken, strict=True)):
        base, kind = y + size * _ASCENT / 1000, look if isinstance(look, str) else look[number]
        start = _points(area.x) + sample.indent * size * INDENT / 1000
        if signs and signs[number]:
            yield Line(start - size * INDENT / 1000, base, size, "zeichen", signs[number])
        for place, line in enumerate(lines):
            yield Line(start, base + place * size * LINE / 1000, size, kind, line)
        y += (len(lines) * LINE + BETWEEN) * size / 1000


def _draw_table(picture: Picture, table: Table) -> None:
    widths = column_widths(table)
    cells = [[[Sample(plain(runs))] for runs in row.cells] for row in table.rows]
    scale, heights = fitting_rows(cells, widths, TABLE.size, TABLE.height)
    y = TABLE.y
    for number, (row, height) in enumerate(zip(cells, heights, strict=True)):
        look = "kopf" if number == 0 else "zeile"
        picture.boxes.append(Box(_points(TABLE.x), _points(y), _points(TABLE.width), _points(height), look))
        x = TABLE.x
        for cell, width in zip(row, widths, strict=False):
            room = Area(x + CELL_SIDE, y + CELL_TOP, width - 2 * CELL_SIDE, height, TABLE.size * scale // 100)
            picture.lines += _text(cell, room, "titel" if number == 0 else "")
            x += width
        y += height


def _draw_steps(picture: Picture, steps: Sequence[Paragraph]) -> None:
    picture.boxes.append(_box(rail_area(len(steps)), "linie"))
    for number, ((circle, words), step) in enumerate(zip(step_areas(len(steps)), steps, strict=True), start=1):
        side = _points(circle.width)
        picture.boxes.append(Box(_points(circle.x), _points(circle.y), side, side, "band", side / 2))
        x, y = _points(circle.x) + side / 2, _points(circle.y) + side * 0.66
        picture.lines.append(Line(x, y, circle.size, "nummer", str(number)))
        picture.lines += _text([Sample(step.text)], words, anchor=0.5)


def _box(area: Area, look: str) -> Box:
    return Box(_points(area.x), _points(area.y), _points(area.width), _points(area.height), look)


def _points(length: int) -> float:
    return round(length / EMU_PER_POINT, 1)
