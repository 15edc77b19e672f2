"""A filled DOCX as fixed pieces and slots for fields: what stays the same for many municipalities is made once.

Filling decides, lays out and writes trees; none of that depends on the texts of the fields, but for what a plan asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.sax.saxutils import escape

from lxml import etree

from macros.documents.docx_container import DocxPackage
from macros.documents.docx_package import text_parts
from macros.documents.docx_spacing import announces
from macros.documents.docx_tables import caption_of, has_little_text
from macros.documents.docx_xml import elements, remove, visible_text, w
from macros.errors import PackageError
from macros.model import Values

_INSTRUCTION = "zbk"
_SLOT = re.compile(rb"<\?zbk (\d+)\?>|\xee\x80\x80zbk (\d+)\xee\x80\x81")
"""Where a slot is: an instruction among runs; in an attribute, signs that contributed text cannot hold."""
_SIGNS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_IN_QUOTES = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}


class Field(NamedTuple):
    """A field as a control of the text is bound to it: its name and, for a list's column, the row from 1."""

    name: str
    row: int

    def text(self, values: Values) -> str:
        """Return the field's value, empty where there is none."""
        list_name, dot, column = self.name.partition(".")
        if not dot:
            return values.texts.get(self.name, "")
        rows = values.rows.get(list_name, ())
        return rows[self.row - 1].get(column, "") if 0 < self.row <= len(rows) else ""


Pieces = tuple[str | Field, ...]


@dataclass(frozen=True)
class Shown:
    """What stands in a document's controls: the runs of fields that have a value, and the fields that have none."""

    runs: Mapping[etree._Element, Field]
    empty: frozenset[Field]


@dataclass(frozen=True)
class Slot:
    """A place that fields fill: a run with one field, or the title of a table, which says what its caption says."""

    pieces: Pieces
    is_run: bool

    def filled(self, values: Values) -> bytes:
        """Return what is written there."""
        text = _joined(self.pieces, values)
        return (_runs(text) if self.is_run else escape(text, _IN_QUOTES)).encode()


@dataclass(frozen=True)
class Question:
    """Something that the layout asks about a text, and the answer that the plan was made with."""

    ask: Callable[[str], bool]
    pieces: Pieces
    answer: bool


@dataclass(frozen=True)
class Plan:
    """All parts of a filled document: fixed ones, and the texts cut at their slots."""

    fixed: Mapping[str, bytes]
    texts: Mapping[str, tuple[bytes | Slot, ...]]
    shown: frozenset[Field]
    empty: frozenset[Field]
    questions: tuple[Question, ...]

    def fits(self, values: Values) -> bool:
        """Tell whether a document of these values differs from the plan in nothing but the slots."""
        if any(field.text(values) for field in self.empty) or not all(field.text(values) for field in self.shown):
            return False
        return all(one.ask(_joined(one.pieces, values)) is one.answer for one in self.questions)

    def parts(self, values: Values) -> dict[str, bytes]:
        """Return the parts of the document."""
        texts = {name: b"".join(_written(pieces, values)) for name, pieces in self.texts.items()}
        return {**self.fixed, **texts}


def make_plan(package: DocxPackage, shown: Shown, values: Values) -> Plan:
    """Return the plan of a document that has just been filled with the values; its trees are used up by that."""
    names = text_parts(package)
    roots = [package.tree(name) for name in names]
    questions = tuple(_questions(roots, shown.runs, values))
    slots = _cut_titles(roots, shown.runs)
    slots += _cut_runs(shown.runs, len(slots))
    contents = package.contents()
    texts = {name: tuple(_cut(contents.pop(name), slots)) for name in names}
    return Plan(contents, texts, frozenset(shown.runs.values()), shown.empty, questions)


def _questions(
    roots: Iterable[etree._Element], runs: Mapping[etree._Element, Field], values: Values
) -> Iterator[Question]:
    for root in roots:
        asked = [(has_little_text, table) for table in elements(root, "tbl")]
        asked += [(announces, paragraph) for paragraph in elements(root, "p")]
        for ask, element in asked:
            pieces = _pieces(element, runs)
            # a text that ends with its own words ends with them whatever stands before
            if any(isinstance(piece, Field) for piece in pieces) and (ask is not announces or _is_open(pieces)):
                yield Question(ask, pieces, ask(_joined(pieces, values)))


def _is_open(pieces: Pieces) -> bool:
    return isinstance(pieces[-1], Field) or not pieces[-1].strip()


def _cut_titles(roots: Iterable[etree._Element], runs: Mapping[etree._Element, Field]) -> list[Slot]:
    """Put slots into the titles of tables whose captions have fields."""
    slots: list[Slot] = []
    for title in (item for root in roots for item in elements(root, "tblCaption")):
        caption = caption_of(next(title.iterancestors(w("tbl"))))
        pieces = () if caption is None else _pieces(caption, runs)
        if any(isinstance(piece, Field) for piece in pieces):
            title.set(w("val"), f"\ue000{_INSTRUCTION} {len(slots)}\ue001")
            slots.append(Slot(pieces, is_run=False))
    return slots


def _cut_runs(runs: Mapping[etree._Element, Field], first: int) -> list[Slot]:
    """Put slots, numbered from `first`, into the runs of fields instead of their texts."""
    for number, run in enumerate(runs, start=first):
        for item in [child for child in run if child.tag != w("rPr")]:
            remove(item)
        run.append(etree.ProcessingInstruction(_INSTRUCTION, str(number)))
    return [Slot((field,), is_run=True) for field in runs.values()]


def _pieces(element: etree._Element, runs: Mapping[etree._Element, Field]) -> Pieces:
    """Return the visible text below an element, cut at its fields; neighbouring words stand together."""
    pieces: list[str | Field] = []
    last = None
    for item in element.iter(w("t"), w("br"), w("tab")):
        run = item.getparent()
        field = None if run is None else runs.get(run)
        if field is None:
            words = visible_text(item)
            if pieces and isinstance(pieces[-1], str):
                words = f"{pieces.pop()}{words}"
            pieces.append(words)
        elif run is not last:
            pieces.append(field)
            last = run
    return tuple(pieces)


def _cut(content: bytes, slots: Sequence[Slot]) -> Iterator[bytes | Slot]:
    start = 0
    seen: set[int] = set()
    for match in _SLOT.finditer(content):
        number = int(match[1] or match[2])
        if number in seen or number >= len(slots):
            raise PackageError("Das Dokument ist nicht so aufgebaut, wie wir Dokumente schreiben.")
        seen.add(number)
        yield from (content[start : match.start()], slots[number])
        start = match.end()
    yield content[start:]


def _written(pieces: Iterable[bytes | Slot], values: Values) -> Iterator[bytes]:
    return (piece.filled(values) if isinstance(piece, Slot) else piece for piece in pieces)


def _joined(pieces: Pieces, values: Values) -> str:
    return "".join(piece.text(values) if isinstance(piece, Field) else piece for piece in pieces)


def _runs(text: str) -> str:
    """Return what `text_runs` makes of a text, as it is written."""
    pieces = re.split("([\n\t])", text)
    return "".join(_SIGNS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces if piece)
