"""Reads `vokabular.yml`: the names that the front matter of Bausteine and Vorlagen may use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from macros.errors import ContentError, Finding, nearest
from macros.front_matter import Id, Names, Title, schema_finding
from macros.model import Document
from macros.tables import Tables
from macros.yaml_source import YamlSource


class Entry(BaseModel):
    """One name; `label` is what readers see."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)

    label: Title = Field(alias="bezeichnung")


class Kind(Entry):
    """A kind of Baustein or Vorlage; `aids_communication`: its texts help to explain the project to others."""

    aids_communication: bool = Field(default=False, alias="kommunikationshilfe")


class DocumentKind(Kind):
    """A kind of Vorlage; `for_council`: its sections are copied into a council's information system one by one.

    `group` is a key of `document_groups`, under which the overview shows it.
    """

    group: Id = Field(alias="gruppe")
    for_council: bool = Field(default=False, alias="ratsinformationssystem")


_ENTRIES: Mapping[str, type[Entry]] = {"bausteinarten": Kind, "vorlagenarten": DocumentKind}
Entries = Annotated[dict[Id, Entry], Field(min_length=1, max_length=100)]
_Optional = Annotated[dict[Id, Entry], Field(max_length=100)]
_SnippetKinds = Annotated[dict[Id, Kind], Field(min_length=1, max_length=100)]
_DocumentKinds = Annotated[dict[Id, DocumentKind], Field(min_length=1, max_length=100)]


class Vocabulary(BaseModel):
    """Kinds of Bausteine and Vorlagen (as their folders are named), topics, audiences, modules, each by key."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)

    snippet_kinds: _SnippetKinds = Field(alias="bausteinarten")
    document_groups: Entries = Field(alias="vorlagengruppen")
    document_kinds: _DocumentKinds = Field(alias="vorlagenarten")
    topics: Entries = Field(alias="handlungsfelder")
    audiences: Entries = Field(alias="zielgruppen")
    modules: _Optional = Field(default={}, alias="module")


def read_vocabulary(source: YamlSource) -> Vocabulary:
    """Return the vocabulary; raise ContentError with every entry that does not fit."""
    try:
        vocabulary = Vocabulary.model_validate(source.data)
    except ValidationError as error:
        raise ContentError(
            [schema_finding(source, dict(item), _known(item["loc"])) for item in error.errors()]
        ) from None
    if strangers := list(_unknown_groups(source, vocabulary)):
        raise ContentError(strangers)
    return vocabulary


def snippet_names(vocabulary: Vocabulary, tables: Tables) -> Names:
    """Return the names that a Baustein may use, with their labels, by key of its front matter."""
    return {"art": _labels(vocabulary.snippet_kinds), **_common(vocabulary, tables)}


def document_names(vocabulary: Vocabulary, tables: Tables) -> Names:
    """Return the same for a Vorlage."""
    return {"art": _labels(vocabulary.document_kinds), **_common(vocabulary, tables)}


def kit_names(vocabulary: Vocabulary, documents: Mapping[str, Document], unread: Iterable[str] = ()) -> Names:
    """Return the names that a Mappe may use: the Vorlagen it puts in order, those with a fault of their own too."""
    known = {**{name: name for name in unread}, **{item.id: item.title for item in documents.values()}}
    return {"vorlagen": known, "modul": _labels(vocabulary.modules)}


def _common(vocabulary: Vocabulary, tables: Tables) -> Names:
    forms = {key: label.singular for key, label in tables.forms.labels.items()}
    groups = {key: group.label for key, group in tables.forms.groups.items()}
    return {
        "handlungsfeld": _labels(vocabulary.topics),
        "zielgruppe": _labels(vocabulary.audiences),
        "kommunalform": {**forms, **groups},
        "modul": _labels(vocabulary.modules),
    }


def _labels(entries: Mapping[str, Entry]) -> dict[str, str]:
    return {key: entry.label for key, entry in entries.items()}


def _unknown_groups(source: YamlSource, vocabulary: Vocabulary) -> Iterator[Finding]:
    known = vocabulary.document_groups
    for key, kind in vocabulary.document_kinds.items():
        if kind.group not in known:
            found = f"die Vorlagenart „{key}“ nennt die unbekannte Gruppe „{kind.group}“"
            line = source.line(("vorlagenarten", key, "gruppe"))
            remedy = nearest(kind.group, known) or "einen dieser Werte schreiben"
            yield Finding(source.path, line, found, f"einer von: {', '.join(known)}", remedy)


def _known(place: tuple[str | int, ...]) -> list[str]:
    schema = Vocabulary if len(place) <= 1 else _ENTRIES.get(str(place[0]), Entry)
    return [field.alias or name for name, field in schema.model_fields.items()]
