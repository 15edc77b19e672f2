"""Places snippets as trees, collects footnotes, gives headings their anchors."""

from __future__ import annotations

import copy
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from macros import tokens
from macros.markdown_variants import replace
from macros.plain import anchor_of

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NOTE = "data-fussnote"


@dataclass
class Fragment:
    """A converted text: a root with its blocks, and the content of its footnotes by key."""

    root: ET.Element
    notes: dict[str, list[ET.Element]] = field(default_factory=dict)


def take_notes(root: ET.Element) -> Fragment:
    """Turn the footnotes that Python-Markdown wrote into keyed references; the list at the end is taken off."""
    fragment = Fragment(root)
    for holder in [child for child in root if child.get("class") == "footnote"]:
        root.remove(holder)
        for item in holder.iter("li"):
            _drop_back_links(item)
            fragment.notes[item.get("id", "").removeprefix("fn:")] = list(item)
    for reference in root.iter("sup"):
        if (reference.get("id") or "").startswith("fnref"):
            key = (reference[0].get("href") or "").removeprefix("#fn:")
            tail = reference.tail
            reference.clear()
            reference.tail = tail
            reference.set(_NOTE, key)
    return fragment


def place_snippets(fragment: Fragment, snippet: Callable[[str], Fragment]) -> None:
    """Replace every paragraph that is a snippet token by the snippet's blocks, in a name space of its own."""
    used: list[str] = []
    for parent in list(fragment.root.iter()):
        for child in list(parent):
            match = tokens.TOKEN.fullmatch((child.text or "").strip()) if child.tag == "p" and not len(child) else None
            if match and match.group(1) == tokens.SNIPPET:
                name, level = match.group(2).split("@")
                used.append(name)
                space = name if used.count(name) == 1 else f"{name}-{used.count(name)}"
                placed = _copy(snippet(name), space, f"{len(used)}-{name}", int(level))
                fragment.notes.update(placed.notes)
                replace(parent, child, list(placed.root))


def number_notes(fragment: Fragment) -> None:
    """Give numbers to the footnotes in order of reference and append their list."""
    order: dict[str, list[ET.Element]] = {}
    for reference in fragment.root.iter("sup"):
        key = reference.get(_NOTE)
        if key is not None and key in fragment.notes:
            order.setdefault(key, []).append(reference)
    if not order:
        return
    holder = ET.SubElement(fragment.root, "div", {"class": "footnote"})
    ET.SubElement(holder, "hr")
    items = ET.SubElement(holder, "ol")
    for number, (key, references) in enumerate(order.items(), start=1):
        _write_references(references, number)
        _write_note(items, fragment.notes[key], number)


def write_anchors_plainly(root: ET.Element) -> None:
    """Write out the umlauts of anchors and of links to them: not every format holds them."""
    for element in root.iter():
        if anchor := element.get("id"):
            element.set("id", anchor_of(anchor))
        if (target := element.get("href") or "").startswith("#"):
            element.set("href", f"#{anchor_of(target)}")


def doubled_anchors(root: ET.Element) -> list[str]:
    """Return the anchors that stand on more than one element."""
    anchors = [anchor for element in root.iter() if (anchor := element.get("id"))]
    return sorted({anchor for anchor in anchors if anchors.count(anchor) > 1})


def give_anchors(root: ET.Element) -> None:
    """Give every heading an id made from its text, with field names in the place of prompts."""
    taken = {element.get("id") for element in root.iter() if element.get("id")}
    for heading in (element for element in root.iter() if element.tag in HEADINGS):
        if heading.get("id"):
            continue
        prefix = heading.attrib.pop("data-baustein", "")
        base = anchor_of("".join(_anchor_words(heading))) or "abschnitt"
        base = f"{prefix}-{base}" if prefix else base
        anchor, count = base, 2
        while anchor in taken:
            anchor, count = f"{base}-{count}", count + 1
        taken.add(anchor)
        heading.set("id", anchor)


def _drop_back_links(item: ET.Element) -> None:
    for parent in item.iter():
        for link in [child for child in parent if child.get("class") == "footnote-backref"]:
            replace(parent, link, [])
        for index, child in enumerate(parent):
            if index == len(parent) - 1 and child.tail:
                child.tail = child.tail.rstrip("\u00a0 ")
        if not len(parent) and parent.text:
            parent.text = _BACK_LINK_SPACE.sub("", parent.text).rstrip("\u00a0")


_BACK_LINK_SPACE = re.compile("(&#160;|\x02qq3936677670287331zz\x03)\\Z")


def _copy(fragment: Fragment, space: str, place: str, level: int) -> Fragment:
    root = copy.deepcopy(fragment.root)
    notes = {f"{place}:{key}": copy.deepcopy(content) for key, content in fragment.notes.items()}
    own = {element.get("id") for element in root.iter() if element.get("id")}
    for element in [*root.iter(), *(part for content in notes.values() for block in content for part in block.iter())]:
        _rename(element, space, place, own)
        if element.tag in HEADINGS:
            element.tag = HEADINGS[min(HEADINGS.index(element.tag) + level, len(HEADINGS) - 1)]
            if element.get("id") is None and element.get("data-baustein") is None:
                element.set("data-baustein", space)
    return Fragment(root, notes)


def _rename(element: ET.Element, space: str, place: str, own: set[str | None]) -> None:
    if element.get(_NOTE) is not None:
        element.set(_NOTE, f"{place}:{element.get(_NOTE)}")
    anchor, target = element.get("id"), element.get("href") or ""
    if anchor:
        element.set("id", f"{space}-{anchor}")
    if target.startswith("#") and target[1:] in own:
        element.set("href", f"#{space}-{target[1:]}")


def _write_references(references: list[ET.Element], number: int) -> None:
    for count, reference in enumerate(references, start=1):
        del reference.attrib[_NOTE]
        suffix = "" if count == 1 else f"-{count}"
        reference.set("id", f"fnref:{number}{suffix}")
        link = ET.SubElement(reference, "a", {"class": "footnote-ref", "href": f"#fn:{number}"})
        link.text = str(number)


def _write_note(items: ET.Element, content: list[ET.Element], number: int) -> None:
    item = ET.SubElement(items, "li", {"id": f"fn:{number}"})
    item.extend(content)
    last = content[-1] if content and content[-1].tag == "p" else ET.SubElement(item, "p")
    attributes = {"class": "footnote-backref", "href": f"#fnref:{number}"}
    attributes["title"] = f"Zurück zur Fußnote {number} im Text"
    link = ET.SubElement(last, "a", attributes)
    link.text = "↩"
    if len(last) > 1:
        last[-2].tail = (last[-2].tail or "") + "\u00a0"
    else:
        last.text = (last.text or "") + "\u00a0"


def _anchor_words(element: ET.Element) -> Iterator[str]:
    if element.get("data-feld"):
        yield (element.get("data-feld") or "").replace("_", "-")
    elif element.get("class") != "variantenhinweis":
        yield element.text or ""
        for child in element:
            yield from _anchor_words(child)
            yield child.tail or ""
