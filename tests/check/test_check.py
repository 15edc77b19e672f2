from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.check import inspect_content
from macros.errors import Finding
from tests.support.needs import ROOT
from tests.support.project import copy_content

CASES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yml").read_text(encoding="utf-8"))
HEAD = """\
---
id: probe
art: begruendung
titel: Probe
wofuer: Ein Text zur Probe.
stand: 2026-11-23
status: Entwurf
---
"""


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_named_with_file_and_line(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    project = copy_content(ROOT, tmp_path)
    text = case.get("ganz") or HEAD + case["text"]
    (project / case["datei"]).write_text(text, encoding="utf-8")
    findings = [finding for finding in check(project) if finding.path == case["datei"]]
    assert findings
    assert findings[0].line == case["zeile"], findings[0]
    for part in case["sagt"]:
        assert any(choice in str(findings[0]) for choice in part.split("|")), findings[0]


def test_our_own_content_holds() -> None:
    assert check(ROOT) == []


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    project = copy_content(ROOT, tmp_path)
    for name in ("eins", "zwei"):
        body = HEAD.replace("id: probe", f"id: {name}") + "{{ falsch }}\n"
        (project / "snippets" / "begruendung" / f"{name}.md").write_text(body, encoding="utf-8")
    assert {finding.path for finding in check(project)} == {
        "snippets/begruendung/eins.md",
        "snippets/begruendung/zwei.md",
    }


def check(project: Path) -> list[Finding]:
    return list(inspect_content(project).findings)
