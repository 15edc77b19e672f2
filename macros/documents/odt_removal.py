"""Removing from an ODT without leaving husks: emptied paragraphs, items, lists, sections, tables, notes go too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from lxml import etree

from macros.documents.odt_styles import based_on
from macros.documents.odt_tree import attached, cut_range, drop, make, paragraph_of, q, text_of, unwrap

_CAPTION_STYLES = ("Table", "Caption")
_HUSKS = {q(f"text:{name}") for name in ("list-item", "list", "section")}
_ANCHORS = {q(f"text:{name}") for name in ("bookmark", "bookmark-start", "section")}
_CONTENT = {q(name) for name in ("draw:frame", "text:note", "text:user-field-get")}


def remove_element(element: etree._Element, root: etree._Element) -> None:
    """Remove an element below `root`, and whatever around it has nothing left to hold."""
    parent = element.getparent()
    drop(element)
    if parent is not None and attached(parent, root):
        _remove_husk(parent, root)


def remove_range(start: etree._Element, end: etree._Element, root: etree._Element) -> None:
    """Remove a pair of bookmarks with all between them; a paragraph that held nothing else goes too."""
    paragraphs = [one for one in (paragraph_of(start), paragraph_of(end)) if one is not None]
    cut_range(start, end)
    for paragraph in paragraphs:
        remove_if_blank(paragraph, root)


def remove_if_blank(paragraph: etree._Element, root: etree._Element) -> None:
    """Remove a paragraph that shows nothing; the last one of a table cell stays."""
    if attached(paragraph, root) and not text_of(paragraph).strip() and not _shows(paragraph):
        remove_element(paragraph, root)


def link_targets(content: etree._Element) -> set[str]:
    """Return the names that links inside the document can lead to."""
    return {element.get(q("text:name"), "") for element in content.iter(*_ANCHORS)}


def unlink(content: etree._Element, vanished: Iterable[str]) -> None:
    """Turn links to vanished targets into plain text; in a table of contents their lines go."""
    gone = set(vanished)
    for link in list(content.iter(q("text:a"))):
        href = unquote(link.get(q("xlink:href"), ""))
        if not href.startswith("#") or href[1:].split("|")[0] not in gone:
            continue
        line = paragraph_of(link)
        if line is not None and next(line.iterancestors(q("text:index-body")), None) is not None:
            remove_element(line, content)
        else:
            _unlink(link)


def remove_loose_ends(content: etree._Element) -> None:
    """Remove bookmarks that lost their other half, and count the remaining notes anew."""
    starts, ends = (
        {element.get(q("text:name")): element for element in content.iter(q(f"text:bookmark-{half}"))}
        for half in ("start", "end")
    )
    for name in set(starts) ^ set(ends):
        drop(starts[name] if name in starts else ends[name])
    for note_class in ("footnote", "endnote"):
        _count_notes(content, note_class)


def _remove_husk(element: etree._Element, root: etree._Element) -> None:
    if element.tag in (q("table:table"), q("table:table-header-rows"), q("table:table-rows")):
        _remove_bodiless(element, root)
    elif len(element):
        return
    elif element.tag in _HUSKS:
        remove_element(element, root)
    elif element.tag == q("table:table-cell"):
        element.append(make("text:p", text_style_name="Table_20_Contents"))
    elif element.tag == q("text:note-body"):
        _drop_note(element)


def _drop_note(body: etree._Element) -> None:
    note = body.getparent()
    if note is not None:
        drop(note)


def _is_caption(paragraph: etree._Element, root: etree._Element) -> bool:
    return any(paragraph.get(q("text:style-name")) in based_on(root, style) for style in _CAPTION_STYLES)


def _remove_bodiless(part: etree._Element, root: etree._Element) -> None:
    table = part if part.tag == q("table:table") else part.getparent()
    if table is None or next(_body_rows(table), None) is not None:
        return
    caption = table.getprevious()
    if caption is not None and _is_caption(caption, root):
        drop(caption)
    remove_element(table, root)


def _body_rows(table: etree._Element) -> Iterator[etree._Element]:
    yield from table.iterchildren(q("table:table-row"))
    for rows in table.iterchildren(q("table:table-rows")):
        yield from rows.iterchildren(q("table:table-row"))


def _shows(paragraph: etree._Element) -> bool:
    return any(element.tag in _CONTENT for element in paragraph.iter())


def _unlink(link: etree._Element) -> None:
    for span in list(link.iter(q("text:span"))):
        if span.get(q("text:style-name")) == "Internet_20_link":
            unwrap(span)
    unwrap(link)


def _count_notes(content: etree._Element, note_class: str) -> None:
    notes = (one for one in content.iter(q("text:note")) if one.get(q("text:note-class")) == note_class)
    for number, note in enumerate(notes, start=1):
        citation = note.find(q("text:note-citation"))
        if citation is not None and (citation.text or "").isdigit():
            citation.text = str(number)
