"""The main walk in Firefox ESR: the same text, the same file, and the file gives its profile back."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from macros import yaml_source
from macros.documents.filler import Result
from macros.profile import parse_profile
from tests.browser_fill.calling import differences
from tests.support.needs import ROOT, npm_file, program
from tests.support.profiles import filled, library
from tests.support.servers import static_server

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAPER = "vorlagen/beschlussvorlage/grundsatzbeschluss.html"
SECONDS = 240


def test_the_main_walk_in_firefox(site: Path, tmp_path: Path) -> None:
    firefox = program("firefox-esr", "firefox", called="Firefox")
    npm_file("puppeteer-core/package.json", called="puppeteer-core")
    walk = Path(__file__).with_name("firefox_walk.mjs")
    with static_server(site) as address:
        command = ["node", str(walk), firefox, address + PAPER, str(tmp_path)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["problems"] == []
    assert seen["empty"] == "Erwarteter Nutzen für [die Kommune]"
    assert seen["live"] == "Erwarteter Nutzen für die Stadt Musterfelden"
    assert seen["restored"] == [{"amtsform": "paarform", **seen["profile"][0]}]
    source = yaml_source.parse(json.dumps(seen["profile"][0]), "profil.json")
    given = parse_profile(source, library().tables, library().project_fields)
    name, content = filled("grundsatzbeschluss", given, "docx", Result(final=False))
    assert seen["file"] == name
    assert differences(content, (tmp_path / name).read_bytes()) == []
