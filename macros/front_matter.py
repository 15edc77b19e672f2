"""Front matter of Bausteine and Vorlagen: split off, read with line numbers, checked against a schema."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints, ValidationError

from macros import yaml_source
from macros.errors import ContentError, Finding, nearest
from macros.front_matter_words import words_for
from macros.model import PAPER_FORMATS, FileFormat

_BLOCK = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

_PLAIN = r"^[^<>{}\"\x00-\x1f\ue000\ue001]+$"  # the theme prints these texts unescaped, also inside attributes

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400, pattern=_PLAIN)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=_PLAIN)]
Status = Literal["Entwurf", "Geprüft"]
Names = Mapping[str, Mapping[str, str]]
"""The names that may stand under a key of the front matter, each with its label."""

_Words = Annotated[tuple[Title, ...], Strict(False), Field(max_length=40)]  # YAML knows lists only
_Lines = Annotated[tuple[Line, ...], Strict(False), Field(max_length=10)]


class _Base(BaseModel):
    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)

    id: Id
    art: Id
    titel: Title
    wofuer: Line
    stand: dt.date
    status: Status
    handlungsfeld: _Words = ()
    zielgruppe: _Words = ()
    kommunalform: _Words = ()
    modul: _Words = ()
    schlagworte: _Words = ()
    wiedervorlage: dt.date | None = None
    mitwirkung: _Words = ()
    leserkreis: Line | None = None
    umfang: Line | None = None
    aufwand: Line | None = None
    fallstricke: _Lines = ()
    ungeprueft: _Lines = ()


class SnippetMeta(_Base):
    """What stands at the top of a Baustein."""


class DocumentMeta(_Base):
    """What stands at the top of a Vorlage."""

    betreff: Title
    unterschrift: Line | None = None
    formate: Annotated[tuple[FileFormat, ...], Strict(False), Field(min_length=1, max_length=4)] = PAPER_FORMATS


class KitMeta(BaseModel):
    """What stands at the top of a Mappe."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)

    id: Id
    titel: Title
    wofuer: Line
    anlass: Line
    dauer: Line
    stand: dt.date
    status: Status
    modul: _Words = ()
    schlagworte: _Words = ()
    vorlagen: Annotated[tuple[Id, ...], Strict(False), Field(min_length=1, max_length=30)]


class PageMeta(BaseModel):
    """What may stand at the top of any other page."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)

    titel: Title | None = None
    beschreibung: Line | None = None
    schlagworte: _Words = ()


AnyMeta = SnippetMeta | DocumentMeta | KitMeta | PageMeta
Meta = TypeVar("Meta", bound=BaseModel)


def split(text: str, path: str, schema: type[Meta], names: Names | None = None) -> tuple[Meta, str, int]:
    """Return the checked front matter, the body and the line it starts on; raise ContentError with all findings."""
    match = _BLOCK.match(text)
    if match is None and schema is PageMeta and not _MEANT.match(text):
        return schema.model_validate({}), text, 1
    if match is None:
        raise ContentError([_unfinished(text, path)])
    lost = list(_swallowed(match.group(1), path))
    if lost:
        raise ContentError(lost)
    source = yaml_source.parse(match.group(1), path, line_offset=1)
    meta = check_meta(source, schema, names or {})
    return meta, text[match.end() :], text[: match.end()].count("\n") + 1


def index_of(meta: SnippetMeta | DocumentMeta) -> dict[str, Any]:
    """Return what `model.Indexed` holds of a text."""
    return {
        "topics": meta.handlungsfeld,
        "audience": meta.zielgruppe,
        "forms": meta.kommunalform,
        "modules": meta.modul,
        "keywords": meta.schlagworte,
        "review_due": meta.wiedervorlage,
        "contributors": meta.mitwirkung,
        "readers": meta.leserkreis,
        "length": meta.umfang,
        "effort": meta.aufwand,
        "pitfalls": meta.fallstricke,
        "unchecked": meta.ungeprueft,
    }


def check_meta(source: yaml_source.YamlSource, schema: type[Meta], names: Names) -> Meta:
    """Return what a text says of itself; raise ContentError with every fault."""
    findings = list(_unknown_names(source, names))
    try:
        meta = schema.model_validate(source.data)
    except ValidationError as error:
        known = [field.alias or name for name, field in schema.model_fields.items()]
        told = {finding.line for finding in findings}
        faults = (schema_finding(source, dict(item), known) for item in _without_echoes(error))
        findings.extend(fault for fault in faults if fault.line not in told)
    if findings:
        raise ContentError(findings)
    return meta


_MEANT = re.compile(r"---|\s*---\s*$|(titel|beschreibung|id|art|template|hide|tags)[ ]*:", re.MULTILINE)
"""How a file begins whose front matter somebody meant to write."""
_SWALLOWED = re.compile(r"[ ]*[\w-]+:[ ]+(?![\"'#|>\[{])(?P<kept>[^\n]*?)[ ]+(?P<lost>#[^\n]*)")


def _unfinished(text: str, path: str) -> Finding:
    expected = "Angaben zwischen zwei Zeilen ---"
    if text.lstrip().startswith("---"):
        remedy = "unter der letzten Angabe eine Zeile --- ergänzen, genau drei Striche am Zeilenanfang"
        return Finding(path, 1, "die Angaben am Anfang sind nicht abgeschlossen", expected, remedy)
    remedy = "Die Datei beginnt mit einer Zeile ---, dann folgen die Angaben, dann wieder eine Zeile ---."
    return Finding(path, 1, "vor den Angaben am Anfang fehlt eine Zeile ---, oder sie fehlen ganz", expected, remedy)


def _swallowed(block: str, path: str) -> Iterator[Finding]:
    """Yield values that YAML would cut off at a # without a word."""
    for number, line in enumerate(block.split("\n"), 2):
        if cut := _SWALLOWED.fullmatch(line):
            key = line.split(":", maxsplit=1)[0].strip()
            found = f"„{cut['lost'][:60]}“ hinter „{key}“ ginge als Kommentar verloren"
            remedy = f'gehört es zum Text, „{key}: "{cut["kept"][:60]} {cut["lost"][:60]}"“ schreiben, sonst löschen'
            yield Finding(path, number, found, "der ganze Wert in geraden Anführungszeichen", remedy)


def schema_finding(
    source: yaml_source.YamlSource, error: dict[str, Any], known: list[str], below: tuple[str, ...] = ()
) -> Finding:
    """Return one fault that pydantic names as a finding with line, German words and the nearest known key."""
    place = [*below, *(step for step in error["loc"] if isinstance(step, (str, int)))]
    words = words_for(error, place) or schema_words(error, known, place)
    return Finding(source.path, source.line(place), *words)


def schema_words(error: dict[str, Any], known: list[str], place: Sequence[str | int]) -> tuple[str, str, str]:
    """Return in German what was found, expected and to be done of one fault that pydantic names."""
    name = ".".join(str(step) for step in place) or "der Inhalt"
    if error["type"] == "extra_forbidden":
        remedy = nearest(str(place[-1]), known) or "die Zeile löschen"
        return f"unbekannte Angabe „{name}“", f"eine von: {', '.join(known)}", remedy
    if error["type"] == "missing":
        return f"„{name}“ fehlt", "", f"eine Zeile „{place[-1]}: …“ ergänzen"
    return f"„{name}“ hat einen unpassenden Wert", _expectation(error), "den Wert in dieser Form schreiben"


def _without_echoes(error: ValidationError) -> Iterator[Any]:
    """Yield the faults, but no missing key where an unknown one is probably the same misspelt."""
    unknown = [str(item["loc"][-1]).lower() for item in error.errors() if item["type"] == "extra_forbidden"]
    for item in error.errors():
        if item["type"] != "missing" or not difflib.get_close_matches(str(item["loc"][-1]), unknown, n=1):
            yield item


def _unknown_names(source: yaml_source.YamlSource, names: Names) -> Iterator[Finding]:
    data = source.data if isinstance(source.data, dict) else {}
    for key, known in names.items():
        given = data.get(key)
        for place, value in [((key,), given)] if isinstance(given, str) else _items(key, given):
            if isinstance(value, str) and value not in known:
                yield Finding(source.path, source.line(place), *_unknown(key, value, known))


def _items(key: str, given: object) -> Iterator[tuple[tuple[str | int, ...], object]]:
    yield from (((key, number), value) for number, value in enumerate(given if isinstance(given, list) else ()))


def _unknown(key: str, value: str, known: Mapping[str, str]) -> tuple[str, str, str]:
    """Return found, expected and remedy; who writes a label means its key."""
    keys = {**{label: name for name, label in known.items()}, **{name: name for name in known}}
    near = difflib.get_close_matches(value.casefold(), sorted(keys, key=str.casefold), n=1, cutoff=0.6)
    remedy = f"Meinten Sie „{keys[near[0]]}“?" if near else "einen dieser Werte schreiben"
    return f"„{key}“ hat den unbekannten Wert „{value}“", f"einer von: {', '.join(known)}", remedy


def _expectation(error: dict[str, Any]) -> str:
    context = error.get("ctx") or {}
    if str(context.get("pattern", "")).startswith(r"^\["):
        return "ein kurzer Text in eckigen Klammern: [Name des Portals]"
    if error["type"] in {"literal_error", "enum"}:
        return f"einer der Werte {str(context.get('expected', '')).replace(' or ', ' oder ')}"
    if error["type"] == "unfit":
        return str(error["msg"])
    expectations = {
        "string_type": "ein Text; enthält er nur Ziffern oder ja/nein, dann in geraden Anführungszeichen",
        "string_too_short": "ein Text, der nicht leer ist",
        "string_too_long": f"höchstens {context.get('max_length')} Zeichen",
        "string_pattern_mismatch": "keine spitzen oder geschweiften Klammern, keine geraden Anführungszeichen im Text; "
        "in einer id nur Kleinbuchstaben a–z, Ziffern und Bindestriche",
        "date_from_datetime_inexact": "ein Datum in der Form 2026-11-23, ohne Uhrzeit",
        "date_type": "ein Datum in der Form 2026-11-23",
        "list_type": "eine Liste, jede Zeile mit - davor",
        "tuple_type": "eine Liste in eckigen Klammern",
        "dict_type": "eingerückte Zeilen der Form „schlüssel: wert“",
        "model_type": "eingerückte Zeilen der Form „schlüssel: wert“",
        "bool_type": "true oder false",
    }
    return expectations.get(error["type"], "ein Wert wie in den Beispielen der Anleitung")
