"""What the measurements say, and what they measure with; nothing here is timed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.check import inspect_content
from scripts.bench.content import add_content, change_snippet
from scripts.bench.goals import goals_between, goals_of
from scripts.bench.lighthouse import figures
from scripts.bench.series import Build, Series
from scripts.bench.table import builds_table, goals_table
from tests.support.content import copy_core

CASES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("faelle.yml").read_text(encoding="utf-8"))


def series(case: dict[str, Any], generated: int = 8, documents: int = 10) -> Series:
    builds = {name: Build(**{"wall": 1, "work": 1} | case[name]) for name in ("stock", "cold", "unchanged", "changed")}
    return Series(generated=generated, documents=documents, dependent=2, pages=30, **builds)


@pytest.mark.parametrize("name", CASES)
def test_goals_tell_what_is_missed(name: str) -> None:
    missed = [goal.label for goal in goals_of(series(CASES[name])) if not goal.met]
    assert missed == CASES[name]["verfehlt"]


@pytest.mark.parametrize(("documents", "met"), [(90, True), (80, False)])
def test_the_time_for_a_vorlage_may_grow_by_a_fifth(documents: int, met: bool) -> None:
    small = series(CASES["alles im Rahmen"], generated=100, documents=100)
    large = series(CASES["alles im Rahmen"], generated=1000, documents=documents)
    (goal,) = goals_between([series(CASES["alles im Rahmen"], generated=0), small, large])
    assert goal.met == met


def test_tables_are_german_and_say_what_is_missed() -> None:
    measured = series(CASES["neu zu langsam"])
    goals = goals_table(goals_of(measured)).splitlines()
    assert " ".join(goals[1].split()) == "alle Dokumente neu, gegen MkDocs allein 1,51 × 1,50 × NEIN"
    assert {len(line) for line in goals[2:]} == {len(goals[2])}
    assert "ein Baustein geändert (in 2 Vorlagen)" in builds_table(measured)


def test_generated_content_passes_the_check_before_and_after_the_change(tmp_path: Path) -> None:
    project = copy_core(tmp_path)
    add_content(project, 3)
    change_snippet(project / "snippets" / "begruendung" / "messbaustein-0.md")
    report = inspect_content(project)
    assert report.library
    assert [str(fault) for fault in report.faults] == []
    assert "messvorlage-2" in report.library.documents
    assert report.library.snippets["messbaustein-0"].body.endswith("Dieser Satz ist neu.\n")


def test_a_report_of_lighthouse_becomes_whole_points_and_kilobytes() -> None:
    scores = {"performance": 0.954, "accessibility": 1, "best-practices": 0.9}
    categories = {name: {"score": score} for name, score in scores.items()}
    audits = {"total-byte-weight": {"numericValue": 157_400}}
    assert figures({"categories": categories, "audits": audits}) == ["95", "100", "90", "157"]
