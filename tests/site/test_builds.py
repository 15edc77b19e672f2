"""Builds are reproducible, survive being killed, and write nothing twice."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
import subprocess
import time
from pathlib import Path

import pytest

from macros.check import inspect_content
from macros.documents import making
from macros.documents.cache import Cache
from macros.documents.formats import FORMATS
from macros.documents.service import read_page, write_documents
from macros.library import load_library
from tests.support.content import copy_core
from tests.support.needs import ROOT
from tests.support.project import build_copy, command

pytestmark = pytest.mark.site


def downloads_of(folder: Path) -> dict[str, str]:
    root = folder / "site" / "downloads"
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_another_machine_writes_the_same_bytes(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "ganz wo anders" / "Übung"
    surroundings = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "SOURCE_DATE_EPOCH": "1"}
    build_copy(ROOT, elsewhere, surroundings)
    assert downloads_of(elsewhere) == downloads_of(site.parent)


def test_a_killed_build_leaves_the_old_site(tmp_path: Path) -> None:
    project = copy_core(tmp_path)
    old = project / "site" / "index.html"
    old.parent.mkdir()
    old.write_text("alt", encoding="utf-8")
    for moment in ("beginnt", "schreibt"):
        with subprocess.Popen(command(project), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
            wait_until(project / ".site.neu" if moment == "beginnt" else project / ".cache" / "dokumente")
            process.kill()
        assert old.read_text(encoding="utf-8") == "alt"
    subprocess.run(command(project), check=True, capture_output=True)
    assert "Zwillingsbaukasten" in old.read_text(encoding="utf-8")
    assert [path.name for path in project.glob(".site*")] == []


def test_a_build_tells_all_that_only_conversion_shows(tmp_path: Path) -> None:
    project = copy_core(tmp_path)
    texts = {
        "begruendung/alternativen": "\n- Punkt\n\n    | A | B |\n    | --- | --- |\n    | 1 | 2 |\n",
        "begruendung/ausgangslage": '\nEin Wort. {{ baustein("leitplanken") }}\n',
    }
    for name, more in texts.items():
        with (project / "snippets" / f"{name}.md").open("a", encoding="utf-8") as file:
            file.write(more)
    done = subprocess.run(command(project), check=False, capture_output=True, text=True)
    assert done.returncode == 1
    findings = [str(fault) for fault in inspect_content(project).faults]
    assert len(findings) == len(texts)
    assert all(finding in done.stderr for finding in findings)
    assert "Error" not in done.stderr
    assert not (project / "site").exists()


def test_a_site_lost_between_the_two_steps_of_the_swap_comes_back(tmp_path: Path) -> None:
    project = copy_core(tmp_path)
    (project / ".site.alt").mkdir()
    (project / ".site.alt" / "index.html").write_text("alt", encoding="utf-8")
    (project / "snippets" / "felder.yml").write_text("kaputt: [", encoding="utf-8")
    assert subprocess.run(command(project), check=False, capture_output=True).returncode == 1
    (project / "snippets" / "felder.yml").write_bytes((ROOT / "snippets" / "felder.yml").read_bytes())
    subprocess.run(command(project), check=True, capture_output=True)
    assert (project / "site" / "index.html").exists()


def test_unchanged_documents_are_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = load_library(ROOT)
    pages = [read_page(library, document) for document in library.documents.values()]
    cache = Cache(tmp_path)
    first = write_documents(library, pages, list(FORMATS), cache)
    monkeypatch.setattr(making.Workshop, "order", lambda *_: pytest.fail("ordered again"))
    assert write_documents(library, pages, list(FORMATS), cache) == first


@pytest.mark.parametrize("damage", [b"", b"x" * 200, None], ids=["empty", "overwritten", "one byte flipped"])
def test_a_damaged_cache_entry_is_noticed_and_made_again(tmp_path: Path, damage: bytes | None) -> None:
    library = load_library(ROOT)
    pages = [read_page(library, library.documents["grundsatzbeschluss"])]
    cache = Cache(tmp_path)
    first = write_documents(library, pages, ["odt"], cache)
    (entry,) = tmp_path.iterdir()
    content = entry.read_bytes()
    entry.write_bytes(content[:-1] + bytes([content[-1] ^ 1]) if damage is None else damage)
    assert write_documents(library, pages, ["odt"], cache) == first
    assert entry.read_bytes() == content


def test_the_catalogue_lists_every_file_with_its_hash(site: Path) -> None:
    folder = site / "downloads"
    listed = json.loads((folder / "verzeichnis.json").read_text(encoding="utf-8"))["vorlagen"]
    library = load_library(ROOT)
    assert [entry["id"] for entry in listed] == sorted(library.documents)
    for entry in listed:
        assert (site / entry["seite"]).exists()
        assert {block["id"] for block in entry["bausteine"]} <= set(library.snippets)
        assert entry["version"].startswith("20")
        assert {file["format"] for file in entry["dateien"]} == {*library.documents[entry["id"]].formats}
        for file in entry["dateien"]:
            content = (folder / file["pfad"]).read_bytes()
            assert file["bytes"] == len(content)
            assert file["sha256"] == hashlib.sha256(content).hexdigest()


def wait_until(path: Path) -> None:
    end = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < end, f"{path} is missing"
        time.sleep(0.02)


def test_with_a_known_project_every_text_is_edited_in_its_own_file(tmp_path: Path) -> None:
    project = copy_core(tmp_path)
    settings = project / "mkdocs.yml"
    known = "repo_url: https://example.org/kommunen/baukasten\nedit_uri: edit/main/docs/\n"
    settings.write_text(known + settings.read_text(encoding="utf-8"), encoding="utf-8")
    assert subprocess.run(command(project), check=False).returncode == 0
    folder = "https://example.org/kommunen/baukasten/edit/main"
    for page, file in (
        ("bausteine/recht/rechtliche-einordnung.html", "snippets/recht/rechtliche-einordnung.md"),
        ("vorlagen/beschlussvorlage/grundsatzbeschluss.html", "docs/vorlagen/beschlussvorlage/grundsatzbeschluss.md"),
        ("glossar.html", "snippets/glossar.yml"),
    ):
        links = re.findall(r'href="([^"]*)"', (project / "site" / page).read_text(encoding="utf-8"))
        assert f"{folder}/{file}" in [posixpath.normpath(link).replace("https:/", "https://") for link in links], page
