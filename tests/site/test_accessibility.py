"""Every kind of page under axe-core: both palettes, narrow and wide, with menu, search and explanations open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.panel.walking import identify
from tests.support.axe import barriers, look, prefer
from tests.support.browser import fresh_context

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
HEIGHT = 800
DEVICES = {"desk": (1400,), "phone": (375, 320)}
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


@pytest.fixture(params=DEVICES)
def widths(request: pytest.FixtureRequest) -> Sequence[int]:
    """Return the widths of a window on one kind of device: the first is there when a page opens."""
    return DEVICES[str(request.param)]


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser that has seen other pages: what all pages load, it has."""
    with fresh_context(browser) as (context, refused):
        yield context
    assert refused == []


@pytest.fixture
def page(browser: Browser, widths: Sequence[int]) -> Iterator[Page]:
    """Return a page of the first width in a browser of its own."""
    with fresh_context(browser, viewport={"width": widths[0], "height": HEIGHT}) as (context, refused):
        yield context.new_page()
    assert refused == []


@pytest.mark.parametrize("kind", PAGES)
def test_no_page_has_a_barrier_that_axe_finds(
    address: str, window: BrowserContext, widths: Sequence[int], kind: str
) -> None:
    with window.new_page() as page:
        page.set_viewport_size({"width": widths[0], "height": HEIGHT})
        page.goto(address + PAGES[kind], wait_until="networkidle")
        assert barriers(page, *widths) == []


def test_a_page_opened_in_the_dark_is_the_one_that_has_become_dark(browser: Browser, address: str) -> None:
    seen = []
    for preferred in ("dark", "light"):
        with fresh_context(browser, color_scheme=preferred) as (context, _):
            page = context.new_page()
            page.goto(address + PAGES["vorlage"], wait_until="networkidle")
            prefer(page, "dark")
            seen.append(look(page))
    assert seen[0] == seen[1]


def test_menu_search_and_explanations_have_no_barrier_either(address: str, page: Page, widths: Sequence[int]) -> None:
    page.goto(address + PAGES["vorlage"], wait_until="networkidle")
    page.locator("a.begriff").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert barriers(page, *widths) == []
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Escape")
    for name in ("Menü", "Suche"):
        button = page.get_by_role("button", name=name, exact=True)
        if button.is_visible():
            button.press("Enter")
            assert barriers(page, *widths) == [], name
            page.keyboard.press("Escape")
    search(page, "Haushalt Sachsen")
    expect(page.locator(".angebot")).to_be_visible()
    assert page.locator(".treffer li").count() > 0
    assert barriers(page, *widths) == []
    assert page.evaluate(OVERFLOW) == []


def test_opened_lists_and_messages_have_no_barrier(address: str, page: Page, widths: Sequence[int]) -> None:
    page.goto(address + PAGES["felder"])
    page.locator("summary").first.press("Enter")
    assert barriers(page, *widths) == []
    page.goto(address + PAGES["vorlage"])
    page.locator("summary").first.press("Enter")
    page.get_by_role("button", name="Vorlage: Text kopieren").press("Enter")
    expect(page.locator(".kopierleiste [role=status]").first).not_to_be_empty()
    assert barriers(page, *widths) == []
    search(page, "Wolkenkuckucksheim")
    assert page.locator(".treffer li").count() == 0
    assert barriers(page, *widths) == []


def test_at_fourfold_zoom_and_with_wide_spacing_nothing_is_cut_off(address: str, browser: Browser) -> None:
    with fresh_context(browser, viewport={"width": 320, "height": 256}, bypass_csp=True) as (context, _):
        page = context.new_page()
        for kind, path in PAGES.items():
            page.goto(address + path)
            page.add_style_tag(content=SPACING)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{kind} ist zu breit"
            assert page.evaluate(CUT_OFF) == [], kind


def test_the_panel_has_no_barrier_empty_filled_or_with_faults(address: str, page: Page, widths: Sequence[int]) -> None:
    page.goto(address + PAGES["vorlage"])
    page.get_by_role("button", name="Ihre Kommune").click()
    panel = page.locator("dialog.profil")
    panel.wait_for()
    assert barriers(page, *widths) == []
    identify(page, "Musterstadt", "HE", "stadt")
    panel.get_by_role("button", name="Rat ändern").click()
    panel.get_by_label("Rat", exact=True).select_option("eigenes")
    panel.get_by_role("button", name="Kosten je Haushaltsjahr: Zeile hinzufügen").click()
    panel.get_by_label("Sitzung, in der entschieden wird").fill("31.2.2028")
    panel.get_by_label("Vorlagennummer").focus()
    panel.get_by_role("button", name="Profil Musterstadt löschen").click()
    assert barriers(page, *widths) == []
    page.keyboard.press("Enter")
    assert barriers(page, *widths) == []
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert panel.evaluate("(panel) => panel.scrollWidth <= panel.clientWidth"), f"das Profil ist zu breit: {width}"


def search(page: Page, words: str) -> None:
    """Open the search by its key and wait until everything was searched."""
    page.locator(".suchknopf[aria-haspopup]").wait_for()
    page.keyboard.press("/")
    page.get_by_label("Suchen nach").press_sequentially(words)
    expect(page.locator(".suchstatus")).to_contain_text("Treffer")
