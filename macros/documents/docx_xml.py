"""WordprocessingML in small words: names, making elements, walking between siblings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from lxml import etree

from macros.errors import PackageError

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REFERENCES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# The schema wants the properties of a paragraph in this order; those that we never set stand together at the end.
_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *("pBdr", "shd", "tabs", "suppressAutoHyphens", "spacing", "ind", "contextualSpacing", "jc"),
)


@cache
def w(name: str) -> str:
    """Return the full name of a WordprocessingML element or attribute."""
    return f"{{{WORD}}}{name}"


def make(name: str, *children: etree._Element, **attributes: str) -> etree._Element:
    """Return a WordprocessingML element with its children and WordprocessingML attributes."""
    element = etree.Element(w(name), {w(key): value for key, value in attributes.items()}, nsmap={"w": WORD})
    element.extend(children)
    return element


def value(element: etree._Element | None, attribute: str = "val") -> str:
    """Return a WordprocessingML attribute, or an empty string when element or attribute is missing."""
    return "" if element is None else element.get(w(attribute), "")


def elements(root: etree._Element, *names: str) -> list[etree._Element]:
    """Return all descendants with one of the names in document order, as a list that survives changes."""
    return list(root.iter(*(w(name) for name in names)))


def ancestor(element: etree._Element, name: str) -> etree._Element | None:
    """Return the nearest ancestor of that name."""
    return next(element.iterancestors(w(name)), None)


def parent(element: etree._Element) -> etree._Element:
    """Return the parent; raise PackageError where a part's root stands in its place."""
    found = element.getparent()
    if found is None:
        raise PackageError("Das Dokument ist nicht so aufgebaut, wie wir Dokumente schreiben.")
    return found


def remove(element: etree._Element) -> None:
    """Take an element out of its tree; the text behind it is layout only and goes with it."""
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)


def unwrap(element: etree._Element, children: Iterable[etree._Element]) -> None:
    """Put the children in the place of the element."""
    for child in list(children):
        element.addprevious(child)
    remove(element)


def between(start: etree._Element, end: etree._Element) -> list[etree._Element]:
    """Return the siblings between two elements; raise PackageError unless they stand side by side in this order."""
    found: list[etree._Element] = []
    for sibling in start.itersiblings():
        if sibling is end:
            return found
        found.append(sibling)
    raise PackageError("Anfang und Ende einer Marke gehören nicht zusammen. Bitte das Dokument neu herunterladen.")


def paragraph_style(paragraph: etree._Element) -> str:
    """Return the style id of a paragraph, empty for the default."""
    return value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))


def paragraph_properties(paragraph: etree._Element) -> etree._Element:
    """Return the properties of a paragraph, made when missing."""
    found = paragraph.find(w("pPr"))
    if found is None:
        found = make("pPr")
        paragraph.insert(0, found)
    return found


def set_paragraph_style(paragraph: etree._Element, style: str) -> None:
    """Give a paragraph the style with that id."""
    set_property(paragraph, make("pStyle", val=style))


def set_property(paragraph: etree._Element, wanted: etree._Element) -> None:
    """Give a paragraph a property such as `w:spacing` in its right place, instead of an older one of that name."""
    drop_property(paragraph, etree.QName(wanted).localname)
    properties = paragraph_properties(paragraph)
    place = _rank(wanted)
    following = next((item for item in properties if _rank(item) > place), None)
    if following is None:
        properties.append(wanted)
    else:
        following.addprevious(wanted)


def drop_property(paragraph: etree._Element, name: str) -> None:
    """Take a property away from a paragraph."""
    for found in paragraph.findall(f"{w('pPr')}/{w(name)}"):
        remove(found)


def set_keep_next(paragraph: etree._Element, *, keep: bool = True) -> None:
    """Keep a paragraph on one page with the next one, or let them part."""
    if keep:
        set_property(paragraph, make("keepNext"))
    else:
        drop_property(paragraph, "keepNext")


def drop_layout(root: etree._Element) -> None:
    """Remove the line breaks and indents that the converter writes between elements; no text stands beside one."""
    for element in root.iter():
        if len(element) and not (element.text or "").strip():
            element.text = None
        if not (element.tail or "").strip():
            element.tail = None


def text_runs(text: str) -> Iterator[etree._Element]:
    """Yield the content of a run for a text: `w:t` with all its spaces, `w:br` for a line break, `w:tab` for a tab."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield make("br")
        for place, piece in enumerate(line.split("\t")):
            if place:
                yield make("tab")
            if piece:
                yield _text(piece)


def visible_text(element: etree._Element) -> str:
    """Return the text below an element as a reader sees it: line breaks and tabs included."""
    marks = {w("br"): "\n", w("tab"): "\t"}
    found = element.iter(w("t"), w("br"), w("tab"))
    return "".join(marks.get(str(item.tag), item.text or "") for item in found)


def _rank(item: etree._Element) -> int:
    name = etree.QName(item).localname
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _text(piece: str) -> etree._Element:
    element = make("t")
    element.text = piece
    element.set(XML_SPACE, "preserve")
    return element
