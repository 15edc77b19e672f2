from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.baukasten import main
from scripts.commands.fuellen import FORMATS, TABLES
from tests.support.content import copy_core
from tests.support.needs import ROOT

CASES: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "tests/commands/faelle.yml").read_text(encoding="utf-8"))
SETTINGS = """\
site_name: Probe
site_url: https://example.org/unterordner/
strict: true
theme: {name: material, font: false}
hooks: [macros/site_hooks.py]
"""
HOOKS = "macros/site_hooks.py"
PATIENCE = 30.0


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a tiny project: one page, one hook file, one snippet."""
    files = {"mkdocs.yml": SETTINGS, "docs/index.md": "# Erster Stand\n", HOOKS: "", "snippets/a/b.md": "Text"}
    return _write(tmp_path / "projekt", files)


@pytest.mark.parametrize("name", CASES)
def test_command_line_answers_in_german(name: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = CASES[name]
    _write(project, case.get("dateien", {}))
    content = project.parent / "inhalt"
    if "inhalt" in case:
        _write(copy_core(content), case["inhalt"])
    call = [part.format(projekt=project, leer=project / "docs", inhalt=content) for part in case["aufruf"]]
    code = main(call)
    captured = capsys.readouterr()
    said = captured.out + captured.err
    assert code == case["code"], said
    for sentence in case["sagt"]:
        assert sentence in said, said
    assert not [sentence for sentence in case.get("verschweigt", ()) if sentence in said]
    for path, part in case.get("danach", {}).items():
        assert part in (content / path).read_bytes().decode()
    assert not [noise for noise in ("\x1b", "Traceback", "usage:", "error:", "options:", "Aborted") if noise in said]


def test_a_message_of_ours_is_not_repeated(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = "docs/index.md:1: So geht es nicht"
    hook = f"from mkdocs.exceptions import Abort\ndef on_page_markdown(markdown, **_):\n    raise Abort({message!r})\n"
    _write(project, {HOOKS: hook})
    assert main(["--ordner", str(project), "bauen"]) == 1
    assert capsys.readouterr().err.count(message) == 1


def test_interruption_ends_without_traceback(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("scripts.site_build.build", lambda *_, **__: interrupted())
    assert main(["--ordner", str(project), "bauen"]) == 128 + signal.SIGINT
    assert capsys.readouterr().err.endswith("Abgebrochen.\n")


def test_busy_port_is_named_with_the_way_out(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["--ordner", str(project), "vorschau", "--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert f"Port {port} ist belegt." in said
    assert f"make serve PORT={port + 1}" in said


@pytest.mark.site
def test_preview_rebuilds_after_a_change_and_survives_a_mistake(project: Path) -> None:
    with _preview(project) as (address, said):
        assert "Erster Stand" in _page(address)
        _write(project, {"docs/index.md": "# Zweiter Stand\n"})
        _wait(lambda: "Zweiter Stand" in _page(address))
        _write(project, {"docs/index.md": "# Dritter Stand\n\n[weg](weg.md)\n"})
        _wait(lambda: "Die Vorschau zeigt weiter" in said())
        _write(project, {"snippets/a/b.md": "Neuer Text", "docs/index.md": "# Vierter Stand\n"})
        _wait(lambda: "Vierter Stand" in _page(address))
    assert said().endswith("Vorschau beendet.\n")
    assert "Traceback" not in said()


@pytest.mark.site
def test_preview_rebuilds_after_a_change_of_a_snippet(project: Path) -> None:
    lines = (
        "from pathlib import Path",
        "def on_page_markdown(_, **__):",
        "    return Path('snippets/a/b.md').read_text()",
    )
    _write(project, {HOOKS: "\n".join(lines)})
    with _preview(project) as (address, _):
        _write(project, {"snippets/a/b.md": "Neuer Baustein"})
        _wait(lambda: "Neuer Baustein" in _page(address))


def test_filling_writes_a_file_of_every_format_and_names_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = ROOT / "tests/profile_beispiele/stadt-hessen.yml"
    call = ["fuellen", "--profil", str(profile), "--vorlage", "grundsatzbeschluss", "--ziel", str(tmp_path / "fertig")]
    assert main(call) == 0
    named = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.suffix for path in named] == [".docx", ".odt", ".pdf"]
    assert all(path.stat().st_size for path in named)


def test_a_set_of_slides_is_written_in_its_own_formats_and_when_asked_for_others_as_slides(tmp_path: Path) -> None:
    profile = ROOT / "tests/profile_beispiele/stadt-hessen.yml"
    call = ["fuellen", "--profil", str(profile), "--vorlage", "foliensatz-ausschuss"]
    for number, (choice, suffixes) in enumerate([([], {".pptx", ".pdf"}), (["--format", "docx"], {".pptx"})]):
        folder = tmp_path / str(number)
        assert main([*call, *choice, "--ziel", str(folder)]) == 0
        assert {path.suffix for path in folder.iterdir()} == suffixes


def test_formats_of_the_command_line_are_those_of_the_documents() -> None:
    from macros.documents import formats, table_fill

    assert set(FORMATS) == set(formats.FORMATS)
    assert set(TABLES) == set(table_fill.TABLES)


def _write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


@contextlib.contextmanager
def _preview(project: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    port = _free_port()
    call = [sys.executable, "-m", "scripts.baukasten", "--ordner", ".", "vorschau", "--port", str(port)]
    log = project.parent / "ausgabe.txt"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (
        log.open("w") as output,
        subprocess.Popen(call, cwd=project, env=environment, stdout=output, stderr=subprocess.STDOUT) as process,
    ):
        try:
            _wait(lambda: "beenden mit Strg+C" in log.read_text(encoding="utf-8") or process.poll() is not None)
            assert process.poll() is None, log.read_text(encoding="utf-8")
            yield f"http://127.0.0.1:{port}/", lambda: log.read_text(encoding="utf-8")
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return str(answer.read().decode())


def _wait(done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < end, "dauert zu lange"
        time.sleep(0.1)
