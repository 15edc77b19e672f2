from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.needs import ROOT

CASES: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "tests/setup/faelle.yml").read_text(encoding="utf-8"))
NEEDED = ("scripts/einrichten.sh", "scripts/uv.txt", "pyproject.toml", "uv.lock", "package.json", "package-lock.json")
CI_CASES: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "tests/setup/ci.yml").read_text(encoding="utf-8"))
BASIC_TOOLS = ("sh", "dirname", "mkdir", "cat", "cksum", "cmp", "env", "grep", "id", "cp", "ls", "readlink")
NOISE = ("Traceback", "ERROR:", "error sending", "No module named", "ENOTFOUND", "WARNING")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of what setting up reads, in a folder of its own."""
    folder = tmp_path / "projekt"
    for name in NEEDED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    return folder


@pytest.mark.parametrize("name", CASES)
def test_setting_up_answers_with_one_clear_sentence(name: str, project: Path, tmp_path: Path) -> None:
    case = CASES[name]
    tools = _machine(tmp_path / "bin", case["programme"])
    if "uv" in case:
        _pretend_uv(project, case["uv"])
    for goal in case.get("fertig", []):
        _pretend_environment(project, goal)
    done = _set_up(project, case["ziel"], {"PATH": str(tools)})
    assert done.returncode == case["code"], done.stderr
    said = done.stdout + done.stderr
    for sentence in case["sagt"]:
        assert sentence in said
    assert case["sagt"] or not said
    assert not [noise for noise in NOISE if noise in said]
    calls = (project / "aufrufe").read_text(encoding="utf-8") if "ruft" in case else ""
    assert all(call in calls for call in case.get("ruft", []))


def test_setting_up_without_network_says_so(project: Path) -> None:
    done = _set_up(project, "seite", {"PATH": os.environ["PATH"], **_no_network()})
    assert done.returncode == 1
    assert "uv: Herunterladen nicht möglich, das Netz oder der Paketdienst ist nicht erreichbar." in done.stderr
    assert not [noise for noise in NOISE if noise in done.stdout + done.stderr]


def test_help_of_make_is_german_and_names_both_commands() -> None:
    make = shutil.which("make")
    if not make:
        pytest.skip("make fehlt")
    said = subprocess.run([make, "-C", str(ROOT), "--no-print-directory"], capture_output=True, text=True, check=True)
    assert "make serve" in said.stdout
    assert "make test" in said.stdout
    assert "Aufruf: make BEFEHL" in said.stdout


@pytest.mark.parametrize("name", CI_CASES)
def test_ci_ends_with_the_summary_of_the_tests_and_fails_on_any_skip(name: str, tmp_path: Path) -> None:
    case = CI_CASES[name]
    _program(tmp_path / "make", case["make"])
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    command = [str(ROOT / ".ci/run")]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, check=False
    )
    assert done.returncode == case["code"]
    assert done.stdout.splitlines()[-1] == case["letzte_zeile"]
    assert done.stdout.count("SKIPPED") == case["make"].count("SKIPPED")


def test_lock_file_of_npm_names_no_registry() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []


def _machine(folder: Path, programs: dict[str, str]) -> Path:
    folder.mkdir()
    for tool in BASIC_TOOLS:
        path = shutil.which(tool)
        assert path
        (folder / tool).symlink_to(path)
    for name, script in programs.items():
        (folder / name).unlink(missing_ok=True)
        _program(folder / name, script)
    return folder


def _program(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def _pretend_uv(project: Path, script: str) -> None:
    _program(project / ".werkzeug/uv/bin/uv", script)
    shutil.copy2(project / "scripts/uv.txt", project / ".werkzeug/uv/.stand")


def _pretend_environment(project: Path, goal: str) -> None:
    _program(project / ".venv/bin/python", "exit 0")
    _program(project / ".venv/bin/playwright", 'exec playwright "$@"')
    files = ["pyproject.toml", "uv.lock"]
    state = subprocess.run(f"cat {' '.join(files)} | cksum", shell=True, cwd=project, capture_output=True, check=True)
    (project / f".venv/.stand-{goal}").write_bytes(state.stdout)


def _set_up(project: Path, goal: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [str(project / "scripts/einrichten.sh"), goal]
    return subprocess.run(
        command, capture_output=True, text=True, env={"HOME": str(project), **environment}, timeout=120, check=False
    )


def _no_network() -> dict[str, str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{probe.getsockname()[1]}"
    return {
        "PATH": f"{Path(sys.base_prefix) / 'bin'}:{os.environ['PATH']}",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": f"{closed}/simple",
        "PIP_RETRIES": "0",
        "PIP_NO_CACHE_DIR": "1",
    }
