"""PresentationML and DrawingML in small words: names, making elements, marks in extension lists."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lxml import etree

from macros.documents.data_part import NAMESPACE
from macros.documents.office_container import REFERENCES, OfficePackage

_SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": REFERENCES,
    "z": NAMESPACE,
}
_MARKED = "{6E0A2C1B-9D53-4F0E-8C77-1B5D2A94F3E6}"
"""The extension that holds a mark of ours; other programs pass over what they do not know."""

_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"


class PptxPackage(OfficePackage):
    """The parts of one PPTX file."""

    main = "ppt/presentation.xml"
    refusal = "Die Datei ist keine PowerPoint-Datei (PPTX)."


@cache
def q(name: str) -> str:
    """Return the full name of an element or attribute such as `a:r`."""
    prefix, _, local = name.rpartition(":")
    return f"{{{_SPACES[prefix]}}}{local}" if prefix else local


def make(name: str, /, *children: etree._Element, **attributes: str) -> etree._Element:
    """Return an element with its children and attributes; `r_id` stands for `r:id`."""
    pairs = {q(key.replace("_", ":", 1)): value for key, value in attributes.items()}
    element = etree.Element(q(name), pairs, nsmap={key: _SPACES[key] for key in "apr"})
    element.extend(children)
    return element


def mark_list(prefix: str, name: str, /, **attributes: str) -> etree._Element:
    """Return an extension list with one mark of ours (`z:stelle` or `z:flaeche`) in it."""
    mark = etree.Element(q(f"z:{name}"), attributes, nsmap={"z": NAMESPACE})
    return make(f"{prefix}:extLst", make(f"{prefix}:ext", mark, uri=_MARKED))


def decorative() -> etree._Element:
    """Return an extension list that says of a shape that it tells nothing and is passed over when read aloud."""
    sign = etree.Element(f"{{{_DECORATIVE}}}decorative", {"val": "1"}, nsmap={"adec": _DECORATIVE})
    return make("a:extLst", make("a:ext", sign, uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"))


def marks_in(root: etree._Element, name: str) -> list[etree._Element]:
    """Return all marks of a name below an element; the list stays good while the tree changes."""
    return list(root.iter(q(f"z:{name}")))


def marked(mark: etree._Element) -> etree._Element:
    """Return the element whose properties a mark is part of: a slide, a frame, a row, a paragraph, a run, a break."""
    holder = _up(mark, 3)  # over the extension and its list
    return holder if holder.tag in {q("a:tr"), q("p:sld")} else _up(holder, 2 if holder.tag == q("p:nvPr") else 1)


def drop_mark(mark: etree._Element) -> None:
    """Remove a mark and what of its list would be left empty."""
    extension = _up(mark, 1)
    extensions = _up(extension, 1)
    extensions.remove(extension)
    if not len(extensions):
        _up(extensions, 1).remove(extensions)


def remove(element: etree._Element) -> None:
    """Take an element out of its tree."""
    _up(element, 1).remove(element)


def numbers_of(mark: etree._Element) -> list[int]:
    """Return the numbers of the variants and lists that a mark names."""
    return [int(number) for number in (mark.get("marken") or "").split() if number.isdigit()]


def numbered(marks: Sequence[int]) -> str:
    """Return numbers as a mark holds them."""
    return " ".join(str(mark) for mark in marks)


def _up(element: etree._Element, steps: int) -> etree._Element:
    for _ in range(steps):
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return element
