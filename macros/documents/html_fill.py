"""Fills page HTML by its marks: the algorithm that DOCX and ODT follow too, here for PDF and for reading."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from lxml import etree

from macros.condition_logic import holds
from macros.condition_reading import parse
from macros.documents.prepare import parse_fragment, remove, unwrap, write_fragment
from macros.documents.xml import clean_text, find_all
from macros.model import Values


def fill_html(page: str, values: Values, *, final: bool) -> str:
    """Return the page with variants decided, rows repeated and fields filled; `final` leaves prompts as plain text."""
    root = parse_fragment(page)
    _decide_variants(root, values)
    for hint in find_all(root, ".//*[@class='variantenhinweis']"):
        remove(hint)
    _repeat_rows(root, values)
    _fill_fields(root, values.texts, final=final)
    _tidy(root)
    _renumber_notes(root)
    return write_fragment(root)


def _decide_variants(root: etree._Element, values: Values) -> None:
    for element in find_all(root, ".//*[@data-wenn]"):
        condition = element.get("data-wenn", "")
        if condition == "nur:web":
            continue
        if not holds(parse(condition), values.facts):
            remove(element)
        elif element.tag in {"section", "span"}:
            unwrap(element)
        else:
            del element.attrib["data-wenn"]


def _repeat_rows(root: etree._Element, values: Values) -> None:
    for row in find_all(root, ".//tr[@data-liste]"):
        name = row.get("data-liste") or ""
        del row.attrib["data-liste"]
        entries = values.rows.get(name, ())
        for entry in entries:
            filled = copy.deepcopy(row)
            row.addprevious(filled)
            _fill_fields(filled, {f"{name}.{column}": text for column, text in entry.items()}, final=False)
        if entries:
            remove(row)


def _fill_fields(root: etree._Element, texts: Mapping[str, str], *, final: bool) -> None:
    for span in find_all(root, ".//span[@data-feld]"):
        text = texts.get(span.get("data-feld", ""))
        if text:
            _set_lines(span, clean_text(text))
            unwrap(span)
        elif final:
            unwrap(span)


def _set_lines(span: etree._Element, text: str) -> None:
    for child in list(span):
        span.remove(child)
    first, *others = text.split("\n")
    span.text = first
    for line in others:
        etree.SubElement(span, "br").tail = line


def _tidy(root: etree._Element) -> None:
    """Remove what the variants left empty: tables without rows, lists without items, empty paragraphs."""
    for table in find_all(root, ".//table[not(.//tbody/tr)]"):
        remove(table)
    for item in find_all(root, ".//ul[not(li)] | .//ol[not(li)]"):
        remove(item)
    for paragraph in find_all(root, ".//p[not(*) and not(normalize-space())]"):
        remove(paragraph)


def _renumber_notes(root: etree._Element) -> None:
    links = find_all(root, ".//a[@class='footnote-ref']")
    order = list(dict.fromkeys(link.get("href") for link in links))
    for link in links:
        number = order.index(link.get("href")) + 1
        link.text = str(number)
    for item in find_all(root, ".//div[@class='footnote']//li"):
        if f"#{item.get('id')}" not in order:
            remove(item)
    for holder in find_all(root, ".//div[@class='footnote'][not(.//li)]"):
        remove(holder)
