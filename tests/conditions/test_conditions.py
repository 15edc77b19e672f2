"""Conditions are read, checked, described, negated and decided alike for every kind of document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros import conditions
from macros.errors import ConditionError
from macros.model import Condition, Facts
from tests.grammar.loading import tables
from tests.profile.felder import FIELDS

HERE = Path(__file__).parent


def _data(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "hint"), _data("hinweise.yml").items())
def test_a_condition_is_described_for_readers(text: str, hint: str) -> None:
    condition = conditions.parse(text)
    assert conditions.check(condition, conditions.vocabulary(tables(), FIELDS)) == []
    assert conditions.describe(condition, tables(), FIELDS) == hint


@pytest.mark.parametrize("case", _data("sonst.yml"), ids=lambda case: " | ".join(case["davor"]))
def test_sonst_is_what_remains(case: dict[str, Any]) -> None:
    before = [conditions.parse(text) for text in case["davor"]]
    assert conditions.to_text(conditions.otherwise(before)) == case["sonst"]


@pytest.mark.parametrize(
    "before",
    [["land:HE", "nicht land:HE"], ["land:HE, nicht land:HE"], ["stadt", "nicht stadt + land:HE", "nicht land:HE"]],
)
def test_sonst_after_everything_is_an_error(before: list[str]) -> None:
    with pytest.raises(ConditionError, match="kommt hier nie zum Zug"):
        conditions.otherwise([conditions.parse(text) for text in before])


@pytest.mark.parametrize(("text", "message"), _data("fehler.yml")["lesen"].items())
def test_what_cannot_be_read_is_explained(text: str, message: str) -> None:
    with pytest.raises(ConditionError) as caught:
        conditions.parse(text)
    assert message in str(caught.value)


@pytest.mark.parametrize(("text", "message"), _data("fehler.yml")["pruefen"].items())
def test_unknown_words_are_named(text: str, message: str) -> None:
    faults = conditions.check(conditions.parse(text), conditions.vocabulary(tables(), FIELDS))
    assert message in " ".join(faults)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("landkreis", True),
        ("kreisebene", True),
        ("stadt, kreisebene + land:NI", True),
        ("stadt, kreisebene + land:HE", False),
        ("hat:hauptausschuss", True),
        ("nicht hat:vorbereitende", True),
        ("feld:stufe=Pilot", True),
        ("feld:foerderung=ja", False),
        ("nicht feld:foerderung=ja", True),
        ("nur:web", False),
        ("nicht nur:web", True),
    ],
)
def test_a_condition_is_decided_on_the_facts(text: str, expected: bool) -> None:
    facts = Facts("landkreis", "NI", frozenset({"hauptausschuss"}), {"stufe": "Pilot"}, frozenset({"kreisebene"}))
    assert conditions.holds(conditions.parse(text), facts) is expected


def test_gaps_name_the_municipalities_that_see_none_or_two() -> None:
    found = conditions.gaps(_parsed("kreisebene", "landkreis + land:HE", "staedte"), tables())
    shown = {(gap.form, gap.land): gap.shown for gap in found}
    assert shown["landkreis", "HE"] == (0, 1)
    assert shown["gemeinde", "HE"] == ()
    assert ("stadt", "HE") not in shown
    assert "landkreis in HE: die Varianten 1 und 2 zugleich" in {str(gap) for gap in found}


def test_gaps_look_at_preparing_bodies_where_the_tables_allow_both() -> None:
    found = conditions.gaps(_parsed("hat:vorbereitende"), tables())
    without = {(gap.form, gap.land) for gap in found}
    assert ("gemeinde", "RP") not in without
    assert ("gemeinde", "SH") in without
    assert len(without) == 111 - 3


def test_gaps_try_every_answer() -> None:
    answered = _parsed("feld:foerderung=ja", "feld:stufe=Pilot + feld:foerderung=nein")
    found = conditions.gaps(answered, tables(), FIELDS)
    assert {gap.answers for gap in found} == {(("foerderung", "nein"), ("stufe", "Regelbetrieb"))}


@pytest.mark.parametrize("words", [["hat:hauptausschuss"], ["land:HE", "kreisebene"], ["feld:foerderung=ja + stadt"]])
def test_a_group_with_sonst_has_no_gap_of_none(words: list[str]) -> None:
    group = _parsed(*words)
    assert not [
        gap for gap in conditions.gaps([*group, conditions.otherwise(group)], tables(), FIELDS) if not gap.shown
    ]


def _parsed(*texts: str) -> list[Condition]:
    return [conditions.parse(text) for text in texts]
