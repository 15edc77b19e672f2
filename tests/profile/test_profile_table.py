"""Tables of profiles: what each row says, and the faults of a table in German."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.errors import ContentError
from macros.library import load_library
from macros.model import Field
from macros.profile_table import read_table
from tests.support.needs import ROOT

CASES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("tabellen.yml").read_text(encoding="utf-8"))


@cache
def fields() -> Mapping[str, Field]:
    """Return the project's fields."""
    return load_library(ROOT).project_fields


@pytest.mark.parametrize("name", [name for name in CASES if "zeilen" in CASES[name]])
def test_each_row_says_what_a_profile_of_its_own_would_say(name: str) -> None:
    rows = read_table(CASES[name]["tabelle"], "tabelle.csv", fields())
    faulty = {row.line: "\n".join(map(str, row.faults)) for row in rows if row.faults}
    assert faulty.keys() == CASES[name].get("fehlerhaft", {}).keys()
    assert [line for line, said in CASES[name].get("fehlerhaft", {}).items() if said not in faulty[line]] == []
    assert {row.line: row.source.data for row in rows if not row.faults} == CASES[name]["zeilen"]
    assert [row.source.line(("kommune",)) for row in rows] == [row.line for row in rows]


@pytest.mark.parametrize("name", [name for name in CASES if "sagt" in CASES[name]])
def test_a_table_that_does_not_hold_is_refused_with_all_faults(name: str) -> None:
    with pytest.raises(ContentError) as refusal:
        read_table(CASES[name]["tabelle"], "tabelle.csv", fields())
    said = str(refusal.value)
    assert [sentence for sentence in CASES[name]["sagt"] if sentence not in said] == [], said


def test_a_long_cell_is_kept_whole() -> None:
    text = "Satz. " * 30_000
    (row,) = read_table(f"kommune;form;land;felder.ausgangslage_vor_ort\nM;stadt;HE;{text}\n", "t.csv", fields())
    assert row.source.data["felder"]["ausgangslage_vor_ort"] == text.strip()
