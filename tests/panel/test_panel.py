"""The panel „Ihre Kommune“ in a real browser: by keyboard, with every kind of input, kept and said at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext, Page, expect

from tests.panel.walking import (
    KEY,
    focused,
    identify,
    open_by_key,
    panel_of,
    profile,
    samples,
    state,
    tab_to,
    type_into,
)

pytestmark = [pytest.mark.site, pytest.mark.browser]

HERE = Path(__file__).parent
WALKS: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "walks.yml").read_text(encoding="utf-8"))
SAVED = "Gespeichert"


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS.keys())
def test_a_municipality_is_filled_in_by_keyboard_only(walked: Page, address: str, walk: dict[str, Any]) -> None:
    open_by_key(walked, address)
    assert focused(walked) == "Name"
    for name, text in walk["tippen"]:
        type_into(walked, name, text)
    walked.keyboard.press("Tab")
    expect(panel_of(walked).locator(".proben li").nth(1)).to_have_text(walk["saetze"][1])
    assert samples(walked) == walk["saetze"]
    assert profile(walked) == walk["profil"]
    expect(panel_of(walked).locator(".gespeichert")).to_have_text(SAVED)
    walked.keyboard.press("Escape")
    expect(panel_of(walked)).to_have_count(0)
    assert focused(walked) == f"Ihre Kommune: {walk['profil']['kommune']}"


def test_a_page_without_profile_loads_no_panel_and_no_tables(walked: Page, address: str) -> None:
    asked: list[str] = []
    walked.on("request", lambda request: asked.append(request.url))
    walked.goto(address)
    walked.get_by_role("button", name="Ihre Kommune").wait_for()
    walked.wait_for_load_state("networkidle")
    assert [url for url in asked if "/panel" in url or "/daten/" in url] == []
    walked.get_by_role("button", name="Ihre Kommune").click()
    panel_of(walked).wait_for()
    assert [url for url in asked if "/daten/land-" in url] == []


def test_only_the_forms_of_the_land_are_offered_and_what_no_longer_fits_goes(walked: Page, address: str) -> None:
    open_by_key(walked, address)
    identify(walked, "Musterstadt", "HE", "stadt")
    panel = panel_of(walked)
    panel.get_by_label("Verwaltungsspitze: die Bürgermeisterin").check()
    assert profile(walked)["auftrag_an"] == "verwaltungsspitze"
    panel.get_by_label("Verwaltungsorgan: der Magistrat (Vorschlag)").check()
    assert "auftrag_an" not in profile(walked)
    panel.get_by_label("Land", exact=True).select_option("NW")
    options = panel.get_by_label("Kommunalform").locator("option").all_inner_texts()
    assert "Kreis" in options
    assert "Landkreis" not in options
    expect(panel.locator(".proben li").nth(1)).to_contain_text("Die Stadtverwaltung wird beauftragt")
    panel.get_by_label("Land", exact=True).select_option("HH")
    assert profile(walked) == {"kommune": "Musterstadt", "land": "HH"}
    expect(panel.locator(".probe .hilfe")).to_contain_text("Es fehlt noch: die Kommunalform")


def test_the_office_is_named_for_a_woman_a_man_or_both(walked: Page, address: str) -> None:
    open_by_key(walked, address)
    identify(walked, "Musterbach", "BY", "markt")
    tab_to(walked, "Amt an der Spitze")
    walked.keyboard.press("ArrowDown")
    expect(panel_of(walked).locator(".proben li").first).to_contain_text("der Vorlage der Ersten Bürgermeisterin zu")
    assert profile(walked)["amtsform"] == "feminin"


def test_a_preparing_body_changes_who_is_ordered(walked: Page, address: str) -> None:
    open_by_key(walked, address)
    identify(walked, "Münzdorf", "NI", "gemeinde")
    panel = panel_of(walked)
    panel.get_by_label("Eine andere Verwaltung bereitet unsere Vorlagen vor").check()
    panel.get_by_label("Name der Körperschaft").fill("Münztal")
    walked.keyboard.press("Tab")
    assert profile(walked)["vorbereitende"] == {"kommune": "Münztal", "form": "samtgemeinde"}
    ordered = panel.locator('[data-frage="auftrag_an"] label', has_text="(Vorschlag)")
    expect(ordered).to_contain_text("Verwaltungsspitze")
    given = profile(walked)["vorbereitende"]
    panel.get_by_label("Eine andere Verwaltung bereitet unsere Vorlagen vor").uncheck()
    assert "vorbereitende" not in profile(walked)
    panel.get_by_label("Eine andere Verwaltung bereitet unsere Vorlagen vor").check()
    assert profile(walked)["vorbereitende"] == given  # a tick taken away by mistake costs nothing


def test_a_missing_or_faulty_name_is_told_at_the_input_and_not_lost(walked: Page, address: str) -> None:
    open_by_key(walked, address)
    identify(walked, "Musterstadt", "HE", "stadt")
    name = panel_of(walked).get_by_label("Name", exact=True)
    name.fill("Muster<b>stadt")
    walked.keyboard.press("Tab")
    expect(name).to_have_attribute("aria-invalid", "true")
    told = walked.locator(f"#{(name.get_attribute('aria-describedby') or '').split()[-1]}")
    expect(told).to_contain_text("Klammern")
    expect(panel_of(walked).locator(".gespeichert")).to_contain_text("eine Angabe passt noch nicht")
    panel_of(walked).get_by_role("button", name="Zeigen, was noch nicht passt").click()
    assert focused(walked) == "Name"
    walked.reload()
    walked.get_by_role("button", name="Ihre Kommune").click()
    again = panel_of(walked).get_by_label("Name", exact=True)
    expect(again).to_have_value("Muster<b>stadt")
    expect(again).to_have_attribute("aria-invalid", "true")
    again.fill("Musterstadt")
    walked.keyboard.press("Tab")
    expect(again).not_to_have_attribute("aria-invalid", "true")
    expect(panel_of(walked).get_by_role("button", name="Zeigen, was noch nicht passt")).to_be_hidden()
    assert profile(walked)["kommune"] == "Musterstadt"
    assert state(walked)["entries"][0]["drafts"] == {}


def test_what_is_being_typed_is_kept_when_the_panel_closes_or_the_page_is_left(walked: Page, address: str) -> None:
    open_by_key(walked, address)
    walked.keyboard.type("Musterdorf")
    walked.keyboard.press("Escape")
    expect(panel_of(walked)).to_have_count(0)
    assert profile(walked)["kommune"] == "Musterdorf"
    walked.get_by_role("button", name="Ihre Kommune").click()
    panel_of(walked).get_by_label("Name", exact=True).select_text()
    walked.keyboard.insert_text("Musterberg")
    walked.reload()
    assert profile(walked)["kommune"] == "Musterberg"


def test_the_keys_of_the_site_do_nothing_while_the_panel_is_open(walked: Page, address: str) -> None:
    open_by_key(walked, address)
    identify(walked, "Musterstadt", "HE", "stadt")
    tab_to(walked, "Fertig")
    walked.keyboard.press("s")
    assert walked.evaluate("document.getElementById('__search').checked") is False
    walked.keyboard.press("Enter")
    assert focused(walked).startswith("Ihre Kommune")


def test_fields_of_the_page_come_first_and_those_for_others_do_not(walked: Page, address: str) -> None:
    open_by_key(walked, address)
    identify(walked, "Musterbach", "BY", "markt")
    panel = panel_of(walked)
    here = panel.locator("details.feldgruppe").first
    expect(here.locator("summary")).to_contain_text("Auf dieser Seite")
    names = here.locator(":scope > .gruppe > [data-frage]").evaluate_all("(all) => all.map((one) => one.dataset.frage)")
    assert {"sitzungstermin", "kosten_einmalig", "foerderung"} <= set(names)
    assert "termin_verwaltungsorgan" not in names
    assert "umschichtung" not in names
    panel.get_by_label("Land", exact=True).select_option("HE")
    panel.get_by_label("Kommunalform").select_option("stadt")
    expect(here.locator('[data-frage="termin_verwaltungsorgan"]')).to_have_count(1)


def test_the_panel_opens_at_a_field(walked: Page, address: str) -> None:
    open_by_key(walked, address)
    identify(walked, "Musterbach", "BY", "markt")
    walked.keyboard.press("Escape")
    opening = "async (focusField) => (await import('/assets/javascript/profile/panel.js')).openPanel({focusField})"
    for field, name in {
        "umschichtung": "Höchstbetrag für Umschichtungen",
        "rat_gen": "Rat ändern",
        "kosten_je_jahr.jahr": "Kosten je Haushaltsjahr: Zeile hinzufügen",
    }.items():
        walked.evaluate(opening, field)
        assert focused(walked) == name
        walked.keyboard.press("Escape")


def test_changes_in_another_tab_are_shown_without_taking_the_focus(tabs: BrowserContext, address: str) -> None:
    one, other = tabs.new_page(), tabs.new_page()
    open_by_key(one, address)
    identify(one, "Musterstadt", "HE", "stadt")
    other.goto(address)
    expect(other.get_by_role("button", name="Ihre Kommune: Musterstadt")).to_be_visible()
    other.get_by_role("button", name="Ihre Kommune").click()
    panel_of(other).get_by_label("Vorlagennummer").focus()
    one.bring_to_front()
    panel_of(one).get_by_label("Name", exact=True).fill("Musterburg")
    one.keyboard.press("Tab")
    expect(panel_of(other).get_by_label("Name", exact=True)).to_have_value("Musterburg")
    assert focused(other) == "Vorlagennummer"


def test_what_is_being_typed_stays_with_its_profile_when_another_tab_changes_to_another_one(
    tabs: BrowserContext, address: str
) -> None:
    one, other = tabs.new_page(), tabs.new_page()
    open_by_key(one, address)
    identify(one, "Musterstadt", "HE", "stadt")
    panel_of(one).get_by_role("button", name="Weiteres Profil anlegen").click()
    identify(one, "Musterbach", "BY", "markt")
    other.goto(address)
    other.get_by_role("button", name="Ihre Kommune: Musterbach").click()
    panel_of(other).get_by_label("Vorlagennummer").focus()
    stored = state(one)
    stored["active"] = stored["entries"][0]["id"]
    one.evaluate(
        "([key, text]) => setTimeout(() => localStorage.setItem(key, text), 100)",
        [KEY, json.dumps(stored)],
    )
    other.keyboard.insert_text("7/2028")  # kept after a pause that is longer
    expect(panel_of(other).get_by_label("Name", exact=True)).to_have_value("Musterstadt")
    assert focused(other) == "Ihre Kommune"
    assert [entry["profile"].get("felder") for entry in state(other)["entries"]] == [None, {"vorlagennummer": "7/2028"}]


def test_on_a_small_screen_or_at_high_zoom_the_panel_fills_the_screen(walked: Page, address: str) -> None:
    walked.set_viewport_size({"width": 320, "height": 256})
    walked.goto(address)
    walked.get_by_role("button", name="Ihre Kommune").click()
    identify(walked, "Musterstadt", "HE", "stadt")
    box = panel_of(walked).bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 320)
    assert panel_of(walked).evaluate("(panel) => panel.scrollWidth <= panel.clientWidth")
