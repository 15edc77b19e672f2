"""Every golden sentence is correct administrative German; the JavaScript side reads the same cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros import yaml_source
from macros.grammar import derive_values, derived_fields, explain_unknown
from macros.grammar_names import party_columns
from macros.model import Body, Field, FieldType, Profile, Values
from macros.profile import parse_profile
from tests.grammar.loading import tables

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
_FIELD = re.compile(r"\{\{ (\w+) \}\}")
_SLASH_IN_A_NAME = "Frankfurt/Rhein-Main"
_ARTEFACT = re.compile(r"[{}\[\]/|]|  |^ | $|\bNone\b|\bdas das\b|\bder der\b|\bdie die\b")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_sentences_read_as_correct_german(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    values = _values(case["profil"])
    for sentence in case["saetze"]:
        assert _FIELD.sub(lambda match: values.texts[match[1]], sentence["muster"]) == sentence["text"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_words_that_do_not_exist_have_no_text(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    values = _values(case["profil"])
    for word in case["fehlt"]:
        assert word not in values.facts.has
        assert not [name for name in values.texts if name == word or name.startswith(f"{word}_")]


def test_cases_cover_every_land() -> None:
    covered = {yaml.safe_load(path.read_text(encoding="utf-8"))["profil"]["land"] for path in CASES}
    assert covered == set(tables().forms.laender)


def test_every_form_in_every_land_has_clean_values() -> None:
    known = set(derived_fields(tables()))
    profiles = list(every_profile())
    assert len({(profile.land, profile.form) for profile in profiles}) == 111
    for profile in profiles:
        texts = derive_values(profile, tables(), {}).texts
        assert set(texts) <= known
        assert {name for name, text in texts.items() if not text or _has_artefact(text)} == set(), profile


def test_only_committee_collegium_and_preparing_body_may_be_missing() -> None:
    optional = ("hauptausschuss", "verwaltungsorgan", "vorbereitende")
    always = {name for name in derived_fields(tables()) if not name.startswith(optional)}
    for profile in every_profile():
        assert always - set(derive_values(profile, tables(), {}).texts) == set(), profile


def test_texts_may_use_every_word_of_a_party_that_no_municipality_lacks() -> None:
    party = Field("partner", "Partner", "[Partner]", FieldType.PARTIES)
    texts = [
        set(derive_values(_with_party(profile), tables(), {"partner": party}).rows["partner"][0])
        for profile in every_profile()
    ]
    assert {column.name for column in party_columns(tables())} == set.intersection(*texts)


def _with_party(profile: Profile) -> Profile:
    row = {"kommune": profile.municipality, "form": profile.form}
    return Profile(profile.municipality, profile.form, profile.land, fields={"partner": (row,)})


def test_prompts_for_a_party_differ_from_those_for_the_own_municipality() -> None:
    prompts = {column.name: column.prompt for column in party_columns(tables())}
    expected = {
        "kommune_dat": "[der beteiligten Kommune]",
        "kommune_ohne": "[beteiligte Kommune]",
        "rat_voll_gen": "[des Rates der beteiligten Kommune]",
        "vertretende_akk": "[die vertretende Stelle]",
    }
    assert {name: prompts[name] for name in expected} == expected


def test_every_gross_value_is_the_same_text_with_a_capital() -> None:
    for profile in every_profile():
        texts = derive_values(profile, tables(), {}).texts
        for name, text in texts.items():
            start = texts.get(f"{name}_gross", "")
            assert not start or (start[0].isupper() and start[1:] == text[1:])


def test_unfilled_prompts_read_as_german() -> None:
    fields = derived_fields(tables())
    sentence = (
        "{{ rat_voll_gross }} beschließt, {{ beauftragte_akk }} zu beauftragen; Vorberatung {{ hauptausschuss_in }}, "
        "Bericht {{ spitze_gen }}, Mittel {{ land_gen }}, Daten {{ kommune_gen }} und {{ kommune_poss_mz_gen }} Orte."
    )
    prompts = _FIELD.sub(lambda match: fields[match[1]].prompt, sentence)
    assert prompts == (
        "[Der Rat der Kommune] beschließt, [die Verwaltung] zu beauftragen; Vorberatung [im Hauptausschuss], "
        "Bericht [der Verwaltungsspitze], Mittel [des Landes], Daten [der Kommune] und [ihrer] Orte."
    )


def test_labels_are_unique() -> None:
    labels = [field.label for field in derived_fields(tables()).values()]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("spitze_pron", "Den Satz umstellen"),
        ("vorsitz_poss_f_dat", "Den Satz umstellen"),
        ("beauftragte_pron_gross", "Den Satz umstellen"),
        ("spitze_in", "{{ spitze_bei }}"),
        ("spitze_genitiv", "Meinten Sie „spitze_gen"),
        ("kommune_kurz_pron", "{{ kommune_pron }}"),
        ("kommune_nom", "{{ kommune }}"),
        ("komune_gen", "Meinten Sie „kommune_gen“?"),
    ],
)
def test_wrong_field_names_are_explained(name: str, remedy: str) -> None:
    assert remedy in explain_unknown(name)


def test_a_wrong_name_of_a_project_field_is_left_to_who_knows_the_fields() -> None:
    assert explain_unknown("projekttittel") == ""
    assert explain_unknown("projekttittel", ["projekt_titel"]) == "Meinten Sie „projekt_titel“?"


def _values(profile: dict[str, Any]) -> Values:
    source = yaml_source.parse(yaml.safe_dump(profile, allow_unicode=True), "profil.yml")
    return derive_values(parse_profile(source, tables(), {}), tables(), {})


def every_profile() -> Iterator[Profile]:
    """Yield a profile for every form in every Land, with and without preparing body where the tables allow both."""
    for land, entry in tables().forms.laender.items():
        for form, municipal in entry.forms.items():
            usual = municipal.preparing or (municipal.as_member and municipal.as_member.preparing)
            if municipal.preparing is None:
                yield Profile("Musterort", form, land)
            if usual:
                yield Profile("Musterort", form, land, preparing=Body("Mustertal", usual))
            if municipal.as_member:
                for other in municipal.as_member.others:
                    yield Profile("Musterort", form, land, preparing=Body("Mustertal", other.preparing))


def _has_artefact(text: str) -> bool:
    return _ARTEFACT.search(text.replace(_SLASH_IN_A_NAME, "Frankfurt")) is not None
