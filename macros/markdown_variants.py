"""Variants in the tree: marks of items and rows, `sonst` resolved, hints for readers of an unfilled text."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence

from macros import conditions, tokens
from macros.errors import ConditionError
from macros.model import Condition, Term

Describe = Callable[[Condition], str]
Inspect = Callable[[Sequence[Condition]], None]
_WEB_ONLY = Condition(((Term("nur", "web"),),))


def mark_items_and_rows(root: ET.Element) -> None:
    """Move `nur` and `je_zeile` from the first text of items and rows to attributes (before inline parsing)."""
    for element in root.iter():
        if element.tag == "li":
            _take_tokens(element, element)
        elif element.tag == "tr" and len(element):
            _take_tokens(element, element[0])


def resolve_variants(root: ET.Element, describe: Describe, inspect: Inspect) -> None:
    """Replace every `sonst` by the negation of the siblings before it, add hints, dissolve wrappers.

    `inspect` is given the conditions of every group of alternatives: several that end with `sonst` or stand in one
    sentence.
    """
    for parent in list(root.iter()):
        for group in list(_groups(parent)):
            are_alternatives = parent.get("class") == "varianten" or group[-1].get("data-wenn") == tokens.OTHERWISE
            known = _resolve_group(parent, group, describe)
            if are_alternatives and len(known) > 1:
                inspect(known)
    _dissolve(root, "varianten")


def _take_tokens(owner: ET.Element, holder: ET.Element) -> None:
    first = holder if (holder.text or "").strip() or not len(holder) else holder[0]
    text = (first.text or "").lstrip()
    while match := tokens.TOKEN.match(text):
        kind, argument = match.groups()
        if kind == tokens.ONLY:
            owner.set("data-wenn", argument)
        elif kind == tokens.ROW_PER_ENTRY and owner.tag == "tr":
            owner.set("data-liste", argument)
        else:
            break
        text = text[match.end() :].lstrip()
        first.text = text


def _groups(parent: ET.Element) -> Iterator[list[ET.Element]]:
    """Yield runs of adjacent siblings with a condition; a run ends after `sonst`."""
    run: list[ET.Element] = []
    for child in parent:
        if child.get("data-wenn") is None:
            if run:
                yield run
            run = []
            continue
        run.append(child)
        if child.get("data-wenn") == tokens.OTHERWISE:
            yield run
            run = []
    if run:
        yield run


def _resolve_group(parent: ET.Element, group: list[ET.Element], describe: Describe) -> list[Condition]:
    known: list[Condition] = []
    for position, element in enumerate(group):
        text = element.get("data-wenn", "")
        if text == tokens.OTHERWISE and not known:
            raise ConditionError("„sonst“ steht ohne eine Bedingung davor.")
        is_rest = text == tokens.OTHERWISE
        condition = conditions.otherwise(known) if is_rest else conditions.parse(text)
        known.append(condition)
        element.set("data-wenn", conditions.to_text(condition))
        if condition == _WEB_ONLY:
            element.set("class", "nur-web")
            continue
        words = "sonst" if is_rest else describe(condition)
        _add_hint(parent, element, words, position, len(group))
    return known


def _add_hint(parent: ET.Element, element: ET.Element, words: str, position: int, count: int) -> None:
    if element.tag == "section":
        _add_block_hint(element, words)
    elif parent.get("class") == "varianten":
        _prepend(element, f"{' | ' if position else '['}{words}: ")
        if position == count - 1:
            ET.SubElement(element, "span", {"class": "variantenhinweis"}).text = "]"
    else:
        target = element if element.tag == "li" else _first_cell_of_words(element)
        if element.tag == "li" and not (element.text or "").strip() and len(element) and element[0].tag == "p":
            target = element[0]
        _prepend(target, f"[{words}] ")


def _first_cell_of_words(row: ET.Element) -> ET.Element:
    """Return the first cell that is more than a number: a column of numbers is too narrow for a hint."""
    cells = (cell for cell in row if any(letter.isalpha() for letter in "".join(cell.itertext())))
    return next(cells, row[0])


def _add_block_hint(section: ET.Element, words: str) -> None:
    start = ET.Element("p", {"class": "variantenhinweis"})
    start.text = "In allen übrigen Fällen:" if words == "sonst" else f"{words[:1].upper()}{words[1:]}:"
    several = len(section) > 1
    section.insert(0, start)
    if several:
        end = ET.SubElement(section, "p", {"class": "variantenhinweis"})
        end.text = f"Ende des Abschnitts „{start.text.rstrip(':')}“"


def _prepend(element: ET.Element, text: str) -> None:
    hint = ET.Element("span", {"class": "variantenhinweis"})
    hint.text = text
    hint.tail = element.text
    element.text = None
    element.insert(0, hint)


def _dissolve(root: ET.Element, name: str) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if child.get("class") == name:
                replace(parent, child, list(child))


def replace(parent: ET.Element, child: ET.Element, replacement: list[ET.Element]) -> None:
    """Put a list of elements in the place of one child; text around it stays."""
    index = list(parent).index(child)
    tail = child.tail or ""
    lead = (child.text or "") if child.tag == "span" else ""
    parent.remove(child)
    for offset, element in enumerate(replacement):
        parent.insert(index + offset, element)
    if replacement:
        replacement[-1].tail = (replacement[-1].tail or "") + tail
        tail = ""
    text = lead + tail
    if not text:
        return
    if index:
        before = parent[index - 1]
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
