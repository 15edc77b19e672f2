"""The tables that the browser reads: `umriss.json`, one `land-XX.json` a Land with its own words, and `woerter.json`.

`docs/assets/javascript/profile/` reads them again. Only what is used there stands in them: words without the articles
that follow from their gender and without cases that equal the nominative; no sources, no hints. `woerter.json` holds
the words of all Länder, for profiles that choose words by key; `hilfen.json` what the panel says beside its inputs.
Holidays are written by `browser_holidays`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from macros.grammar_places import NAME_PATTERNS
from macros.model import Field, FieldType, Gender
from macros.tables import CASES, Cases, Grammar, Land, Law, Member, MunicipalForm, Noun, OfficeEntry, Tables

FOLDER = "daten"
"""Where the files lie in the built site."""

_EMPTY: tuple[object, ...] = (None, "", False, [], ())
_WRITTEN_APART = {"hint", "checked", "unchecked", "as_member", "main_committee"}
_NOT_READ: dict[str, Any] = {**dict.fromkeys(_WRITTEN_APART, True), "head": {"hint"}, "representation": {"hint"}}


def browser_data(tables: Tables, fields: Mapping[str, Field]) -> dict[str, str]:
    """Return the content of the files by name, holidays apart; `fields` are the project fields by name."""
    words = _words(tables.grammar)
    laender = {f"land-{key}.json": _land(land, tables, words) for key, land in tables.forms.laender.items()}
    helps = {name: field.help for name, field in fields.items()}
    files = {"umriss.json": _outline(tables, fields), "hilfen.json": helps, "woerter.json": words, **laender}
    return {name: _json(data) for name, data in files.items()}


def _outline(tables: Tables, fields: Mapping[str, Field]) -> dict[str, Any]:
    laender = {
        key: {"name": land.name, "formen": {name: _preparing(form) for name, form in land.forms.items()}}
        for key, land in tables.forms.laender.items()
    }
    return {
        "laender": laender,
        "bezeichnungen": {key: label.singular for key, label in tables.forms.labels.items()},
        "koerperschaften": list(tables.grammar.bodies),
        "gruppen": {key: group.forms for key, group in tables.forms.groups.items()},
        "felder": {name: _field(field) for name, field in fields.items()},
        "sprache": _language(tables),
    }


def _preparing(form: MunicipalForm) -> str:
    """Return the usual form of the body that prepares the papers, with `!` where there must be one."""
    return f"{form.preparing}!" if form.preparing else form.as_member.preparing if form.as_member else "-"


def _field(field: Field) -> dict[str, object]:
    computed = field.computed
    columns = () if field.type is FieldType.PARTIES else field.columns  # those of parties follow from the tables
    return {
        "label": field.label,
        "type": field.type,
        "options": field.options,
        "default": field.default,
        "group": field.group,
        "columns": [
            {"name": column.name, "label": column.label, "type": column.type, "options": column.options}
            for column in columns
        ],
        "computed": vars(computed) if computed else None,
    }


def _language(tables: Tables) -> dict[str, Any]:
    """Return what every municipality needs of the grammar: small words, and what the derived ones are called."""
    grammar, defaults = tables.grammar, tables.forms.defaults
    return {
        "artikel": {gender: _list(cases) for gender, cases in grammar.articles.items()},
        "verschmelzung": grammar.fusions,
        "pronomen": {gender: pronoun.model_dump(by_alias=True) for gender, pronoun in grammar.pronouns.items()},
        "possessiv": {
            word: {owned: _list(cases) for owned, cases in endings.items()}
            for word, endings in grammar.possessives.items()
        },
        "bezeichnungen": {base: sample.label for base, sample in grammar.samples.items()},
        "vorgaben": {"vorsitz": defaults.chair, "kenntnisvorlage": defaults.information_paper},
    }


def _words(grammar: Grammar) -> dict[str, dict[str, object]]:
    return {
        "koerperschaften": _nouns(grammar.bodies, grammar),
        "organe": _nouns(grammar.organs, grammar),
        "verwaltungen": _nouns(grammar.administrations, grammar),
        "ausschuesse": _nouns(grammar.committees, grammar),
        "vorlagen": _nouns(grammar.papers, grammar),
        "aemter": _offices(grammar.offices, grammar),
        "mitglieder": _offices(grammar.members, grammar),
    }


def _nouns(nouns: Mapping[str, Noun], grammar: Grammar) -> dict[str, object]:
    return {key: _noun(noun, grammar) for key, noun in nouns.items()}


def _noun(noun: Noun, grammar: Grammar) -> dict[str, object]:
    return {
        "genus": noun.gender,
        "formen": _cases(noun.cases, noun.gender, grammar),
        "ohne": noun.bare,
        "kurz": _cases(noun.short, noun.gender, grammar) if noun.short else None,
    }


def _offices(offices: Mapping[str, OfficeEntry], grammar: Grammar) -> dict[str, object]:
    return {
        key: {
            "f": _cases(office.feminine, "f", grammar) if office.feminine else None,
            "m": _cases(office.masculine, "m", grammar) if office.masculine else None,
            "ohne": office.masculine_bare,
            "paar": office.pair.model_dump() if office.pair else None,
        }
        for key, office in offices.items()
    }


def _cases(cases: Cases, gender: Gender, grammar: Grammar) -> object:
    """Return the forms without articles, shortened by what equals the nominative, or all as they are."""
    articles = grammar.articles[gender]
    if not all(cases[case].startswith(f"{articles[case]} ") for case in CASES):
        return cases.model_dump()
    bare = [cases[case].removeprefix(f"{articles[case]} ") for case in CASES]
    while len(bare) > 1 and bare[-1] == bare[0]:
        bare.pop()
    return bare


def _list(cases: Cases) -> list[str]:
    return [cases[case] for case in CASES]


def _land(land: Land, tables: Tables, words: Mapping[str, Mapping[str, object]]) -> dict[str, Any]:
    mayors = land.lord_mayors
    open_question = not mayors.checked or bool(mayors.question and not mayors.question.checked)
    forms = {key: _form(form) for key, form in land.forms.items()}
    defaults = tables.forms.defaults
    named = {land.body, defaults.chair, defaults.information_paper, *NAME_PATTERNS, *_texts(forms)}
    return {
        "name": land.name,
        "koerperschaft": land.body,
        "im_satz": [land.in_sentence.where, land.in_sentence.whereto],
        "gesetze": {key: _law(law, tables.grammar) for key, law in land.laws.items()},
        "oberbuergermeister": {"namen": mayors.names, "offen": open_question},
        "formen": forms,
        "woerter": {kind: {key: all_[key] for key in all_ if key in named} for kind, all_ in words.items()},
    }


def _texts(data: object) -> Iterator[str]:
    """Yield every text among the values, at any depth; the keys of words are among them."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        yield from (text for value in data.values() for text in _texts(value))
    elif isinstance(data, (list, tuple)):
        yield from (text for value in data for text in _texts(value))


def _law(law: Law, grammar: Grammar) -> dict[str, object]:
    return {**_noun(law, grammar), "abkuerzung": law.abbreviation, "offen": not law.checked}


def _form(form: MunicipalForm) -> dict[str, object]:
    """Return one entry; `offen` names the words that nobody has looked up, or says that this is so of all."""
    entry = form.model_dump(by_alias=True, exclude=_NOT_READ, exclude_defaults=True)
    committee = form.main_committee.model_dump(by_alias=True, exclude={"hint"})
    member = _member(form.as_member) if form.as_member else None
    return {
        **entry,
        "hauptausschuss": committee,
        "bei_verband": member,
        "offen": form.unchecked if form.checked else "*",
    }


def _member(member: Member) -> dict[str, object]:
    entry = member.model_dump(by_alias=True, exclude={"hint", "checked", "question", "main_committee"})
    committee = member.main_committee.model_dump(by_alias=True, exclude={"hint"}) if member.main_committee else None
    return {**entry, "hauptausschuss": committee, "offen": not member.checked}


def _json(data: Any) -> str:
    return json.dumps(_filled(data), ensure_ascii=False, separators=(",", ":"))


def _filled(data: Any) -> Any:
    """Return data without what says nothing."""
    if isinstance(data, Mapping):
        filled = {key: _filled(value) for key, value in data.items()}
        return {key: value for key, value in filled.items() if value not in _EMPTY}
    return [_filled(item) for item in data] if isinstance(data, (list, tuple)) else data
