"""Every page that the build writes is valid HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.validators import html_faults

pytestmark = pytest.mark.site

RULES: dict[str, object] = {
    # The standard lets an id begin with a digit and hold a colon, as footnotes and headings like „3D Tiles“ do.
    "valid-id": ["error", {"relaxed": True}],
    # The theme's templates leave blanks and write <!doctype> small; both look the same to a browser.
    "no-trailing-whitespace": "off",
    "doctype-style": "off",
    # Checkboxes of one facet share their name, as the address has it.
    "form-dup-name": ["error", {"shared": ["radio", "checkbox", "button", "reset", "submit"]}],
    # The theme's choice of colours acts at once and sends nothing.
    "wcag/h32": "off",
    # The theme writes the table of contents twice, for phone and desk, and shows one; axe-core looks at what is shown.
    "unique-landmark": "off",
    # A page is named like its text, and a Vorlage may need a long name.
    "long-title": "off",
}


def test_every_page_is_valid_html(site: Path) -> None:
    assert html_faults(site, RULES) == []


def test_a_page_with_a_fault_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "seite.html").write_text('<!doctype html><html lang="de"><p><div>Text</div></p>', encoding="utf-8")
    assert any("seite.html: 1: " in fault for fault in html_faults(tmp_path, RULES))
