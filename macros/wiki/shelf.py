"""What the pages say of each other: recipes, where a Baustein is used, which ones belong to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from macros.library import Library, ingredient
from macros.model import Document, Kit, Snippet
from macros.rendering import Recipe, recipe
from macros.wiki.related import Item, related_items


@dataclass(frozen=True)
class Shelf:
    """A library with what follows from it; all mappings go by id, `related` by the path of a page."""

    library: Library
    recipes: Mapping[str, Recipe]
    used_in: Mapping[str, tuple[Document, ...]]
    related: Mapping[str, tuple[Item, ...]]
    kits_of: Mapping[str, tuple[Kit, ...]]


def make_shelf(library: Library) -> Shelf:
    """Return what the pages of a library say of each other."""
    recipes = {document.id: recipe(library, document) for document in library.documents.values()}
    used: dict[str, list[Document]] = defaultdict(list)
    for document in sorted(library.documents.values(), key=lambda item: item.title):
        for part in recipes[document.id].ingredients:
            used[part.id].append(document)
    kits: dict[str, list[Kit]] = defaultdict(list)
    for kit in library.kits.values():
        for document_id in kit.documents:
            kits[document_id].append(kit)
    parts = {name: [part.id for part in made_of.ingredients] for name, made_of in recipes.items()}
    return Shelf(library, recipes, _frozen(used), related_items(library, parts), _frozen(kits))


def snippet_version(snippet: Snippet) -> str:
    """Return the version of a Baustein, which follows from its text."""
    return f"{snippet.revised.isoformat()}-{ingredient(snippet).content_hash[:8]}"


_Listed = TypeVar("_Listed")


def _frozen(groups: Mapping[str, list[_Listed]]) -> dict[str, tuple[_Listed, ...]]:
    return {key: tuple(items) for key, items in groups.items()}
