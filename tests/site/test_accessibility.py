"""Every kind of page under axe-core: both palettes, narrow and wide, with menu, search and explanations open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.panel.walking import identify
from tests.support import needs
from tests.support.browser import fresh_context
from tests.support.servers import static_server

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGES = {
    "start": "index.html",
    "vorlage": "vorlagen/beschlussvorlage/grundsatzbeschluss.html",
    "abschnitte": "vorlagen/beschlussvorlage/grundsatzbeschluss-abschnitte.html",
    "baustein": "bausteine/recht/rechtliche-einordnung.html",
    "mappe": "mappen/grundsatzbeschluss.html",
    "einseiter": "vorlagen/kurzinformation/kurzinformation-gremium.html",
    "uebersicht": "uebersichten/zielgruppen.html",
    "kommunalformen": "uebersichten/kommunalformen.html",
    "verzeichnis": "bausteine/index.html",
    "glossar": "glossar.html",
    "felder": "felder.html",
    "neu": "neu.html",
    "katalog": "katalog.html",
    "katalog-gefiltert": "katalog.html?art=baustein&zielgruppe=kaemmerei",
    "a-z": "a-z.html",
    "suche": "suche/index.html?q=Haushalt",
    "vorschlag": "mitmachen/fehlt.html?q=Hitze",
    "mitmachen": "mitmachen/index.html",
    "anleitung": "mitmachen/elemente.html",
    "programm": "programm/auftakt.html",
    "hilfe": "hilfe/index.html",
    "it": "hilfe/fuer-die-it.html",
    "recht": "rechtliches/barrierefreiheit.html",
    "fehlt": "404.html",
}
WIDTHS = (320, 375, 1400)
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""What a reader may set (WCAG 2.2, 1.4.12)."""
CUT_OFF = """
[...document.querySelectorAll(".md-content :is(p, li, h1, h2, h3, dt, dd, a, button, summary)")].filter((element) =>
  element.checkVisibility() && getComputedStyle(element).overflowX === "hidden"
  && element.scrollWidth > element.clientWidth + 1).map((element) => element.outerHTML.slice(0, 120))
"""
OVERFLOW = """
[...document.querySelectorAll("dialog.suche, dialog.suche *")].filter((element) =>
  element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline"
  && getComputedStyle(element).overflowX !== "visible").map((element) => element.outerHTML.slice(0, 120))
"""
RULES = """
axe.run({resultTypes: ["violations"]}).then((result) => JSON.stringify(result.violations.map(
  (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(" … ")}`)))
"""


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    """Return one of the two palettes."""
    return str(request.param)


@pytest.fixture(params=WIDTHS)
def narrow_or_wide(request: pytest.FixtureRequest, browser: Browser, scheme: str) -> Iterator[Page]:
    """Return a page of one width in one palette."""
    size = {"width": request.param, "height": 800}
    with fresh_context(browser, viewport=size, color_scheme=scheme) as (context, refused):
        yield context.new_page()
    assert refused == []


def test_no_page_has_a_barrier_that_axe_finds(site: Path, narrow_or_wide: Page) -> None:
    page = narrow_or_wide
    with static_server(site) as address:
        for kind, path in PAGES.items():
            page.goto(address + path)
            page.wait_for_load_state("networkidle")
            assert violations(page) == [], kind
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{kind} ist zu breit"


def test_menu_search_and_explanations_have_no_barrier_either(site: Path, narrow_or_wide: Page) -> None:
    page = narrow_or_wide
    with static_server(site) as address:
        page.goto(address + PAGES["vorlage"], wait_until="networkidle")
        page.locator("a.begriff").first.focus()
        assert page.get_by_role("tooltip").is_visible()
        assert violations(page) == []
        page.keyboard.press("Escape")
        for name in ("Menü", "Suche"):
            button = page.get_by_role("button", name=name, exact=True)
            if button.is_visible():
                button.press("Enter")
                page.wait_for_timeout(400)
                assert violations(page) == [], name
                page.keyboard.press("Escape")
        search(page, "Haushalt Sachsen")
        expect(page.locator(".angebot")).to_be_visible()
        assert page.locator(".treffer li").count() > 0
        assert violations(page) == []
        assert page.evaluate(OVERFLOW) == []


def test_opened_lists_and_messages_have_no_barrier(site: Path, narrow_or_wide: Page) -> None:
    page = narrow_or_wide
    with static_server(site) as address:
        page.goto(address + PAGES["felder"])
        page.locator("summary").first.press("Enter")
        assert violations(page) == []
        page.goto(address + PAGES["vorlage"])
        page.locator("summary").first.press("Enter")
        page.get_by_role("button", name="Vorlage: Text kopieren").press("Enter")
        expect(page.locator(".kopierleiste [role=status]").first).not_to_be_empty()
        assert violations(page) == []
        search(page, "Wolkenkuckucksheim")
        assert page.locator(".treffer li").count() == 0
        assert violations(page) == []


def test_at_fourfold_zoom_and_with_wide_spacing_nothing_is_cut_off(site: Path, browser: Browser) -> None:
    size = {"width": 320, "height": 256}
    with fresh_context(browser, viewport=size, bypass_csp=True) as (context, _), static_server(site) as address:
        page = context.new_page()
        for kind, path in PAGES.items():
            page.goto(address + path)
            page.add_style_tag(content=SPACING)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{kind} ist zu breit"
            assert page.evaluate(CUT_OFF) == [], kind


def test_the_panel_has_no_barrier_empty_filled_or_with_faults(site: Path, narrow_or_wide: Page) -> None:
    page = narrow_or_wide
    with static_server(site) as address:
        page.goto(address + PAGES["vorlage"])
        page.get_by_role("button", name="Ihre Kommune").click()
        panel = page.locator("dialog.profil")
        panel.wait_for()
        page.wait_for_timeout(400)
        assert violations(page) == []
        identify(page, "Musterstadt", "HE", "stadt")
        panel.get_by_role("button", name="Rat ändern").click()
        panel.get_by_label("Rat", exact=True).select_option("eigenes")
        panel.get_by_role("button", name="Kosten je Haushaltsjahr: Zeile hinzufügen").click()
        panel.get_by_label("Sitzung, in der entschieden wird").fill("31.2.2028")
        panel.get_by_label("Vorlagennummer").focus()
        panel.get_by_role("button", name="Profil Musterstadt löschen").click()
        assert violations(page) == []
        page.keyboard.press("Enter")
        assert violations(page) == []
        assert panel.evaluate("(panel) => panel.scrollWidth <= panel.clientWidth"), "das Profil ist zu breit"


def violations(page: Page) -> list[str]:
    """Return what axe-core finds on a page; it runs beside the page, whose policy lets no foreign script in."""
    script = needs.npm_file("axe-core/axe.min.js", called="axe-core (npm)").read_text(encoding="utf-8")
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": script})
    answer = session.send("Runtime.evaluate", {"expression": RULES, "awaitPromise": True, "returnByValue": True})
    found: list[str] = json.loads(answer["result"]["value"])
    return found


def search(page: Page, words: str) -> None:
    """Open the search by its key and wait until everything was searched."""
    page.locator(".suchknopf[aria-haspopup]").wait_for()
    page.keyboard.press("/")
    page.get_by_label("Suchen nach").press_sequentially(words)
    expect(page.locator(".suchstatus")).to_contain_text("Treffer")
