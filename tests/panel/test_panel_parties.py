"""Who takes part in an agreement: rows of municipalities, each shown as it will read, and texts of former profiles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.panel.test_panel_profiles import drop
from tests.panel.walking import KEY, focused, identify, open_by_key, panel_of, profile, state, tab_to
from tests.support.axe import violations

AGREEMENT = "vorlagen/vereinbarung/vereinbarung-kreis-gemeinden.html"
LABEL = "Beteiligte Gemeinden"
HELD = 150  # milliseconds, as long as people press a button
TOWN = {"kommune": "Musterfehn", "form": "stadt"}
PARISH = {"kommune": "Musterwarft", "form": "gemeinde"}
MARKET = {"kommune": "Musterried", "form": "markt", "land": "BY"}
BEFORE = {
    "kommune": "Musterheide",
    "land": "NI",
    "form": "landkreis",
    "felder": {"partnergemeinden": "Musterfehn\n\nMusterwarft"},
}


@pytest.fixture
def agreement(address: str) -> str:
    """Return the address of the page of the agreement."""
    return f"{address[: address.index('vorlagen/')]}{AGREEMENT}"


def editor(page: Page) -> Locator:
    """Return the editor of the parties."""
    return panel_of(page).locator('[data-frage="partnergemeinden"]')


def store(page: Page, address: str, kept: dict[str, Any]) -> None:
    """Keep a profile in the browser as an earlier visit would have left it."""
    entry = {"id": "alt", "title": "", "profile": kept, "confirmed": {}, "drafts": {}}
    page.goto(address)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(_state(entry))])


def _state(entry: dict[str, Any]) -> dict[str, Any]:
    return {"version": 1, "active": entry["id"], "entries": [entry]}


def test_parties_are_added_moved_and_removed_by_keyboard_and_shown_as_they_will_read(
    walked: Page, agreement: str
) -> None:
    open_by_key(walked, agreement)
    identify(walked, "Musterheide", "NI", "landkreis")
    add(walked, "Musterfehn", land=(), form="s")
    expect(editor(walked).locator(".beugung")).to_have_text(
        "Im Text: mit der Stadt Musterfehn, vertreten durch die Bürgermeisterin oder den Bürgermeister"
    )
    add(walked, "Musterried", land=("b", "ArrowDown"), form="m")  # Bayern stands below Baden-Württemberg
    expect(editor(walked).locator(".beugung").nth(1)).to_contain_text(
        "mit dem Markt Musterried, vertreten durch die Erste"
    )
    assert violations(walked) == []
    assert profile(walked)["felder"]["partnergemeinden"] == [TOWN, MARKET]
    tab_to(walked, f"{LABEL}, Zeile 2: nach oben")
    walked.keyboard.press("Enter")
    assert profile(walked)["felder"]["partnergemeinden"] == [MARKET, TOWN]
    expect(walked.locator(".md-content tr", has_text="und der Stadt Musterfehn")).to_have_count(1)
    tab_to(walked, f"{LABEL}, Zeile 1: entfernen")
    walked.keyboard.press("Enter")
    assert profile(walked)["felder"]["partnergemeinden"] == [TOWN]
    expect(walked.locator(".md-content tr", has_text="und dem Markt Musterried")).to_have_count(0)


def add(page: Page, name: str, *, land: tuple[str, ...], form: str) -> None:
    """Add a row and fill it in with nothing but keys; without Land of its own the party lies in that of the profile.

    Single keys choose: on a busy machine letters come too slowly for a choice by whole words.
    """
    tab_to(page, f"{LABEL}: Zeile hinzufügen")
    page.keyboard.press("Enter")
    assert focused(page) == "Kommune"
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    assert focused(page) == "Land"
    for key in land:
        page.keyboard.press(key)
    page.keyboard.press("Tab")
    assert focused(page) == "Kommunalform"
    page.keyboard.press(form)
    page.keyboard.press("Tab")


def test_a_pressed_button_does_not_move_away_under_a_message_that_its_press_brings_up(
    walked: Page, agreement: str
) -> None:
    open_by_key(walked, agreement)
    identify(walked, "Musterheide", "NI", "landkreis")
    adder = editor(walked).get_by_role("button", name="Zeile hinzufügen")
    adder.click()
    walked.keyboard.type("Muster<fehn")
    adder.scroll_into_view_if_needed()
    box = adder.bounding_box()
    assert box
    walked.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    walked.mouse.down()
    expect(editor(walked).get_by_label("Kommune", exact=True)).not_to_be_focused()
    walked.wait_for_timeout(HELD)
    walked.mouse.up()
    expect(editor(walked).get_by_label("Kommune", exact=True)).to_have_count(2)
    expect(editor(walked).locator(".fehler").first).to_contain_text("spitzen oder geschweiften Klammern")


def test_a_text_of_a_former_profile_becomes_rows_that_ask_for_their_form(walked: Page, agreement: str) -> None:
    store(walked, agreement, BEFORE)
    walked.goto(agreement)
    walked.get_by_role("button", name="Ihre Kommune").click()
    names = editor(walked).get_by_label("Kommune", exact=True)
    expect(names).to_have_count(2)
    expect(names.nth(1)).to_have_value("Musterwarft")
    expect(editor(walked).locator(".beugung").first).to_have_text("Es fehlt noch die Kommunalform.")
    assert profile(walked) == BEFORE
    forms = editor(walked).get_by_label("Kommunalform")
    forms.nth(0).select_option("stadt")
    assert profile(walked)["felder"]["partnergemeinden"] == [TOWN]
    assert "Musterwarft" in state(walked)["entries"][0]["drafts"]["felder.partnergemeinden"]
    forms.nth(1).select_option("gemeinde")
    assert profile(walked)["felder"]["partnergemeinden"] == [TOWN, PARISH]
    assert state(walked)["entries"][0]["drafts"] == {}


def test_a_text_of_a_former_profile_survives_file_and_loading(walked: Page, agreement: str, tmp_path: Path) -> None:
    open_by_key(walked, agreement)
    drop(walked, json.dumps(BEFORE))
    expect(panel_of(walked).locator(".meldung")).to_contain_text(f"„{LABEL}“ bitte ergänzen")
    assert profile(walked) == BEFORE
    with walked.expect_download() as download:
        panel_of(walked).get_by_role("button", name="Profil als Datei sichern").click()
    download.value.save_as(tmp_path / "profil.json")
    assert json.loads((tmp_path / "profil.json").read_text(encoding="utf-8")) == BEFORE
