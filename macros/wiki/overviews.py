"""Overviews: Vorlagen, Bausteine and Mappen by kind, and all of them by topic, audience and Kommunalform."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from macros.addresses import AUDIENCES, DOCUMENTS, FORMS, KITS, SNIPPETS, TOPICS, page_of, source_path
from macros.library import Library
from macros.library_vocabulary import Entry, Vocabulary
from macros.model import Document, Kit, Snippet
from macros.plain import german_order
from macros.wiki.furniture import fill
from macros.wiki.generated import GeneratedPage, Place
from macros.wiki.shelf import Shelf
from macros.wiki.words import form_labels, serves_every

Text = Snippet | Document
Item = Text | Kit


@dataclass(frozen=True)
class Group:
    """Texts under one heading; `lists` are they, each list with its name, which may be empty; `members` explain it.

    `anchors` are names under which single texts of it are found, by their id.
    """

    key: str
    label: str
    lists: Sequence[tuple[str, Sequence[Item]]]
    members: Sequence[str] = ()
    anchors: Mapping[str, str] = field(default_factory=dict)


def overview_pages(shelf: Shelf) -> Iterator[GeneratedPage]:
    """Yield all overviews."""
    library = shelf.library
    vocabulary = library.vocabulary
    kits = _sorted(library.kits.values())
    documents = _sorted(library.documents.values())
    snippets = _sorted(library.snippets.values())
    intro = "Eine Mappe enthält die Dokumente für einen Schritt Ihres Projekts, in ihrer Reihenfolge."
    yield _page(source_path(KITS), "Mappen", intro, [Group("mappen", "", [("", kits)])])
    intro = "Eine Vorlage ist ein vollständiges Dokument für Word, LibreOffice oder als PDF."
    yield _page(source_path(DOCUMENTS), "Vorlagen", intro, _by_group(documents, vocabulary))
    intro = "Ein Baustein ist ein Textabschnitt, den Sie einzeln kopieren oder in mehreren Vorlagen finden."
    yield _page(source_path(SNIPPETS), "Bausteine", intro, _by_kind(snippets, _labels(vocabulary.snippet_kinds)))
    texts: list[Text] = [*documents, *snippets]
    intro = "Sortiert nach der Aufgabe, um die es geht. Was jeder Aufgabe dient, steht am Ende."
    groups = _by_sign(texts, _labels(vocabulary.topics), partial(_topics, vocabulary=vocabulary))
    yield _page(source_path(TOPICS), "Texte nach Handlungsfeld", intro, groups)
    intro = "Sortiert nach den Menschen, die den Text lesen."
    groups = _by_sign(texts, _labels(vocabulary.audiences), _audience)
    yield _page(source_path(AUDIENCES), "Texte nach Zielgruppe", intro, groups)
    intro = "Zuerst steht, was nur für bestimmte Kommunen ist. Alles andere passt mit Feldern und Varianten für jede."
    groups = [_explained(group, library) for group in _by_sign(texts, _forms_borne(texts, shelf), _forms)]
    yield _page(source_path(FORMS), "Texte nach Kommunalform", intro, groups)


def _page(path: str, title: str, intro: str, groups: list[Group]) -> GeneratedPage:
    def frame(_: str, place: Place) -> str:
        return fill("uebersicht", title=title, intro=intro, groups=groups, page_of=page_of, link=place.link)

    return GeneratedPage(path, title, intro, frame)


_Sortable = TypeVar("_Sortable", Snippet, Document, Kit)


def _sorted(items: Iterable[_Sortable]) -> list[_Sortable]:
    return sorted(items, key=lambda item: (german_order(item.title), item.id))


def _labels(entries: Mapping[str, Entry]) -> dict[str, str]:
    return {key: entry.label for key, entry in entries.items()}


def _topics(item: Text, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the topics that tell a text from others: one that names all of them is for everyone."""
    return () if serves_every(item.topics, vocabulary) else item.topics


def _audience(item: Text) -> tuple[str, ...]:
    return item.audience


def _forms(item: Text) -> tuple[str, ...]:
    return item.forms


def _forms_borne(items: Sequence[Text], shelf: Shelf) -> dict[str, str]:
    """Return the labels of those Kommunalformen only that a text is for: there are too many of them."""
    borne = {form for item in items for form in item.forms}
    return {key: label for key, label in form_labels(shelf.library).items() if key in borne}


def _explained(group: Group, library: Library) -> Group:
    """Return a group that names the Kommunalformen that its heading stands for."""
    forms = library.tables.forms
    meant = forms.groups[group.key].forms if group.key in forms.groups else ()
    return replace(group, members=[forms.labels[form].plural for form in meant])


def _by_group(documents: Sequence[Document], vocabulary: Vocabulary) -> list[Group]:
    """Return the Vorlagen by what they are good for; the first one of a kind bears its name."""
    kinds = list(vocabulary.document_kinds)
    groups = []
    for key, entry in vocabulary.document_groups.items():
        items = [item for item in documents if vocabulary.document_kinds[item.kind].group == key]
        items.sort(key=lambda item: kinds.index(item.kind))
        first = {item.kind: item.id for item in reversed(items)}
        anchors = {document_id: kind for kind, document_id in first.items()}
        groups.append(Group(key, entry.label, [("", items)] if items else [], anchors=anchors))
    return groups


def _by_kind(items: Sequence[Text], labels: Mapping[str, str]) -> list[Group]:
    chosen = {key: [item for item in items if item.kind == key] for key in labels}
    return [Group(key, label, [("", chosen[key])] if chosen[key] else []) for key, label in labels.items()]


def _by_sign(items: Sequence[Text], labels: Mapping[str, str], signs: Callable[[Text], tuple[str, ...]]) -> list[Group]:
    """Return a group for every sign, those without a text last, and one for the texts that bear none."""
    chosen = {key: [item for item in items if key in signs(item)] for key in labels}
    groups = sorted((Group(key, label, _lists(chosen[key])) for key, label in labels.items()), key=_is_empty)
    rest = [item for item in items if not signs(item)]
    return [*groups, *([Group("alle", "Für alle", _lists(rest))] if rest else [])]


def _is_empty(group: Group) -> bool:
    return not group.lists


def _lists(items: Sequence[Text]) -> list[tuple[str, Sequence[Item]]]:
    documents = [item for item in items if isinstance(item, Document)]
    snippets = [item for item in items if isinstance(item, Snippet)]
    named: list[tuple[str, Sequence[Item]]] = [("Vorlagen", documents), ("Bausteine", snippets)]
    return [(name, some) for name, some in named if some]
