"""What the front matter of a text says, in words for readers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from macros.library import Library
from macros.library_vocabulary import Vocabulary, snippet_names
from macros.model import Document, Snippet

ALL_TOPICS = "alle Handlungsfelder"
"""What is said of a text that serves every Handlungsfeld, in the place of all their names."""

Fact = tuple[str, str]
"""A label and what it stands for."""


def facts_of(item: Snippet | Document, library: Library) -> list[Fact]:
    """Return what is known of a Baustein or a Vorlage, without what its author left out."""
    return [(label, text) for label, text in _facts(item, library) if text]


def serves_every(topics: Collection[str], vocabulary: Vocabulary) -> bool:
    """Tell whether a text names every Handlungsfeld, so that none tells it from others."""
    return set(topics) == set(vocabulary.topics)


def topics_in_words(topics: Collection[str], vocabulary: Vocabulary) -> str:
    """Return the Handlungsfelder that a text names, or in short that it serves all of them."""
    return ALL_TOPICS if serves_every(topics, vocabulary) else _joined(vocabulary.topics[key].label for key in topics)


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
    yield "Handlungsfeld", topics_in_words(item.topics, vocabulary)
    yield "Zielgruppe", _joined(vocabulary.audiences[key].label for key in item.audience)
    yield "Kommunalform", _joined(form_labels(library)[key] for key in item.forms)
    yield "Modul", _joined(vocabulary.modules[key].label for key in item.modules)
    yield "Schlagworte", _joined(item.keywords)
    yield "Mitgewirkt haben", _joined(item.contributors)


def _joined(words: Iterable[str]) -> str:
    return ", ".join(words)
