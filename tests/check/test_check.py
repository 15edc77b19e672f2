"""The content check, driven by the cases in `cases/*.yml`.

A case has either `text` (the body of a Baustein) or `ganz` (the whole file), and what has to be found:

    datei: path of the file (default: the Baustein below)
    angaben: lines added to the front matter
    dateien: further files by path
    anzahl: how many findings there are, where a mistake must not be told twice
    zeile, sagt: line of the first finding; parts of its text (alternatives separated by |)
    tag: the day of the check, needed for advice
    art: fehler (default), hinweis or nichts (the check must stay silent)
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.check import inspect_content, inspect_files
from macros.content_files import SETTINGS, ContentFiles
from macros.errors import Finding
from tests.support.content import core_content
from tests.support.needs import REMEDY, ROOT, spelling_available
from tests.support.project import copy_content

CASES = {
    f"{path.stem}: {name}": case
    for path in sorted(Path(__file__).with_name("cases").glob("*.yml"))
    for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}
SNIPPET = "snippets/begruendung/probe.md"
HEAD = """\
---
id: probe
art: begruendung
titel: Probe
wofuer: Ein Text zur Probe.
stand: 2026-11-23
status: Entwurf
{}---
"""
HOOKS = "hooks: [macros/site_hooks.py]"  # without them nothing else in the settings counts
CONTENT = core_content()


@pytest.mark.parametrize("name", CASES)
def test_what_the_check_says(name: str) -> None:
    case = CASES[name]
    if name.startswith("spelling: ") and "tag" in case and not spelling_available():
        pytest.skip(f"hunspell mit deutschem Wörterbuch fehlt ({REMEDY})")
    found = findings_of(case)
    if case.get("art") == "nichts":
        assert found == []
        return
    wanted = [finding for finding in found if finding.advice == (case.get("art") == "hinweis")]
    assert wanted
    assert all(finding.remedy for finding in found), found
    assert wanted[0].line == case["zeile"], wanted[0]
    assert len(wanted) == case.get("anzahl", len(wanted)), wanted
    for part in case["sagt"]:
        assert any(choice in str(wanted[0]) for choice in part.split("|")), wanted[0]


def findings_of(case: dict[str, Any]) -> list[Finding]:
    path = case.get("datei", SNIPPET)
    source = case["ganz"] if "ganz" in case else HEAD.format(case.get("angaben", "")) + case["text"]
    if path == SETTINGS and "hooks" not in source:
        source += f"{HOOKS}\n"
    texts = {**CONTENT.texts, **case.get("dateien", {}), path: source}
    day: dt.date | None = case.get("tag")
    if day and path == SNIPPET:
        texts["docs/nutzt-probe.md"] = '{{ baustein("probe") }}\n'  # advice: a Baustein has to be used somewhere
    return list(inspect_files(ContentFiles(texts, CONTENT.pictures), day, only=[path]).findings)


def test_our_own_content_holds() -> None:
    assert inspect_content(ROOT).findings == ()


def test_our_own_content_needs_no_advice() -> None:
    found = inspect_content(ROOT, dt.date(2026, 11, 23)).findings
    assert {finding.path for finding in found} <= {SETTINGS}  # who publishes fills in the operator's data


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    project = copy_content(ROOT, tmp_path)
    for name in ("eins", "zwei"):
        body = HEAD.format("").replace("id: probe", f"id: {name}") + "{{ falsch }}\n"
        (project / "snippets" / "begruendung" / f"{name}.md").write_text(body, encoding="utf-8")
    assert {finding.path for finding in inspect_content(project).findings} == {
        "snippets/begruendung/eins.md",
        "snippets/begruendung/zwei.md",
    }
