"""Steps in times that endanger them: what is said of them is the same in both languages."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.schedule_paper import paper_steps
from macros.schedule_warnings import REASONS, Step, missing_kinds, periods_of, warning_lines, warnings_of
from tests.twin.node import SETS, Node, running_node

MONDAY = dt.date(2028, 1, 3)
CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("warning_cases.yml").read_text(encoding="utf-8").replace("~", "\u00a0")
)


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with running_node() as started:
        yield started


@pytest.mark.parametrize("name", CASES)
def test_steps_in_endangered_times_are_named_in_words(name: str, node: Node) -> None:
    case = CASES[name]
    steps = [Step(one["name"], one["von"], one["bis"], one.get("vergabe", False)) for one in case["schritte"]]
    periods = periods_of(tuple(case["zeiten"]))
    with_grant = case.get("foerderung", False)
    warned = [
        {"period": one.period, "reason": one.reason, "steps": list(one.steps)} for one in warnings_of(steps, periods)
    ]
    assert [(one["period"], one["steps"]) for one in warned] == [
        (one["zeit"], one["betroffen"]) for one in case["warnt"]
    ]
    assert missing_kinds(periods, with_grant=with_grant) == case["offen"]
    told = [{**vars(step), "start": str(step.start), "end": str(step.end)} for step in steps]
    rows = json.loads(json.dumps(case["zeiten"], default=str))
    answer = node.ask("warnings", steps=told, rows=rows, withGrant=with_grant)
    assert answer == {"warnings": warned, "missing": case["offen"]}


def test_the_days_of_a_paper_are_steps_from_the_draft_to_the_minutes(node: Node) -> None:
    fields = SETS["projekt"]
    given = {
        "sitzungstermin": dt.date(2028, 6, 14),
        "termin_fachausschuss": dt.date(2028, 5, 24),
        "projektbeginn": MONDAY,
    }
    steps = paper_steps(fields, given, fields, "HE")
    assert [(step.name, f"{step.end:%d.%m.}") for step in steps] == [
        ("Entwurf der Vorlage beginnen", "24.03."),
        ("Entwurf der Vorlage fertig", "07.04."),
        ("Mitzeichnung abgeschlossen", "25.04."),
        ("Zeichnung bis zur Verwaltungsspitze", "03.05."),
        ("Abgabe beim Sitzungsdienst", "10.05."),
        ("Versand zur Vorberatung", "17.05."),
        ("Vorberatung im Fachausschuss", "24.05."),
        ("Vorberatung im Hauptausschuss", "07.06."),
        ("Sitzung, in der entschieden wird", "14.06."),
        ("Niederschrift und Auftrag bis", "29.06."),
    ]
    profile = {"kommune": "Musterfelden", "form": "stadt", "land": "HE"}
    told = {name: str(day) for name, day in given.items()}
    answer = node.ask("paper", profile={**profile, "felder": told}, shown=[*fields])
    assert answer == [{**vars(step), "start": str(step.start), "end": str(step.end)} for step in steps]


def test_the_lines_name_the_time_the_reason_the_steps_and_what_is_not_entered() -> None:
    case = next(iter(CASES.values()))
    steps = [Step(one["name"], one["von"], one["bis"]) for one in case["schritte"]]
    lines = warning_lines(warnings_of(steps, periods_of(tuple(case["zeiten"]))), ["Wahl"])
    assert lines[0].startswith(
        "Ferien (Sommerferien), 26.\u00a0Juli 2027 bis 3.\u00a0September 2027: In den Schulferien"
    )
    assert lines[0].endswith("Betroffen: Sitzung (5.\u00a0August 2027).")
    assert lines[1:] == ["Nicht eingetragen: Wahl."]


def test_every_kind_that_the_field_offers_has_its_reason() -> None:
    kinds = next(column for column in SETS["projekt"]["gefaehrdete_zeiten"].columns if column.name == "art")
    assert kinds.options == tuple(REASONS)
