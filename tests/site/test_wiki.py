"""The wiki as its users meet it: by keyboard and mouse, with and without scripts, on paper."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zipfile
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.documents.formats import FORMATS
from macros.library import load_library
from tests.support.browser import errors_of, fresh_context
from tests.support.needs import ROOT
from tests.support.servers import static_server

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAPER = "vorlagen/beschlussvorlage/grundsatzbeschluss"
FOREIGN = """() => {
  const script = document.createElement("script");
  script.textContent = "window.foreign = 1";
  document.body.append(script);
  document.body.setAttribute("onclick", "window.foreign = 2");
  document.body.click();
}"""
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize(
    ("link", "heading"),
    [("Lesen und kopieren", "Bausteine"), ("Dokumente herunterladen", "Vorlagen"), ("Einen Satz verbessern", "Mit")],
)
def test_each_kind_of_user_is_one_click_from_the_start(site: Path, page: Page, link: str, heading: str) -> None:
    with static_server(site) as address:
        page.goto(address)
        page.get_by_role("link", name=link).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)


def test_the_beschlussvorschlag_is_copied_with_its_numbers(site: Path, browser: Browser) -> None:
    with (
        fresh_context(browser, permissions=["clipboard-read", "clipboard-write"]) as (context, _),
        static_server(site) as address,
    ):
        page = context.new_page()
        page.goto(address + f"{PAPER}.html")
        page.get_by_role("link", name="Abschnitte einzeln kopieren").click()
        page.get_by_role("button", name="Beschlussvorschlag: Text kopieren").click()
        expect(page.get_by_text("Text ist kopiert.")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(("1. ", "[")), copied[:80]
        assert "\n2. " in copied
        page.get_by_role("button", name="Beschlussvorschlag: mit Formatierung kopieren").click()
        expect(page.get_by_text("Text ist mit Formatierung kopiert.")).to_be_visible()
        rich = page.evaluate(
            "navigator.clipboard.read().then((items) => items[0].getType('text/html')).then((part) => part.text())"
        )
        body = rich.split("<!--StartFragment-->")[-1]
        assert "<ol" in body
        assert not re.search(r"class=|data-|<span|<section", body)


def test_a_baustein_is_copied_where_the_page_has_no_secure_address(site: Path, browser: Browser) -> None:
    with fresh_context(browser) as (context, _), static_server(site) as address:
        context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        page = context.new_page()
        page.goto(address + "bausteine/begruendung/begriff-digitaler-zwilling.html")
        page.evaluate("document.addEventListener('copy', (event) => queueMicrotask(() => { window.copied = true; }))")
        page.get_by_role("button", name="Baustein: Text kopieren").click()
        expect(page.get_by_text("Text ist kopiert.")).to_be_visible()


def test_a_term_explains_itself_to_pointer_and_keyboard(site: Path, page: Page) -> None:
    errors = errors_of(page)
    with static_server(site) as address:
        page.goto(address + f"{PAPER}.html")
        term = page.locator("a.begriff").first
        term.hover()
        tip = page.get_by_role("tooltip")
        expect(tip).to_be_visible()
        expect(tip).to_have_text(term.get_attribute("data-erklaerung") or "")
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
        term.focus()
        expect(tip).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Glossar")
        assert page.evaluate("document.getElementById(location.hash.slice(1))?.localName") == "h3"
    assert errors == []


def test_on_a_phone_menu_and_search_open_by_keyboard(site: Path, browser: Browser) -> None:
    with fresh_context(browser, viewport={"width": 375, "height": 700}) as (context, _), static_server(site) as address:
        page = context.new_page()
        page.goto(address)
        menu = page.get_by_role("button", name="Menü")
        menu.press("Enter")
        expect(menu).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
        expect(menu).to_have_attribute("aria-expanded", "false")
        expect(menu).to_be_focused()
        page.locator(".suchknopf[aria-haspopup]").press("Enter")
        expect(page.get_by_role("dialog", name="Suche").get_by_label("Suchen nach")).to_be_focused()


def test_on_a_phone_the_keyboard_gets_into_the_menu_and_back_and_never_behind_it(site: Path, browser: Browser) -> None:
    with fresh_context(browser, viewport={"width": 375, "height": 700}) as (context, _), static_server(site) as address:
        page = context.new_page()
        page.goto(address + f"{PAPER}.html")
        page.get_by_role("button", name="Suche").focus()
        page.keyboard.press("Tab")
        expect(page.get_by_label("Pfad").get_by_role("link", name="Start")).to_be_focused()
        page.get_by_role("button", name="Menü").press("Enter")
        expect(page.get_by_role("link", name="Alle Vorlagen").first).to_be_focused()
        page.get_by_role("button", name="Vorlagen: zurück").press("Enter")
        expect(page.locator("label.md-nav__link", has_text="Vorlagen")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name="Alle Vorlagen").first).to_be_visible()


def test_without_scripts_texts_links_and_downloads_work(site: Path, browser: Browser) -> None:
    with fresh_context(browser, java_script_enabled=False) as (context, _), static_server(site) as address:
        page = context.new_page()
        page.goto(address)
        page.get_by_role("link", name="Dokumente herunterladen").click()
        page.get_by_role("link", name="Grundsatzbeschluss").first.click()
        expect(page.locator('[data-feld="kommune_gen"]').first).to_be_visible()
        expect(page.get_by_role("button", name="Text kopieren")).to_have_count(0)
        with page.expect_download():
            page.get_by_label("Herunterladen").get_by_role("link", name="Word").click()


def test_on_paper_a_vorlage_is_the_document_alone(site: Path, page: Page) -> None:
    with static_server(site) as address:
        page.goto(address + f"{PAPER}.html")
        page.emulate_media(media="print")
        for hidden in (".md-header", ".md-footer", ".pfad", "aside.download", ".zutaten", ".kopierleiste", ".nur-web"):
            for element in page.locator(hidden).all():
                assert not element.is_visible(), hidden
        expect(page.get_by_role("heading", name="Beschlussvorschlag")).to_be_visible()


def test_a_script_that_is_not_ours_does_not_run(site: Path, page: Page) -> None:
    with static_server(site) as address:
        page.goto(address + f"{PAPER}.html")
        page.evaluate(FOREIGN)
        assert page.evaluate("window.foreign") is None


def test_every_page_has_a_strict_policy_and_no_inline_style(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert policy, path
        assert "unsafe" not in policy[1], path
        assert "default-src 'none'" in policy[1], path
        assert not re.search(r"<[a-z][^>]*\sstyle=", text), path


def test_every_page_says_in_search_engines_and_messengers_what_it_is(site: Path) -> None:
    titles: dict[str, Path] = {}
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        title = unescape(re.findall(r'property="og:title" content="([^"]*)"', text)[0])
        assert re.search(r'name="description" content="[^"]{20,}"', text), path
        if path.name != "404.html":
            assert title not in titles, f"{path} heißt wie {titles[title]}"
            titles[title] = path


def test_every_baustein_has_a_page_that_names_its_vorlagen_and_its_file(site: Path) -> None:
    library = load_library(ROOT)
    for snippet in library.snippets.values():
        text = (site / f"bausteine/{snippet.kind}/{snippet.id}.html").read_text(encoding="utf-8")
        assert snippet.path in text
        assert 'id="verwendet-in"' in text


def test_a_mappe_comes_as_one_zip_in_its_order(site: Path) -> None:
    library = load_library(ROOT)
    for kit in library.kits.values():
        with zipfile.ZipFile(site / f"downloads/mappen/mappe-{kit.id}.zip") as archive:
            names = [name for name in archive.namelist() if not name.startswith("Tabellen/")]
            files = 1  # the list of contents
            for number, document_id in enumerate(kit.documents, start=1):
                for name in library.documents[document_id].formats:
                    single = (site / f"downloads/{document_id}/{document_id}.{name}").read_bytes()
                    assert archive.read(f"{FORMATS[name].label}/{number:02}-{document_id}.{name}") == single
                    files += 1
        assert len(names) == files


def test_the_feed_lists_every_text_with_a_name_of_its_own(site: Path) -> None:
    feed = ET.parse(site / "neu.xml").getroot()
    entries = feed.findall(f"{ATOM}entry")
    library = load_library(ROOT)
    assert len(entries) == min(100, len(library.snippets) + len(library.documents))
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert (site / link.get("href", "")).is_file()
