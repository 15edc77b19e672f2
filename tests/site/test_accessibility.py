"""Every kind of page under axe-core: both palettes, narrow and wide, with menu, search and explanations open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

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
    "uebersicht": "uebersichten/zielgruppen.html",
    "verzeichnis": "bausteine/index.html",
    "glossar": "glossar.html",
    "felder": "felder.html",
    "neu": "neu.html",
    "anleitung": "mitmachen/elemente.html",
    "programm": "programm/auftakt.html",
    "recht": "rechtliches/barrierefreiheit.html",
    "fehlt": "404.html",
}
WIDTHS = (320, 375, 1400)
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
        page.goto(address + PAGES["vorlage"])
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
        search(page, "Haushalt")
        assert page.locator(".md-search-result__item").count() > 0
        assert violations(page) == []


def violations(page: Page) -> list[str]:
    """Return what axe-core finds on a page; it runs beside the page, whose policy lets no foreign script in."""
    script = needs.npm_file("axe-core/axe.min.js", called="axe-core (npm)").read_text(encoding="utf-8")
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": script})
    answer = session.send("Runtime.evaluate", {"expression": RULES, "awaitPromise": True, "returnByValue": True})
    found: list[str] = json.loads(answer["result"]["value"])
    return found


def search(page: Page, words: str) -> None:
    """Open the search by its key and wait for results."""
    page.keyboard.press("s")
    page.locator("[data-md-component=search-query]").press_sequentially(words)
    page.wait_for_timeout(1200)
