"""Taking things out of a DOCX without leaving holes: empty paragraphs, double spaces, lost notes and links."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from macros.documents.docx_bookmarks import bookmark_pairs
from macros.documents.docx_tables import caption_of
from macros.documents.docx_xml import (
    ancestor,
    between,
    elements,
    paragraph_style,
    parent,
    remove,
    unwrap,
    value,
    visible_text,
    w,
)

# What makes a paragraph worth keeping although it has no text.
_CONTENT = ("drawing", "pict", "object", "footnoteReference", "footnoteRef", "fldSimple", "instrText", "sectPr")


def remove_marked(root: etree._Element, prefix: str) -> None:
    """Remove all that bookmarks with that prefix surround, paragraphs or runs."""
    for start, end in bookmark_pairs(root, prefix):
        if parent(start).tag in (w("p"), w("hyperlink"), w("sdtContent")):
            remove_runs([start, *between(start, end), end])
        else:
            remove_between(start, end)


def remove_between(start: etree._Element, end: etree._Element) -> None:
    """Remove the blocks between two bookmark halves, and the halves."""
    for block in [*between(start, end), start, end]:
        remove(block)


def remove_runs(runs: Sequence[etree._Element]) -> None:
    """Remove neighbours in a paragraph, the space that would then stand twice, and the paragraph if nothing is left."""
    paragraph = ancestor(runs[0], "p")
    before, after = _text_beside(paragraph, runs)
    for run in runs:
        remove(run)
    if paragraph is None:
        return
    if not _says_something(paragraph):
        remove(paragraph)
    elif after is not None and (before is None or (before.text or "").endswith(" ")):
        _drop_leading_space(after)


def remove_table_without_rows(table: etree._Element | None) -> None:
    """Remove a table that has no rows but header rows, with its caption."""
    if table is None or any(row.find(f"{w('trPr')}/{w('tblHeader')}") is None for row in table.iter(w("tr"))):
        return
    caption = caption_of(table)
    if caption is not None:
        remove(caption)
    remove(table)


def drop_lost_notes(document: etree._Element, footnotes: etree._Element) -> None:
    """Remove the footnotes that the text does not refer to any more."""
    named = {value(item, "id") for item in elements(document, "footnoteReference")}
    for note in list(footnotes.iterfind(w("footnote"))):
        if not value(note, "type") and value(note, "id") not in named:
            footnotes.remove(note)


def drop_lost_links(roots: Sequence[etree._Element]) -> None:
    """Turn links to places that went into plain text; such a line of a table of contents goes."""
    anchors = {value(start, "name") for root in roots for start in elements(root, "bookmarkStart")}
    for link in (item for root in roots for item in elements(root, "hyperlink")):
        if not value(link, "anchor") or value(link, "anchor") in anchors:
            continue
        paragraph = ancestor(link, "p")
        if paragraph is not None and paragraph_style(paragraph).startswith("TOC"):
            remove(paragraph)
            continue
        for style in elements(link, "rStyle"):
            if value(style) == "Hyperlink":
                remove(style)
        unwrap(link, link)


def _text_beside(
    paragraph: etree._Element | None, runs: Sequence[etree._Element]
) -> tuple[etree._Element | None, etree._Element | None]:
    """Return the pieces of text directly before and after the runs; None at the end of a line."""
    gone = {text for run in runs for text in run.iter(w("t"))}
    before: etree._Element | None = None
    after: etree._Element | None = None
    passed = False
    for item in () if paragraph is None else paragraph.iter():
        passed = passed or item is runs[0]
        if item.tag in (w("br"), w("tab")) and not passed:
            before = None
        if item.tag != w("t") or item in gone or not item.text:
            continue
        if passed:
            after = item
            break
        before = item
    return before, after


def _drop_leading_space(text: etree._Element) -> None:
    text.text = (text.text or "").removeprefix(" ")
    run = parent(text)
    if not text.text and all(child is text or child.tag == w("rPr") for child in run):
        remove(run)


def _says_something(paragraph: etree._Element) -> bool:
    others = paragraph.iter(*(w(name) for name in _CONTENT))
    return bool(visible_text(paragraph).strip()) or any(True for _ in others)
