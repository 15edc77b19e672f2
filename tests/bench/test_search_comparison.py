"""Three searches are compared on the same pages, through the command; how figures are reckoned; what is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.baukasten import main
from scripts.bench.search.asking import Answer, Asked
from scripts.bench.search.compare import NO_PAGEFIND
from scripts.bench.search.goals import goals_of
from scripts.bench.search.offer import MATERIAL, OURS, PAGEFIND, has_pagefind
from scripts.bench.search.queries import Query
from scripts.bench.search.scores import percentile, rank_of, scores_of
from tests.support import needs
from tests.support.needs import ROOT

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("vergleich.yml").read_text(encoding="utf-8"))
NAMES = tuple("abcdef")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Return the folder with the small pages."""
    folder = tmp_path / "seiten"
    for name, text in CASES["seiten"].items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.browser
def test_all_searches_answer_the_same_queries(pages: Path, tmp_path: Path) -> None:
    lines, messages = compared(ROOT, pages, tmp_path)
    labels = [OURS, MATERIAL, PAGEFIND] if has_pagefind(ROOT) else [OURS, MATERIAL]
    for label in labels:
        shares, figures = after(label, lines).split(" % ")[:2], after(label, lines).split(" % ")[-1].split()
        assert f"{' % '.join(shares)} %" == CASES["ergebnis"][label]
        assert len(figures) == 5
        assert all(float(figure.replace(",", ".")) >= 0 for figure in figures)
    for kind, (count, *shares) in CASES["klassen"].items():
        assert after(kind, lines) == " ".join([str(count), *shares[: len(labels)]])
    assert "Bei keiner Anfrage liegt eine andere Suche vorn." in lines
    assert (NO_PAGEFIND in messages) != has_pagefind(ROOT)


@pytest.mark.browser
def test_without_pagefind_the_others_are_compared_and_the_remedy_is_named(pages: Path, tmp_path: Path) -> None:
    project = tmp_path / "projekt"
    (project / "docs" / "assets").mkdir(parents=True)
    (project / "docs" / "assets" / "javascript").symlink_to(ROOT / "docs" / "assets" / "javascript")
    lines, messages = compared(project, pages, tmp_path)
    assert "npm ci" in messages
    assert after(MATERIAL, lines)
    assert not [line for line in lines if line.startswith(PAGEFIND)]


@pytest.mark.parametrize("name", CASES["abgelehnt"])
def test_what_does_not_fit_is_refused_before_anything_is_built(
    name: str, pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, file = CASES["abgelehnt"][name], tmp_path / "anfragen.yml"
    file.write_text(case.get("inhalt", ""), encoding="utf-8")
    call = case.get("aufruf", ["--aus", "{ordner}", "--anfragen", "{datei}"])
    assert main(["messen", "--suche", *(part.format(ordner=pages, datei=file) for part in call)]) == 1
    assert case["sagt"] in capsys.readouterr().err


@pytest.mark.parametrize("name", CASES["guete"])
def test_answers_are_judged_by_where_fitting_pages_stand(name: str) -> None:
    case = CASES["guete"][name]
    query, answer = Query("Anfrage", "alle", tuple(case["passt"])), Answer(tuple(case["gefunden"]), 1.0)
    assert rank_of(query, answer) == case["platz"]
    scores = scores_of([query], [answer], NAMES)
    found = [scores.first, scores.among_five, scores.ndcg, scores.no_hit]
    assert found == pytest.approx(case["anteile"], abs=0.0001)
    assert scores.nonsense is None


def test_nonsense_counts_for_itself_only() -> None:
    queries = [Query("Plan", "alle", ("a",)), Query("qwertz", "unsinn", ()), Query("yxcv", "unsinn", ())]
    scores = scores_of(queries, [Answer(("a",), 1), Answer(("b",), 1), Answer((), 1)], NAMES)
    assert (scores.first, scores.no_hit, scores.nonsense) == (1, 0, 0.5)


@pytest.mark.parametrize(("share", "milliseconds"), [(0.5, 10), (0.95, 19), (1, 20)])
def test_a_percentile_is_a_time_that_was_measured(share: float, milliseconds: float) -> None:
    assert percentile([Answer((), number) for number in range(20, 0, -1)], share) == milliseconds


@pytest.mark.parametrize("name", CASES["ziele"])
def test_goals_are_ratios_to_the_other_searches(name: str) -> None:
    case = CASES["ziele"][name]
    query = Query("Plan", "alle", ("a",))
    every = [
        asked(OURS, [["a"], 25, 25, 25], case.get("unsere", {})),
        asked(MATERIAL, [["b", "c", "d", "e", "f", "a"], 100, 100, 100], {}),
    ]
    scores = {one.label: scores_of([query], one.answers, NAMES) for one in every}
    assert [goal.label for goal in goals_of(every, scores) if not goal.met] == case["verfehlt"]


def asked(label: str, usual: list[Any], given: dict[str, Any]) -> Asked:
    """Return what a search said: usual names, milliseconds, bytes and milliseconds to open, unless others are given."""
    values = dict(zip(("names", "milliseconds", "bytes_first", "opening"), usual, strict=True)) | given
    answer = Answer(tuple(values["names"]), values["milliseconds"])
    return Asked(label, values["opening"], values["bytes_first"], values["bytes_first"], (answer,))


def compared(root: Path, pages: Path, folder: Path) -> tuple[list[str], str]:
    """Return the report's lines with single spaces, and the messages.

    The command runs in a process of its own: the browser of other tests is at work in this one.
    """
    needs.program("chromium", "chromium-browser", "google-chrome", called="Chromium")
    files = {name: folder / f"{name}.yml" for name in ("anfragen", "synonyme")}
    for name, file in files.items():
        file.write_text(yaml.safe_dump(CASES[name], allow_unicode=True), encoding="utf-8")
    given = [part for name, file in files.items() for part in (f"--{name}", str(file))]
    call = ["--ordner", str(root), "messen", "--suche", "--aus", str(pages), *given, "--klassen"]
    program = [sys.executable, "-m", "scripts.baukasten", *call]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [" ".join(line.split()) for line in done.stdout.splitlines()], done.stderr


def after(label: str, lines: list[str]) -> str:
    """Return the rest of the first line that begins with a label."""
    return next(line.removeprefix(f"{label} ") for line in lines if line.startswith(f"{label} "))
