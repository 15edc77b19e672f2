"""Bookmarks of a DOCX: our marks among them, anchors of links, unique numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from lxml import etree

from macros.documents.docx_xml import ancestor, elements, parent, remove, value, w
from macros.errors import PackageError

Pair: TypeAlias = "tuple[etree._Element, etree._Element]"  # noqa: SLF001  # lxml names its element class so
OWN_PREFIX = "zbk_"
_BLOCK_CONTAINERS = frozenset(w(name) for name in ("body", "tc", "footnote", "hdr", "ftr"))


def bookmark_pairs(root: etree._Element, prefix: str = "") -> list[Pair]:
    """Return start and end of the bookmarks whose name starts with `prefix`, in the order of their starts.

    Where several open bookmarks have the same id, an end closes the innermost of them.
    """
    open_starts: dict[str, list[etree._Element]] = {}
    ends: dict[etree._Element, etree._Element] = {}
    starts: list[etree._Element] = []
    for item in root.iter(w("bookmarkStart"), w("bookmarkEnd")):
        if item.tag == w("bookmarkStart"):
            starts.append(item)
            open_starts.setdefault(value(item, "id"), []).append(item)
        elif open_starts.get(value(item, "id")):
            ends[open_starts[value(item, "id")].pop()] = item
    wanted = [start for start in starts if value(start, "name").startswith(prefix)]
    if any(start not in ends for start in wanted if value(start, "name").startswith(OWN_PREFIX)):
        raise PackageError("Im Dokument ist eine Marke geöffnet, aber nicht geschlossen.")
    return [(start, ends[start]) for start in wanted if start in ends]


def raise_to_blocks(start: etree._Element, end: etree._Element) -> None:
    """Move both ends of a bookmark out of paragraphs and tables to stand as siblings around whole blocks."""
    container = _common_container(start, end)
    first, last = _child_holding(container, start), _child_holding(container, end)
    if first is not start:
        first.addprevious(start)
    if last is not end:
        last.addnext(end)


def narrow_anchors(root: etree._Element) -> None:
    """Put every bookmark that is not ours around the text of the paragraph it starts at.

    Pandoc lets the anchor of a heading end with the section: there it would cross the ends of variants.
    """
    for start, end in bookmark_pairs(root):
        if value(start, "name").startswith(OWN_PREFIX):
            continue
        holder = _paragraph_from(start)
        if holder is None:
            drop_bookmarks([(start, end)])
        elif ancestor(end, "p") is not holder:
            holder.append(end)


def drop_unused_anchors(roots: Sequence[etree._Element]) -> None:
    """Remove the bookmarks that are not ours and that no internal link or field instruction names."""
    anchors = {value(link, "anchor") for root in roots for link in elements(root, "hyperlink")}
    instructions = [item.text or "" for root in roots for item in elements(root, "instrText")]
    anchors.update(value(item, "instr") for root in roots for item in elements(root, "fldSimple"))
    named = anchors.union(*(text.split() for text in instructions))
    for root in roots:
        drop_bookmarks(
            pair
            for pair in bookmark_pairs(root)
            if not value(pair[0], "name").startswith(OWN_PREFIX) and value(pair[0], "name") not in named
        )


def drop_bookmarks(pairs: Iterable[Pair]) -> None:
    """Remove bookmarks and leave what they surround."""
    for start, end in pairs:
        remove(start)
        remove(end)


def drop_lone_ends(root: etree._Element) -> None:
    """Remove starts and ends of bookmarks whose other half is gone."""
    paired = {half for pair in bookmark_pairs(root) for half in pair}
    for item in elements(root, "bookmarkStart", "bookmarkEnd"):
        if item not in paired:
            remove(item)


def renumber(roots: Sequence[etree._Element]) -> None:
    """Give bookmarks and content controls of all parts unique ids, in the order of the text."""
    pairs = [pair for root in roots for pair in bookmark_pairs(root)]
    for number, (start, end) in enumerate(pairs):
        start.set(w("id"), str(number))
        end.set(w("id"), str(number))
    settings = [item for root in roots for item in elements(root, "sdtPr")]
    for number, item in enumerate(settings, start=1):
        identifier = item.find(w("id"))
        if identifier is not None:
            identifier.set(w("val"), str(number))


def _paragraph_from(start: etree._Element) -> etree._Element | None:
    """Return the paragraph a bookmark starts in; one that starts between blocks is moved into the next paragraph."""
    holder = ancestor(start, "p")
    if holder is not None:
        return holder
    blocks = (item for item in start.itersiblings() if item.tag in (w("p"), w("tbl")))
    holder = next((paragraph for block in blocks for paragraph in block.iter(w("p"))), None)
    if holder is not None:
        holder.insert(0 if holder.find(w("pPr")) is None else 1, start)
    return holder


def _common_container(start: etree._Element, end: etree._Element) -> etree._Element:
    above_end = set(end.iterancestors())
    for candidate in start.iterancestors():
        if candidate in above_end and candidate.tag in _BLOCK_CONTAINERS:
            return candidate
    raise PackageError("Eine Marke des Dokuments steht außerhalb des Textes.")


def _child_holding(container: etree._Element, element: etree._Element) -> etree._Element:
    while parent(element) is not container:
        element = parent(element)
    return element
