"""A profile is read from YAML and JSON alike; what does not fit is named with its line, all at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.errors import ContentError
from macros.grammar import derive_values
from macros.model import Profile
from macros.profile import parse_profile
from macros.profile_file import profile_source
from tests.grammar.loading import tables
from tests.profile.felder import FIELDS

HERE = Path(__file__).parent


@pytest.mark.parametrize("path", sorted((HERE / "cases").glob("*.yml")), ids=lambda path: path.stem)
def test_a_profile_gives_texts_rows_and_facts(path: Path) -> None:
    case = _case(path)
    values = derive_values(_parsed(case["profil"]), tables(), FIELDS)
    assert {name: values.texts[name] for name in case["texte"]} == case["texte"]
    assert set(case.get("fehlt", ())) & set(values.texts) == set()
    assert set(values.rows) == set(case["zeilen"])
    for name, rows in case["zeilen"].items():
        for row, expected in zip(values.rows[name], rows, strict=True):
            assert {column: row[column] for column in expected} == expected
    assert values.facts.answers == case["antworten"]
    assert sorted(values.facts.has) == sorted(case["hat"])
    assert sorted(values.facts.groups) == case["gruppen"]


@pytest.mark.parametrize("path", sorted((HERE / "fehler").glob("*.yml")), ids=lambda path: path.stem)
def test_faults_are_named_with_their_lines(path: Path) -> None:
    case = _case(path)
    with pytest.raises(ContentError) as caught:
        _parsed(case["profil"])
    found: dict[int, str] = {}
    for finding in caught.value.findings:
        found[finding.line] = f"{found.get(finding.line, '')}\n{finding}"
    for line, message in case["meldungen"].items():
        assert message in found.get(line, ""), found
    assert set(found) == set(case["meldungen"])


def _case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


def _parsed(text: str) -> Profile:
    return parse_profile(profile_source(text, "profil.yml"), tables(), FIELDS)
