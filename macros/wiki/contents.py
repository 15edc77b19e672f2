"""The headings of a finished page, for its table of contents."""

from __future__ import annotations

from html import escape
from typing import TypedDict

import lxml.html


class Heading(TypedDict):
    """One heading in the form that Markdown's own table of contents has; `name` is HTML."""

    level: int
    id: str
    name: str
    children: list[Heading]


def headings_of(markup: str) -> list[Heading]:
    """Return the headings with an anchor on or in them, each below the one that it belongs to."""
    root = lxml.html.fragment_fromstring(markup, create_parent="div")
    top: list[Heading] = []
    open_ones: list[Heading] = []
    for element in root.iter("h1", "h2", "h3"):
        if anchor := element.get("id") or element.xpath("string(span/@id)"):
            name = escape(" ".join(element.text_content().split()), quote=False)
            heading = Heading(level=int(element.tag[1]), id=anchor, name=name, children=[])
            while open_ones and open_ones[-1]["level"] >= heading["level"]:
                open_ones.pop()
            (open_ones[-1]["children"] if open_ones else top).append(heading)
            open_ones.append(heading)
    return top
