"""Reads `barrierefreiheit.yml`: the law of each Land on which a statement of accessibility may rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from macros.errors import ContentError, Finding, nearest
from macros.front_matter import schema_finding
from macros.tables import Land
from macros.yaml_source import YamlSource

_Name = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^<>{}\"\x00-\x1f\ue000\ue001]+$")]


class AccessibilityLaw(BaseModel):
    """The law of one Land and the ordinance that belongs to it; `geprueft` tells whether somebody has looked it up."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)

    gesetz: _Name
    verordnung: _Name | None = None
    geprueft: bool


def read_accessibility(source: YamlSource, lands: Mapping[str, Land]) -> dict[str, AccessibilityLaw]:
    """Return the laws by Land; raise ContentError with every entry that does not fit."""
    findings: list[Finding] = []
    laws: dict[str, AccessibilityLaw] = {}
    if not isinstance(source.data, dict):
        expected, remedy = "Länder mit eingerückten Angaben darunter", "die Einträge der Datei wiederherstellen"
        raise ContentError([Finding(source.path, 1, "die Datei enthält keine Einträge", expected, remedy)])
    for key, data in source.data.items():
        if key not in lands:
            expected = f"eines von: {', '.join(lands)}"
            found = f"unbekanntes Land „{str(key)[:60]}“"
            findings.append(
                Finding(
                    source.path,
                    source.line([key]),
                    found,
                    expected,
                    nearest(str(key), lands) or "die Kennung berichtigen",
                )
            )
            continue
        try:
            laws[key] = AccessibilityLaw.model_validate(data)
        except ValidationError as error:
            known = list(AccessibilityLaw.model_fields)
            findings.extend(schema_finding(source, dict(item), known, (key,)) for item in error.errors())
    if findings:
        raise ContentError(findings)
    return laws


def proposal(law: AccessibilityLaw | None) -> str:
    """Return what an operator may confirm as the legal basis; without an entry it says so in general."""
    if law is None:
        return "Vorschlag, nicht geprüft: Behindertengleichstellungsgesetz des Landes und die Verordnung dazu"
    caution = "Vorschlag" if law.geprueft else "Vorschlag, nicht geprüft"
    return f"{caution}: {law.gesetz} und {law.verordnung or 'die Verordnung dazu, soweit es eine gibt'}"
