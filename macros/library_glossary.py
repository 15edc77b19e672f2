"""Reads `glossar.yml`: the terms of the subject, how they are spelt and what else people call them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints, ValidationError

from macros.errors import ContentError, Finding
from macros.front_matter import schema_finding
from macros.yaml_source import YamlSource

_Name = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^<>{}\"\x00-\x1f\ue000\ue001]+$")]
_Names = Annotated[tuple[_Name, ...], Strict(False), Field(max_length=20)]  # YAML knows lists only
_Sentence = Annotated[
    str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^<>{}\x00-\x1f\ue000\ue001]+[.]$")
]
TopicField = Literal[
    "Daten", "Energie", "Geodaten", "Grundlagen", "Klima", "Planung", "Recht", "Sensorik", "Verwaltung"
]


class GlossaryEntry(BaseModel):
    """One term; `avoided` are spellings and words in whose place texts have the term."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)

    term: _Name = Field(alias="begriff")
    abbreviations: _Names = Field(default=(), alias="abkuerzungen")
    synonyms: _Names = Field(default=(), alias="synonyme")
    colloquial: _Names = Field(default=(), alias="umgangssprachlich")
    avoided: _Names = Field(default=(), alias="vermeiden")
    related: _Names = Field(default=(), alias="verwandt")
    topic: TopicField = Field(alias="feld")
    definition: _Sentence
    verified: bool = Field(alias="geprueft")


class _File(BaseModel):
    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)

    entries: Annotated[tuple[GlossaryEntry, ...], Strict(False)] = Field(alias="begriffe")


def read_glossary(source: YamlSource) -> tuple[GlossaryEntry, ...]:
    """Return the terms in the order of the file; raise ContentError with every entry that does not fit."""
    try:
        entries = _File.model_validate(source.data).entries
    except ValidationError as error:
        raise ContentError(schema_finding(source, dict(item), _known(item["loc"])) for item in error.errors()) from None
    if findings := [*_disorder(entries, source)]:
        raise ContentError(findings)
    return entries


def inflected(name: str) -> Iterator[str]:
    """Yield a term with every ending that a sentence may give it, and some that none does."""
    *before, last = name.split()
    choices = [_adjectives(word) for word in before]
    endings = _ENDINGS if last[-1].islower() else ("", "s")
    for words in itertools.product(*choices, [last + ending for ending in endings]):
        yield " ".join(words)


def begins_with_adjective(name: str) -> bool:
    """Tell whether the first word of a term is an adjective, which texts may write small."""
    return bool(_ADJECTIVE.fullmatch(name.split(maxsplit=1)[0]))


_ADJECTIVE = re.compile(r"([A-ZÄÖÜa-zäöüß]{4,})(?:er|es|e)")
_ADJECTIVE_ENDINGS = ("e", "er", "es", "en", "em")
_ENDINGS = ("", "s", "es", "n", "en", "e", "er", "ern")


def _adjectives(word: str) -> list[str]:
    match = _ADJECTIVE.fullmatch(word)
    return [match[1] + ending for ending in _ADJECTIVE_ENDINGS] if match else [word]


def _known(place: tuple[str | int, ...]) -> list[str]:
    fields = (GlossaryEntry if len(place) > 1 else _File).model_fields
    return [field.alias or name for name, field in fields.items()]


def _disorder(entries: tuple[GlossaryEntry, ...], source: YamlSource) -> Iterator[Finding]:
    """Yield terms that stand twice, out of order, or are related to a term that is none."""
    keys = [entry.term.casefold() for entry in entries]
    terms = {entry.term for entry in entries}
    for number, entry in enumerate(entries):
        line = source.line(["begriffe", number])
        if keys[number] in keys[:number]:
            yield Finding(
                source.path, line, f"der Begriff „{entry.term}“ steht zweimal", remedy="einen Eintrag löschen"
            )
        elif number and keys[number] < keys[number - 1]:
            before = entries[number - 1].term
            expected = "Begriffe in der Reihenfolge des Alphabets, Umlaute am Ende"
            remedy = f"den Eintrag vor „{before}“ einordnen"
            yield Finding(source.path, line, f"„{entry.term}“ steht hinter „{before}“", expected, remedy)
        for unknown in sorted(set(entry.related) - terms):
            found = f"„{entry.term}“ ist verwandt mit „{unknown}“, das hier kein Begriff ist"
            yield Finding(source.path, line, found, "ein Begriff dieser Datei", "den Namen berichtigen oder streichen")
