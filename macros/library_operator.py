"""Reads who publishes the site (`extra: betreiber:` in `mkdocs.yml`), for the legal pages of the wiki."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, StringConstraints, ValidationError

from macros.errors import ContentError, Finding, nearest
from macros.formatting import format_value
from macros.front_matter import schema_finding
from macros.library_accessibility import AccessibilityLaw, proposal
from macros.model import FieldType
from macros.tables import Land
from macros.yaml_source import YamlSource

OPERATOR_NAMES: Mapping[str, str] = {
    "name": "Name",
    "anschrift": "Anschrift",
    "vertretung": "Vertretung",
    "email": "E-Mail",
    "telefon": "Telefon",
    "verantwortlich": "Verantwortung für den Inhalt",
    "webserver": "Betrieb des Webservers",
    "protokolle": "Protokolle des Webservers",
    "datenschutz_rechtsgrundlage": "Rechtsgrundlage der Protokolle",
    "datenschutz_kontakt": "Kontakt zum Datenschutz",
    "aufsicht_datenschutz": "Aufsichtsbehörde für den Datenschutz",
    "land": "Land",
    "durchsetzungsstelle": "Durchsetzungsstelle",
    "barrierefreiheit_stand": "Datum der Erklärung zur Barrierefreiheit",
    "barrierefreiheit_ergebnis": "Ergebnis der Prüfung auf Barrierefreiheit",
    "barrierefreiheit_maengel": "nicht barrierefreie Inhalte",
    "barrierefreiheit_rechtsgrundlage": "Rechtsgrundlage der Erklärung zur Barrierefreiheit",
}
"""What pages may show of the operator, and what each is called."""


@dataclass(frozen=True)
class Operator:
    """Who publishes the site: lines by name, prompts by name for what is missing; `line` is the place in the file."""

    lines: Mapping[str, tuple[str, ...]]
    prompts: Mapping[str, str]
    line: int

    def text(self, name: str) -> str:
        """Return what stands for a name where there is room for one line only."""
        return ", ".join(self.lines[name]) if name in self.lines else self.prompts[name]


NOBODY = Operator({}, {name: f"[noch nicht angegeben: {label}]" for name, label in OPERATOR_NAMES.items()}, 1)
"""The operator of whom nothing is known."""


def read_operator(source: YamlSource, laws: Mapping[str, AccessibilityLaw], lands: Mapping[str, Land]) -> Operator:
    """Return the operator's data; raise ContentError with every entry that does not fit."""
    data = source.data.get("extra") if isinstance(source.data, dict) else None
    entries = data.get("betreiber") if isinstance(data, dict) else None
    given = {key: value for key, value in entries.items() if value not in _EMPTY} if isinstance(entries, dict) else {}
    if entries is not None and not isinstance(entries, dict):
        expected = "eingerückte Zeilen der Form „name: …“"
        remedy = 'die Angaben darunter eingerückt ergänzen, zum Beispiel: name: "Stadt …"'
        found = "„betreiber“ hat keine Angaben"
        raise ContentError([Finding(source.path, source.line(_PLACE), found, expected, remedy)])
    findings = [*_wrong_entries(source, given), *_unknown_land(source, given.get("land"), lands)]
    if findings:
        raise ContentError(findings)
    return _operator(_Operator.model_validate(given), laws, lands, source.line(_PLACE))


_PLACE = ("extra", "betreiber")
_EMPTY: tuple[object, ...] = (None, "", [])
_PRINTABLE = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029\ue000\ue001\ufffe\uffff]+$"
_Line = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True, pattern=_PRINTABLE)]


def _split(value: object) -> object:
    return [line for line in value.split("\n") if line.strip()] if isinstance(value, str) else value


_Lines = Annotated[tuple[_Line, ...], Strict(False), BeforeValidator(_split), Field(max_length=20)]
_Mail = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\s@<>\"',;:]+@[^\s@<>\"',;:]+\.[A-Za-z]{2,24}$")]


class _Operator(BaseModel):
    """What the operator may write; whatever is left empty is missing."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)

    name: _Line | None = None
    anschrift: _Lines = ()
    vertretung: _Lines = ()
    email: _Mail | None = None
    telefon: _Line | None = None
    verantwortlich: _Lines = ()
    webserver: _Lines = ()
    protokolle: _Lines = ()
    datenschutz_rechtsgrundlage: _Lines = ()
    datenschutz_kontakt: _Lines = ()
    aufsicht_datenschutz: _Lines = ()
    land: str | None = None
    durchsetzungsstelle: _Lines = ()
    barrierefreiheit_stand: dt.date | None = None
    barrierefreiheit_ergebnis: Literal["vollständig", "teilweise", "nicht"] | None = None
    barrierefreiheit_maengel: _Lines = ()
    barrierefreiheit_rechtsgrundlage: _Lines = ()


_EXPECTED = {
    "email": "eine E-Mail-Adresse wie geschaeftsstelle@example.org",
    "telefon": "eine Telefonnummer in geraden Anführungszeichen",
    "anschrift": "eine Liste von Zeilen, jede mit - davor",
}


def _wrong_entries(source: YamlSource, given: Mapping[str, object]) -> Iterator[Finding]:
    try:
        _Operator.model_validate(given)
    except ValidationError as error:
        for item in error.errors():
            finding = schema_finding(source, dict(item), list(_Operator.model_fields), _PLACE)
            key = str(item["loc"][0])
            known = key in _Operator.model_fields
            yield replace(finding, expected=_EXPECTED.get(key, finding.expected)) if known else finding


def _unknown_land(source: YamlSource, land: object, lands: Mapping[str, Land]) -> Iterator[Finding]:
    if not isinstance(land, str) or land in lands:
        return
    keys = {entry.name: key for key, entry in lands.items()}
    remedy = f"„land: {keys[land]}“ schreiben" if land in keys else nearest(land, lands)
    place = source.line([*_PLACE, "land"])
    yield Finding(source.path, place, f"unbekanntes Land „{land[:60]}“", f"eines von: {', '.join(lands)}", remedy)


def _operator(
    entries: _Operator, laws: Mapping[str, AccessibilityLaw], lands: Mapping[str, Land], line: int
) -> Operator:
    lines = {name: _lines(value) for name, value in entries if value}
    prompts = {name: prompt for name, prompt in NOBODY.prompts.items() if name not in lines}
    if entries.land:
        lines["land"] = (lands[entries.land].name,)
        if not entries.barrierefreiheit_rechtsgrundlage:
            prompts["barrierefreiheit_rechtsgrundlage"] = f"[noch zu bestätigen – {proposal(laws.get(entries.land))}]"
    if entries.barrierefreiheit_ergebnis == "vollständig" and prompts.pop("barrierefreiheit_maengel", ""):
        lines["barrierefreiheit_maengel"] = ("Uns sind keine bekannt.",)
    return Operator(lines, prompts, line)


def _lines(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (format_value(value, FieldType.TEXT),)
