"""What a page loads, in bytes as they travel: at first view, and of ours until a reader asks for a filled download."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import fresh_context
from tests.support.profiles import keep, raw_profile
from tests.support.servers import static_server

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAPER = "vorlagen/beschlussvorlage/grundsatzbeschluss.html"
MOST = 38_500  # of these about 2,300 for days that follow from the Sitzungstermin: holidays and what counts by them
MOST_WITH_THE_PANEL = 59_000
MOST_AT_FIRST_VIEW = 200_000
MOST_OF_THE_SEARCH = 750_000
LONGEST = ("index.html", PAPER, "vorlagen/leistungsbeschreibung/leistungsbeschreibung.html", "felder.html")
INDEX = ("daten/suche/titel.json", "daten/suche/text.json")
SEARCH = "assets/javascript/search/search.js"
OURS = ("assets/javascript/", "daten/")


def test_a_filled_page_loads_little(site: Path, browser: Browser) -> None:
    with fresh_context(browser) as (context, _), static_server(site) as address:
        page = context.new_page()
        asked = requests_of(page, address)
        keep(page, address, raw_profile("stadt-hessen"))
        asked.clear()
        page.goto(address + PAPER)
        page.get_by_role("heading", name="Erwarteter Nutzen für die Stadt Musterfelden").wait_for()
        page.wait_for_load_state("networkidle")
        assert weight(site, asked) <= MOST


def test_naming_the_municipality_loads_little_more(site: Path, browser: Browser) -> None:
    with fresh_context(browser) as (context, _), static_server(site) as address:
        page = context.new_page()
        asked = requests_of(page, address)
        page.goto(address + PAPER)
        page.get_by_role("button", name="Ihre Kommune").click()
        expect(page.get_by_label("Name", exact=True)).to_be_focused()
        for words in ("Musterfelden", "Hessen", "Stadt"):
            page.keyboard.type(words)
            page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        page.get_by_role("heading", name="Erwarteter Nutzen für die Stadt Musterfelden").wait_for()
        assert weight(site, asked) <= MOST_WITH_THE_PANEL


def test_a_first_view_loads_little_and_the_search_comes_with_the_search(site: Path, browser: Browser) -> None:
    with fresh_context(browser) as (context, _), static_server(site) as address:
        page = context.new_page()
        asked = requests_of(page, address)
        for path in LONGEST:
            asked.clear()
            page.goto(address + path, wait_until="networkidle")
            assert asked.isdisjoint({*INDEX, SEARCH})
            assert sum(compressed(site / name) for name in asked if (site / name).is_file()) <= MOST_AT_FIRST_VIEW
        page.locator(".suchknopf[aria-haspopup]").click()
        page.get_by_label("Suchen nach").fill("Folgekosten")
        expect(page.locator(".treffer li").first).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert asked > {*INDEX, SEARCH}
        assert sum(compressed(site / name) for name in asked if (site / name).is_file()) <= MOST_OF_THE_SEARCH


def requests_of(page: Page, address: str) -> set[str]:
    """Return the paths that a page asks for; the set fills up."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.removeprefix(address).split("?")[0]))
    return asked


def weight(site: Path, paths: set[str]) -> int:
    """Return the compressed bytes of our scripts and tables among the paths."""
    ours = [path for path in paths if path.startswith(OURS)]
    return sum(compressed(site / path) for path in ours)


def compressed(file: Path) -> int:
    """Return the bytes of a file as a server sends them."""
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))
