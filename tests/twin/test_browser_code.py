"""The published JavaScript does what the written one does, with fewer bytes."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from macros.browser_code import FOREIGN, published_code
from macros.browser_folding import whole_of
from tests.support.needs import ROOT, program
from tests.twin.node import SCRIPT, browser_answer, python_answer, running_node

MODULES = ROOT / "docs" / "assets" / "javascript"
SOURCES = {path.relative_to(MODULES).as_posix(): path.read_text(encoding="utf-8") for path in MODULES.rglob("*.js")}
PROFILE = ROOT / "tests" / "grammar" / "cases" / "brandenburg_verbandsgemeinde_bereitet_vor.yml"


def test_comments_and_types_are_not_loaded_by_readers() -> None:
    code = {path: text for path, text in published_code(SOURCES).items() if not path.startswith(FOREIGN)}
    assert not [path for path, text in code.items() if "@param" in text or "@typedef" in text]
    before = sum(len(gzip.compress(text.encode(), 9)) for path, text in SOURCES.items() if not path.startswith(FOREIGN))
    assert sum(len(gzip.compress(text.encode(), 9)) for text in code.values()) < 0.75 * before


def test_no_template_holds_another_because_the_words_of_the_inner_one_would_lose_their_spaces() -> None:
    assert "3Punkte" in published_code({"x.js": "x = `${3 ? `${3} Punkte` : 0}`;"})["x.js"].replace("${3}", "3")
    nested = re.compile(r"\$\{[^}`\n]*`")
    assert not [path for path, text in SOURCES.items() if not path.startswith(FOREIGN) and nested.search(text)]


def test_what_others_have_written_stays_as_it_is() -> None:
    assert published_code({"vendor/x.js": "// theirs\nlet x;"}) == {"vendor/x.js": "// theirs\nlet x;"}


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """Return a folder with the reduced modules and the script that asks them, placed as in the project."""
    modules = tmp_path / "docs" / "assets" / "javascript"
    code = published_code(SOURCES)
    folded = {path: f'export*from"{modules / whole_of(path)}";' for path in SOURCES if path not in code}
    for path, text in {**code, **folded}.items():
        target = modules / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    (tmp_path / "tests" / "twin").mkdir(parents=True)
    shutil.copy(ROOT / "package.json", tmp_path)
    shutil.copy(SCRIPT, tmp_path / "tests" / "twin")
    return tmp_path


def test_the_published_modules_can_be_read_and_say_the_same(published: Path) -> None:
    for module in sorted(published.rglob("*.js")):
        # from standard input: Node takes these files for scripts, of which it passes over many faults
        command = [program("node", called="Node"), "--input-type=module", "--check", "-"]
        text = module.read_text(encoding="utf-8")
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{module.name}: {done.stderr}"
    profile = yaml.safe_load(PROFILE.read_text(encoding="utf-8"))["profil"]
    with running_node(published / "tests" / "twin" / SCRIPT.name) as node:
        assert browser_answer(node.ask("profile", profile=profile)) == python_answer(profile)
