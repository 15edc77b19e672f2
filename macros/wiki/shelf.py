"""What the pages say of each other: recipes, where a Baustein is used, which ones belong to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from macros.library import Library, ingredient
from macros.model import Document, Kit, Snippet
from macros.rendering import Recipe, recipe

MOST_RELATED = 5
_COMMON = 40
"""A sign that so many Bausteine bear tells nothing about two of them."""


@dataclass(frozen=True)
class Shelf:
    """A library with what follows from it; all mappings go by id."""

    library: Library
    recipes: Mapping[str, Recipe]
    used_in: Mapping[str, tuple[Document, ...]]
    related: Mapping[str, tuple[Snippet, ...]]
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
    return Shelf(library, recipes, _frozen(used), _related(library, used), _frozen(kits))


def snippet_version(snippet: Snippet) -> str:
    """Return the version of a Baustein, which follows from its text."""
    return f"{snippet.revised.isoformat()}-{ingredient(snippet).content_hash[:8]}"


_Item = TypeVar("_Item")


def _frozen(groups: Mapping[str, list[_Item]]) -> dict[str, tuple[_Item, ...]]:
    return {key: tuple(items) for key, items in groups.items()}


def _related(library: Library, used: Mapping[str, list[Document]]) -> dict[str, tuple[Snippet, ...]]:
    """Return for each Baustein those that share most signs with it: keywords, kind, topics, documents."""
    signs = {item.id: _signs(item, used.get(item.id, [])) for item in library.snippets.values()}
    bearers: dict[str, list[str]] = defaultdict(list)
    for snippet_id, weights in signs.items():
        for sign in weights:
            bearers[sign].append(snippet_id)
    return {snippet_id: _nearest(snippet_id, signs[snippet_id], bearers, library) for snippet_id in signs}


def _signs(snippet: Snippet, documents: list[Document]) -> dict[str, int]:
    weights = {f"schlagwort:{word.casefold()}": 3 for word in snippet.keywords}
    weights.update({f"handlungsfeld:{topic}": 1 for topic in snippet.topics})
    weights.update({f"vorlage:{document.id}": 1 for document in documents})
    return {**weights, f"art:{snippet.kind}": 2}


def _nearest(
    snippet_id: str, weights: Mapping[str, int], bearers: Mapping[str, list[str]], library: Library
) -> tuple[Snippet, ...]:
    likeness: Counter[str] = Counter()
    for sign, weight in weights.items():
        for other in bearers[sign] if len(bearers[sign]) <= _COMMON else ():
            likeness[other] += weight
    del likeness[snippet_id]
    ranked = sorted(likeness, key=lambda other: (-likeness[other], library.snippets[other].title))
    return tuple(library.snippets[other] for other in ranked[:MOST_RELATED])
