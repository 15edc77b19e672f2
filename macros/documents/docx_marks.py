"""Plain bookmarks `zbk_n` of the converter → the final marks of a DOCX (table in ARCHITECTURE.md)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from macros.documents.docx_bookmarks import (
    OWN_PREFIX,
    Pair,
    bookmark_pairs,
    drop_bookmarks,
    drop_unused_anchors,
    narrow_anchors,
    raise_to_blocks,
    renumber,
)
from macros.documents.docx_controls import VARIANT_PREFIX, field_control, variant_control
from macros.documents.docx_xml import (
    ancestor,
    between,
    elements,
    make,
    parent,
    remove,
    set_paragraph_style,
    unwrap,
    value,
    visible_text,
    w,
)
from macros.errors import PackageError
from macros.model import DocumentData, Mark, MarkKind

HINT_PREFIX = "zbk_h"
NOTICE_PREFIX = "zbk_d"
_HINT_PARAGRAPH = "NoteHeading"
_HINT_RUN = "SubtleEmphasis"
_Placer = Callable[[Pair, Mark, DocumentData], None]


def place_marks(roots: Sequence[etree._Element], data: DocumentData) -> None:
    """Turn the converter's bookmarks of all parts into final marks; raise PackageError when they do not fit `data`."""
    marks = {mark.number: mark for mark in data.marks}
    seen: set[int] = set()
    renumber(roots)
    for root in roots:
        for pair in bookmark_pairs(root, OWN_PREFIX):
            number = _number(pair[0])
            if number not in marks:
                raise PackageError(f"Im Dokument steht eine unbekannte Marke: „{value(pair[0], 'name')}“.")
            seen.add(number)
            _PLACERS[marks[number].kind](pair, marks[number], data)
        narrow_anchors(root)
    _refuse_lost_marks(set(marks) - seen)
    drop_unused_anchors(roots)
    renumber(roots)


def _number(start: etree._Element) -> int:
    digits = value(start, "name").removeprefix(OWN_PREFIX)
    return int(digits) if digits.isascii() and digits.isdigit() else -1


def _refuse_lost_marks(lost: set[int]) -> None:
    if lost:
        numbers = ", ".join(str(number) for number in sorted(lost))
        raise PackageError(f"Bei der Umwandlung gingen Marken verloren: {numbers}.")


def _place_field(pair: Pair, mark: Mark, data: DocumentData) -> None:
    content = between(*pair)
    name = mark.field or ""
    first = next((run for item in content for run in item.iter(w("r"))), None)
    prompt = data.prompts.get(name) or "".join(visible_text(item) for item in content)
    control = field_control(name, prompt, None if first is None else first.find(w("rPr")))
    pair[0].addprevious(control)
    for item in content:
        remove(item)
    drop_bookmarks([pair])


def _place_blocks(pair: Pair, mark: Mark, _data: DocumentData) -> None:
    last = ancestor(pair[1], "p")
    raise_to_blocks(*pair)
    pair[0].set(w("name"), f"{VARIANT_PREFIX}{mark.number}")
    _drop_empty(last)


def _place_row(pair: Pair, mark: Mark, _data: DocumentData) -> None:
    row = ancestor(pair[0], "tr")
    if row is None:
        raise PackageError(f"Die Marke {mark.number} gehört zu einer Tabellenzeile, steht aber in keiner Tabelle.")
    holders = {ancestor(half, "p") for half in pair}
    drop_bookmarks([pair])
    for holder in holders:
        _drop_empty(holder)
    title = f"Wiederholte Zeile: {mark.list_name}" if mark.list_name else f"Zeile nur für {mark.condition}"
    _wrap([row], mark.number, title)


def _place_runs(pair: Pair, mark: Mark, _data: DocumentData) -> None:
    content = between(*pair)
    if content:
        _wrap(content, mark.number, f"nur für {mark.condition}")
    drop_bookmarks([pair])


def _place_note(pair: Pair, mark: Mark, _data: DocumentData) -> None:
    start, end = pair
    prefix = HINT_PREFIX if mark.kind is MarkKind.HINT else NOTICE_PREFIX
    start.set(w("name"), f"{prefix}{mark.number}")
    if not mark.block:
        for run in (run for item in between(start, end) for run in item.iter(w("r"))):
            _set_run_style(run)
        return
    raise_to_blocks(start, end)
    for paragraph in (found for item in between(start, end) for found in elements(item, "p")):
        set_paragraph_style(paragraph, _HINT_PARAGRAPH)


def _drop_empty(paragraph: etree._Element | None) -> None:
    """Remove a paragraph that the converter made only to hold one half of a mark, beside a list or a table."""
    if paragraph is None or all(item is paragraph for item in parent(paragraph) if item.tag in (w("p"), w("tbl"))):
        return
    if all(child.tag in (w("pPr"), w("bookmarkStart"), w("bookmarkEnd")) for child in paragraph):
        unwrap(paragraph, [child for child in paragraph if child.tag != w("pPr")])


def _wrap(content: list[etree._Element], number: int, title: str) -> None:
    marker = make("sdt")
    content[0].addprevious(marker)
    marker.addnext(variant_control(number, title, content))
    remove(marker)


def _set_run_style(run: etree._Element) -> None:
    properties = run.find(w("rPr"))
    if properties is None:
        properties = make("rPr")
        run.insert(0, properties)
    if properties.find(w("rStyle")) is None:
        properties.insert(0, make("rStyle", val=_HINT_RUN))


_PLACERS: dict[MarkKind, _Placer] = {
    MarkKind.FIELD: _place_field,
    MarkKind.BLOCK: _place_blocks,
    MarkKind.ITEM: _place_blocks,
    MarkKind.ROW: _place_row,
    MarkKind.INLINE: _place_runs,
    MarkKind.HINT: _place_note,
    MarkKind.NOTICE: _place_note,
}
