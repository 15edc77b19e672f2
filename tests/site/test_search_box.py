"""The search as readers meet it: by keyboard, with and without scripts, with a profile, where nothing is found."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.panel.walking import panel_of, profile
from tests.support.browser import fresh_context
from tests.support.profiles import keep, raw_profile

pytestmark = [pytest.mark.site, pytest.mark.browser]

HERE = Path(__file__).parent
SEARCHES: dict[str, list[str]] = yaml.safe_load((HERE / "searches.yml").read_text(encoding="utf-8"))
SAID: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "searches-said.yml").read_text(encoding="utf-8"))
PAPER = "vorlagen/beschlussvorlage/grundsatzbeschluss.html"
OFFER = "Angebot eines Kreises oder Verbands an seine Gemeinden"


def test_the_search_leads_to_a_page_that_people_mean(reader: Page, address: str) -> None:
    field = opened(reader, address)
    reader.wait_for_load_state("networkidle")
    for words, targets in SEARCHES.items():
        field.fill(words)
        links = hits(reader).locator("a[href]")
        wanted = " or ".join(f"starts-with(@href, '{address}{target}')" for target in targets)
        fitting = reader.locator(f"xpath=//ul[@class='treffer']/li[position() <= 5]/a[{wanted}]")
        expect(fitting.first, f"{words}: {links.all_inner_texts()}").to_be_attached()


@pytest.mark.parametrize("case", SAID.values(), ids=SAID.keys())
def test_the_search_says_how_it_understood(reader: Page, address: str, case: dict[str, Any]) -> None:
    opened(reader, address).press_sequentially(case["tippt"])
    found = "Kein Treffer" if case.get("treffer") == "keine" else re.compile(r"\d+ Treffer$")
    expect(reader.get_by_role("dialog").get_by_role("status")).to_have_text(found)
    for words in case.get("zeigt", []):
        expect(reader.locator(".suchhinweise")).to_contain_text(words)
    if "markiert" in case:
        expect(hits(reader).first.locator("mark", has_text=case["markiert"]).first).to_be_visible()


def test_the_keyboard_opens_walks_follows_and_closes(reader: Page, address: str) -> None:
    reader.goto(address + PAPER)
    ready(reader)
    link = reader.get_by_role("link", name="Glossar").first
    link.focus()
    reader.keyboard.press("Control+k")
    field = reader.get_by_label("Suchen nach")
    expect(field).to_be_focused()
    reader.keyboard.type("Projektsteckbrief")
    expect(hits(reader).nth(1)).to_be_visible()
    reader.wait_for_load_state("networkidle")  # all texts are there, the order stays
    for key, number in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        reader.keyboard.press(key)
        expect(hits(reader).nth(number).get_by_role("link")).to_be_focused()
    reader.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    reader.keyboard.press("Escape")
    expect(reader.get_by_role("dialog")).to_have_count(0)
    expect(link).to_be_focused()
    reader.keyboard.press("/")
    expect(field).to_be_focused()
    expect(field).to_have_value("Projektsteckbrief")
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Projektsteckbrief")


def test_a_result_keeps_the_focus_when_more_texts_have_come(reader: Page, address: str) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    reader.route("**/daten/suche/text.json", hold)
    opened(reader, address).press_sequentially("Projektsteckbrief")
    expect(hits(reader).nth(1)).to_be_visible()
    reader.keyboard.press("ArrowDown")
    first = hits(reader).nth(0).get_by_role("link")
    expect(first).to_be_focused()
    before = first.element_handle()
    waiting[0].continue_()
    reader.wait_for_function("(link) => !link.isConnected", arg=before)
    expect(hits(reader).get_by_role("link").and_(reader.locator(":focus"))).to_have_count(1)


def test_results_have_an_address_that_can_be_shared(reader: Page, address: str) -> None:
    opened(reader, address).press_sequentially("Personalrat")
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(f"{address}suche/?q=Personalrat")
    first = hits(reader).first.get_by_role("link")
    expect(first).to_contain_text("Personalrat")
    reader.get_by_label("Suchen nach").fill("Projektsteckbrief")
    reader.keyboard.press("Enter")
    expect(first).to_contain_text("Projektsteckbrief")
    reader.go_back()
    expect(reader.get_by_label("Suchen nach")).to_have_value("Personalrat")
    expect(first).to_contain_text("Personalrat")
    shown = hits(reader).count()
    reader.get_by_role("button", name="Weitere Treffer zeigen").click()
    expect(hits(reader).nth(shown).get_by_role("link")).to_be_focused()


def test_a_result_says_what_it_is_and_shows_the_place_in_its_text(reader: Page, address: str) -> None:
    opened(reader, address).press_sequentially("Projektsteckbrief")
    first = hits(reader).first
    expect(first).to_contain_text(re.compile(r"Vorlage · .*Word, LibreOffice, PDF · Stand \d+\. \w+ \d{4}"))
    expect(first.locator(".fundstelle mark").first).to_be_visible()
    names = reader.evaluate("[...document.querySelectorAll('.treffer *')].map((element) => element.localName)")
    assert set(names) <= {"li", "a", "p", "span", "mark"}


def test_a_result_for_every_handlungsfeld_says_so_in_two_words(reader: Page, address: str) -> None:
    opened(reader, address).fill("Argumentationshilfe")
    expect(hits(reader).first.locator(".auch").first).to_contain_text("alle Handlungsfelder · Word")


def test_what_was_typed_stays_text(reader: Page, address: str) -> None:
    hostile = "<img src=x onerror=alert(1)> Zwlling"
    opened(reader, address).fill(hostile)
    expect(reader.get_by_role("dialog").get_by_role("status")).to_contain_text("Treffer")
    assert reader.locator("dialog img").count() == 0
    reader.goto(f"{address}mitmachen/fehlt.html?q=%3Cimg%20src%3Dx%3E")
    expect(reader.get_by_label("Ihr Vorschlag")).to_have_value(re.compile("Das fehlt mir: <img src=x>"))


def test_who_finds_nothing_proposes_it(reader: Page, address: str) -> None:
    opened(reader, address).press_sequentially("Wolkenkuckucksheim")
    reader.get_by_role("link", name="Das fehlt mir").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Das fehlt mir")
    expect(reader.get_by_label("Ihr Vorschlag")).to_have_value(re.compile("Wolkenkuckucksheim"))


def test_a_land_of_the_query_goes_into_the_profile_with_one_click(reader: Page, address: str) -> None:
    opened(reader, address).press_sequentially("gemeinderat sachsen")
    reader.get_by_role("button", name="eintragen: Sachsen").click()
    expect(panel_of(reader).get_by_label("Land", exact=True)).to_have_value("SN")
    assert profile(reader) == {"land": "SN"}
    reader.keyboard.press("Escape")
    expect(reader.get_by_label("Suchen nach")).to_be_focused()
    expect(reader.locator(".angebot")).to_have_count(0)


def test_a_place_of_the_register_is_offered_with_its_land_and_form(reader: Page, address: str) -> None:
    outline = {"stand": "", "quelle": "", "laender": {"SN": "gemeinden-SN.json"}}
    reader.route("**/daten/gemeinden.json", lambda route: route.fulfill(json=outline))
    reader.route("**/daten/gemeinden-SN.json", lambda route: route.fulfill(json=[["Zwönitz", "stadt", "Erzgebirge"]]))
    opened(reader, address).press_sequentially("beschluss zwoenitz")
    reader.get_by_role("button", name="eintragen: Zwönitz (Sachsen)").click()
    panel_of(reader).wait_for()
    assert profile(reader) == {"kommune": "Zwönitz", "land": "SN", "form": "stadt"}


def test_another_land_makes_another_profile(reader: Page, address: str) -> None:
    keep(reader, address, raw_profile("stadt-hessen"))
    opened(reader, address).press_sequentially("gemeinderat sachsen")
    reader.get_by_role("button", name="Neues Profil unter „Ihre Kommune“ anlegen: Sachsen").click()
    expect(panel_of(reader).get_by_label("Land", exact=True)).to_have_value("SN")
    assert profile(reader) == {"land": "SN"}
    expect(panel_of(reader)).to_contain_text("Musterfelden")


def test_texts_for_other_forms_rank_lower_and_say_so(reader: Page, address: str) -> None:
    objection = hits(reader).filter(has_text=OFFER)
    reader.goto(f"{address}suche/?q=Einwand Zuständigkeit")
    expect(hits(reader).first).to_contain_text(OFFER)
    keep(reader, address, raw_profile("stadt-hessen"))
    reader.goto(f"{address}suche/?q=Einwand Zuständigkeit")
    expect(objection).to_contain_text("Gilt nicht für Ihre Kommunalform, sondern für: ")
    expect(hits(reader).first).not_to_contain_text(OFFER)


def test_without_scripts_the_form_leads_to_the_list_from_a_to_z(browser: Browser, address: str) -> None:
    with fresh_context(browser, java_script_enabled=False) as (context, _):
        page = context.new_page()
        page.goto(address + PAPER)
        page.get_by_role("search").get_by_role("searchbox").fill("ALKIS")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Von A bis Z")
        page.get_by_role("article").get_by_role("link", name="ALKIS").click()
        assert "glossar.html#" in page.url
        page.goto(f"{address}suche/?q=ALKIS")
        page.get_by_role("link", name="von A bis Z").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Von A bis Z")


def opened(page: Page, address: str) -> Locator:
    """Open the search on a page; return its field."""
    page.goto(address + PAPER)
    ready(page).click()
    return page.get_by_label("Suchen nach")


def ready(page: Page) -> Locator:
    """Return the button of the search, once its script is there."""
    button = page.get_by_role("button", name="Suche", exact=True)
    expect(button).to_have_attribute("aria-haspopup", "dialog")
    return button


def hits(page: Page) -> Locator:
    """Return the results that are shown."""
    return page.locator(".treffer > li")
