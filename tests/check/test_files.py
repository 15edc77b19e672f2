"""Files that do not belong into the content folders, on a real disk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.check import inspect_content
from macros.content_files import MAX_TEXT_BYTES
from tests.support.content import copy_core

CASES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("files.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_a_file_that_does_not_belong_is_named(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    project = copy_core(tmp_path)
    make(project / case["pfad"], case["art"], case.get("inhalt", ""))
    report = inspect_content(project)
    (finding,) = report.faults
    assert all(any(part in str(finding) for part in choice.split("|")) for choice in case["sagt"]), finding


def test_a_file_that_is_too_large_is_not_even_decoded(tmp_path: Path) -> None:
    project = copy_core(tmp_path)
    (project / "docs" / "lang.md").write_bytes(b"\xff" * (MAX_TEXT_BYTES + 1))
    (finding,) = inspect_content(project).faults
    assert finding.found == "die Datei ist größer als 100 kB"


def test_a_content_folder_that_is_a_link_is_named_and_not_entered(tmp_path: Path) -> None:
    project = copy_core(tmp_path / "projekt")
    (project / "snippets").rename(tmp_path / "anderswo")
    (project / "snippets").symlink_to(tmp_path / "anderswo")
    findings = inspect_content(project).faults
    assert "snippets:1: eine Verknüpfung statt einer Datei" in str(findings[-1])


@pytest.mark.parametrize("name", ["mkdocs.yml", "snippets/felder.yml", "snippets/kommunalformen.yml"])
def test_a_missing_table_is_named(name: str, tmp_path: Path) -> None:
    project = copy_core(tmp_path)
    (project / name).unlink()
    assert (name, "die Datei fehlt") in [(finding.path, finding.found) for finding in inspect_content(project).faults]


def test_windows_line_ends_and_byte_order_marks_are_fine(tmp_path: Path) -> None:
    project = copy_core(tmp_path)
    for path in project.rglob("*.md"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert inspect_content(project).findings == ()


def make(path: Path, kind: str, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "verknuepfung":
        path.symlink_to(content)
    elif kind == "warteschlange":
        os.mkfifo(path)
    elif kind == "bytes":
        path.write_bytes(bytes.fromhex(content))
    else:
        path.write_text(content, encoding="utf-8")
