"""Hostile and broken contributions: each is refused with a sentence, soon, and tells nothing about the machine."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.check import inspect_content
from tests.check.test_check import HEAD, SNIPPET
from tests.support.needs import ROOT
from tests.support.project import copy_content

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("contributions.yml").read_text(encoding="utf-8")
)
SECRET = "q7-Blaubeere-19"
SECONDS = 10
NOT_FOR_CLERKS = ("Traceback", "Error", "Exception", "0x", "jinja", "pydantic", "yaml.", "regex", "None")


@pytest.mark.parametrize("name", CASES)
def test_the_contribution_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEHEIMNIS", SECRET)
    project = copy_content(ROOT, tmp_path)
    (project / "geheim.txt").write_text(SECRET, encoding="utf-8")
    contribute(project, CASES[name])
    begun = time.monotonic()
    faults = inspect_content(project).faults
    assert time.monotonic() - begun < SECONDS
    told = "\n".join(str(fault) for fault in faults)
    assert told
    assert SECRET not in told
    assert not [word for word in NOT_FOR_CLERKS if word in told], told
    assert told.isprintable() or all(line.isprintable() for line in told.splitlines())


def contribute(project: Path, case: dict[str, Any]) -> None:
    path = project / case.get("datei", SNIPPET)
    path.parent.mkdir(parents=True, exist_ok=True)
    if "bytes" in case:
        path.write_bytes(bytes.fromhex(case["bytes"]))
        return
    if "dazu" in case:
        text = path.read_text(encoding="utf-8") + case["dazu"]
    else:
        text = case.get("ganz") or HEAD.format(case.get("angaben", "")) + case["text"] + "\n"
    piece, times = case.get("mal", ("", 0))
    path.write_text(text.replace("‹X›", piece * times), encoding="utf-8")
