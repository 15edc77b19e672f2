"""Variants and repeating rows of a DOCX: what does not hold goes, one row becomes as many as the list has."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping

from lxml import etree

from macros.condition_logic import holds
from macros.condition_reading import parse
from macros.documents.docx_bookmarks import bookmark_pairs, drop_bookmarks
from macros.documents.docx_controls import VARIANT_PREFIX, bind_to_row, control_tag, is_field
from macros.documents.docx_remove import remove_between, remove_runs, remove_table_without_rows
from macros.documents.docx_xml import ancestor, elements, remove, value, w
from macros.model import Facts, Mark


def decide_variants(root: etree._Element, marks: Mapping[int, Mark], facts: Facts) -> None:
    """Remove what the marks with a condition that does not hold cover; a table that loses all its rows goes with it."""
    gone = _decider(marks, facts)
    for start, end in bookmark_pairs(root, VARIANT_PREFIX):
        if _inside(start, root) and gone(value(start, "name")):
            remove_between(start, end)
    for control in elements(root, "sdt"):
        if not _inside(control, root) or is_field(control) or not gone(control_tag(control)):
            continue
        if ancestor(control, "p") is None:
            table = ancestor(control, "tbl")
            remove(control)
            remove_table_without_rows(table)
        else:
            remove_runs([control])


def repeat_rows(
    root: etree._Element, marks: Mapping[int, Mark], rows: Mapping[str, tuple[Mapping[str, str], ...]]
) -> None:
    """Repeat the marked row of each list once for every row of values; without values the pattern row stays."""
    patterns: dict[str, etree._Element] = {}
    for control in elements(root, "sdt"):
        tag = control_tag(control)
        list_name = _list_name(tag, marks)
        if list_name is None:
            continue
        if tag in patterns:
            remove(control)
            continue
        patterns[tag] = control
        _bind(control, list_name, 1)
    for tag, control in patterns.items():
        list_name = _list_name(tag, marks) or ""
        for number in range(len(rows.get(list_name, ())), 1, -1):
            control.addnext(_copy_of(control, list_name, number))


def _decider(marks: Mapping[int, Mark], facts: Facts) -> Callable[[str], bool]:
    decided: dict[str, bool] = {}

    def gone(name: str) -> bool:
        mark = _mark(name, marks)
        if mark is None or mark.condition is None:
            return False
        if mark.condition not in decided:
            decided[mark.condition] = not holds(parse(mark.condition), facts)
        return decided[mark.condition]

    return gone


def _mark(name: str, marks: Mapping[int, Mark]) -> Mark | None:
    digits = name.removeprefix(VARIANT_PREFIX)
    return marks.get(int(digits)) if name.startswith(VARIANT_PREFIX) and digits.isdecimal() else None


def _list_name(tag: str, marks: Mapping[int, Mark]) -> str | None:
    mark = _mark(tag, marks)
    return None if mark is None else mark.list_name


def _inside(element: etree._Element, root: etree._Element) -> bool:
    """Tell whether an element is still part of the tree, or went with an outer variant."""
    return any(above is root for above in element.iterancestors())


def _copy_of(control: etree._Element, list_name: str, number: int) -> etree._Element:
    """Return a further row; anchors and notes stay in the first one, because each may be there only once."""
    further = copy.deepcopy(control)
    drop_bookmarks(bookmark_pairs(further))
    for note in elements(further, "footnoteReference"):
        run = ancestor(note, "r")
        if run is not None:
            remove(run)
    _bind(further, list_name, number)
    return further


def _bind(control: etree._Element, list_name: str, number: int) -> None:
    for field in control.iter(w("sdt")):
        if is_field(field) and control_tag(field).startswith(f"{list_name}."):
            bind_to_row(field, number)
