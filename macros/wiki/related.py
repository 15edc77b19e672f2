"""What fits a text: for every Baustein, Vorlage and Mappe the nearest others, by shared signs and by their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from macros.addresses import page_of
from macros.library import Library
from macros.model import Document, Kit, Snippet
from macros.plain import to_ascii
from macros.tokens import TOKEN
from macros.wiki.nearness import Weights, nearest

Item = Snippet | Document | Kit
MOST_RELATED = 3
_WORD = re.compile(r"[^\W\d_]{4,}")
_CALL = re.compile(r"\{\{.*?\}\}|^///.*$", re.MULTILINE)
_STEM = 8
"""Letters of a word that tell it from others whatever its ending is."""


def related_items(library: Library, parts: Mapping[str, Sequence[str]]) -> dict[str, tuple[Item, ...]]:
    """Return what fits each Baustein, Vorlage and Mappe, by the path of its page.

    `parts` are the ids of the Bausteine in each Vorlage. What a text contains or is contained in stands on its page
    already and is left out.
    """
    items: list[Item] = [*library.kits.values(), *library.documents.values(), *library.snippets.values()]
    by_page = {page_of(item): item for item in items}
    pairs = set(_contained(library, parts))
    apart: dict[str, set[str]] = {page: set() for page in by_page}
    for whole, part in pairs:
        apart[whole].add(part)
        apart[part].add(whole)
    texts = {page: _weights(item, library, apart[page]) for page, item in by_page.items()}
    found = nearest(texts, apart, MOST_RELATED)
    return {page: tuple(by_page[other] for other in others) for page, others in found.items()}


def _contained(library: Library, parts: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the pages of each whole with each of its parts."""
    for document_id, snippet_ids in parts.items():
        for snippet_id in snippet_ids:
            yield page_of(library.documents[document_id]), page_of(library.snippets[snippet_id])
    for kit in library.kits.values():
        for document_id in kit.documents:
            yield page_of(kit), page_of(library.documents[document_id])


def _weights(item: Item, library: Library, relatives: set[str]) -> Weights:
    """Return what a text is about: its words, what its front matter says, what it is a part of or made of."""
    weights = Counter[str]()
    for text, weight in _texts(item):
        for word in _WORD.findall(_CALL.sub(" ", TOKEN.sub(" ", text))):
            weights[to_ascii(word).casefold()[:_STEM]] += weight
    for sign in (*_signs(item, library), *(f"teil:{page}" for page in sorted(relatives))):
        weights[sign] += 2
    return weights


def _texts(item: Item) -> Iterator[tuple[str, int]]:
    yield item.title, 4
    yield item.purpose, 2
    yield item.body, 1
    yield " ".join(item.keywords), 3
    if isinstance(item, Kit):
        yield item.occasion, 2


def _signs(item: Item, library: Library) -> Iterator[str]:
    texts = [library.documents[name] for name in item.documents] if isinstance(item, Kit) else [item]
    for text in texts:
        yield from (f"handlungsfeld:{key}" for key in text.topics)
        yield from (f"zielgruppe:{key}" for key in text.audience)
        yield from (f"kommunalform:{key}" for key in text.forms)
    yield from (f"modul:{key}" for key in item.modules)
    if not isinstance(item, Kit):
        yield f"art:{item.kind}"
