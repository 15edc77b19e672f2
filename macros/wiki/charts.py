"""The chart of a data sheet on the pages of the wiki, and the way to it from where documents have a picture."""

from __future__ import annotations

from collections.abc import Callable

import lxml.html

from macros.library import Library
from macros.model import DataSheet
from macros.wiki.furniture import fill
from macros.wiki.gantt import gantt
from macros.wiki.organisation import organisation
from macros.wiki.reading import inner

PICTURE = "schaubild"
"""The class of a picture of a sheet that documents show."""


def chart_of(sheet: DataSheet, library: Library) -> str:
    """Return what draws a sheet on a page, with an anchor, or nothing where its kind is not drawn."""
    chart = gantt(sheet) or organisation(sheet, library)
    return fill("schaubild", anchor=anchor_of_chart(sheet.id), chart=chart) if chart else ""


def anchor_of_chart(sheet_id: str) -> str:
    """Return the anchor of a sheet's chart."""
    return f"schaubild-{sheet_id}"


def lead_to_charts(markup: str, address: Callable[[str], str]) -> str:
    """Replace pictures for documents by links to the live charts, whose `address` follows from the sheet's id."""
    if f'class="{PICTURE}"' not in markup:
        return markup
    root = lxml.html.fragment_fromstring(markup, create_parent="div")
    for section in root.find_class(PICTURE):
        note = lxml.html.fragment_fromstring(fill("schaubildhinweis", address=address(section.get("data-schaubild"))))
        note.tail = section.tail
        section.getparent().replace(section, note)
    return inner(root)
