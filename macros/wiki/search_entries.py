"""What the search knows of the site: every finished page with its sections, and the glossary as synonyms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import lxml.html
from lxml.html import HtmlElement

from macros.addresses import html_path, page_of, source_path
from macros.formatting import format_value
from macros.library import Library
from macros.model import Document, FieldType, Snippet
from macros.search.index import Entry, Section, Synonym
from macros.wiki.document_pages import Sizes
from macros.wiki.facets import EVERYONE, KINDS, facets, kind_of, marks_of
from macros.wiki.related import Item
from macros.wiki.shelf import Shelf

_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_INLINE = frozenset({"a", "abbr", "code", "em", "span", "strong", "sub", "sup"})
_PAGE = "Seite"
_OF_PAGES = 0.8
"""At equal fit, what people came for wins against pages about it."""


def search_entries(shelf: Shelf, sizes: Sizes, titles: Mapping[str, str], markups: Mapping[str, str]) -> list[Entry]:
    """Return an entry for each page; `titles` and `markups` (finished HTML) go by Markdown path below `docs/`."""
    library = shelf.library
    every: list[Item] = [*library.kits.values(), *library.documents.values(), *library.snippets.values()]
    items = {source_path(page_of(item)): item for item in every}
    return [
        _entry_of_text(items[path], shelf, sizes, markups[path])
        if path in items
        else Entry(html_path(path), titles[path], sections_of(markups[path]), kind=_PAGE, weight=_OF_PAGES)
        for path in sorted(titles)
    ]


def synonyms_of(library: Library) -> list[Synonym]:
    """Return the terms of the glossary with what else they are called; what is said beside the office tells less."""
    return [
        Synonym(entry.term, (*entry.abbreviations, *entry.synonyms), (*entry.colloquial, *entry.related))
        for entry in library.glossary
    ]


def sections_of(markup: str) -> tuple[Section, ...]:
    """Return the sections of a finished page, without its furniture; the first one has no heading."""
    found: list[tuple[str, str, list[str]]] = [("", "", [])]
    _read(lxml.html.fragment_fromstring(markup, create_parent="div"), found)
    sections = (Section(heading, anchor, " ".join("".join(parts).split())) for heading, anchor, parts in found)
    return tuple(section for section in sections if section.heading or section.text)


def _read(element: HtmlElement, found: list[tuple[str, str, list[str]]]) -> None:
    if not isinstance(element.tag, str) or "data-search-exclude" in element.attrib:
        return
    if element.tag in _HEADINGS:
        if element.tag != "h1":
            found.append((" ".join(element.text_content().split()), element.get("id", ""), []))
        return
    gap = "" if element.tag in _INLINE else " "
    found[-1][2].extend((gap, element.text or ""))
    for child in element:
        _read(child, found)
        found[-1][2].append(child.tail or "")
    found[-1][2].append(gap)


def _entry_of_text(item: Item, shelf: Shelf, sizes: Sizes, markup: str) -> Entry:
    return Entry(
        page_of(item),
        item.title,
        sections_of(markup),
        tuple(_aliases(item)),
        KINDS[kind_of(item)][0],
        _facets(item, shelf, sizes),
    )


def _aliases(item: Item) -> Iterator[str]:
    if isinstance(item, Snippet | Document):
        yield from item.keywords


def _facets(item: Item, shelf: Shelf, sizes: Sizes) -> dict[str, list[str]]:
    """Return what a result shows, in words; `form` holds keys, and nothing where a text is for everyone."""
    marks = marks_of(item, shelf, sizes)
    labels = {
        facet.key: [facet.choices[key] for key in marks[facet.key] if key != EVERYONE]
        for facet in facets(shelf.library)
        if facet.key in {"feld", "format", "form"}
    }
    shown = {"feld": labels["feld"], "format": labels["format"], "stand": [format_value(item.revised, FieldType.DATE)]}
    return shown if EVERYONE in marks["form"] else {**shown, "form": list(marks["form"]), "formen": labels["form"]}
