"""From a profile to the text of every field: derived words in all their forms, project fields as German text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.computed_fields import with_computed
from macros.formatting import format_value
from macros.grammar_entry import Entry, entry_for
from macros.grammar_names import (
    CONDITION_WORDS,
    LAW_ABBREVIATION,
    OFFICE,
    ORDER_VERB,
    SHORT,
    derived_fields,
    explain_unknown,
    field_name,
    with_starts,
)
from macros.grammar_words import person_forms, short_forms, thing_forms
from macros.model import Facts, Field, FieldType, FieldValue, ListRow, Profile, Values
from macros.tables import Land, Tables

__all__ = ["derive_values", "derived_fields", "explain_unknown"]

_ANSWERS = frozenset({FieldType.CHOICE, FieldType.YES_NO})
_ROWS = frozenset({FieldType.LIST, FieldType.PARTIES})


def derive_values(profile: Profile, tables: Tables, fields: Mapping[str, Field]) -> Values:
    """Return text by field name, rows by list name and the facts of a checked profile.

    Names follow the scheme of `grammar_names`: `gesetz` stands with article like every bare word, `gesetz_ohne`
    without, and `gesetz_kurz` is its abbreviation; `land_in` is the place („in Hessen“), `land_ohne` its name. What
    does not exist for the profile, and project fields without value, have no text. `fields` are the project fields by
    name; defaults count for the facts only.
    """
    entry = entry_for(profile, tables)
    texts = _derived_texts(entry, tables, tables.forms.laender[profile.land])
    rows: dict[str, tuple[Mapping[str, str], ...]] = {}
    given = with_computed(_given(profile), fields, profile.land)
    for name, value in given.items():
        if isinstance(value, tuple):
            rows[name] = tuple(_row(row, fields[name], profile, tables) for row in value)
        else:
            texts[name] = format_value(value, fields[name].type)
    return Values(texts, rows, _facts(profile, entry, tables, fields, given))


def _given(profile: Profile) -> dict[str, FieldValue]:
    """Return the fields that say something: blank text and empty lists are as good as none."""
    blank = {name for name, value in profile.fields.items() if value == () or not str(value).strip()}
    return {name: value for name, value in profile.fields.items() if name not in blank}


def _derived_texts(entry: Entry, tables: Tables, land: Land) -> dict[str, str]:
    texts: dict[str, str] = {}
    for base, forms in _forms(entry, tables, land):
        texts |= {field_name(base, suffix): text for suffix, text in with_starts(forms).items()}
    if entry.law_abbreviation:
        texts[LAW_ABBREVIATION] = entry.law_abbreviation
    texts[ORDER_VERB] = entry.order_verb
    texts[OFFICE] = texts["spitze_ohne"]
    return texts


def _forms(entry: Entry, tables: Tables, land: Land) -> Iterator[tuple[str, dict[str, str]]]:
    for base, word in entry.things.items():
        forms = thing_forms(word, tables.grammar)
        yield base, {**forms, **_as_place(land)} if base == "land" else forms
    for base, person in entry.persons.items():
        yield base, person_forms(person, tables.grammar)
    if entry.short:
        yield SHORT, short_forms(entry.short, tables.grammar)


def _as_place(land: Land) -> dict[str, str]:
    return {"ohne": land.name, "in": land.in_sentence.where, "in_wohin": land.in_sentence.whereto}


def _row(row: ListRow, field: Field, profile: Profile, tables: Tables) -> Mapping[str, str]:
    if field.type is FieldType.PARTIES:
        return _party(row, profile, tables)
    kinds = {column.name: column.type for column in field.columns}
    return {name: format_value(value, kinds[name]) for name, value in row.items()}


def _party(row: ListRow, profile: Profile, tables: Tables) -> Mapping[str, str]:
    """Return the derived texts of one party; without a Land of its own it lies in that of the profile."""
    land = str(row.get("land", profile.land))
    party = Profile(str(row["kommune"]), str(row["form"]), land)
    return _derived_texts(entry_for(party, tables), tables, tables.forms.laender[land])


def _facts(
    profile: Profile, entry: Entry, tables: Tables, fields: Mapping[str, Field], given: Mapping[str, FieldValue]
) -> Facts:
    words = {word for word in CONDITION_WORDS if word in entry.things}
    answers = {
        name: _answer(profile.fields.get(name), field) for name, field in fields.items() if field.type in _ANSWERS
    }
    return Facts(
        profile.form,
        profile.land,
        frozenset(words.union(given)),
        {name: answer for name, answer in answers.items() if answer is not None},
        tables.groups_of(profile.form),
    )


def _answer(value: FieldValue | None, field: Field) -> str | None:
    if value is None or isinstance(value, tuple):
        return field.default
    return format_value(value, field.type)
