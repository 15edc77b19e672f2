"""What the front matter of a text says, in words for readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.library import Library
from macros.library_vocabulary import snippet_names
from macros.model import Document, Snippet

Fact = tuple[str, str]
"""A label and what it stands for."""


def facts_of(item: Snippet | Document, library: Library) -> list[Fact]:
    """Return what is known of a Baustein or a Vorlage, without what its author left out."""
    return [(label, text) for label, text in _facts(item, library) if text]


def form_labels(library: Library) -> Mapping[str, str]:
    """Return the label of every Kommunalform and group of them."""
    return snippet_names(library.vocabulary, library.tables)["kommunalform"]


def _facts(item: Snippet | Document, library: Library) -> Iterator[Fact]:
    vocabulary = library.vocabulary
    yield "Wer es liest", item.readers or ""
    yield "Umfang", item.length or ""
    yield "Aufwand", item.effort or ""
    if isinstance(item, Document):
        yield "Unterschrift", item.signed_by or ""
    yield "Handlungsfeld", _joined(vocabulary.topics[key].label for key in item.topics)
    yield "Zielgruppe", _joined(vocabulary.audiences[key].label for key in item.audience)
    yield "Kommunalform", _joined(form_labels(library)[key] for key in item.forms)
    yield "Modul", _joined(vocabulary.modules[key].label for key in item.modules)
    yield "Schlagworte", _joined(item.keywords)
    yield "Mitgewirkt haben", _joined(item.contributors)


def _joined(words: Iterable[str]) -> str:
    return ", ".join(words)
