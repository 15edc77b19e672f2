"""Reads a Kommunenprofil: YAML or JSON (JSON is YAML here), checked against tables and fields, all findings at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError
from pydantic import Field as Entry
from pydantic_core import PydanticCustomError

from macros.errors import ContentError, Finding, nearest
from macros.front_matter import schema_words
from macros.grammar_entry import choices
from macros.grammar_names import LAW_ABBREVIATION, PERSONS, SHORT, THINGS
from macros.model import Body, Field, Gender, OfficeGender, Ordered, Override, Profile
from macros.profile_texts import UnfitError, read_name, shown
from macros.profile_values import ValueFault, read_values
from macros.tables import Land, Noun, Place, Tables
from macros.yaml_source import YamlSource


def _name(value: str) -> str:
    try:
        return read_name(value)
    except UnfitError as unfit:
        raise PydanticCustomError("unfit", "{expected}", {"expected": unfit.expected}) from None


_Name = Annotated[str, AfterValidator(_name)]
_FIXED = frozenset({"land"})
OVERRIDABLE = (*(base for base in THINGS if base not in _FIXED), *PERSONS, SHORT, LAW_ABBREVIATION)
_MAY_BE_ABSENT = frozenset({"hauptausschuss"})


class _Part(BaseModel):
    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)


class _Body(_Part):
    kommune: _Name
    form: str


class _Override(_Part):
    schluessel: str | None = None
    wort: _Name | None = None
    genus: Gender | None = None
    gen: _Name | None = None


class _Profile(_Part):
    kommune: _Name
    form: str
    land: str
    amtsform: OfficeGender = "paarform"
    auftrag_an: Ordered | None = None
    auftragsverb: _Name | None = None
    vorbereitende: _Body | None = None
    werte: dict[str, _Override | None] = Entry(default_factory=dict)
    felder: dict[str, Any] = Entry(default_factory=dict)


PROFILE_KEYS = tuple(key for key in _Profile.model_fields if key != "felder")
"""What a profile says besides the fields of the project."""


def parse_profile(source: YamlSource, tables: Tables, fields: Mapping[str, Field]) -> Profile:
    """Return the checked profile; `fields` are the project fields by name.

    Raises ContentError with line and remedy for every fault at once.
    """
    profile, faults = check_profile(source.data, tables, fields)
    if profile is None:
        raise ContentError(_finding(source, fault) for fault in faults)
    return profile


def check_profile(
    data: object, tables: Tables, fields: Mapping[str, Field]
) -> tuple[Profile | None, tuple[ValueFault, ...]]:
    """Return the profile that plain data states, or every fault at once."""
    try:
        raw = _Profile.model_validate(_given(data))
    except ValidationError as error:
        return None, tuple(_schema_faults(error))
    faults = [*_place_faults(raw, tables)]
    if not faults:
        faults += [*_preparing_faults(raw, tables), *_ordered_faults(raw, tables), *_override_faults(raw, tables)]
    values = read_values(raw.felder, fields, tables, raw.land)
    faults += values.faults
    return (None, tuple(faults)) if faults else (_profile(raw, values.values), ())


def _given(data: object) -> object:
    if not isinstance(data, dict):
        return data
    return {key: value for key, value in data.items() if value is not None and value != ""}


def _schema_faults(error: ValidationError) -> Iterator[ValueFault]:
    schemas: dict[str, type[_Part]] = {"vorbereitende": _Body, "werte": _Override}
    for item in error.errors():
        place = tuple(step for step in item["loc"] if isinstance(step, (str, int)))
        below = schemas.get(str(place[0]), _Profile) if len(place) > 1 else _Profile
        yield ValueFault(place, *schema_words(dict(item), list(below.model_fields), place))


def _finding(source: YamlSource, fault: ValueFault) -> Finding:
    return Finding(source.path, source.line(fault.place), fault.found, fault.expected, fault.remedy)


def _place_faults(raw: _Profile, tables: Tables) -> Iterator[ValueFault]:
    laender = tables.forms.laender
    if raw.land not in laender:
        by_name = {land.name: key for key, land in laender.items()}
        known = by_name.get(raw.land)
        remedy = f"{raw.land} hat das Kürzel {known}." if known else nearest(raw.land, laender)
        yield ValueFault(("land",), f"unbekanntes Land „{shown(raw.land)}“", f"eines von: {', '.join(laender)}", remedy)
    elif raw.form not in laender[raw.land].forms:
        forms = laender[raw.land].forms
        found = f"die Form „{shown(raw.form)}“ gibt es in {laender[raw.land].name} nicht"
        yield ValueFault(("form",), found, f"eine von: {', '.join(forms)}", nearest(raw.form, forms))


def _preparing_faults(raw: _Profile, tables: Tables) -> Iterator[ValueFault]:
    land = tables.forms.laender[raw.land]
    form = land.forms[raw.form]
    place: Place = ("vorbereitende",)
    if raw.vorbereitende is None:
        if form.preparing is not None:
            found = (
                f"für die Form „{shown(raw.form)}“ in {land.name} fehlt die Körperschaft, deren Verwaltung vorbereitet"
            )
            yield ValueFault(place, found, f"vorbereitende: {{kommune: …, form: {form.preparing}}}")
        return
    if form.preparing is None and form.as_member is None:
        found = f"bei der Form „{shown(raw.form)}“ in {land.name} bereitet keine andere Körperschaft vor"
        yield ValueFault(place, found, remedy="Die Zeile „vorbereitende“ löschen.")
    known = {*land.forms, *tables.grammar.bodies}
    if raw.vorbereitende.form not in known:
        found = f"unbekannte Form „{shown(raw.vorbereitende.form)}“"
        expected = f"eine Form in {land.name} ({', '.join(land.forms)}) oder ein Schlüssel unter koerperschaften"
        yield ValueFault((*place, "form"), found, expected, nearest(raw.vorbereitende.form, known))


def _ordered_faults(raw: _Profile, tables: Tables) -> Iterator[ValueFault]:
    form = tables.form(raw.land, raw.form)
    if raw.auftrag_an == "verwaltungsorgan" and form.collegium is None and not raw.werte.get("verwaltungsorgan"):
        found = f"bei der Form „{shown(raw.form)}“ in {raw.land} leitet kein Kollegium die Verwaltung"
        yield ValueFault(("auftrag_an",), found, "verwaltung oder verwaltungsspitze")


def _override_faults(raw: _Profile, tables: Tables) -> Iterator[ValueFault]:
    land = tables.forms.laender[raw.land]
    for base, override in raw.werte.items():
        place: Place = ("werte", base)
        if base not in OVERRIDABLE:
            found = f"unter „werte“ gibt es „{shown(base)}“ nicht"
            yield ValueFault(place, found, f"eines von: {', '.join(OVERRIDABLE)}", nearest(base, OVERRIDABLE))
        elif override is None:
            if base not in _MAY_BE_ABSENT:
                yield ValueFault(
                    place, f"„{base}“ ist leer", remedy="Einen Schlüssel oder ein Wort nennen, oder die Zeile löschen."
                )
        elif override.schluessel is not None:
            yield from _key_faults(place, base, override, tables, land)
        else:
            yield from _word_faults(place, base, override)


def _key_faults(place: Place, base: str, override: _Override, tables: Tables, land: Land) -> Iterator[ValueFault]:
    known = choices(base, land, tables.grammar)
    key = override.schluessel or ""
    if key not in known:
        found = f"„{shown(key)}“ ist kein Schlüssel für „{base}“"
        expected = f"einer von: {', '.join(known)}" if known else "wort, genus und gen"
        yield ValueFault((*place, "schluessel"), found, expected, nearest(key, known))
        return
    noun = known[key]
    named = isinstance(noun, Noun) and "{beiname}" in noun.cases.nom
    if named != (override.wort is not None):
        found = "der Beiname fehlt" if named else "schluessel und wort zugleich"
        remedy = "wort: Klingenstadt" if named else "Nur eines von beiden nennen."
        yield ValueFault(place, found, remedy=remedy)
    if override.gen is not None or (override.genus is not None and base not in PERSONS):
        yield ValueFault(place, "zu einem Schlüssel gehören weder genus noch gen", remedy="Beide Angaben löschen.")
    elif override.genus == "n":
        yield ValueFault((*place, "genus"), "ein Amt ist weiblich (f) oder männlich (m)")


def _word_faults(place: Place, base: str, override: _Override) -> Iterator[ValueFault]:
    example = "{wort: Stadtkollegium, genus: n, gen: Stadtkollegiums}"
    if override.wort is None:
        yield ValueFault(place, f"„{base}“ hat weder schluessel noch wort", example)
    elif base != LAW_ABBREVIATION:
        if override.genus is None:
            yield ValueFault(place, f"zu „{override.wort}“ fehlt das Geschlecht", f"genus: m, f oder n; etwa {example}")
        elif override.gen is None and override.genus != "f":
            yield ValueFault(place, f"zu „{override.wort}“ fehlt der Genitiv", f"gen: …; etwa {example}")


def _profile(raw: _Profile, values: Mapping[str, Any]) -> Profile:
    preparing = Body(raw.vorbereitende.kommune, raw.vorbereitende.form) if raw.vorbereitende else None
    overrides = {base: _override(override) for base, override in raw.werte.items()}
    return Profile(
        raw.kommune, raw.form, raw.land, raw.amtsform, raw.auftrag_an, raw.auftragsverb, preparing, overrides, values
    )


def _override(raw: _Override | None) -> Override:
    return Override(raw.schluessel, raw.wort, raw.genus, raw.gen) if raw else Override()
