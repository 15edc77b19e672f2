"""Hostile values in rows: as a municipality that takes part and as a time that endangers a plan, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.needs import ROOT
from tests.twin.node import Node, browser_answer, python_answer, running_node

HOSTILE = yaml.safe_load(Path(ROOT / "tests/browser_fill/hostile_values.yml").read_text(encoding="utf-8"))
TOWN = {"kommune": "Musterheide", "form": "landkreis", "land": "NI"}
LONGEST_NAME = 120


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """Return a running Node process."""
    with running_node() as started:
        yield started


def told(node: Node, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what both languages say of a profile with these fields, which must be the same."""
    profile = {**TOWN, "felder": fields}
    found = browser_answer(node.ask("profile", profile=profile))
    assert found == python_answer(profile)
    return found


def text_of(case: Mapping[str, Any]) -> str:
    return str(case["text"]) * int(case.get("mal", 1))


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case["name"])
def test_a_name_of_a_party_is_literal_or_refused_at_its_place(case: Mapping[str, Any], node: Node) -> None:
    name = text_of(case)
    said = told(
        node, {"partnergemeinden": [{"kommune": name, "form": "stadt"}, {"kommune": "Musterfehn", "form": "stadt"}]}
    )
    if "faults" in said:
        assert [fault["place"][:3] for fault in said["faults"]] == [["felder", "partnergemeinden", 0]]
        assert all(fault["remedy"] or fault["expected"] for fault in said["faults"])
        return
    texts = [row["kommune_dat"] for row in said["values"]["rows"]["partnergemeinden"]]
    assert len(texts) == 2
    assert " ".join(name.split()) in " ".join(texts[0].split())
    assert not set(name) & set("<>{}")
    assert len(name) <= LONGEST_NAME


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case["name"])
def test_the_name_of_an_endangered_time_is_literal_or_refused_at_its_place(case: Mapping[str, Any], node: Node) -> None:
    name = text_of(case)
    said = told(
        node, {"gefaehrdete_zeiten": [{"art": "Ferien", "name": name, "von": "2028-06-14", "bis": "15.6.2028"}]}
    )
    if "faults" in said:
        assert [fault["place"][:2] for fault in said["faults"]] == [["felder", "gefaehrdete_zeiten"]]
        return
    (row,) = said["values"]["rows"]["gefaehrdete_zeiten"]
    assert " ".join(row.get("name", "").split()) == " ".join(name.split())
    assert row["bis"].replace("\u00a0", " ") == "15. Juni 2028"


@pytest.mark.parametrize(
    "day", ["31.2.2028", "2028-02-30", "0.1.2028", "14.13.2028", "29.2.2027", "morgen", "1e3", 20280614]
)
@pytest.mark.parametrize("column", ["von", "bis"])
def test_impossible_days_of_an_endangered_time_are_refused(day: Any, column: str, node: Node) -> None:
    row = {"art": "Ferien", "von": "2028-06-14", "bis": "2028-06-15", column: day}
    said = told(node, {"gefaehrdete_zeiten": [row]})
    assert [fault["place"][:4] for fault in said["faults"]] == [["felder", "gefaehrdete_zeiten", 0, column]]


@pytest.mark.parametrize(
    "row",
    [
        None,
        7,
        "Musterfehn",
        {"kommune": "Musterfehn"},
        {"kommune": ["x"], "form": "stadt"},
        {"kommune": "X", "form": "stadt", "land": "XX"},
        {"kommune": "X", "form": "markt"},
        {"kommune": "X", "form": "stadt", "__proto__": 1},
        {"kommune": "X", "form": "constructor"},
    ],
)
def test_a_row_that_names_no_municipality_is_refused(row: Any, node: Node) -> None:
    assert told(node, {"partnergemeinden": [row]})["faults"]
