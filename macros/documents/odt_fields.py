"""The fields of an ODT: values as literal text, user fields that stay live or become plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from macros.documents.odt_tree import PLACEHOLDER, make, q, text_of, unwrap

# what OpenDocument would fold or drop: breaks, tabs, runs of spaces, spaces at the edges
_SPECIAL = re.compile(r"(\n|\t|^ +| +$|(?<= ) +)")


def fill_fields(content: etree._Element, texts: Mapping[str, str]) -> None:
    """Set every user field that has a value in `texts`; it loses the style of prompts, which the others keep."""
    for shown in content.iter(q("text:user-field-get")):
        value = texts.get(shown.get(q("text:name"), ""), "")
        if not value.strip():
            continue
        for child in list(shown):
            shown.remove(child)
        shown.text = value
        _drop_placeholder(shown)


def freeze_fields(content: etree._Element) -> None:
    """Replace every user field by its text and drop the style of prompts."""
    for shown in list(content.iter(q("text:user-field-get"))):
        _drop_placeholder(shown)
        text = text_of(shown)
        for child in list(shown):
            shown.remove(child)
        _write(shown, text)
        unwrap(shown)


def _drop_placeholder(shown: etree._Element) -> None:
    for span in list(shown.iterancestors(q("text:span"))):
        if span.get(q("text:style-name")) == PLACEHOLDER:
            unwrap(span)


def _write(holder: etree._Element, text: str) -> None:
    pieces = _SPECIAL.split(text)
    holder.text = pieces[0]
    for special, following in zip(pieces[1::2], pieces[2::2], strict=True):
        element = _element_for(special)
        element.tail = following
        holder.append(element)


def _element_for(special: str) -> etree._Element:
    if special == "\n":
        return make("text:line-break")
    if special == "\t":
        return make("text:tab")
    return make("text:s", text_c=str(len(special)))
