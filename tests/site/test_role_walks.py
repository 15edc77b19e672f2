"""Whole walks of three people: a clerk of a Kreis, a project lead of a small municipality, an office for meetings."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Download, Locator, expect

from macros.documents.filler import Result
from tests.browser_fill.calling import differences
from tests.documents.docx_text import docx_lines
from tests.support.axe import violations
from tests.support.browser import errors_of, fresh_context
from tests.support.profiles import KEY, filled, read

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAPER = "vorlagen/beschlussvorlage/grundsatzbeschluss.html"
KIT = "mappen/grundsatzbeschluss.html"
AGREEMENT = "vorlagen/vereinbarung/vereinbarung-kreis-gemeinden.html"
DESKTOP = {"viewport": {"width": 1400, "height": 900}, "color_scheme": "light"}
PHONE = {"viewport": {"width": 375, "height": 700}, "color_scheme": "dark", "has_touch": True, "is_mobile": True}
SENTENCES = [
    "Der Kreistag des Landkreises Musterheide stimmt der Vorlage der Landrätin oder des Landrates zu.",
    "Die Kreisverwaltung wird beauftragt, dem Kreistag bis zur nächsten Sitzung des Kreistages zu berichten.",
    (
        "Im Landkreis Musterheide arbeitet die Kreisverwaltung an einem Digitalen Zwilling; "
        "der Landkreis Musterheide stellt seine Daten dafür bereit."
    ),
]
STORED = """(key) => {
  const { active, entries } = JSON.parse(localStorage.getItem(key));
  return entries.find(({ id }) => id === active).profile;
}"""


class Walker:
    """Somebody at a desktop with a mouse or at a phone with a finger."""

    def __init__(self, context: BrowserContext) -> None:
        self.page = context.new_page()
        self.errors = errors_of(self.page)
        self._taps = bool(self.page.evaluate("navigator.maxTouchPoints"))

    def press(self, target: Locator) -> None:
        """Click or tap."""
        if self._taps:
            target.tap()
        else:
            target.click()

    def button(self, name: str) -> None:
        """Press the button of this name."""
        self.press(self.page.get_by_role("button", name=name, exact=True).last)

    def panel(self) -> Locator:
        """Return the open panel."""
        return self.page.locator("dialog.profil")

    def say_who(self, name: str, land: str, form: str) -> None:
        """Open the panel and name the municipality."""
        self.press(self.page.get_by_role("button", name="Ihre Kommune").first)
        panel = self.panel()
        panel.get_by_label("Name", exact=True).fill(name)
        panel.get_by_label("Land", exact=True).select_option(land)
        panel.get_by_label("Kommunalform", exact=True).select_option(form)

    def enter(self, label: str, text: str) -> Locator:
        """Type into a field and leave it."""
        field = self.panel().get_by_label(label, exact=True)
        field.fill(text)
        field.blur()
        return field

    def download(self, *choices: str) -> Download:
        """Open the dialog of the page, choose and save."""
        self.button("Ausgefüllt herunterladen")
        dialog = self.page.get_by_role("dialog", name="Ausgefüllt herunterladen")
        expect(dialog.locator(".offene-punkte h3").first).to_be_visible()
        for choice in choices:
            dialog.get_by_label(choice).check()
        assert violations(self.page) == []
        with self.page.expect_download() as caught:
            self.button("Herunterladen")
        expect(dialog.get_by_text("Fertig:")).to_be_visible()
        self.button("Schließen")
        return caught.value

    def stored(self) -> dict[str, Any]:
        """Return the profile that the browser keeps."""
        return dict(self.page.evaluate(STORED, KEY))


@pytest.mark.parametrize("settings", [DESKTOP, PHONE], ids=["mouse", "finger"])
def test_a_clerk_of_a_kreis_hands_in_the_final_paper(browser: Browser, address: str, settings: dict[str, Any]) -> None:
    with fresh_context(browser, accept_downloads=True, **settings) as (context, refused):
        clerk = Walker(context)
        clerk.page.goto(address + PAPER)
        clerk.say_who("Musterheide", "NI", "landkreis")
        expect(clerk.panel().locator(".proben li")).to_have_text(SENTENCES)
        meeting = clerk.enter("Sitzung, in der entschieden wird", "31.6.2028")
        expect(meeting).to_have_attribute("aria-invalid", "true")
        assert "sitzungstermin" not in clerk.stored().get("felder", {})
        clerk.enter("Sitzung, in der entschieden wird", "14.6.2028")
        expect(clerk.enter("Kosten des Konzepts, geschätzt", "64000")).to_have_value("64.000")
        clerk.button("Fertig")
        file = clerk.download("Endfassung")
        assert file.suggested_filename == "2028-06-14_Beschlussvorlage_Landkreis-Musterheide_Endfassung.docx"
        content = Path(file.path()).read_bytes()
        given, _ = read(clerk.stored())
        assert differences(filled("grundsatzbeschluss", given, "docx", Result(final=True))[1], content) == []
        text = " ".join(docx_lines(content)).replace("\u00a0", " ")
        assert "64.000 Euro" in text
        assert "Landkreis Musterheide" in text
        assert clerk.errors == refused == []


def test_a_project_lead_gets_the_mappe_and_later_the_profile_back_from_a_document_of_it(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    with fresh_context(browser, accept_downloads=True, **DESKTOP) as (context, refused):
        lead = Walker(context)
        lead.page.goto(address + KIT)
        lead.say_who("Münzdorf", "RP", "gemeinde")
        lead.panel().get_by_label("Name der Körperschaft").fill("Münztal")
        lead.panel().get_by_label("Name der Körperschaft").blur()
        expect(lead.panel().locator(".proben li").nth(1)).to_contain_text("Die Verbandsgemeindeverwaltung wird")
        lead.button("Fertig")
        before = lead.stored()
        file = lead.download("LibreOffice (ODT)")
        assert file.suggested_filename == "Mappe-Grundsatzbeschluss_Ortsgemeinde-Muenzdorf.zip"
        archive = zipfile.ZipFile(io.BytesIO(Path(file.path()).read_bytes()))
        assert "[ ] Sitzung, in der entschieden wird" in archive.read("00_Offene-Punkte.txt").decode("utf-8-sig")
        [name] = [one for one in archive.namelist() if one.startswith("02_")]
        (tmp_path / name).write_bytes(archive.read(name))
        lead.press(lead.page.get_by_role("button", name="Ihre Kommune").first)
        lead.press(lead.panel().get_by_role("button", name="löschen").first)
        assert lead.page.evaluate("(key) => localStorage.getItem(key)", KEY) is None
        with lead.page.expect_file_chooser() as chooser:
            lead.button("Datei wählen")
        chooser.value.set_files(tmp_path / name)
        expect(lead.panel().locator(".meldung")).to_contain_text("Ausgefüllt für")
        assert lead.stored() == {"amtsform": "paarform", **before}
        assert violations(lead.page) == []
        assert lead.errors == refused == []


def test_an_office_for_meetings_writes_an_agreement_with_municipalities_of_two_laender(
    browser: Browser, address: str
) -> None:
    with fresh_context(browser, accept_downloads=True, **PHONE) as (context, refused):
        office = Walker(context)
        office.page.goto(address + AGREEMENT)
        office.say_who("Musterheide", "NI", "landkreis")
        for name, land, form in (("Musterfehn", "", "stadt"), ("Musterried", "BY", "markt")):
            editor = office.panel().locator('[data-frage="partnergemeinden"]')
            office.press(editor.get_by_role("button", name="Zeile hinzufügen"))
            editor.get_by_label("Kommune", exact=True).last.fill(name)
            editor.get_by_label("Land", exact=True).last.select_option(land)
            editor.get_by_label("Kommunalform", exact=True).last.select_option(form)
            expect(editor.locator(".beugung").last).to_contain_text("vertreten durch")
        office.button("Fertig")
        shown = office.page.locator(".md-content tr", has_text="und dem Markt Musterried")
        expect(shown).to_contain_text("die Erste Bürgermeisterin oder den Ersten Bürgermeister")
        file = office.download()
        content = Path(file.path()).read_bytes()
        given, _ = read(office.stored())
        assert differences(filled("vereinbarung-kreis-gemeinden", given, "docx", Result(final=False))[1], content) == []
        assert "der Stadt Musterfehn" in " ".join(docx_lines(content))
        assert office.errors == refused == []
