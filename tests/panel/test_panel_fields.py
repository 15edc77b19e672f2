"""The project's fields in the panel: read by their types, lists edited by keyboard, derived values shown as such."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.panel.walking import focused, identify, open_by_key, panel_of, profile, state, tab_to
from tests.support.browser import errors_of, fresh_context

pytestmark = [pytest.mark.site, pytest.mark.browser]

HERE = Path(__file__).parent
INPUTS: list[dict[str, Any]] = yaml.safe_load((HERE / "inputs.yml").read_text(encoding="utf-8"))
LIST = "Kosten je Haushaltsjahr"
PARTIES = {
    "label": "Partner",
    "type": "Beteiligte",
    "group": "Vorhaben",
}
REST = {"label": "Rest", "type": "Prozent", "computed": {"kind": "rest", "field": "eigenanteil"}}


@pytest.fixture(scope="module")
def filled(browser: Browser, address: str) -> Iterator[Page]:
    """Return a page with the panel open for one municipality and all groups of fields unfolded."""
    with fresh_context(browser) as (context, refused):
        page = context.new_page()
        errors = errors_of(page)
        page.route("**/daten/umriss.json", with_more_fields)
        open_by_key(page, address)
        identify(page, "Musterstadt", "HE", "stadt")
        for details in panel_of(page).locator("details").all():
            details.evaluate("(group) => (group.open = true)")
        page.wait_for_load_state("networkidle")  # what is shown of a value comes from tables that are on their way
        page.wait_for_timeout(500)
        yield page
    assert errors == []
    assert refused == []


def with_more_fields(route: Route) -> None:
    """Answer with the site's own fields and such as no text of ours needs yet."""
    outline = route.fetch().json()
    outline["felder"] |= {"partner": PARTIES, "rest": REST}
    route.fulfill(json=outline)


def field(page: Page, name: str) -> Locator:
    """Return the question about a field."""
    return panel_of(page).locator(f'[data-frage="{name}"]')


@pytest.mark.parametrize("case", INPUTS, ids=[f"{case['name']}: {case['feld']}" for case in INPUTS])
def test_an_input_is_read_kept_and_shown_or_refused_with_a_message(filled: Page, case: dict[str, Any]) -> None:
    text, value = (long(case.get(key)) for key in ("eingabe", "wert"))
    box = field(filled, case["name"]).locator("input, textarea")
    box.fill(text)
    box.blur()
    told = field(filled, case["name"]).locator(".fehler")
    if "meldung" in case:
        expect(told).to_contain_text(case["meldung"])
        expect(box).to_have_attribute("aria-invalid", "true")
        assert (told.get_attribute("id") or "-") in (box.get_attribute("aria-describedby") or "")
        assert case["name"] not in profile(filled).get("felder", {})
        assert state(filled)["entries"][0]["drafts"][f"felder.{case['name']}"] == text
    else:
        expect(told).to_be_hidden()
        expect(box).to_have_value(long(case["zeigt"]))
        assert profile(filled).get("felder", {}).get(case["name"]) == value
        assert state(filled)["entries"][0]["drafts"] == {}
    box.fill("")
    box.blur()


def test_a_value_is_shown_as_it_is_written_however_long_somebody_pauses(filled: Page) -> None:
    box = field(filled, "sitzungstermin").locator("input")
    box.fill("14.06.2028")
    filled.wait_for_timeout(600)  # longer than the pause after which what was typed is kept
    expect(box).to_have_value("14.06.2028")
    box.blur()
    expect(box).to_have_value("14.6.2028")


def long(value: Any) -> Any:
    """Return „@10000“ as so many letters, anything else as it is."""
    return "ä" * int(value[1:]) if isinstance(value, str) and value.startswith("@") else value


def test_a_choice_and_yes_or_no_are_kept_by_keyboard(filled: Page) -> None:
    field(filled, "berichtsturnus").locator("select").focus()
    filled.keyboard.press("j")  # a letter that no key has, such as ä, would go to the input that had the caret last
    field(filled, "foerderung").get_by_label("nein", exact=True).focus()
    filled.keyboard.press("ArrowUp")
    expect(field(filled, "foerderung").get_by_label("ja", exact=True)).to_be_checked()
    assert {"berichtsturnus": "jährlich", "foerderung": True}.items() <= profile(filled)["felder"].items()


def test_rows_are_added_moved_and_removed_by_keyboard(filled: Page) -> None:
    rows = field(filled, "kosten_je_jahr").locator(".zeilen > li")
    field(filled, "kosten_je_jahr").get_by_role("button", name="Zeile hinzufügen").focus()
    filled.keyboard.press("Enter")
    for cells in (("2027", "40.000", "5.000"), ("2028", "24.000", "")):
        assert focused(filled) == "Haushaltsjahr"
        for text in cells:
            filled.keyboard.type(text)
            filled.keyboard.press("Tab")
        tab_to(filled, f"{LIST}: Zeile hinzufügen")
        if cells[0] == "2027":
            filled.keyboard.press("Enter")
            expect(panel_of(filled).locator("p.nur-gelesen")).to_have_text("Zeile 2 hinzugefügt.")
    first, second = {"jahr": "2027", "einmalig": 40000, "laufend": 5000}, {"jahr": "2028", "einmalig": 24000}
    assert profile(filled)["felder"]["kosten_je_jahr"] == [first, second]
    rows.nth(1).get_by_role("button", name="nach oben").focus()
    filled.keyboard.press("Enter")
    assert profile(filled)["felder"]["kosten_je_jahr"] == [second, first]
    assert focused(filled) == f"{LIST}, Zeile 1: nach unten"
    expect(panel_of(filled).locator("p.nur-gelesen")).to_have_text("Zeile 2 ist jetzt Zeile 1.")
    rows.nth(0).get_by_role("button", name="entfernen").focus()
    filled.keyboard.press("Enter")
    assert profile(filled)["felder"]["kosten_je_jahr"] == [first]
    assert focused(filled) == f"{LIST}, Zeile 1: entfernen"
    filled.keyboard.press("Enter")
    assert "kosten_je_jahr" not in profile(filled).get("felder", {})
    assert focused(filled) == f"{LIST}: Zeile hinzufügen"


def test_a_faulty_cell_stays_in_its_row_and_out_of_the_profile(filled: Page) -> None:
    rows = field(filled, "kosten_je_jahr")
    rows.get_by_role("button", name="Zeile hinzufügen").click()
    rows.get_by_label("Haushaltsjahr", exact=True).fill("2027")
    rows.get_by_label("Einmalige Kosten", exact=True).fill("viel")
    rows.get_by_label("Einmalige Kosten", exact=True).blur()
    expect(rows.locator(".fehler:visible")).to_contain_text("64.000,50")
    assert profile(filled)["felder"]["kosten_je_jahr"] == [{"jahr": "2027"}]
    draft = state(filled)["entries"][0]["drafts"]["felder.kosten_je_jahr"]
    assert json.loads(draft) == [{"jahr": "2027", "einmalig": "viel"}]
    rows.get_by_role("button", name="entfernen").click()
    assert state(filled)["entries"][0]["drafts"] == {}


def test_who_takes_part_is_a_list_of_municipalities(filled: Page) -> None:
    rows = field(filled, "partner")
    rows.get_by_role("button", name="Zeile hinzufügen").click()
    rows.get_by_label("Kommune", exact=True).fill("Musterkreis")
    rows.get_by_label("Land", exact=True).select_option("NW")
    rows.get_by_label("Kommunalform").select_option("kreis")
    await_partner(filled, [{"kommune": "Musterkreis", "land": "NW", "form": "kreis"}])
    rows.get_by_label("Land", exact=True).select_option("")
    await_partner(filled, None)
    rows.get_by_label("Kommunalform").select_option("landkreis")
    await_partner(filled, [{"kommune": "Musterkreis", "form": "landkreis"}])


def await_partner(page: Page, expected: list[dict[str, str]] | None) -> None:
    """Wait until the profile says so: the tables of another Land are fetched first."""
    for _ in range(100):
        if profile(page).get("felder", {}).get("partner") == expected:
            return
        page.wait_for_timeout(100)
    assert profile(page).get("felder", {}).get("partner") == expected


def test_a_derived_value_is_shown_as_derived_until_somebody_types_one(filled: Page) -> None:
    line = field(filled, "rest").locator(".berechnet")
    field(filled, "eigenanteil").locator("input").fill("20")
    field(filled, "eigenanteil").locator("input").blur()
    expect(line).to_have_text("Berechnet: 80 %. Ein eigener Wert geht vor.")
    field(filled, "rest").locator("input").fill("75")
    field(filled, "rest").locator("input").blur()
    expect(line).to_have_text("Ihr Wert geht vor; berechnet wären es 80 %.")
    assert profile(filled)["felder"]["rest"] == 75
