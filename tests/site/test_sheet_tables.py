"""Tables of data sheets in the browser: sorted, filtered, filled; the chart of an organisation beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.test_weight import requests_of
from tests.support.axe import barriers
from tests.support.browser import fresh_context
from tests.support.needs import ROOT
from tests.support.profiles import keep, raw_profile
from tests.support.servers import static_server

pytestmark = [pytest.mark.site, pytest.mark.browser]

PLAN = "bausteine/daten/projektstrukturplan.html"
ROLES = "bausteine/daten/rollenmodell.html"
RISKS = "bausteine/daten/risikoregister.html"
PAPER = "vorlagen/rollenmodell/rollenmodell.html"
ORDERS = yaml.safe_load(Path(__file__).with_name("orders.yml").read_text(encoding="utf-8"))


def test_texts_stand_in_the_order_that_readers_expect(page: Page) -> None:
    with static_server(ROOT / "docs/assets/javascript") as address:
        page.goto(address)
        for case in ORDERS:
            call = f"import('/tables/sorting.js').then(({{ orderOf }}) => orderOf({case['texte']}, 'ascending'))"
            assert [case["texte"][place] for place in page.evaluate(call)] == case["aufsteigend"], case["name"]


def test_a_heading_sorts_upward_downward_and_back(reader: Page, address: str) -> None:
    reader.goto(address + RISKS)
    before = column(reader, 1)
    heading = reader.get_by_role("columnheader", name="Zahl")
    heading.get_by_role("button").press("Enter")
    numbers = [int(text.rpartition("= ")[2]) for text in column(reader, 1)]
    assert numbers == sorted(numbers)
    expect(heading).to_have_attribute("aria-sort", "ascending")
    expect(status(reader)).to_have_text("18 von 18 Zeilen, aufsteigend nach Zahl sortiert")
    expect(heading.get_by_role("button")).to_be_focused()
    reader.keyboard.press("Enter")
    numbers = [int(text.rpartition("= ")[2]) for text in column(reader, 1)]
    assert numbers == sorted(numbers, reverse=True)
    reader.keyboard.press("Enter")
    expect(heading).not_to_have_attribute("aria-sort", "ascending")
    assert column(reader, 1) == before


def test_rows_are_found_by_words_phase_and_role(reader: Page, address: str) -> None:
    reader.goto(address + PLAN)
    expect(status(reader)).to_have_text("56 von 56 Zeilen")
    reader.get_by_label("Enthält").fill("VERGABE")
    expect(shown_rows(reader)).to_have_count(3)
    reader.get_by_role("button", name="Alle Zeilen zeigen").press("Enter")
    expect(shown_rows(reader)).to_have_count(56)
    expect(reader.get_by_label("Enthält")).to_be_focused()
    reader.get_by_label("Phase").select_option("Betrieb")
    expect(reader.get_by_role("table")).to_have_count(1)
    reader.get_by_label("Zuständig").select_option("IT")
    expect(status(reader)).to_have_text("1 von 56 Zeilen")
    expect(shown_rows(reader)).to_contain_text("8.1 Betriebs- und Rollenkonzept")


def test_a_role_is_found_in_every_part_that_it_plays_or_in_one(reader: Page, address: str) -> None:
    reader.goto(address + ROLES)
    reader.get_by_label("Rolle", exact=True).select_option("Personalrat")
    everywhere = shown_rows(reader).count()
    reader.get_by_label("Zuständigkeit", exact=True).select_option("Wird gefragt (C)")
    asked = shown_rows(reader)
    assert 0 < asked.count() < everywhere
    for row in asked.all():
        expect(row.get_by_role("cell").nth(3)).to_contain_text("Personalrat")


def test_a_filter_shows_no_row_that_is_for_others(reader: Page, address: str) -> None:
    keep(reader, address, raw_profile("stadt-hessen"))  # without a grant
    reader.goto(address + PLAN)
    expect(status(reader)).to_have_text("48 von 48 Zeilen")
    reader.get_by_label("Enthält").fill("4.")
    waiting = reader.locator("tr[data-platz]", has_text="4.9 Bewilligung")
    expect(waiting).to_be_hidden()
    reader.get_by_role("columnheader", name="Wochen").first.get_by_role("button").click()
    expect(waiting).to_be_hidden()
    reader.get_by_role("button", name="Alle Zeilen zeigen").click()
    expect(waiting).to_be_hidden()


def test_the_head_of_administration_is_called_by_the_office_in_rows_and_choices(reader: Page, address: str) -> None:
    reader.goto(address + ROLES)
    choices = reader.get_by_label("Rolle", exact=True).locator("option")
    expect(choices.filter(has_text="Verwaltungsspitze")).to_have_count(1)
    expect(shown_rows(reader).first.get_by_role("cell").nth(2)).to_have_text("Verwaltungsspitze")
    keep(reader, address, raw_profile("landkreis-niedersachsen"))
    reader.goto(address + ROLES)
    expect(shown_rows(reader).first.get_by_role("cell").nth(2)).to_have_text("Landrätin")
    expect(choices.filter(has_text="Verwaltungsspitze")).to_have_count(0)
    reader.get_by_label("Rolle", exact=True).select_option(label="Landrätin")
    reader.get_by_label("Zuständigkeit", exact=True).select_option("Verantwortet (A)")
    assert set(column(reader, 2)) == {"Landrätin"}


def test_the_result_of_a_package_leads_to_its_vorlage(reader: Page, address: str) -> None:
    keep(reader, address, raw_profile("landkreis-niedersachsen"))
    reader.goto(address + PLAN)
    shown_rows(reader).filter(has_text="1.8 Bedarf der Kommunen").get_by_role("link").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Abfragebogen")


def test_filled_words_are_found(reader: Page, address: str) -> None:
    keep(reader, address, raw_profile("stadt-hessen"))
    reader.goto(address + "bausteine/daten/organigramm.html")
    reader.get_by_label("Enthält").fill("stadtverordnetenversammlung")
    expect(shown_rows(reader)).to_have_count(1)


def test_paper_has_all_rows_in_the_order_of_the_sheet(reader: Page, address: str) -> None:
    reader.goto(address + RISKS)
    before = column(reader, 0)
    reader.get_by_role("columnheader", name="Zahl").get_by_role("button").click()
    reader.get_by_label("Zuständig").select_option("IT")
    assert column(reader, 0) != before
    reader.evaluate("dispatchEvent(new Event('beforeprint'))")
    reader.emulate_media(media="print")
    assert column(reader, 0) == before
    expect(shown_rows(reader)).to_have_count(18)
    expect(reader.locator(".tabellenleiste")).to_be_hidden()
    reader.emulate_media(media="screen")
    reader.evaluate("dispatchEvent(new Event('afterprint'))")
    assert column(reader, 0) != before


def test_what_tables_need_is_loaded_where_they_are(reader: Page, address: str) -> None:
    asked = requests_of(reader, address)
    reader.goto(address + "vorlagen/beschlussvorlage/grundsatzbeschluss.html", wait_until="networkidle")
    assert not [path for path in asked if "javascript/tables/" in path]
    reader.goto(address + PLAN, wait_until="networkidle")
    assert "assets/javascript/tables/sheet-table.js" in asked


@pytest.mark.parametrize("width", [320, 1400])
def test_tables_and_charts_have_no_barrier(address: str, browser: Browser, width: int) -> None:
    with fresh_context(browser, viewport={"width": width, "height": 800}) as (context, _):
        page = context.new_page()
        for path in (PLAN, PAPER):
            page.goto(address + path, wait_until="networkidle")
            page.get_by_label("Enthält").first.fill("e")
            page.locator("th > button").first.click()
            assert barriers(page) == []


def test_the_chart_of_an_organisation_fills_with_the_page(reader: Page, address: str) -> None:
    reader.goto(address + PAPER)
    chart = reader.locator(".organigramm")
    expect(chart).to_contain_text("[Rat]")
    expect(chart.get_by_role("listitem").filter(has_text="Beteiligte Kommunen").last).to_be_visible()
    reader.get_by_role("link", name="Zum Schaubild").click()
    expect(chart).to_be_in_viewport()
    assert "Organigramm: Gremium" not in (reader.locator("#dokument").text_content() or "")
    keep(reader, address, raw_profile("stadt-hessen"))
    reader.goto(address + PAPER)
    expect(chart.get_by_role("listitem").first).to_contain_text("Stadtverordnetenversammlung")
    expect(chart.get_by_text("Beteiligte Kommunen")).to_be_hidden()
    expect(chart.get_by_role("group", name="Beratend bei: Projektleitung")).to_be_visible()
    expect(chart.get_by_role("group", name="Beratend bei: Lenkungskreis")).to_have_count(0)


def status(page: Page) -> Locator:
    return page.locator(".tabellenleiste [role=status]")


def shown_rows(page: Page) -> Locator:
    return page.locator("tbody tr:visible")


def column(page: Page, number: int) -> list[str]:
    """Return the texts of a column from top to bottom, of the rows that are shown."""
    return [" ".join(row.locator("td").nth(number).inner_text().split()) for row in shown_rows(page).all()]
