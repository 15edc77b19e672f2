"""Space and page breaks between the blocks of a DOCX, which depend on what stands beside them after filling."""

from __future__ import annotations

import itertools

from lxml import etree

from macros.documents.docx_tables import keep_short_tables
from macros.documents.docx_xml import (
    drop_property,
    make,
    paragraph_style,
    set_keep_next,
    set_property,
    visible_text,
    w,
)

_LISTS = ("ListBullet", "ListNumber", "ListContinue")
_HINT = "NoteHeading"
_AFTER_TABLE, _AFTER_LIST, _HINT_BEFORE_TABLE, _BEFORE_TABLE = "200", "120", "120", "160"
_OURS = {w("before"): (_AFTER_TABLE,), w("after"): (_AFTER_LIST, _HINT_BEFORE_TABLE, _BEFORE_TABLE)}


def settle_spacing(root: etree._Element) -> None:
    """Part tables and lists from what follows them; keep short tables, and a sentence with its list, on one page.

    Settling again gives the same: what stands from an earlier time goes first.
    """
    keep_short_tables(root)
    for body in root.iter(w("body")):
        blocks = [item for item in body if item.tag in (w("p"), w("tbl"))]
        for block in blocks:
            _forget(block)
        for first, second in itertools.pairwise(blocks):
            _part(first, second)
            _keep_announced(first, second)


def announces(text: str) -> bool:
    """Tell whether a paragraph of that text announces what follows it."""
    return text.rstrip().endswith(":")


def _forget(block: etree._Element) -> None:
    spacing = block.find(f"{w('pPr')}/{w('spacing')}")
    if spacing is not None and all(setting in _OURS.get(str(name), ()) for name, setting in spacing.attrib.items()):
        drop_property(block, "spacing")


def _part(first: etree._Element, second: etree._Element) -> None:
    if first.tag == w("tbl"):
        if second.tag == w("p") and not paragraph_style(second).startswith("Heading"):  # these have more of their own
            _set_spacing(second, "before", _AFTER_TABLE)
    elif second.tag == w("tbl"):
        if _is_list(first) or paragraph_style(first) in ("BodyText", _HINT):
            _set_spacing(first, "after", _HINT_BEFORE_TABLE if paragraph_style(first) == _HINT else _BEFORE_TABLE)
    elif _is_list(first) and not _is_list(second):
        _set_spacing(first, "after", _AFTER_LIST)


def _set_spacing(paragraph: etree._Element, side: str, space: str) -> None:
    spacing = paragraph.find(f"{w('pPr')}/{w('spacing')}")
    if spacing is None:
        set_property(paragraph, make("spacing", **{side: space}))
    elif w("line") not in spacing.attrib:
        spacing.set(w(side), space)


def _keep_announced(first: etree._Element, second: etree._Element) -> None:
    if paragraph_style(first) == "BodyText" and announces(visible_text(first)):
        set_keep_next(first, keep=second.tag == w("tbl") or _is_list(second))


def _is_list(block: etree._Element) -> bool:
    return block.tag == w("p") and paragraph_style(block).rstrip("23") in _LISTS
