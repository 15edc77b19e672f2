"""What the catalogue and the search sort texts by: kind, topic, audience, Kommunalform, module, status, files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.addresses import kit_file, page_of
from macros.documents.catalogue import file_path
from macros.documents.formats import FORMATS
from macros.documents.tables import TABLE_FORMATS, table_path
from macros.library import Library
from macros.model import DataSheet, Document, Kit, Snippet
from macros.wiki.related import Item
from macros.wiki.shelf import Shelf
from macros.wiki.words import form_labels

EVERYONE = "alle"
"""Stands where a text names nobody in particular."""
KINDS: Mapping[str, tuple[str, str]] = {
    "mappe": ("Mappe", "Mappen"),
    "vorlage": ("Vorlage", "Vorlagen"),
    "datenblatt": ("Datenblatt", "Datenblätter"),
    "baustein": ("Baustein", "Bausteine"),
}
"""What there is to find, by the key in the address of the catalogue: one of them, several of them."""


@dataclass(frozen=True)
class Facet:
    """Something to choose by; `choices` are labels by key, `key` stands in the address."""

    key: str
    label: str
    choices: Mapping[str, str]


def facets(library: Library) -> tuple[Facet, ...]:
    """Return everything to choose by, with all choices there could be, in their order."""
    vocabulary = library.vocabulary
    everyone = {EVERYONE: "Für alle"}
    files = {name: form.label for name, form in FORMATS.items()}
    files |= {name: form.label for name, form in TABLE_FORMATS.items()}
    return (
        Facet("art", "Art", {key: several for key, (_, several) in KINDS.items()}),
        Facet("feld", "Handlungsfeld", {**{key: it.label for key, it in vocabulary.topics.items()}, **everyone}),
        Facet("zielgruppe", "Zielgruppe", {**{key: it.label for key, it in vocabulary.audiences.items()}, **everyone}),
        Facet("form", "Kommunalform", {**form_labels(library), **everyone}),
        Facet("modul", "Modul", {key: it.label for key, it in vocabulary.modules.items()}),
        Facet("status", "Status", {"entwurf": "Entwurf", "geprueft": "Geprüft"}),
        Facet("format", "Format", {**files, "zip": "ZIP"}),
    )


def kind_of(item: Item) -> str:
    """Return the key of `KINDS` that says what an item is."""
    if isinstance(item, DataSheet):
        return "datenblatt"
    if isinstance(item, Snippet):
        return "baustein"
    return "vorlage" if isinstance(item, Document) else "mappe"


def kind_label(item: Item, library: Library) -> str:
    """Return the Art that a Baustein or a Vorlage names, as readers see it; a Mappe has none."""
    if isinstance(item, Kit):
        return ""
    kinds = library.vocabulary.document_kinds if isinstance(item, Document) else library.vocabulary.snippet_kinds
    return kinds[item.kind].label


def marks_of(item: Item, shelf: Shelf, sizes: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """Return the choices that fit an item, by the key of their facet; `sizes` says which files there are."""
    texts = [shelf.library.documents[name] for name in item.documents] if isinstance(item, Kit) else [item]
    return {
        "art": (kind_of(item),),
        "feld": _together([topics_of(item, shelf.library)]),
        "zielgruppe": _together(text.audience for text in texts),
        "form": _together(text.forms for text in texts),
        "modul": modules_of(item, shelf),
        "status": ("entwurf" if item.status == "Entwurf" else "geprueft",),
        "format": tuple(name for name, path in _files_of(item).items() if path in sizes),
    }


def related_of(item: Item, shelf: Shelf) -> list[tuple[Item, str]]:
    """Return what fits an item, each with what it is."""
    return [(other, KINDS[kind_of(other)][0]) for other in shelf.related[page_of(item)]]


def topics_of(item: Item, library: Library) -> tuple[str, ...]:
    """Return the Handlungsfelder of an item: of a Mappe those that all its Vorlagen serve, or else any of theirs."""
    if not isinstance(item, Kit):
        return item.topics
    named = [set(topics) for name in item.documents if (topics := library.documents[name].topics)]
    every = set[str]().union(*named)
    shared = every.intersection(*named) or every
    return tuple(key for key in library.vocabulary.topics if key in shared)


def modules_of(item: Item, shelf: Shelf) -> tuple[str, ...]:
    """Return the modules that an item names, and those of the Mappen and Vorlagen that it is a part of."""
    named = set(item.modules)
    if isinstance(item, Document):
        named.update(*(kit.modules for kit in shelf.kits_of.get(item.id, ())))
    elif isinstance(item, Snippet):
        named.update(*(modules_of(document, shelf) for document in shelf.used_in.get(item.id, ())))
    return tuple(key for key in shelf.library.vocabulary.modules if key in named)


def _together(signs: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the signs of several texts; one that names nobody is for everyone."""
    return tuple(dict.fromkeys(sign for some in signs for sign in some or (EVERYONE,)))


def _files_of(item: Item) -> dict[str, str]:
    """Return the paths of the files that an item may have, by format."""
    if isinstance(item, Kit):
        return {"zip": kit_file(item)}
    if isinstance(item, Document):
        return {name: file_path(item.id, name) for name in item.formats}
    return {name: table_path(item.id, name) for name in TABLE_FORMATS} if isinstance(item, DataSheet) else {}
