"""Marks of an ODT: pandoc's plain bookmarks become user fields, sections, ids and named bookmarks."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from macros.documents.odt_tree import PLACEHOLDER, cut_range, drop, elements_between, make, paragraph_of, q, text_of
from macros.documents.xml import clean_text
from macros.errors import ConversionError
from macros.model import DocumentData, Mark, MarkKind

SECTION_STYLE = "ZbkAbschnitt"
_LETTERS = {MarkKind.HINT: "h", MarkKind.NOTICE: "d"}
_HOLDERS = {MarkKind.ITEM: "text:list-item", MarkKind.ROW: "table:table-row"}


@dataclass(frozen=True)
class _Pair:
    start: etree._Element
    end: etree._Element


def place_marks(content: etree._Element, data: DocumentData) -> None:
    """Replace the bookmarks `zbk_<n>` in content.xml by the marks of ARCHITECTURE.md, and declare the user fields.

    Raises ConversionError when a mark is missing, doubled or stands where its kind cannot stand.
    """
    pairs = _pairs(content)
    _check_numbers(pairs, data)
    for mark in data.marks:
        _place(pairs[mark.number], mark, data)
    declare_fields(content)


def declare_fields(content: etree._Element) -> None:
    """Write the declarations of the user fields in use: each field once, its value the text shown."""
    values: dict[str, str] = {}
    for shown in content.iter(q("text:user-field-get")):
        values.setdefault(shown.get(q("text:name"), ""), text_of(shown))
    for old in list(content.iter(q("text:user-field-decls"))):
        drop(old)
    body = content.find(f"{q('office:body')}/{q('office:text')}")
    if body is None or not values:
        return
    declarations = make("text:user-field-decls")
    for name, value in sorted(values.items()):
        declarations.append(_declaration(name, value))
    body.insert(_place_of_declarations(body), declarations)


def _pairs(content: etree._Element) -> dict[int, _Pair]:
    starts: dict[int, etree._Element] = {}
    pairs: dict[int, _Pair] = {}
    for element in content.iter(q("text:bookmark-start"), q("text:bookmark-end")):
        number = _number(element)
        if number is None:
            continue
        if element.tag == q("text:bookmark-start"):
            _refuse(number in starts, number, "steht doppelt im Dokument")
            starts[number] = element
        else:
            _refuse(number in pairs or number not in starts, number, "endet, ohne zu beginnen")
            pairs[number] = _Pair(starts[number], element)
    for number in starts:
        _refuse(number not in pairs, number, "hat kein Ende")
    return pairs


def _number(bookmark: etree._Element) -> int | None:
    prefix, _, digits = bookmark.get(q("text:name"), "").partition("_")
    return int(digits) if prefix == "zbk" and digits.isascii() and digits.isdigit() else None


def _refuse(condition: bool, number: int, what: str) -> None:
    if condition:
        raise ConversionError(f"Die Marke {number} {what}; die Umwandlung nach ODT ist misslungen.")


def _check_numbers(pairs: dict[int, _Pair], data: DocumentData) -> None:
    known = {mark.number for mark in data.marks}
    for number in sorted(known - set(pairs)):
        _refuse(True, number, "ist verloren gegangen")
    for number in sorted(set(pairs) - known):
        _refuse(True, number, "ist unbekannt")


def _place(pair: _Pair, mark: Mark, data: DocumentData) -> None:
    name = f"zbk_{_LETTERS.get(mark.kind, 'v')}{mark.number}"
    if mark.kind is MarkKind.FIELD:
        _place_field(pair, mark, data)
    elif mark.kind in _HOLDERS:
        _place_id(pair, mark, name)
    elif mark.kind is MarkKind.BLOCK or (mark.block and mark.kind in _LETTERS):
        _place_section(pair, mark, name)
    else:
        _rename(pair, name)


def _place_field(pair: _Pair, mark: Mark, data: DocumentData) -> None:
    name = mark.field or ""
    shown = make("text:user-field-get", text_name=name)
    shown.text = clean_text(data.prompts.get(name, f"[{name}]"))
    styles = _styles_inside(pair)
    for style in (PLACEHOLDER, *reversed(styles)):
        span = make("text:span", text_style_name=style)
        span.append(shown)
        shown = span
    pair.start.addprevious(shown)
    cut_range(pair.start, pair.end)


def _styles_inside(pair: _Pair) -> list[str]:
    styles: list[str] = []
    node = pair.start.getnext()
    while node is not None and node.tag == q("text:span"):
        styles.append(node.get(q("text:style-name"), ""))
        node = node[0] if len(node) == 1 and not node.text else None
    return [style for style in styles if style and style != PLACEHOLDER]


def _place_id(pair: _Pair, mark: Mark, name: str) -> None:
    ends_in = set(pair.end.iterancestors())
    holder = next((one for one in pair.start.iterancestors(q(_HOLDERS[mark.kind])) if one in ends_in), None)
    if holder is None:
        raise ConversionError(f"Die Marke {mark.number} steht nicht in einem Listenpunkt oder einer Tabellenzeile.")
    holder.set(q("xml:id"), name)
    for marker in (pair.start, pair.end):
        _drop_with_own_paragraph(marker)


def _drop_with_own_paragraph(marker: etree._Element) -> None:
    """Drop a marker, and its paragraph when that was made for the marker alone."""
    paragraph = paragraph_of(marker)
    drop(marker)
    parent = None if paragraph is None else paragraph.getparent()
    if parent is not None and paragraph is not None and len(parent) > 1 and not len(paragraph) and not paragraph.text:
        drop(paragraph)


def _place_section(pair: _Pair, mark: Mark, name: str) -> None:
    parent = pair.start.getparent()
    if parent is None or pair.end.getparent() is not parent:
        raise ConversionError(f"Die Marke {mark.number} beginnt und endet nicht auf derselben Ebene.")
    blocks = list(elements_between(pair.start, pair.end))
    if parent.tag == q("text:list-item"):
        _move_into_paragraphs(pair, mark, blocks)
        _rename(pair, name)
        return
    section = make("text:section", text_style_name=SECTION_STYLE, text_name=name)
    pair.start.addprevious(section)
    section.extend(blocks)
    drop(pair.start)
    drop(pair.end)


def _move_into_paragraphs(pair: _Pair, mark: Mark, blocks: list[etree._Element]) -> None:
    """Sections are invalid inside list items: there the bookmarks move into the first and the last paragraph."""
    paragraphs = [one for block in blocks for one in block.iter(q("text:p"), q("text:h"))]
    if not paragraphs:
        raise ConversionError(f"Die Marke {mark.number} umgibt keinen Absatz.")
    drop(pair.start)
    first = paragraphs[0]
    pair.start.tail, first.text = first.text, None
    first.insert(0, pair.start)
    drop(pair.end)
    paragraphs[-1].append(pair.end)


def _rename(pair: _Pair, name: str) -> None:
    pair.start.set(q("text:name"), name)
    pair.end.set(q("text:name"), name)


def _declaration(name: str, value: str) -> etree._Element:
    return make("text:user-field-decl", office_value_type="string", office_string_value=value, text_name=name)


def _place_of_declarations(body: etree._Element) -> int:
    before = {q(f"text:{name}") for name in ("tracked-changes", "variable-decls", "sequence-decls")} | {
        q("office:forms")
    }
    return next((place for place, element in enumerate(body) if element.tag not in before), len(body))
