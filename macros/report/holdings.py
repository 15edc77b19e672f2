"""Every Mappe, Vorlage and Baustein with what it says of itself: the cells of the coverage that it fills."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from macros.library import Library
from macros.model import Document, Kit, Snippet
from macros.wiki.facets import modules_of, topics_of
from macros.wiki.shelf import Shelf

Sort = Literal["vorlage", "baustein", "mappe"]


@dataclass(frozen=True)
class Holding:
    """One text; `values` are what it names by dimension (see `library_promises`), `forms` those that it holds for.

    A communication aid is no other `textart` besides, although it is a Vorlage or a Baustein by its `sort`.
    A text without forms of its own holds for all of them, so `forms` are never empty.
    """

    sort: Sort
    title: str
    kind: str
    values: Mapping[str, frozenset[str]]
    forms: frozenset[str]

    def fills(self, dimension: str, value: str, forms: frozenset[str]) -> bool:
        """Tell whether the text fills a value of a dimension; `forms` are those that a Kommunalform stands for."""
        return forms <= self.forms if dimension == "kommunalform" else value in self.values[dimension]


def holdings(shelf: Shelf) -> list[Holding]:
    """Return all texts in the order of their files; a Mappe names what its Vorlagen name (see `topics_of`)."""
    library = shelf.library
    single: list[Snippet | Document] = [*library.documents.values(), *library.snippets.values()]
    return [*(_text(item, shelf) for item in single), *(_kit(kit, shelf) for kit in library.kits.values())]


def forms_behind(library: Library, value: str) -> frozenset[str]:
    """Return the forms that a form or a group of forms stands for."""
    group = library.tables.forms.groups.get(value)
    return frozenset(group.forms if group else [value])


def _text(item: Snippet | Document, shelf: Shelf) -> Holding:
    vocabulary = shelf.library.vocabulary
    is_document = isinstance(item, Document)
    kind = (vocabulary.document_kinds if is_document else vocabulary.snippet_kinds)[item.kind]
    sort: Sort = "vorlage" if is_document else "baustein"
    values = {
        "textart": frozenset({"kommunikationshilfe" if kind.aids_communication else sort}),
        "modul": frozenset(modules_of(item, shelf)),
        "handlungsfeld": frozenset(item.topics),
        "zielgruppe": frozenset(item.audience),
        "schlagwort": frozenset(item.keywords),
    }
    return Holding(sort, item.title, item.kind, values, _forms(shelf.library, item.forms))


def _kit(kit: Kit, shelf: Shelf) -> Holding:
    parts = [_text(shelf.library.documents[name], shelf) for name in kit.documents]
    values = {name: _together(part.values[name] for part in parts) for name in parts[0].values}
    values |= {"textart": frozenset({"mappe"}), "modul": frozenset(kit.modules)}
    values |= {"handlungsfeld": frozenset(topics_of(kit, shelf.library))}
    return Holding("mappe", kit.title, kit.id, values, _together(part.forms for part in parts))


def _together(values: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*values)


def _forms(library: Library, named: Iterable[str]) -> frozenset[str]:
    found = _together(forms_behind(library, value) for value in named)
    return found or frozenset(library.tables.forms.labels)
