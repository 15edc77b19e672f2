"""The catalogue and the list from A to Z on the built site, and what pages say fits them."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.addresses import page_of
from macros.plain import german_order
from tests.support.browser import fresh_context
from tests.support.profiles import library

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture
def catalogue(page: Page, address: str) -> Page:
    """Return the catalogue, opened on a wide screen."""
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto(f"{address}katalog.html")
    expect(page.get_by_role("checkbox").first).to_be_visible()
    return page


def test_choices_of_one_facet_add_up_and_facets_narrow_each_other(catalogue: Page) -> None:
    snippets, documents = number(choice(catalogue, "Art", "Bausteine")), number(choice(catalogue, "Art", "Vorlagen"))
    assert documents == len(library().documents)
    choice(catalogue, "Art", "Bausteine").check()
    expect(texts(catalogue)).to_have_count(snippets)
    choice(catalogue, "Art", "Vorlagen").check()
    expect(texts(catalogue)).to_have_count(snippets + documents)
    wanted = number(choice(catalogue, "Zielgruppe", "Kämmerei"))
    choice(catalogue, "Zielgruppe", "Kämmerei").check()
    expect(texts(catalogue)).to_have_count(wanted)
    every = [*library().snippets.values(), *library().documents.values()]
    sheets = sum("kaemmerei" in item.audience for item in every if "/daten/" in item.path)
    assert wanted == sum("kaemmerei" in item.audience for item in every) - sheets
    expect(catalogue.get_by_role("status")).to_have_text(f"{wanted} von {total()} Texten passen")


def test_a_handlungsfeld_leads_to_its_own_texts_and_to_those_that_serve_every_one(catalogue: Page) -> None:
    choice(catalogue, "Handlungsfeld", "Klimaanpassung").check()
    for title in ("Steckbrief Klimaanpassung", "Argumentationshilfe", "Mappe: Grundsatzbeschluss"):
        expect(texts(catalogue).filter(has_text=title).first).to_be_visible()
    for title in ("Steckbrief Energie", "Kommunale Wärmeplanung: Beschlussvorlage", "Mappe: Kommunale Wärmeplanung"):
        expect(texts(catalogue).get_by_role("link", name=title)).to_have_count(0)


def test_what_serves_every_handlungsfeld_says_so_in_two_words(site: Path) -> None:
    page = lxml.html.fromstring((site / "katalog.html").read_text(encoding="utf-8"))
    cards = page.xpath("//li[@data-merkmale]")
    facts = {card.findtext("a"): card.find_class("auch")[0].text_content() for card in cards}
    titles = {name: library().documents[name].title for name in ("argumentationshilfe", "steckbrief-energie")}
    assert "alle Handlungsfelder · Word" in facts[titles["argumentationshilfe"]]
    assert " · Energie · " in facts[titles["steckbrief-energie"]]
    every = ", ".join(topic.label for topic in library().vocabulary.topics.values())
    assert not [title for title, fact in facts.items() if every in fact]


def test_the_overview_names_what_serves_every_handlungsfeld_once_and_last(site: Path) -> None:
    page = lxml.html.fromstring((site / "uebersichten/handlungsfelder.html").read_text(encoding="utf-8"))
    assert page.xpath("//article//h2/@id") == [*library().vocabulary.topics, "alle"]
    links = page.xpath("//article//a[contains(@href, '/argumentationshilfe.html')]")
    assert [link.xpath("string(preceding::h2[1]/@id)") for link in links] == ["alle"]


def test_the_address_keeps_what_is_chosen(catalogue: Page, address: str) -> None:
    choice(catalogue, "Art", "Mappen").check()
    choice(catalogue, "Modul", "Interne Steuerung").check()
    expect(catalogue).to_have_url(f"{address}katalog.html?art=mappe&modul=steuerung")
    catalogue.reload()
    expect(texts(catalogue)).to_have_count(1)
    expect(catalogue.get_by_role("status")).to_have_text(f"1 von {total()} Texten passt")
    catalogue.get_by_role("button", name="Alle Filter zurücksetzen").click()
    expect(texts(catalogue)).to_have_count(total())
    expect(catalogue).to_have_url(f"{address}katalog.html")
    catalogue.go_back()
    expect(choice(catalogue, "Art", "Mappen")).to_be_checked()
    expect(texts(catalogue)).to_have_count(1)
    catalogue.goto(f"{address}katalog.html?art=mappe&format=docx")
    expect(catalogue.get_by_role("status")).to_have_text("Kein Text passt zu dieser Auswahl.")


def test_the_keyboard_reaches_every_choice_and_screen_readers_hear_its_facet(catalogue: Page) -> None:
    first = choice(catalogue, "Art", "Mappen")
    first.focus()
    catalogue.keyboard.press("Space")
    expect(first).to_be_checked()
    expect(first).to_be_focused()
    catalogue.keyboard.press("Tab")
    expect(choice(catalogue, "Art", "Vorlagen")).to_be_focused()
    expect(catalogue.locator("fieldset > legend")).to_have_count(7)


def test_on_a_phone_the_filters_wait_behind_one_button(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    page.goto(f"{address}katalog.html?art=mappe")
    expect(page.get_by_role("checkbox").first).to_be_hidden()
    page.locator("summary", has_text="Filter: 1 gewählt").press("Enter")
    expect(choice(page, "Art", "Mappen")).to_be_checked()


def test_without_scripts_all_texts_stand_there_by_kind(browser: Browser, address: str) -> None:
    with fresh_context(browser, java_script_enabled=False) as (context, _):
        page = context.new_page()
        page.goto(f"{address}katalog.html?art=mappe")
        expect(page.get_by_role("checkbox").first).to_be_hidden()
        headings = page.get_by_role("article").get_by_role("heading", level=2)
        expect(headings).to_have_text(["Mappen", "Vorlagen", "Datenblätter", "Bausteine"])
        expect(texts(page)).to_have_count(total())


def test_every_page_and_term_stands_in_the_list_from_a_to_z_in_german_order(site: Path) -> None:
    links = links_in(site / "a-z.html", "register")
    names = [link.text_content() for link in links]
    assert names == sorted(names, key=german_order)
    assert {entry.term for entry in library().glossary} <= {*names}
    listed = {str(link.get("href")).partition("#")[0] for link in links}
    copies = re.compile(r".*-abschnitte\.html|404\.html|a-z\.html|suche/index\.html")
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert {page for page in pages if not copies.fullmatch(page)} - listed == {"index.html"}


def test_every_text_names_three_others_that_do_not_stand_on_its_page_already(site: Path) -> None:
    items = [*library().snippets.values(), *library().documents.values(), *library().kits.values()]
    for item in items:
        page = site / page_of(item)
        fitting = [link.get("href") for link in links_in(page, "passt-dazu")]
        others = [link.get("href") for link in links_in(page, "zutaten", "weg", "reihenfolge", "verwendet-in")]
        assert len({*fitting}) == len(fitting) == 3, item.id
        assert not {*fitting} & {*others}, item.id


def choice(page: Page, facet: str, label: str) -> Locator:
    """Return the box of a choice."""
    return page.get_by_role("group", name=facet, exact=True).get_by_role("checkbox", name=re.compile(rf"^{label} \("))


def number(box: Locator) -> int:
    """Return how many texts a choice says it leads to."""
    label = box.locator("xpath=..").inner_text()
    return int(label.rpartition("(")[2].rstrip(")"))


def texts(page: Page) -> Locator:
    """Return the texts that are shown."""
    return page.locator("[data-merkmale]:not([hidden])")


def total() -> int:
    """Return how many texts there are."""
    return len(library().snippets) + len(library().documents) + len(library().kits)


def links_in(file: Path, *classes: str) -> list[lxml.html.HtmlElement]:
    """Return the links of a page that stand in elements of one of these classes."""
    root = lxml.html.fromstring(file.read_text(encoding="utf-8"))
    return [link for name in classes for part in root.find_class(name) for link in part.iter("a") if link.get("href")]
