"""All pages and all terms from A to Z: where the search leads readers whose browser runs no scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from macros.addresses import INDEX, entry_of, html_path, page_of, source_path
from macros.library import Library
from macros.plain import anchor_of, german_order, initial_of
from macros.wiki.facets import KINDS, kind_of
from macros.wiki.furniture import fill
from macros.wiki.generated import GeneratedPage, Place
from macros.wiki.related import Item

_TITLE = "Von A bis Z"
_INTRO = "Alle Seiten, Fachwörter und Abkürzungen nach dem Alphabet."


@dataclass(frozen=True)
class Reference:
    """What one looks up, what it is, and the path below the site's root that it leads to."""

    name: str
    kind: str
    path: str


def index_page(library: Library, others: Iterable[GeneratedPage]) -> GeneratedPage:
    """Return the page of everything from A to Z; `others` are the generated pages that are no texts of their own."""
    pages = [Reference(page.title, "Seite", html_path(page.path)) for page in others]
    every = {*pages, *_texts(library), *_terms(library)}
    ordered = sorted(every, key=lambda entry: (german_order(entry.name), entry.kind, entry.path))
    letters = [(letter, list(group)) for letter, group in groupby(ordered, key=lambda entry: initial_of(entry.name))]

    def frame(_: str, place: Place) -> str:
        words = {"title": _TITLE, "intro": _INTRO, "letters": letters, "anchor": anchor_of}
        return fill("a-z", **words, link=place.link)

    return GeneratedPage(source_path(INDEX), _TITLE, _INTRO, frame, searchable=False, hide=("toc",))


def _texts(library: Library) -> Iterator[Reference]:
    items: list[Item] = [*library.snippets.values(), *library.documents.values(), *library.kits.values()]
    for item in items:
        yield Reference(item.title, KINDS[kind_of(item)][0], page_of(item))
    for path, page in library.pages.items():
        if page.title and path not in {kit.path for kit in library.kits.values()}:
            yield Reference(page.title, "Seite", html_path(path.removeprefix("docs/")))


def _terms(library: Library) -> Iterator[Reference]:
    """Yield every term, and under their own letter what else it is called."""
    for entry in library.glossary:
        yield Reference(entry.term, "Begriff", entry_of(entry))
        for name in (*entry.abbreviations, *entry.synonyms, *entry.colloquial):
            yield Reference(name, f"siehe {entry.term}", entry_of(entry))
