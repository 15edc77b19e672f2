"""Fields and repeating rows on slides: texts into runs, a row for each entry of a list; twin of fill/pptx-fields.js."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence

from lxml import etree

from macros.documents.pptx_xml import make, mark_list, marked, marks_in, numbers_of, q, remove
from macros.model import Mark, Values

Rows = Mapping[str, Sequence[Mapping[str, str]]]


def repeat_rows(root: etree._Element, marks: Mapping[int, Mark], rows: Rows) -> None:
    """Repeat every row of a list for its entries; rows of an earlier filling make room first."""
    seen: set[int] = set()
    for mark in marks_in(root, "stelle"):
        row = marked(mark)
        if row.tag != q("a:tr"):
            continue
        for number in numbers_of(mark):
            name = marks[number].list_name if number in marks else None
            if name is None:
                continue
            if number in seen:
                remove(row)
            else:
                _repeat(row, rows.get(name, ()))
            seen.add(number)


def fill_fields(root: etree._Element, values: Values, prompts: Mapping[str, str], *, final: bool) -> None:
    """Show the text of every field, or its prompt where it has none."""
    for mark in marks_in(root, "stelle"):
        if mark.get("folge"):
            remove(marked(mark))
    for mark in marks_in(root, "stelle"):
        name = mark.get("feld")
        if not name:
            continue
        text = _text(name, int(mark.get("zeile", "1")), values)
        _show(marked(mark), text or prompts.get(name, f"[{name}]"), is_prompt=not text and not final)


def _repeat(row: etree._Element, entries: Sequence[Mapping[str, str]]) -> None:
    for number in range(len(entries), 1, -1):
        row.addnext(_numbered(copy.deepcopy(row), number))
    _numbered(row, 1)


def _numbered(row: etree._Element, number: int) -> etree._Element:
    for mark in marks_in(row, "stelle"):
        if "." in mark.get("feld", ""):
            mark.set("zeile", str(number))
    return row


def _text(name: str, row: int, values: Values) -> str:
    if "." not in name:
        return values.texts.get(name, "")
    list_name, _, column = name.partition(".")
    entries = values.rows.get(list_name, ())
    return entries[row - 1].get(column, "") if 0 < row <= len(entries) else ""


def _show(run: etree._Element, text: str, *, is_prompt: bool) -> None:
    """Write a text into a run; further lines become runs of their own, which the next filling knows."""
    look, words = run.find(q("a:rPr")), run.find(q("a:t"))
    if look is None or words is None:
        return
    look.attrib.pop("u", "")
    if is_prompt:
        look.set("u", "dotted")
    first, *others = text.split("\n")
    words.text = first
    for line in reversed(others):
        run.addnext(_following(run, line))
        run.addnext(make("a:br", _continued(look)))


def _following(run: etree._Element, line: str) -> etree._Element:
    look = run.find(q("a:rPr"))
    text = make("a:t")
    text.text = line
    return make("a:r", *([] if look is None else [_continued(look)]), text)


def _continued(look: etree._Element) -> etree._Element:
    """Return the look of a run for what continues it: the same, with a mark that says so instead of the field's."""
    copied = copy.deepcopy(look)
    for extensions in copied.findall(q("a:extLst")):
        copied.remove(extensions)
    marks = [mark.get("marken", "") for mark in marks_in(look, "stelle")]
    copied.append(mark_list("a", "stelle", **({"marken": marks[0]} if marks and marks[0] else {}), folge="ja"))
    return copied
