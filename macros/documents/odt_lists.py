"""Lists of an ODT: LibreOffice's own list styles, and numbers that run on whatever filling removes before them."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from macros.documents.odt_styles import is_based_on
from macros.documents.odt_tree import q

_BULLETS, _NUMBERS = "List_20_1", "Numbering_20_1"


@dataclass(frozen=True)
class _Numbered:
    style: str
    form: str
    last: int


def standardise_lists(content: etree._Element, styles: etree._Element) -> None:
    """Give lists the look of the list styles "List 1" and "Numbering 1" of styles.xml, as far as they are defined."""
    named = {style.get(q("style:name"), ""): style for style in styles.iter(q("text:list-style"))}
    own = {style.get(q("style:name"), ""): style for style in content.iter(q("text:list-style"))}
    for element in content.iter(q("text:list")):
        style = own.get(element.get(q("text:style-name"), ""))
        if style is None:
            continue
        standard = _BULLETS if _first_level(style) is None else _NUMBERS
        _set_paragraphs(content, element, standard)
        if standard == _BULLETS and _BULLETS in named:
            element.set(q("text:style-name"), _BULLETS)
    for style in own.values():
        if _NUMBERS in named and _first_level(style) is not None:
            _copy_levels(named[_NUMBERS], style)


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


def _first_level(style: etree._Element) -> etree._Element | None:
    """Return the first numbered level of a list style; a style of bullets has none."""
    return next(style.iterchildren(q("text:list-level-style-number")), None)


def _set_paragraphs(content: etree._Element, element: etree._Element, standard: str) -> None:
    for item in element.iterchildren(q("text:list-item")):
        for paragraph in item.iterchildren(q("text:p")):
            if is_based_on(content, paragraph, "Text_20_body"):
                paragraph.set(q("text:style-name"), standard)


def _copy_levels(named: etree._Element, style: etree._Element) -> None:
    """Copy, not name, the numbering: lists that continue each other are told by their style."""
    old = _first_level(style)
    if old is None:
        return
    place, start = int(old.get(q("text:level"), "1")), old.get(q("text:start-value"), "1")
    for level in list(style):
        style.remove(level)
    for level in named:
        style.append(deepcopy(level))
        if level.get(q("text:level")) == str(place):
            style[-1].set(q("text:start-value"), start)


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
