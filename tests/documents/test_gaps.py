"""Prompts in brackets that no field fills: where they are left in a filled text. The browser says the same."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.documents.gaps import gaps_of
from macros.documents.open_points import checklist
from macros.model import Facts, Values

CASES: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("gaps.yml").read_text(encoding="utf-8")
)


def values_of_case(case: Mapping[str, Any]) -> Values:
    """Return the values that a case is filled with: those of a town in Hesse."""
    return Values(case.get("texte", {}), {}, Facts("stadt", "HE", frozenset()))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_filled_text_says_where_something_is_left_to_write(case: Mapping[str, Any]) -> None:
    found = [[gaps.section, gaps.count] for gaps in gaps_of(case["seite"], values_of_case(case))]
    assert found == case["luecken"]


def test_the_list_of_open_points_names_the_sections() -> None:
    gaps = gaps_of("<p>[Stelle]</p><h2>Ziele</h2><p>[Zahl] [Zahl]</p>", values_of_case({}))
    lines = (
        checklist("Mappe: Probe", "Stadt Musterstadt", [("Vermerk", ["Beginn"], gaps), ("Brief", [], [])])
        .decode("utf-8-sig")
        .split("\r\n")
    )
    assert lines == [
        *("Offene Punkte", "Mappe: Probe, Stadt Musterstadt", "", "Vermerk", "[ ] Beginn"),
        "[ ] eine Lücke in eckigen Klammern vor dem ersten Abschnitt",
        "[ ] 2 Lücken in eckigen Klammern im Abschnitt „Ziele“",
        *("", "Brief", "nichts mehr offen", "", ""),
    ]
