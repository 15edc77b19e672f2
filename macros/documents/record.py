"""What a document stores of a Kommunenprofil, so that it can be read back; twin of the browser's `fill/record.js`."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any

from macros.computed_fields import with_sources
from macros.condition_reading import parse
from macros.documents.xml import clean_text
from macros.model import Field, FieldValue, Mark, Override, Profile


def used_fields(marks: Iterable[Mark], fields: Mapping[str, Field]) -> set[str]:
    """Return the project fields that marks use or their conditions ask for, and those they may follow from."""
    found: set[str] = set()
    for mark in marks:
        found |= {name.split(".")[0] for name in (mark.field, mark.list_name) if name}
        alternatives = parse(mark.condition).alternatives if mark.condition else ()
        found |= {term.name for terms in alternatives for term in terms if term.kind in ("feld", "hat")}
    return with_sources(found, fields)


def profile_record(profile: Profile, used: Collection[str]) -> str:
    """Return the profile as canonical JSON: words of the municipality always, of the fields the used ones only."""
    preparing = profile.preparing
    record = {
        "kommune": profile.municipality,
        "form": profile.form,
        "land": profile.land,
        "amtsform": profile.office_gender,
        "auftrag_an": profile.ordered,
        "auftragsverb": profile.order_verb,
        "vorbereitende": None if preparing is None else {"kommune": preparing.name, "form": preparing.form},
        "werte": {base: _override(word) for base, word in profile.overrides.items()},
        "felder": {name: _plain(value) for name, value in profile.fields.items() if name in used},
    }
    stated = {key: value for key, value in record.items() if value is not None}
    return json.dumps(_canonical(stated), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _override(word: Override) -> dict[str, str] | None:
    entries = {"schluessel": word.key, "wort": word.word, "genus": word.gender, "gen": word.genitive}
    return {key: entry for key, entry in entries.items() if entry is not None} or None


def _plain(value: FieldValue) -> Any:
    """Return a value as the profile file writes it: dates ISO, whole numbers as numbers, others as German text."""
    if isinstance(value, tuple):
        return [{name: _plain(item) for name, item in row.items()} for row in value]
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    return value.isoformat() if isinstance(value, dt.date) else value


def _canonical(value: Any) -> Any:
    """Return the value without empty parts, and with characters only that XML holds."""
    if isinstance(value, Mapping):
        return {key: _canonical(item) for key, item in value.items() if not _is_empty(item)}
    if isinstance(value, list):
        return [_canonical(item) for item in value]
    return clean_text(value) if isinstance(value, str) else value


def _is_empty(value: Any) -> bool:
    return isinstance(value, (Mapping, list)) and not value
