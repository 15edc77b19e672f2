"""Where the marks of a packaged ODT stand: sections, ids and bookmark pairs, found, removed and dissolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from macros.documents.data_part import NAMESPACE
from macros.documents.odt_removal import remove_element, remove_range
from macros.documents.odt_tree import attached, drop, q, unwrap
from macros.documents.xml import parse_xml, serialise_xml
from macros.errors import PackageError

_MARK = re.compile(r"zbk_[vhd]\d+(\.\d+)*")


@dataclass(frozen=True)
class Place:
    """A marked element (section, list item, row), or with `end` the range between two bookmarks."""

    element: etree._Element
    end: etree._Element | None = None

    def is_in(self, content: etree._Element) -> bool:
        """Tell whether the place has not been removed together with something around it."""
        return attached(self.element, content) and (self.end is None or attached(self.end, content))

    def remove(self, content: etree._Element) -> None:
        """Remove what the mark covers, and husks around it; nothing happens when it is gone already."""
        if not self.is_in(content):
            return
        if self.end is None:
            remove_element(self.element, content)
        else:
            remove_range(self.element, self.end, content)


def find_places(content: etree._Element) -> dict[str, Place]:
    """Return the places of all marks by name (`zbk_v1`, `zbk_h2`); raise PackageError when one is doubled or torn."""
    places: dict[str, Place] = {}
    opened: dict[str, etree._Element] = {}
    for element in content.iter(etree.Element):
        name = _mark_name(element)
        if name is None:
            continue
        if element.tag == q("text:bookmark-start"):
            _refuse(name in opened, name)
            opened[name] = element
            continue
        is_end = element.tag == q("text:bookmark-end")
        _refuse(name in places or is_end != (name in opened), name)
        places[name] = Place(opened[name], element) if is_end else Place(element)
    for name in opened:
        _refuse(name not in places, name)
    return places


def unmark(content: etree._Element) -> None:
    """Dissolve sections, drop bookmarks and ids of marks; what they covered stays."""
    for element in list(content.iter(etree.Element)):
        if _mark_name(element) is None:
            continue
        if element.tag == q("text:section"):
            unwrap(element)
        elif element.tag in (q("text:bookmark-start"), q("text:bookmark-end")):
            drop(element)
        else:
            element.attrib.pop(q("xml:id"))


def keep_known_marks(data_part: bytes, content: etree._Element) -> bytes:
    """Return the data part without the marks that are no longer in the text."""
    known = set(find_places(content))
    root = parse_xml(data_part)
    for mark in list(_listed_marks(root)):
        if f"zbk_v{mark.get('id')}" not in known:
            drop(mark)
    return serialise_xml(root)


def _listed_marks(root: etree._Element) -> Iterator[etree._Element]:
    return root.iterfind(f"{{{NAMESPACE}}}marken/{{{NAMESPACE}}}marke")


def _mark_name(element: etree._Element) -> str | None:
    is_named = element.tag in (q("text:section"), q("text:bookmark-start"), q("text:bookmark-end"))
    name = element.get(q("text:name") if is_named else q("xml:id"), "")
    return name if _MARK.fullmatch(name) else None


def _refuse(condition: bool, name: str) -> None:
    if condition:
        raise PackageError(f"Die Datei ist beschädigt: Die Marke „{name}“ steht doppelt oder ist unvollständig.")
