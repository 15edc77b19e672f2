"""Reads the project fields of `felder.yml` against their schema."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from macros.errors import ContentError, Finding, nearest
from macros.front_matter import schema_finding
from macros.library_computed import Computed, computation, misfits
from macros.model import Column, Field, FieldType
from macros.plain import anchor_of
from macros.tokens import MACROS, OPERATOR, WORDS
from macros.yaml_source import YamlSource

_NAME = r"^[a-z][a-z0-9_]{0,39}$"
_Name = Annotated[str, StringConstraints(pattern=_NAME)]
_Text = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^<>{}\x00-\x1f\ue000\ue001]+$")]


_Prompt = Annotated[str, StringConstraints(max_length=120, pattern=r"^\[[^\[\]<>{}\x00-\x1f\ue000\ue001]+\]$")]

RESERVED = frozenset(
    {
        *(*MACROS, *WORDS, "config", "context", "cycler", "dict", "environment", "extra", "false", "files", "fix_url"),
        *("git", "joiner", "lipsum", "loop", "macros", "macros_info", "namespace", "nav", "navigation", "none", "now"),
        *("page", "plugin", "range", "self", "true", "caller", "varargs", "kwargs", "super", "super_", "zip"),
        *("and", "else", "filters", "filters_builtin", "generator", "if", "in", "is", "not", "or", "variables"),
        *(OPERATOR, "title", "description", "titel", "beschreibung"),
    }
)
"""Names that mean something else where macros run."""


class _Base(BaseModel):
    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True)

    bezeichnung: _Text
    typ: FieldType
    auswahl: tuple[_Text, ...] = ()


class _Column(_Base):
    pass


class _Field(_Base):
    aufforderung: _Prompt
    vorgabe: _Text | None = None
    hilfe: _Text | None = None
    berechnung: Computed | None = None
    spalten: dict[_Name, _Column] = {}
    gruppe: _Text | None = None


def read_fields(source: YamlSource) -> dict[str, Field]:
    """Return the project fields by name; raise ContentError with every entry that does not fit.

    A field without a group of its own belongs to that of the field before it.
    """
    findings: list[Finding] = []
    fields: dict[str, Field] = {}
    if not isinstance(source.data, dict):
        expected, remedy = "Feldnamen mit eingerückten Angaben darunter", "die Felder der Datei wiederherstellen"
        raise ContentError([Finding(source.path, 1, "die Datei enthält keine Felder", expected, remedy)])
    entries = source.data
    group = ""
    for key, data in entries.items():
        name = str(key)
        if not re.fullmatch(_NAME, name):
            expected = "Kleinbuchstaben a–z, Ziffern und Unterstriche, am Anfang ein Buchstabe"
            remedy = (
                f"„{anchor_of(name).replace('-', '_')}“ schreiben" if anchor_of(name) else "einen anderen Namen wählen"
            )
            findings.append(Finding(source.path, source.line([name]), f"der Feldname „{name[:60]}“", expected, remedy))
            continue
        try:
            spec = _Field.model_validate(data)
        except ValidationError as error:
            findings.extend(schema_finding(source, dict(item), _known(item["loc"]), (name,)) for item in error.errors())
            continue
        findings.extend(_contradictions(spec, source, name))
        group = spec.gruppe or group
        fields[name] = _field(name, spec, group)
    findings.extend(misfits(source, fields))
    if findings:
        raise ContentError(findings)
    return fields


def refuse_derived(source: YamlSource, project: Mapping[str, Field], derived: Mapping[str, Field]) -> None:
    """Raise ContentError for every project field that would replace a word of the tables."""
    taken = sorted(set(project) & set(derived))
    if taken:
        expected = "ein Name, den es noch nicht gibt"
        remedy = "das vorhandene Feld verwenden; es folgt aus der Kommunalform"
        found = "das Feld „{}“ gibt es schon"
        raise ContentError(Finding(source.path, source.line([n]), found.format(n), expected, remedy) for n in taken)


def _known(place: tuple[int | str, ...]) -> list[str]:
    schemas: dict[str, type[BaseModel]] = {"berechnung": Computed, "spalten": _Column}
    return list((schemas.get(str(place[0]), _Field) if len(place) > 1 else _Field).model_fields)


def _contradictions(spec: _Field, source: YamlSource, name: str) -> list[Finding]:
    line = source.line([name])
    if name in RESERVED:
        remedy = "einen sprechenden Namen wählen, zum Beispiel mit projekt_ davor"
        return [Finding(source.path, line, f"der Name „{name}“ hat schon eine Bedeutung", "ein eigener Name", remedy)]
    if spec.typ is FieldType.CHOICE and not spec.auswahl:
        found, remedy = f"„{name}“ ist eine Auswahl ohne Werte", "die Zeile „auswahl: …“ ergänzen"
        return [Finding(source.path, line, found, "auswahl: [erster, zweiter]", remedy)]
    if spec.typ is FieldType.LIST and not spec.spalten:
        found, remedy = f"„{name}“ ist eine Liste ohne Spalten", "unter „spalten:“ die Spalten aufzählen"
        return [Finding(source.path, line, found, "spalten: mit mindestens einer Spalte", remedy)]
    if spec.typ is FieldType.PARTIES and spec.spalten:
        found, remedy = f"„{name}“ hat Beteiligte und eigene Spalten", "die Zeilen „spalten:“ löschen"
        expected = "keine Spalten; sie folgen bei Beteiligten aus der Kommunalform"
        return [Finding(source.path, line, found, expected, remedy)]
    allowed = {FieldType.CHOICE: spec.auswahl, FieldType.YES_NO: ("ja", "nein")}.get(spec.typ)
    if spec.vorgabe is not None and allowed is not None and spec.vorgabe not in allowed:
        expected, remedy = f"einer von: {', '.join(allowed)}", nearest(spec.vorgabe, allowed) or "die Vorgabe ändern"
        return [Finding(source.path, line, f"die Vorgabe von „{name}“ passt nicht", expected, remedy)]
    return []


def _field(name: str, spec: _Field, group: str) -> Field:
    columns = tuple(Column(key, column.bezeichnung, column.typ, column.auswahl) for key, column in spec.spalten.items())
    options = ("ja", "nein") if spec.typ is FieldType.YES_NO else spec.auswahl
    return Field(
        *(name, spec.bezeichnung, spec.aufforderung, spec.typ, options, spec.vorgabe, spec.hilfe or "", columns),
        computed=computation(spec.berechnung) if spec.berechnung else None,
        group=group,
    )
