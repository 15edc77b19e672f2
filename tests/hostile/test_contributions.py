"""Hostile and broken contributions: each is refused with a sentence, soon, and tells nothing about the machine."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.check import inspect_files
from macros.content_files import ContentFiles, read_files
from macros.errors import Finding
from tests.check.test_check import HEAD, SNIPPET
from tests.support.content import copy_core, core_content
from tests.support.project import command

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("contributions.yml").read_text(encoding="utf-8")
)
CONTENT = core_content()
SECRET = "q7-Blaubeere-19"
SECONDS = 10  # of work; a busy machine is no fault
NOT_FOR_CLERKS = ("Traceback", "Error", "Exception", "0x", "jinja", "pydantic", "yaml.", "regex", "None")


@pytest.mark.parametrize("name", CASES)
def test_the_contribution_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEHEIMNIS", SECRET)
    path, content = contribution(CASES[name])
    begun = time.process_time()
    faults = faults_of(path, content)
    assert time.process_time() - begun < SECONDS
    told = "\n".join(str(fault) for fault in faults)
    assert told
    assert SECRET not in told
    assert not [word for word in NOT_FOR_CLERKS if word in told], told
    assert all(fault.remedy for fault in faults), told
    assert all(line.isprintable() for line in told.splitlines())


@pytest.mark.parametrize(
    "name", ["environment through a Jinja attribute chain", "local file as a picture, over the project folder"]
)
def test_no_build_tells_a_secret(name: str, tmp_path: Path) -> None:
    project = copy_core(tmp_path)
    (project / "geheim.txt").write_text(SECRET, encoding="utf-8")
    path, content = contribution(CASES[name])
    (project / path).write_bytes(content)
    done = subprocess.run(command(project), env={**os.environ, "GEHEIMNIS": SECRET}, capture_output=True, check=False)
    assert done.returncode == 1
    assert path.encode() in done.stderr
    assert SECRET.encode() not in done.stdout + done.stderr
    assert not (project / "site").exists()


def faults_of(path: str, content: bytes) -> list[Finding]:
    """Return what the check says of one file: of its name and bytes on a disk, then of its text among our own."""
    if found := read_bytes(path, content):
        return found
    files = ContentFiles({**CONTENT.texts, path: content.decode()}, CONTENT.pictures)
    return [item for item in inspect_files(files, only=[path]).findings if not item.advice]


def read_bytes(path: str, content: bytes) -> list[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return [finding for finding in read_files(Path(folder))[1] if finding.path == path]


def contribution(case: dict[str, Any]) -> tuple[str, bytes]:
    """Return path and content of the file that a case adds or changes."""
    path = case.get("datei", SNIPPET)
    if "bytes" in case:
        return path, bytes.fromhex(case["bytes"])
    if "dazu" in case:
        text = CONTENT.texts[path] + case["dazu"]
    elif "ersetzt" in case:
        old, new = case["ersetzt"]
        assert old in CONTENT.texts[path]
        text = CONTENT.texts[path].replace(old, new, 1)
    elif "ganz" in case:
        text = case["ganz"]
    else:
        text = HEAD.format(case.get("angaben", "")) + case["text"] + "\n"
    piece, times = case.get("mal", ("", 0))
    return path, text.replace("‹X›", piece * times).encode()
