"""A set of slides as plain data, read from a page's HTML: every `##` begins a slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

from lxml import etree

from macros.model import MarkKind

Style = Literal["text", "bullet", "number", "heading"]
Marks = tuple[int, ...]
_HINTS = frozenset({MarkKind.HINT, MarkKind.NOTICE})


class SlideKind(StrEnum):
    """The kinds of slides; what stands on a slide decides its kind."""

    TITLE = "title"
    TEXT = "text"
    STATEMENT = "statement"
    COLUMNS = "columns"
    TABLE = "table"
    STEPS = "steps"
    DECISION = "decision"


@dataclass(frozen=True)
class Run:
    """Text of one kind: perhaps a field, `marks` are the variants around it, `kind` tells hints from text."""

    text: str
    bold: bool = False
    italic: bool = False
    field: str | None = None
    marks: Marks = ()
    kind: MarkKind | None = None


@dataclass(frozen=True)
class Paragraph:
    """One paragraph with its place in a list, and the variants that it stands in."""

    runs: tuple[Run, ...]
    style: Style = "text"
    level: int = 0
    marks: Marks = ()

    @property
    def text(self) -> str:
        """The words, without hints."""
        return "".join(run.text for run in self.runs if run.kind not in _HINTS)

    @property
    def is_hint(self) -> bool:
        """Whether nothing but a hint stands here."""
        return all(run.kind in _HINTS for run in self.runs)


@dataclass(frozen=True)
class Row:
    """One row of a table: its cells, and the marks of the row itself."""

    cells: tuple[tuple[Run, ...], ...]
    marks: Marks = ()


@dataclass(frozen=True)
class Table:
    """A table whose first row is its header; `right` tells the columns of numbers."""

    rows: tuple[Row, ...]
    right: tuple[bool, ...]
    caption: tuple[Run, ...] = ()
    marks: Marks = ()


@dataclass(frozen=True)
class Slide:
    """One slide: its message, what stands below it, what is said to it."""

    title: tuple[Run, ...]
    kind: SlideKind
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[Paragraph, ...] = ()
    marks: Marks = ()

    @property
    def columns(self) -> list[list[Paragraph]]:
        """The paragraphs, a new column with every heading."""
        found: list[list[Paragraph]] = [[]]
        for paragraph in self.paragraphs:
            if paragraph.style == "heading" and any(item.style == "heading" for item in found[-1]):
                found.append([])
            found[-1].append(paragraph)
        return found


def read_slides(root: etree._Element, title: str) -> list[Slide]:
    """Return the slides of a page; what stands before the first heading of the second level is on the title slide."""
    drafts = [_Draft((Run(title),), ())]
    _read(root, _Place(), drafts)
    return [draft.slide(first=not number, last=draft is drafts[-1]) for number, draft in enumerate(drafts)]


def plain(runs: Sequence[Run]) -> str:
    """Return the words of some runs, without hints."""
    return Paragraph(tuple(runs)).text.strip()


@dataclass(frozen=True)
class _Place:
    """Where a text stands: in which variants, in a list, among the notes, in bold or italic."""

    marks: Marks = ()
    style: Style = "text"
    level: int = 0
    notes: bool = False
    pattern: Run = field(default_factory=lambda: Run(""))

    def within(self, marks: Marks) -> _Place:
        return replace(self, marks=(*self.marks, *marks))


@dataclass
class _Draft:
    """A slide while it is read."""

    title: tuple[Run, ...]
    marks: Marks
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)

    def add(self, paragraph: Paragraph, place: _Place) -> None:
        if paragraph.text.strip() or (paragraph.runs and paragraph.is_hint):
            (self.notes if place.notes else self.paragraphs).append(paragraph)

    def slide(self, *, first: bool, last: bool) -> Slide:
        kind = SlideKind.TITLE if first else self._kind(last=last)
        parts = (tuple(self.paragraphs), tuple(self.tables), tuple(self.notes))
        return Slide(self.title, kind, *parts, self.marks)

    def _kind(self, *, last: bool) -> SlideKind:
        said = [item for item in self.paragraphs if not item.is_hint]
        if self.tables:
            return SlideKind.TABLE
        if any(item.style == "heading" for item in said):
            return SlideKind.COLUMNS
        if any(item.style == "number" for item in said):
            return SlideKind.DECISION if last else SlideKind.STEPS
        return SlideKind.STATEMENT if [item.style for item in said] == ["text"] else SlideKind.TEXT


def _read(element: etree._Element, place: _Place, drafts: list[_Draft]) -> None:
    for child in element.iterchildren(tag=etree.Element):
        if "nur-web" in _classes(child) or "notiztitel" in _classes(child):
            continue
        inside = place.within(_own_marks(child))
        if child.tag == "h2":
            drafts.append(_Draft(tuple(_runs(child, inside)), inside.marks))
        elif child.tag == "table":
            drafts[-1].tables.append(_table(child, inside))
        elif child.tag in {"ul", "ol"}:
            _read_list(child, inside, drafts)
        elif child.tag in {"p", "h3", "h4"}:
            style: Style = "text" if child.tag == "p" else "heading"
            _add(child, replace(inside, style=style), drafts)
        else:
            _read(child, _below(child, inside), drafts)


def _below(element: etree._Element, place: _Place) -> _Place:
    """Return the place inside an element that holds blocks: notes, a hint, a variant or nothing of the kind."""
    if element.get("data-art") == "notes" or "notizen" in _classes(element):
        return replace(place, notes=True)
    kind = _hint_kind(element)
    return replace(place, pattern=replace(place.pattern, kind=kind)) if kind else place


def _read_list(element: etree._Element, place: _Place, drafts: list[_Draft]) -> None:
    style: Style = "bullet" if element.tag == "ul" else "number"
    for item in element.iterchildren("li"):
        inside = replace(place.within(_own_marks(item)), style=style)
        holder = next((child for child in item.iterchildren("div") if child.get("data-art") == "item"), None)
        if holder is not None:
            inside = inside.within(_own_marks(holder))
        _read_item(item if holder is None else holder, inside, drafts)


def _read_item(item: etree._Element, place: _Place, drafts: list[_Draft]) -> None:
    blocks = [child for child in item.iterchildren(tag=etree.Element) if child.tag in {"p", "ul", "ol"}]
    if not any(child.tag == "p" for child in blocks):
        _add(item, place, drafts)
    for block in blocks:
        if block.tag == "p":
            _add(block, place, drafts)
        else:
            _read_list(block, replace(place, level=place.level + 1), drafts)


def _add(element: etree._Element, place: _Place, drafts: list[_Draft]) -> None:
    draft = drafts[-1]
    marks = tuple(mark for mark in place.marks if mark not in draft.marks)
    runs = tuple(_trimmed(list(_runs(element, replace(place, marks=())))))
    draft.add(Paragraph(runs, place.style, place.level, marks), place)


def _table(element: etree._Element, place: _Place) -> Table:
    rows = list(element.iter("tr"))
    cells = [list(row.iterchildren("th", "td")) for row in rows]
    caption = element.find("caption")
    return Table(
        tuple(
            Row(tuple(tuple(_trimmed(list(_runs(cell, _Place())))) for cell in line), _own_marks(row))
            for row, line in zip(rows, cells, strict=True)
        ),
        tuple("right" in (cell.get("style") or "") or "rechts" in _classes(cell) for cell in (cells or [[]])[0]),
        () if caption is None else tuple(_runs(caption, _Place())),
        place.marks,
    )


def _runs(element: etree._Element, place: _Place) -> Iterator[Run]:
    """Yield the runs inside an element; lists inside are told apart by who calls."""
    pattern = _pattern(element, place.pattern)
    here = replace(place, pattern=pattern)
    if element.text:
        yield replace(pattern, text=" ".join(element.text.split("\n")))
    for child in element.iterchildren(tag=etree.Element):
        if child.tag == "br":
            yield replace(pattern, text="\n")
        elif child.tag not in {"ul", "ol"}:
            yield from _runs(child, here)
        if child.tail:
            yield replace(pattern, text=" ".join(child.tail.split("\n")))


def _pattern(element: etree._Element, outer: Run) -> Run:
    found = replace(outer, bold=outer.bold or element.tag == "strong", italic=outer.italic or element.tag == "em")
    if element.tag != "span":
        return replace(found, kind=_hint_kind(element) or outer.kind)
    if element.get("data-feld"):
        return replace(found, field=element.get("data-feld"))
    kind = _hint_kind(element)
    return replace(found, kind=kind) if kind else replace(found, marks=(*outer.marks, *_own_marks(element)))


def _hint_kind(element: etree._Element) -> MarkKind | None:
    if "variantenhinweis" in _classes(element) or element.get("data-art") == "hint":
        return MarkKind.HINT
    return MarkKind.NOTICE if element.get("data-art") == "notice" else None


def _own_marks(element: etree._Element) -> Marks:
    """Return the number of a variant or repeated row; fields and hints have numbers that nobody asks for."""
    number, kind = element.get("data-marke"), element.get("data-art")
    return (int(number),) if number and kind in {"block", "item", "row", "inline"} else ()


def _trimmed(runs: list[Run]) -> list[Run]:
    """Return the runs without the space around them that only the markup has."""
    kept = [run for run in runs if run.text]
    while kept and not (first := kept[0].text.lstrip()):
        del kept[0]
    if kept:
        kept[0] = replace(kept[0], text=first)
    while kept and not (last := kept[-1].text.rstrip()):
        del kept[-1]
    if kept:
        kept[-1] = replace(kept[-1], text=last)
    return kept


def _classes(element: etree._Element) -> list[str]:
    return (element.get("class") or "").split()
