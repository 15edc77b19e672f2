"""JavaScript says of every golden case, and of every form in every Land, what Python says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros import conditions
from macros.computed_fields import with_sources
from macros.model import Facts
from macros.profile_file import profile_source
from tests.grammar.test_grammar import every_profile
from tests.support.profiles import stored
from tests.twin.node import SETS, Node, browser_answer, python_answer, running_node

TESTS = Path(__file__).parents[1]
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with running_node() as started:
        yield started


def test_every_golden_case_says_the_same_in_both_languages(node: Node) -> None:
    for path, profile, fields in _golden_profiles():
        answer = node.ask("profile", fields, profile=profile)
        assert browser_answer(answer) == python_answer(profile, fields), path
        assert answer["profile"] == answer.get("again"), path


def test_every_form_in_every_land_has_the_same_words_in_both_languages(node: Node) -> None:
    count = 0
    for profile in every_profile():
        raw = stored(profile)
        assert browser_answer(node.ask("profile", profile=raw)) == python_answer(raw), raw
        count += 1
    assert count > 111


def test_a_computed_field_brings_along_what_it_follows_from(node: Node) -> None:
    names = ["kosten_einmalig", "produkt", "eigenanteil", "kommune_gen"]
    expected = ["eigenanteil", "foerderquote", "kosten_einmalig", "kosten_je_jahr", "produkt"]
    assert sorted(with_sources(names, SETS["projekt"])) == expected
    assert node.ask("sources", names=names) == expected


def test_every_condition_is_decided_alike_in_both_languages(node: Node) -> None:
    texts = [*_yaml("conditions/hinweise.yml"), *(case["sonst"] for case in _yaml("conditions/sonst.yml"))]
    for text in texts:
        for facts in _FACTS:
            decided = conditions.holds(conditions.parse(text), facts)
            assert node.ask("holds", condition=text, facts=_json(facts)) is decided, (text, facts)


@pytest.mark.parametrize("case", yaml.safe_load((HERE / "eingaben.yml").read_text(encoding="utf-8")), ids=str)
def test_what_people_type_is_read_or_refused_politely(case: dict[str, Any], node: Node) -> None:
    field = {"name": "x", "label": "Angabe", "type": case["typ"], "options": case.get("auswahl", [])}
    answer = node.ask("input", text=case["eingabe"], field=field)
    if "sagt" in case:
        assert case["sagt"] in answer["sentence"]
        assert answer["sentence"].startswith("Bitte ")
        assert len(answer["sentence"].split(". ")) <= 2
    else:
        assert answer == {"value": case["wert"], "text": case["text"].replace("~", "\u00a0")}


@pytest.mark.parametrize("path", sorted((HERE / "vorschlaege").glob("*.yml")), ids=lambda path: path.stem)
def test_the_tables_propose_words_and_ask_for_confirmation(path: Path, node: Node) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    words = {word["base"]: word for word in node.ask("words", profile=case["profil"])}
    for base, expected in case.get("woerter", {}).items():
        assert {key: words[base][key] for key in expected} == expected, base
    for base, expected in case.get("vorschlaege", {}).items():
        offered = node.ask("proposals", profile=case["profil"], base=base)
        likely = [_shown(proposal) for proposal in offered if proposal["likely"]]
        assert likely == expected, base
    for key, expected in case.get("auftrag", {}).items():
        assert node.ask("order", profile=case["profil"])[key] == expected


def test_every_proposal_of_every_form_may_stand_in_a_profile(node: Node) -> None:
    for profile in list(every_profile())[::7]:
        preparing = profile.preparing
        second = {"vorbereitende": {"kommune": preparing.name, "form": preparing.form}} if preparing else {}
        raw = {"kommune": "Musterort", "form": profile.form, "land": profile.land, **second}
        for word in node.ask("words", profile=raw):
            for proposal in node.ask("proposals", profile=raw, base=word["base"]):
                key = proposal["schluessel"]
                own = {"wort": "Klingenstadt"} if proposal["named"] else {}
                override = {**own, "schluessel": key} if key else None
                answer = python_answer({**raw, "werte": {word["base"]: override}})
                assert "values" in answer, (raw, proposal, answer)
                text = answer["values"]["texts"].get(word["base"], "")
                assert text == proposal["text"].replace("…", "Klingenstadt"), (raw, proposal)


_FACTS = (
    Facts(
        "stadt", "HE", frozenset({"hauptausschuss", "verwaltungsorgan"}), {"foerderung": "ja"}, frozenset({"staedte"})
    ),
    Facts("landkreis", "NI", frozenset({"kosten_je_jahr"}), {"stufe": "Pilot"}, frozenset({"kreisebene"})),
    Facts("markt", "BY", frozenset({"vorbereitende"}), {"foerderung": "nein", "stufe": "Regelbetrieb"}),
    Facts("kreis", "NW", frozenset(), {}, frozenset({"kreisebene", "ueberoertlich"})),
)


def _json(facts: Facts) -> dict[str, Any]:
    return {**vars(facts), "has": sorted(facts.has), "groups": sorted(facts.groups)}


def _shown(proposal: dict[str, Any]) -> str:
    """Return a proposal as it stands in the cases: text, a question mark where unverified, its condition."""
    mark = "?" if proposal["unverified"] else ""
    return f"{proposal['text'] or '–'}{mark}{' | ' + proposal['when'] if proposal['when'] else ''}"


def _golden_profiles() -> Iterator[tuple[str, Any, str]]:
    for path in sorted((TESTS / "grammar" / "cases").glob("*.yml")):
        yield path.name, _yaml(path)["profil"], "projekt"
    for folder in ("cases", "fehler"):
        for path in sorted((TESTS / "profile" / folder).glob("*.yml")):
            yield path.name, _as_json(profile_source(_yaml(path)["profil"], path.name).data), "probe"
    for folder in ("profile_beispiele", "golden/profile"):
        for path in sorted((TESTS / folder).glob("*.yml")):
            yield path.name, _as_json(_yaml(path)), "projekt"


def _yaml(path: str | Path) -> Any:
    return yaml.safe_load((TESTS / path).read_text(encoding="utf-8"))


def _as_json(data: Any) -> Any:
    """Return data as the browser's file has it: a date is text; a number is never written as 64.0."""
    if isinstance(data, dict):
        return {key: _as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_as_json(item) for item in data]
    if isinstance(data, dt.date):
        return data.isoformat()
    return data + 0.5 if isinstance(data, float) and data.is_integer() else data
