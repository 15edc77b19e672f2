"""What is new: a page and an Atom feed, from the Stand and the content of every text."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from macros.addresses import FEED, NEWS, page_of, source_path
from macros.model import Document, Snippet
from macros.wiki.furniture import fill
from macros.wiki.generated import GeneratedPage, Place
from macros.wiki.shelf import Shelf, snippet_version

ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 100
_TITLE = "Neu und geändert"
_INTRO = "Die zuletzt geänderten Vorlagen und Bausteine, die neuesten zuerst."


@dataclass(frozen=True)
class Change:
    """A text as it was last changed; `day` is ISO 8601, `version` ends with the hash of the content."""

    item: Document | Snippet
    kind: str
    day: str
    version: str


def changes(shelf: Shelf) -> list[Change]:
    """Return the newest texts, the last one changed first."""
    every = sorted(_every(shelf), key=lambda change: (change.kind, change.item.title))
    return sorted(every, key=lambda change: change.day, reverse=True)[:MOST_ENTRIES]


def news_page(shelf: Shelf) -> GeneratedPage:
    """Return the page of the newest texts, by day."""
    days = [list(group) for _, group in groupby(changes(shelf), key=attrgetter("day"))]

    def frame(_: str, place: Place) -> str:
        return fill("neu", title=_TITLE, intro=_INTRO, days=days, feed=FEED, page_of=page_of, link=place.link)

    return GeneratedPage(source_path(NEWS), _TITLE, _INTRO, frame)


def feed(shelf: Shelf, title: str) -> bytes:
    """Return the Atom feed of the newest texts; without a known address of the site its links are relative."""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "de"})
    newest = changes(shelf)
    address = shelf.library.address
    _add(root, "id", address or "urn:zwillingsbaukasten:feed")
    _add(root, "title", f"{title}: {_TITLE}")
    _add(root, "updated", _moment(newest[0].day if newest else "1980-01-01"))
    _add(_add(root, "author"), "name", title)
    _add(root, "link", rel="self", href=f"{address}{FEED}")
    for change in newest:
        _add_entry(root, change, address)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _every(shelf: Shelf) -> Iterator[Change]:
    for document in shelf.library.documents.values():
        recipe = shelf.recipes[document.id]
        yield Change(document, "Vorlage", recipe.revised.isoformat(), recipe.version)
    for snippet in shelf.library.snippets.values():
        yield Change(snippet, "Baustein", snippet.revised.isoformat(), snippet_version(snippet))


def _add_entry(root: ET.Element, change: Change, address: str) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", f"urn:zwillingsbaukasten:{change.kind.lower()}:{change.item.id}:{change.version}")
    _add(entry, "title", f"{change.kind}: {change.item.title}")
    _add(entry, "updated", _moment(change.day))
    _add(entry, "link", href=f"{address}{page_of(change.item)}")
    _add(entry, "summary", change.item.purpose)


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text
    return element


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
