"""Profiles as a whole: several, as files, where nothing lasts, and proposed by a register."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from macros import yaml_source
from macros.library import load_library
from macros.profile import parse_profile
from tests.panel.test_store import FORBID, FULL, KEY
from tests.panel.walking import focused, identify, open_by_key, panel_of, profile, samples, state, tab_to
from tests.support.browser import errors_of
from tests.support.needs import ROOT

pytestmark = [pytest.mark.site, pytest.mark.browser]

HERE = Path(__file__).parent
FILES: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "files.yml").read_text(encoding="utf-8"))
KEEP, LOAD = "Profil als Datei sichern", "Datei wählen"
REGISTER = {
    "gemeinden.json": {
        "stand": "2028-01-01",
        "quelle": "Verzeichnis: erfunden",
        "laender": {"BY": "gemeinden-BY.json", "RP": "gemeinden-RP.json"},
    },
    "gemeinden-BY.json": [
        ["Münzdorf", "markt", "Landkreis Musterau", ""],
        ["Neu-Münzdorf", "gemeinde", "Landkreis Musterau", "Musterau"],
    ],
    "gemeinden-RP.json": [["Münzdorf", "gemeinde", "Landkreis Mustertal", "Münztal", "verbandsgemeinde"]],
}
DROP = """async ([text, name]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  const panel = document.querySelector("dialog.profil");
  panel.dispatchEvent(new DragEvent("dragover", {dataTransfer: data, bubbles: true, cancelable: true}));
  panel.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def opened(walked: Page, address: str) -> Page:
    """Return a page with the panel open and nothing filled in."""
    open_by_key(walked, address)
    return walked


def button(page: Page, name: str) -> Locator:
    """Return a button of the panel."""
    return panel_of(page).get_by_role("button", name=name)


def drop(page: Page, text: str, name: str = "Kommunenprofil.json") -> None:
    """Let go of a file over the panel."""
    page.evaluate(DROP, [text, name])


def test_a_profile_goes_into_a_file_and_comes_back_from_it(opened: Page, tmp_path: Path) -> None:
    identify(opened, "Münzdorf & Söhne \u2028", "HE", "stadt")
    panel = panel_of(opened)
    panel.get_by_label("Sitzung, in der entschieden wird").fill("14.6.2028")
    panel.get_by_label("Vorlagennummer").fill("7 \x85 ja: [nein]")
    panel.get_by_label("Vorlagennummer").blur()
    before = profile(opened)
    with opened.expect_download() as download:
        button(opened, KEEP).click()
    assert download.value.suggested_filename == "Kommunenprofil_Muenzdorf-Soehne.json"
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    text = path.read_text(encoding="utf-8")
    assert json.loads(text) == before
    library = load_library(ROOT)
    read = parse_profile(yaml_source.parse(text, path.name), library.tables, library.project_fields)
    assert (read.form, str(read.fields["sitzungstermin"])) == ("stadt", "2028-06-14")
    button(opened, "löschen").first.click()
    assert state(opened)["entries"] == []
    with opened.expect_file_chooser() as chooser:
        button(opened, LOAD).click()
    chooser.value.set_files(path)
    expect(panel.locator(".meldung")).to_contain_text("ist geladen")
    assert profile(opened) == before
    expect(panel.get_by_label("Sitzung, in der entschieden wird")).to_have_value("14.6.2028")


@pytest.mark.parametrize("case", FILES.values(), ids=FILES.keys())
def test_a_dropped_file_is_taken_or_refused_with_a_reason(opened: Page, case: dict[str, Any]) -> None:
    drop(opened, case["inhalt"], case.get("name", "Kommunenprofil.json"))
    expect(panel_of(opened).locator(".meldung")).to_contain_text(case["meldung"])
    assert len(state(opened)["entries"]) == (1 if case.get("geladen") else 0)
    if "ohne" in case:
        button(opened, "Ohne diese Angaben laden").click()
        expect(panel_of(opened).locator(".meldung")).to_contain_text("ist geladen")
        assert profile(opened) == case["ohne"]


def test_several_profiles_are_named_switched_and_deleted_with_a_way_back(opened: Page) -> None:
    identify(opened, "Musterstadt", "HE", "stadt")
    panel_of(opened).get_by_label("Name dieses Profils").fill("Entwurf mit Förderung")
    tab_to(opened, "Weiteres Profil anlegen")
    opened.keyboard.press("Enter")
    expect(panel_of(opened).get_by_label("Name", exact=True)).to_have_value("")
    assert focused(opened) == "Name"
    identify(opened, "Musterkreis", "NW", "kreis")
    tab_to(opened, "Profil Entwurf mit Förderung verwenden")
    opened.keyboard.press("Enter")
    expect(panel_of(opened).get_by_label("Name", exact=True)).to_have_value("Musterstadt")
    assert focused(opened) == "Ihre Kommune"
    panel_of(opened).get_by_label("Vorlagennummer").fill("7/2028")
    panel_of(opened).get_by_label("Vorlagennummer").blur()
    expect(panel_of(opened).locator(".proben li").first).to_contain_text("Stadtverordnetenversammlung")
    button(opened, "Profil Entwurf mit Förderung löschen").click()
    assert focused(opened) == "Rückgängig"
    assert [entry["profile"]["kommune"] for entry in state(opened)["entries"]] == ["Musterkreis"]
    opened.keyboard.press("Enter")
    expect(panel_of(opened).get_by_label("Name", exact=True)).to_have_value("Musterstadt")
    assert profile(opened)["felder"] == {"vorlagennummer": "7/2028"}  # also what came after its row was drawn
    button(opened, "Profil Musterkreis löschen").click()
    button(opened, "Meldung schließen").click()
    assert focused(opened) == "Ihre Kommune"
    button(opened, "Weiteres Profil anlegen").click()
    identify(opened, "Musterkreis", "NW", "kreis")
    button(opened, "Alle Profile löschen").click()
    assert opened.evaluate("(key) => localStorage.getItem(key)", KEY) is None
    expect(panel_of(opened).get_by_label("Name", exact=True)).to_have_value("")


@pytest.mark.parametrize("script", [FORBID, FULL], ids=["gesperrt", "voll"])
def test_storage_that_does_not_last_is_told_and_the_file_is_the_way_out(
    tabs: BrowserContext, address: str, script: str
) -> None:
    walked = tabs.new_page()
    walked.add_init_script(script)
    errors = errors_of(walked)
    asked: list[str] = []
    walked.on("dialog", lambda dialog: asked.append(dialog.type))
    walked.on("dialog", lambda dialog: dialog.accept())
    open_by_key(walked, address)
    identify(walked, "Musterstadt", "HE", "stadt")
    expect(panel_of(walked).locator(".speicher.warnung")).to_contain_text("Sichern Sie es als Datei")
    expect(panel_of(walked).locator(".gespeichert")).to_have_text("Nur, solange diese Seite offen ist")
    assert samples(walked)[0].startswith("Die Stadtverordnetenversammlung")
    walked.reload()
    assert asked == ["beforeunload"]
    walked.get_by_role("button", name="Ihre Kommune").click()
    identify(walked, "Musterstadt", "HE", "stadt")
    with walked.expect_download() as download:
        button(walked, KEEP).click()
    assert json.loads(download.value.path().read_text(encoding="utf-8"))["kommune"] == "Musterstadt"
    walked.reload()
    assert asked == ["beforeunload"]  # what is in a file may be left behind
    assert errors == []


def test_a_damaged_store_is_told_once_on_the_page(walked: Page, address: str) -> None:
    walked.goto(address, wait_until="networkidle")  # nothing of this page reads the storage any more
    walked.evaluate("(key) => localStorage.setItem(key, '{\"version\":1')", KEY)
    walked.reload()
    told = walked.locator(".profilmeldung")
    expect(told).to_contain_text("beschädigt")
    told.get_by_role("button", name="Verstanden").click()
    expect(told).to_have_count(0)
    assert focused(walked) == "Ihre Kommune"
    walked.reload()
    expect(walked.get_by_role("button", name="Ihre Kommune")).to_be_visible()
    expect(told).to_have_count(0)


def test_a_site_without_its_tables_says_that_the_panel_does_not_open(tabs: BrowserContext, address: str) -> None:
    page = tabs.new_page()
    page.route("**/daten/umriss.json", lambda route: route.abort())
    page.goto(address)
    page.get_by_role("button", name="Ihre Kommune").click()
    expect(page.locator(".profilmeldung")).to_contain_text("ließ sich nicht laden")


def test_names_of_the_register_are_proposed_told_apart_and_fill_the_form(walked: Page, address: str) -> None:
    walked.route("**/daten/gemeinden*.json", from_register)
    open_by_key(walked, address)
    name = panel_of(walked).get_by_role("combobox", name="Name")
    expect(name).to_have_attribute("aria-expanded", "false")
    walked.keyboard.type("muenz")
    options = panel_of(walked).get_by_role("option", name="Münzdorf")
    expect(name).to_have_attribute("aria-expanded", "true")
    assert [option.replace("\xa0", " ") for option in options.all_inner_texts()] == [
        "Münzdorf Markt, Landkreis Musterau, Bayern",
        "Münzdorf Gemeinde, Landkreis Mustertal, Münztal, Rheinland-Pfalz",
        "Neu-Münzdorf Gemeinde, Landkreis Musterau, Musterau, Bayern",
    ]
    walked.keyboard.press("ArrowDown")
    walked.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    assert name.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    walked.keyboard.press("Enter")
    body = {"kommune": "Münztal", "form": "verbandsgemeinde"}
    assert profile(walked) == {"kommune": "Münzdorf", "land": "RP", "form": "gemeinde", "vorbereitende": body}
    expect(panel_of(walked).locator(".proben li").first).to_contain_text("Ortsgemeinde Münzdorf")
    name.fill("Münzdorf")
    expect(options.first).to_be_visible()
    walked.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    name.fill("Münzdorf am Muster")
    walked.keyboard.press("Escape")
    expect(panel_of(walked)).to_have_count(0)
    assert profile(walked)["kommune"] == "Münzdorf am Muster"


def from_register(route: Route) -> None:
    """Answer with a register of invented places."""
    route.fulfill(json=REGISTER[route.request.url.rpartition("/")[2]])
