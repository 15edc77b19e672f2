"""Repeated rows: copies of a pattern row in which every name is unique."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from macros.documents.odt_tree import drop, q

_NAMED = tuple(q(f"text:{name}") for name in ("section", "bookmark", "bookmark-start", "bookmark-end"))


def repeat_row(row: etree._Element, list_name: str, count: int) -> None:
    """Replace the pattern row by `count` copies; field `L.column` becomes `L.1.column`, mark `zbk_v5` `zbk_v5.1`."""
    for number in range(1, count + 1):
        copy = deepcopy(row)
        copy.tail = None
        _rename_fields(copy, list_name, number)
        _rename_marks(copy, number)
        row.addprevious(copy)
    drop(row)


def _rename_fields(row: etree._Element, list_name: str, number: int) -> None:
    for shown in row.iter(q("text:user-field-get")):
        owner, _, column = shown.get(q("text:name"), "").partition(".")
        if owner == list_name:
            shown.set(q("text:name"), f"{list_name}.{number}.{column}")


def _rename_marks(row: etree._Element, number: int) -> None:
    for element in row.iter(etree.Element):
        names = {q("xml:id"), q("text:id")} | ({q("text:name")} if element.tag in _NAMED else set())
        for name in names & set(element.attrib):
            element.set(name, f"{element.get(name)}.{number}")
