"""The municipalities that tests fill for, and what the profile rooms make of them."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

from macros import yaml_source
from macros.documents.filler import Result, fill_template, read_templates
from macros.grammar import derive_values
from macros.library import Library, load_library
from macros.model import Profile, Values
from macros.profile import parse_profile
from tests.support.needs import ROOT

KEY = "zwillingsbaukasten.kommunenprofil"
PROFILES = {
    path.stem: path
    for folder in (ROOT / "tests" / "profile_beispiele", ROOT / "tests" / "golden" / "profile")
    for path in sorted(folder.glob("*.yml"))
}


@cache
def library() -> Library:
    """Return the project's own content."""
    return load_library(ROOT)


@cache
def profile(name: str) -> Profile:
    """Return a checked profile by the stem of its file."""
    path: Path = PROFILES[name]
    source = yaml_source.parse(path.read_text(encoding="utf-8"), path.name)
    return parse_profile(source, library().tables, library().project_fields)


@cache
def values_of(name: str) -> Values:
    """Return what a profile says of every field."""
    return derive_values(profile(name), library().tables, library().project_fields)


def raw_profile(name: str) -> dict[str, Any]:
    """Return a profile as the browser stores it: the file's own words, days as ISO text."""
    content: dict[str, Any] = _plain(yaml.safe_load(PROFILES[name].read_text(encoding="utf-8")))
    return content


def read(raw: dict[str, Any]) -> tuple[Profile, Values]:
    """Return a profile as the browser stores it, checked, and what it says of every field."""
    given = parse_profile(yaml_source.parse(json.dumps(raw), "profil.json"), library().tables, library().project_fields)
    return given, derive_values(given, library().tables, library().project_fields)


def stored(given: Profile) -> dict[str, Any]:
    """Return name, form, Land and preparing body of a profile as the browser stores them."""
    second = given.preparing
    more = {"vorbereitende": {"kommune": second.name, "form": second.form}} if second else {}
    return {"kommune": given.municipality, "form": given.form, "land": given.land, **more}


def filled(document: str, given: Profile, form: str, result: Result) -> tuple[str, bytes]:
    """Return name and content of the file that the command line writes."""
    (template,) = read_templates(library(), [document], [form])
    return fill_template(library(), template, given, form, result)


def keep(page: Page, address: str, *profiles: dict[str, Any]) -> None:
    """Put profiles into the browser's storage for an address, the first one active; the page stays without scripts."""
    page.goto(address + "daten/umriss.json")
    entries = [
        {"id": str(number), "title": "", "profile": profile, "confirmed": {}, "drafts": {}}
        for number, profile in enumerate(profiles)
    ]
    page.evaluate(
        "([key, state]) => localStorage.setItem(key, state)",
        [KEY, json.dumps({"version": 1, "active": "0", "entries": entries})],
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value
