"""Lists of a DOCX as pandoc writes them → list styles that Word knows, counted and marked as in every other format."""

from __future__ import annotations

import copy

from lxml import etree

from macros.documents.docx_xml import (
    elements,
    make,
    paragraph_style,
    remove,
    set_paragraph_style,
    set_property,
    value,
    w,
)

_DEEPEST_STYLE = 3
_INDENT = 425
# The blank bullet that pandoc gives to the further paragraphs of an item.
_CONTINUED = "1000"
_FORMATS_OF_STYLE = {"bullet": "ListBullet", "decimal": "ListNumber"}


def style_lists(root: etree._Element, numbering: etree._Element) -> None:
    """Give list paragraphs the styles List Bullet, List Number, List Continue; their numbering stays as it counts."""
    bullets = {value(number, "numId"): _is_bullet(numbering, number) for number in numbering.iterfind(w("num"))}
    for paragraph in elements(root, "p"):
        found = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        if found is None:
            continue
        number, level = value(found.find(w("numId"))), int(value(found.find(w("ilvl"))) or 0)
        if number == _CONTINUED:
            remove(found)
            _continue_item(paragraph, level)
        elif paragraph_style(paragraph) in ("", "Compact", "BodyText", "FirstParagraph"):
            kind = "ListBullet" if bullets.get(number, True) else "ListNumber"
            depth = min(level + 1, _DEEPEST_STYLE)
            set_paragraph_style(paragraph, kind if depth == 1 else f"{kind}{depth}")


def use_house_numbering(numbering: etree._Element) -> None:
    """Let pandoc's lists count with the list definitions of the reference document, where it has them."""
    definitions = {value(item.find(f"{w('lvl')}/{w('pStyle')}")): item for item in numbering.iterfind(w("abstractNum"))}
    for number in numbering.iterfind(w("num")):
        kind = _format(numbering, number)
        definition = definitions.get(_FORMATS_OF_STYLE.get(kind, "-"))
        reference = number.find(w("abstractNumId"))
        if definition is not None and reference is not None and value(number, "numId") != _CONTINUED:
            reference.set(w("val"), value(definition, "abstractNumId"))
    named = {value(number.find(w("abstractNumId"))) for number in numbering.iterfind(w("num"))}
    for item in list(numbering.iterfind(w("abstractNum"))):
        if value(item, "abstractNumId") not in named:
            numbering.remove(item)


def mark_lists_by_their_kind(root: etree._Element, numbering: etree._Element) -> None:
    """Let numbers go by the numbered lists around them and bullets by the bulleted ones, not by both together.

    The lists must have the house definitions already (`use_house_numbering`); pandoc gives each its own number.
    """
    kinds: list[bool] = []
    for paragraph in elements(root, "p"):
        found = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        number = _number(numbering, found)
        if found is None or number is None:
            continue
        level = int(value(found.find(w("ilvl"))) or 0)
        kinds = [*kinds[:level], _is_bullet(numbering, number)]
        depth = kinds[:-1].count(kinds[-1])
        if depth != level:
            _mark_level_as(numbering, number, level, depth)


def _format(numbering: etree._Element, number: etree._Element) -> str:
    definition = _definition(numbering, number)
    return "" if definition is None else value(definition.find(f"{w('lvl')}/{w('numFmt')}"))


def _is_bullet(numbering: etree._Element, number: etree._Element) -> bool:
    return _format(numbering, number) in ("bullet", "")


def _continue_item(paragraph: etree._Element, level: int) -> None:
    if paragraph_style(paragraph) not in ("", "Compact", "BodyText", "FirstParagraph"):
        return
    set_paragraph_style(paragraph, "ListContinue")
    if level:
        set_property(paragraph, make("ind", left=str(_INDENT * (level + 1))))


def _number(numbering: etree._Element, properties: etree._Element | None) -> etree._Element | None:
    identifier = "" if properties is None else value(properties.find(w("numId")))
    return next((item for item in numbering.iterfind(w("num")) if value(item, "numId") == identifier), None)


def _mark_level_as(numbering: etree._Element, number: etree._Element, level: int, depth: int) -> None:
    """Give one level of a list the number format or the bullet of an outer one; its indent stays."""
    levels = _levels(numbering, number)
    overrides = {value(item, "ilvl"): item for item in number.iterfind(w("lvlOverride"))}
    override = overrides.get(str(level), make("lvlOverride", ilvl=str(level)))
    if override.find(w("lvl")) is not None or not {str(level), str(depth)} <= set(levels):
        return
    if override.getparent() is None:
        number.append(override)
    definition = copy.deepcopy(levels[str(level)])
    for style in definition.findall(w("pStyle")):
        remove(style)
    for name in ("numFmt", "lvlText"):
        item, outer = definition.find(w(name)), levels[str(depth)].find(w(name))
        if item is not None:
            item.set(w("val"), value(outer).replace(f"%{depth + 1}", f"%{level + 1}"))
    override.append(definition)


def _levels(numbering: etree._Element, number: etree._Element) -> dict[str, etree._Element]:
    definition = _definition(numbering, number)
    return {} if definition is None else {value(item, "ilvl"): item for item in definition.iterfind(w("lvl"))}


def _definition(numbering: etree._Element, number: etree._Element) -> etree._Element | None:
    wanted = value(number.find(w("abstractNumId")))
    found = (item for item in numbering.iterfind(w("abstractNum")) if value(item, "abstractNumId") == wanted)
    return next(found, None)
