"""The catalogue: all Mappen, Vorlagen, Datenblätter and Bausteine, to be narrowed down by what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.addresses import CATALOGUE, page_of, source_path
from macros.plain import german_order
from macros.wiki.document_pages import Sizes
from macros.wiki.facets import EVERYONE, KINDS, Facet, facets, kind_label, kind_of, marks_of
from macros.wiki.furniture import fill
from macros.wiki.generated import GeneratedPage, Place
from macros.wiki.related import Item
from macros.wiki.shelf import Shelf
from macros.wiki.words import topics_in_words

_TITLE = "Katalog"
_INTRO = "Alle Mappen, Vorlagen, Datenblätter und Bausteine. Grenzen Sie ein, was zu Ihrer Aufgabe passt."


@dataclass(frozen=True)
class Entry:
    """A text of the catalogue: `marks` are what it is found by, `facts` what is said of it beside its Stand."""

    item: Item
    marks: Sequence[str]
    facts: Sequence[str]


@dataclass(frozen=True)
class Choice:
    """One thing to choose in a facet: its key, what readers see, how many texts bear it."""

    key: str
    label: str
    count: int


def catalogue_page(shelf: Shelf, sizes: Sizes) -> GeneratedPage:
    """Return the catalogue by kind; `sizes` may fill up until its frame is put."""
    library = shelf.library
    items: list[Item] = [*library.kits.values(), *library.documents.values(), *library.snippets.values()]
    items.sort(key=lambda item: (german_order(item.title), item.id))
    known = facets(library)

    def frame(_: str, place: Place) -> str:
        entries = [_entry(item, shelf, sizes, known) for item in items]
        counts = Counter(mark for entry in entries for mark in entry.marks)
        return fill(
            "katalog",
            title=_TITLE,
            intro=_INTRO,
            facets=[(facet, choices) for facet in known if (choices := _choices(facet, counts))],
            groups=[(key, several, _of_kind(entries, key)) for key, (_, several) in KINDS.items()],
            count=len(entries),
            page_of=page_of,
            link=place.link,
        )

    return GeneratedPage(source_path(CATALOGUE), _TITLE, _INTRO, frame, hide=("navigation", "toc"))


def _entry(item: Item, shelf: Shelf, sizes: Sizes, known: Sequence[Facet]) -> Entry:
    marks = marks_of(item, shelf, sizes)
    formats = next(facet.choices for facet in known if facet.key == "format")
    topics = [key for key in marks["feld"] if key != EVERYONE]
    facts = (
        kind_label(item, shelf.library),
        topics_in_words(topics, shelf.library.vocabulary),
        ", ".join(formats[key] for key in marks["format"]),
    )
    return Entry(item, [f"{facet}:{key}" for facet, keys in marks.items() for key in keys], [*filter(None, facts)])


def _choices(facet: Facet, counts: Mapping[str, int]) -> list[Choice]:
    """Return the choices of a facet that some text bears."""
    every = (Choice(key, label, counts[f"{facet.key}:{key}"]) for key, label in facet.choices.items())
    return [choice for choice in every if choice.count]


def _of_kind(entries: Sequence[Entry], kind: str) -> list[Entry]:
    return [entry for entry in entries if kind_of(entry.item) == kind]
