"""The official register of municipalities, reduced to what helps to fill in a profile: name, form, Kreis, Verband."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, replace

from macros.errors import BaukastenError
from macros.tables import Tables

COLUMNS = ("ebene", "typ", "name_amtlich", "name", "land", "kreis", "verband")
KINDS = {
    "41": "Kreisfreie Stadt",
    "42": "Stadtkreis",
    "43": "Kreis",
    "44": "Landkreis",
    "45": "Regionalverband",
    "51": "Amt",
    "52": "Samtgemeinde",
    "53": "Verbandsgemeinde",
    "54": "Verwaltungsgemeinschaft",
    "55": "Kirchspielslandgemeinde",
    "56": "Verwaltungsverband",
    "58": "Erfüllende Gemeinde",
    "60": "Markt",
    "61": "Kreisfreie Stadt",
    "62": "Stadtkreis",
    "63": "Stadt",
    "64": "Gemeinde",
    "67": "Große Kreisstadt",
}
"""Textkennzeichen of GV100AD; areas of other kinds belong to no municipality and are left out."""

OUTLINE = "gemeinden.json"
_EXPECTED = f"Erwartet: die Datei GV100AD von Destatis oder eine CSV-Datei mit den Spalten {', '.join(COLUMNS)}"
_LEVELS = {"40": "kreis", "50": "verband", "60": "gemeinde"}
_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_TOWNS_OF_THEIR_OWN = ("Kreisfreie Stadt", "Stadtkreis")
_CITY_STATES = ("Berlin", "Bremen", "Hamburg")
_CAPITAL = "Landeshauptstadt"
_FORMS: Mapping[str, tuple[str, ...]] = {
    "Gemeinde": ("gemeinde",),
    "Markt": ("markt",),
    "Stadt": ("stadt",),
    "Große Kreisstadt": ("grosse_kreisstadt", "stadt"),
    "Kreisfreie Stadt": ("kreisfreie_stadt",),
    "Stadtkreis": ("kreisfreie_stadt",),
    "Kreis": ("kreis",),
    "Landkreis": ("landkreis",),
    "Regionalverband": ("regionalverband",),
    "Amt": ("amt",),
    "Kirchspielslandgemeinde": ("amt",),
    "Samtgemeinde": ("samtgemeinde",),
    "Verbandsgemeinde": ("verbandsgemeinde",),
    "Verwaltungsgemeinschaft": ("verwaltungsgemeinschaft",),
    "Verwaltungsverband": ("verwaltungsverband", "gemeindeverwaltungsverband"),
    "Erfüllende Gemeinde": ("erfuellende_gemeinde",),
}
"""Forms that may be meant by a kind of area; the first that a Land knows counts."""
_NAMED = {"Region ": "region", "Städteregion ": "staedteregion"}
"""Kreise that say in their name that they are of another form."""
_FREE = {"gemeinde": "verbandsfreie_gemeinde", "stadt": "verbandsfreie_stadt"}
"""Forms of municipalities that belong to no Verband, where a Land tells them apart (Rheinland-Pfalz)."""


@dataclass(frozen=True)
class Entry:
    """One body: its name, form (a key of `formen` of its Land), Kreis, and the Verband that prepares for it, if any."""

    name: str
    form: str
    district: str
    association: str


@dataclass(frozen=True)
class Register:
    """Who there is, by Land; the day for which that holds (ISO, or ""), and the credit that the source asks for."""

    day: str
    source: str
    entries: Mapping[str, tuple[Entry, ...]]


def read_register(text: str, file_name: str, tables: Tables) -> Register:
    """Return the register that a file holds: GV100AD of Destatis, or a CSV with the named columns.

    Raises BaukastenError for anything else.
    """
    if text[:10].isdecimal():
        day, areas = f"{text[2:6]}-{text[6:8]}-{text[8:10]}", _fixed_width(text)
    else:
        named = _DAY.search(file_name)
        day, areas = named[0] if named else "", _table(text, file_name)
    entries = _by_land(areas, tables)
    if not entries:
        raise BaukastenError(f"{file_name} enthält keine Gemeinden. {_EXPECTED}")
    return Register(day, _credit(day), entries)


def write_register(register: Register) -> dict[str, str]:
    """Return the files for the site by name: an outline, and the entries of each Land in a file of its own."""
    names = {land: f"gemeinden-{land}.json" for land in register.entries}
    outline = {"stand": register.day, "quelle": register.source, "laender": names}
    files = {OUTLINE: _json(outline)}
    for land, entries in register.entries.items():
        files[names[land]] = _json([astuple(entry) for entry in entries])
    return files


@dataclass(frozen=True)
class _Area:
    """A record of the register; `association_kind` is "" where no Verband prepares."""

    level: str
    kind: str
    official: str
    name: str
    land: str
    district: str
    association: str
    association_kind: str


def _fixed_width(text: str) -> Iterator[_Area]:
    """Yield the records of GV100AD: kind 1-2, regional key 11-18, Verband 19-22, name 23-72, kind of area 123-124."""
    names: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for line in text.splitlines():
        record, name, kind = line[:2], line[22:72].strip(), KINDS.get(line[122:124], "")
        place = {"40": line[10:15], "50": line[10:15] + line[18:22]}.get(record, line[10:22].strip())
        names[record + place], kinds[record + place] = name, kind
        if record in _LEVELS and kind:
            group = f"50{line[10:15]}{line[18:22]}" if record == "60" else ""
            kreis = f"40{line[10:15]}"
            called = _district(names.get(kreis, ""), kinds.get(kreis, ""))
            short, district = (called, "") if record == "40" else (_short(name), called)
            prepared = (_short(names[group]), kinds[group]) if kinds.get(group) else ("", "")
            land = names.get(f"10{line[10:12]}", "")
            yield _Area(_LEVELS[record], kind, name, short, land, district, *prepared)


def _table(text: str, file_name: str) -> Iterator[_Area]:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if missing := [name for name in COLUMNS if name not in (rows.fieldnames or ())]:
        raise BaukastenError(f"In {file_name} fehlt die Spalte „{missing[0]}“. {_EXPECTED}")
    areas = [_from_row({name: row[name] or "" for name in COLUMNS}) for row in rows]
    kinds = {(area.land, area.district, area.name): area.kind for area in areas if area.level == "verband"}
    for area in areas:
        yield replace(area, association_kind=kinds.get((area.land, area.district, area.association), ""))


def _from_row(row: Mapping[str, str]) -> _Area:
    kreis = "" if row["typ"] in _TOWNS_OF_THEIR_OWN else row["kreis"]
    return _Area(row["ebene"], row["typ"], row["name_amtlich"], row["name"], row["land"], kreis, row["verband"], "")


def _by_land(areas: Iterator[_Area], tables: Tables) -> dict[str, tuple[Entry, ...]]:
    keys = {land.name: key for key, land in tables.forms.laender.items()}
    found: dict[str, set[tuple[str, ...]]] = {}
    for area in areas:
        land = keys.get(area.land.strip(), "")
        form = _form(area, land, tables) if land else None
        if form:
            found.setdefault(land, set()).add((area.name, form, area.district, area.association))
    return {land: tuple(Entry(*item) for item in sorted(found[land])) for land in sorted(found)}


def _form(area: _Area, land: str, tables: Tables) -> str | None:
    """Return the key of the form that this Land has for an area, or None for what is no body of its own."""
    known = tables.forms.laender[land].forms
    if area.level == "kreis" and area.kind in _TOWNS_OF_THEIR_OWN:
        return None  # they are listed as municipalities too
    for form in _proposed(area):
        if form in known:
            return form
    return None


def _proposed(area: _Area) -> Iterator[str]:
    if area.name == area.land and area.name in _CITY_STATES:
        yield "stadtstaat"
    if area.official.endswith(f", {_CAPITAL}"):
        yield "landeshauptstadt"
    yield from (form for start, form in _NAMED.items() if area.name.startswith(start))
    forms = _FORMS.get(area.kind, ())
    if area.association_kind == "Erfüllende Gemeinde" and forms != ("erfuellende_gemeinde",):
        yield "mitverwaltete_gemeinde"
    if area.level == "gemeinde" and not area.association:
        yield from (_FREE[form] for form in forms if form in _FREE)
    yield from forms


def _short(name: str) -> str:
    """Return a name without its title: „Musterstadt, Universitätsstadt“."""
    return name.split(",", 1)[0].strip()


def _district(name: str, kind: str) -> str:
    """Return a Kreis as people call it; many names lack the word."""
    if kind in _TOWNS_OF_THEIR_OWN:
        return ""
    says_it = "kreis" in name.lower() or name.startswith(tuple(_NAMED)) or kind not in {"Kreis", "Landkreis"}
    return _short(name) if says_it else f"{kind} {_short(name)}"


def _credit(day: str) -> str:
    when = f", Gebietsstand {day[8:]}.{day[5:7]}.{day[:4]}" if day else ""
    return f"Gemeindeverzeichnis: © Statistisches Bundesamt (Destatis){when}; Daten bearbeitet"


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
