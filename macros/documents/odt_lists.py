"""Lists of an ODT: LibreOffice's own list styles, and numbers that run on whatever filling removes before them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from macros.documents.odt_styles import automatic_styles, based_on
from macros.documents.odt_tree import make, q

_BULLETS, _NUMBERS = "List_20_1", "Numbering_20_1"
_SHIFTED = "ZbkPunkte"
_MARKS = ("text:bullet-char", "style:num-format", "style:num-suffix")


@dataclass(frozen=True)
class _List:
    """A list, its style, and how many lists of the other kind stand around it."""

    element: etree._Element
    style: etree._Element
    numbered: bool
    shift: int


@dataclass(frozen=True)
class _Numbered:
    style: str
    form: str
    last: int


def standardise_lists(content: etree._Element, styles: etree._Element) -> None:
    """Give lists the look of the list styles "List 1" and "Numbering 1" of styles.xml, as far as they are defined.

    Numbers go by the numbered lists around them and bullets by the bulleted ones, as in every other format.
    """
    named = {style.get(q("style:name"), ""): style for style in styles.iter(q("text:list-style"))}
    own = {style.get(q("style:name"), ""): style for style in content.iter(q("text:list-style"))}
    lists = _read_lists(content, own)
    for found in lists:
        standard = _NUMBERS if found.numbered else _BULLETS
        _set_paragraphs(content, found.element, standard)
        if standard not in named or found.element.get(q("text:style-name")) is None:
            continue
        if found.numbered:
            _copy_levels(named[_NUMBERS], found.style, found.shift)
        else:
            found.element.set(q("text:style-name"), _bullets(content, named[_BULLETS], found.shift))


def let_lists_run_on(content: etree._Element) -> None:
    """Turn the fixed start value of a numbered list that continues an earlier one into "continue numbering"."""
    levels = {style.get(q("style:name"), ""): _first_level(style) for style in content.iter(q("text:list-style"))}
    seen: list[_Numbered] = []
    for element in content.iter(q("text:list")):
        style = element.get(q("text:style-name"), "")
        level = levels.get(style)
        if level is None or next(element.iterancestors(q("text:list")), None) is not None:
            continue
        seen.append(_linked(element, style, level, seen))


def _read_lists(content: etree._Element, own: Mapping[str, etree._Element]) -> list[_List]:
    found: dict[etree._Element, _List] = {}
    for element in content.iter(q("text:list")):
        outer = [found[one] for one in element.iterancestors(q("text:list")) if one in found]
        # pandoc leaves out the name where numbers stand in numbers, and writes their level into any style at hand
        style = own.get(element.get(q("text:style-name"), ""), outer[0].style if outer else None)
        if style is None or not len(style):
            continue
        numbered = q("text:style-name") not in element.attrib or style[0].tag == q("text:list-level-style-number")
        found[element] = _List(element, style, numbered, sum(1 for one in outer if one.numbered != numbered))
    return list(found.values())


def _first_level(style: etree._Element) -> etree._Element | None:
    """Return the first numbered level of a list style; a style of bullets has none."""
    return next(style.iterchildren(q("text:list-level-style-number")), None)


def _set_paragraphs(content: etree._Element, element: etree._Element, standard: str) -> None:
    if next(element.iterancestors(q("table:table-cell")), None) is not None:
        standard = "Table_20_Contents"
    body = based_on(content, "Text_20_body")
    for item in element.iterchildren(q("text:list-item")):
        for paragraph in item.iterchildren(q("text:p")):
            if paragraph.get(q("text:style-name")) in body:
                paragraph.set(q("text:style-name"), standard)


def _bullets(content: etree._Element, named: etree._Element, shift: int) -> str:
    """Return the name of the list style of bullets; one with shifted signs is made when it is needed."""
    if not shift:
        return _BULLETS
    name = f"{_SHIFTED}{shift}"
    automatic = automatic_styles(content)
    if not any(style.get(q("style:name")) == name for style in automatic):
        style = make("text:list-style", style_name=name)
        style.extend(_levels(named, shift))
        automatic.insert(0, style)
    return name


def _copy_levels(named: etree._Element, style: etree._Element, shift: int) -> None:
    """Copy, not name, the numbering: lists that continue each other are told by their style."""
    old = _first_level(style)
    if old is None:
        return
    place, start = int(old.get(q("text:level"), "1")), old.get(q("text:start-value"), "1")
    for level in list(style):
        style.remove(level)
    for level in _levels(named, shift):
        style.append(level)
        if level.get(q("text:level")) == str(place):
            level.set(q("text:start-value"), start)


def _levels(named: etree._Element, shift: int) -> Iterator[etree._Element]:
    """Yield copies of all levels; each has the sign or the number format of the level `shift` above it."""
    levels = list(named)
    for place, level in enumerate(levels):
        copy = deepcopy(level)
        for name in _MARKS if place >= shift else ():
            if (mark := levels[place - shift].get(q(name))) is not None:
                copy.set(q(name), mark)
        yield copy


def _linked(element: etree._Element, style: str, level: etree._Element, seen: list[_Numbered]) -> _Numbered:
    start = int(level.get(q("text:start-value"), "1"))
    form = f"{level.get(q('style:num-format'), '')}{level.get(q('style:num-suffix'), '')}"
    last = start + len(element.findall(q("text:list-item"))) - 1
    earlier = next((one for one in reversed(seen) if one.last == start - 1 and one.form == form), None)
    if start == 1 or earlier is None:
        return _Numbered(style, form, last)
    element.set(q("text:style-name"), earlier.style)
    element.set(q("text:continue-numbering"), "true")
    return _Numbered(earlier.style, form, last)
