"""Literal text on a page that the real site builds: page, title, table of contents and search index show it alike."""

from __future__ import annotations

import json
import subprocess
from html import unescape
from pathlib import Path

import pytest

from tests.support.content import copy_core
from tests.support.project import command

pytestmark = pytest.mark.site

INDEX = ("titel.json", "text.json")
TITLE = "So schreibt man {{ kommune }} & {% x %}"
PAGE = r"""
# So schreibt man {{ woertlich("{{ kommune }} & {% x %}") }}

## Teil {{ woertlich("{: #a }") }}

Text {{ woertlich("**so**") }} mit {{ allgemein("dem Rat") }}, Code `{{ kommune }}`.

![{{ woertlich("Bild \"A\"") }}](/assets/bilder/weg-zum-regelbetrieb.png)
"""


def test_the_site_shows_literal_text_everywhere_as_it_is(tmp_path: Path) -> None:
    project = copy_core(tmp_path)
    (project / "docs" / "probe.md").write_text(PAGE, encoding="utf-8")
    run = subprocess.run(command(project), capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    page = unescape((project / "site" / "probe.html").read_text(encoding="utf-8"))
    assert f"<title>{TITLE}" in page.replace(" - Zwillingsbaukasten", "")
    assert "Teil {: #a }" in page.split('class="md-nav md-nav--secondary"')[1]
    assert "Text **so** mit dem Rat, Code <code>{{ kommune }}</code>" in page
    assert "alt='Bild \"A\"'" in page
    titles, texts = ((project / "site" / "daten" / "suche" / name).read_text(encoding="utf-8") for name in INDEX)
    first = next(entry for entry in json.loads(titles)["pages"] if entry[0] == "probe.html")
    assert first[1] == TITLE
    assert all("\ue000" not in text for text in (page, titles, texts))
