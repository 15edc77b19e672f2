"""The wiki speaks in the reader's own words: filled at once, taken back at once, and never more than was asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site.test_filled_pages import blocks, expected, pages_with_marks
from tests.support.axe import barriers, violations
from tests.support.browser import errors_of, fresh_context
from tests.support.profiles import KEY, keep, raw_profile, values_of

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAPER = "vorlagen/beschlussvorlage/grundsatzbeschluss"
SHOWN = """() => {
  const copy = document.querySelector("article").cloneNode(true);
  const ours = ".fuer-andere, .entfallen, .profilleiste, .kopierleiste, .tabellenleiste";
  copy.querySelectorAll(ours).forEach((element) => element.remove());
  return copy.innerHTML;
}"""
SHIFTS = """() => {
  window.shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shift += entry.value)))
    .observe({ type: "layout-shift", buffered: true });
}"""
TAB_STOPS = "[...document.querySelectorAll('span.feld[role=button]')].filter((span) => span.tabIndex === 0)"


@pytest.fixture
def tabs(tabs: BrowserContext) -> BrowserContext:
    """Return the same, allowed to read what was copied."""
    tabs.grant_permissions(["clipboard-read", "clipboard-write"])
    return tabs


@pytest.fixture
def hesse(tabs: BrowserContext, address: str) -> Iterator[Page]:
    """Return a page without errors for a town in Hessen whose meeting has no day yet."""
    page = tabs.new_page()
    profile = raw_profile("stadt-hessen")
    del profile["felder"]["sitzungstermin"]
    keep(page, address, profile)
    errors = errors_of(page)
    yield page
    assert errors == []


@pytest.mark.parametrize("profile", ["markt-bayern", "zweckverband-baden-wuerttemberg"])
def test_the_opened_page_reads_as_the_program_fills_it(
    tabs: BrowserContext, address: str, site: Path, profile: str
) -> None:
    page = tabs.new_page()
    errors = errors_of(page)
    keep(page, address, raw_profile(profile))
    for path in (f"{PAPER}.html", f"{PAPER}-abschnitte.html", *pages_with_marks(site)[::20]):
        page.goto(address + path)
        filled(page)
        source = page.evaluate("(path) => fetch(path).then((answer) => answer.text())", "/" + path)
        article = re.search(r"<article.*?>(.*)</article>", source, re.DOTALL)
        assert article
        assert blocks(page.evaluate(SHOWN)) == expected(article[1], values_of(profile)), path
    assert errors == []


def test_without_a_profile_a_page_loads_no_tables_and_stays_as_it_is(
    tabs: BrowserContext, address: str, site: Path
) -> None:
    page = tabs.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}{PAPER}.html")
    page.wait_for_load_state("networkidle")
    ours = [path for path in asked if path.startswith(("assets/javascript/", "daten/"))]
    assert not [path for path in ours if path.startswith("daten/") or "/fill/" in path or "/vendor/" in path]
    assert sum((site / path).stat().st_size for path in ours) < 40_000
    article = (site / f"{PAPER}.html").read_text(encoding="utf-8").split("<article")[1].split("</article>")[0]
    assert blocks(page.evaluate(SHOWN)) == blocks(f"<article{article}</article>")
    assert page.locator("span.feld[role], .profilleiste, .fuer-andere").count() == 0


def test_headings_and_tables_of_contents_speak_too(hesse: Page, address: str) -> None:
    hesse.goto(f"{address}{PAPER}.html")
    filled(hesse)
    heading = "Erwarteter Nutzen für die Stadt Musterfelden"
    expect(hesse.get_by_role("heading", name=heading)).to_be_visible()
    contents = hesse.get_by_role("navigation", name="Inhaltsverzeichnis").last
    expect(contents.get_by_role("link", name=heading)).to_be_visible()
    assert "[" not in contents.inner_text()


def test_the_text_waits_for_its_values_and_does_not_jump(hesse: Page, address: str) -> None:
    hesse.add_init_script(f"({SHIFTS})()")
    hesse.goto(f"{address}{PAPER}.html")
    filled(hesse)
    hesse.wait_for_timeout(300)
    assert hesse.evaluate("window.shift") < 0.1
    expect(hesse.locator("html")).not_to_have_class(re.compile("wird-gefuellt"))


def test_a_text_shows_even_where_filling_fails(tabs: BrowserContext, address: str) -> None:
    page = tabs.new_page()
    keep(page, address, raw_profile("stadt-hessen"))
    page.route("**/daten/**", lambda route: route.abort())
    page.goto(f"{address}{PAPER}.html")
    expect(page.locator(".profilleiste")).to_contain_text("konnte auf dieser Seite nicht eingesetzt werden")
    expect(page.locator(".dokument")).to_be_visible()
    expect(page.get_by_text("[Die Kommune]").first).to_be_visible()


def test_passages_for_others_can_be_shown_and_are_never_copied(hesse: Page, address: str) -> None:
    hesse.goto(f"{address}{PAPER}.html")
    filled(hesse)
    other = hesse.get_by_text("Vorbereitung, nicht öffentlich")
    expect(other).to_be_hidden()
    switch = hesse.get_by_role("switch", name="Passagen für andere zeigen")
    switch.press("Enter")
    expect(switch).to_have_attribute("aria-checked", "true")
    expect(other).to_be_visible()
    expect(hesse.get_by_text("[nur in Niedersachsen:").first).to_be_visible()
    assert violations(hesse) == []
    plain, rich = copied(hesse, "Vorlage")
    for text in (plain, rich):
        assert "Vorbereitung, nicht öffentlich" not in text
        assert "Niedersachsen" not in text
    hesse.emulate_media(media="print")
    expect(other).to_be_hidden()


def test_copies_hold_the_values_plainly_and_with_formatting(hesse: Page, address: str) -> None:
    hesse.goto(f"{address}{PAPER}.html")
    filled(hesse)
    plain, rich = copied(hesse, "Vorlage")
    first = "1. Die Stadt Musterfelden baut schrittweise einen Digitalen Zwilling auf."
    assert first in plain
    assert "<li>Die Stadt Musterfelden baut schrittweise einen Digitalen Zwilling auf." in rich
    assert not re.search(r"class=|data-|<span|role=|\[der Rat\]", rich)
    assert "[wenn" not in plain


def test_the_view_for_the_council_system_copies_filled_sections(hesse: Page, address: str) -> None:
    hesse.goto(f"{address}{PAPER}-abschnitte.html")
    filled(hesse)
    plain, rich = copied(hesse, "Beratungsfolge")
    assert plain.splitlines()[:2] == [
        "Gremium\tSitzungstermin\tZuständigkeit",
        "Magistrat\t23. August 2027\tBeschluss über die Vorlage",
    ]
    assert rich.count("<table>") == 1
    assert "Stadtverordnetenversammlung\t[Sitzungstermin]\tEntscheidung" in plain


def test_open_prompts_lead_to_their_input_and_each_field_is_one_stop(hesse: Page, address: str) -> None:
    hesse.goto(f"{address}{PAPER}.html")
    filled(hesse)
    expect(hesse.locator(".profilleiste")).to_contain_text("Eine Angabe fehlt noch.")
    names = hesse.evaluate(f"{TAB_STOPS}.map((span) => span.dataset.feld)")
    assert names == ["sitzungstermin"]
    assert hesse.locator('span[data-feld="sitzungstermin"][role=button]').count() > 1
    prompt = hesse.locator('span[data-feld="sitzungstermin"][tabindex="0"]')
    prompt.focus()
    hesse.keyboard.press("Enter")
    field = hesse.get_by_label("Sitzung, in der entschieden wird")
    expect(field).to_be_focused()
    field.fill("30.9.2027")
    hesse.keyboard.press("Tab")
    hesse.keyboard.press("Escape")
    expect(hesse.locator(".profilleiste")).to_contain_text("Alle Angaben sind da.")
    first = hesse.locator('span[data-feld="sitzungstermin"]').first
    expect(first).to_have_text("30. September 2027")
    expect(first).to_be_focused()


def test_terms_explain_themselves_in_filled_text_and_in_repeated_rows(hesse: Page, address: str) -> None:
    profile = raw_profile("stadt-hessen")
    rows = [{"gremium": "Bauausschuss", "datum": "2027-09-01", "zustaendigkeit": "Vorberatung"}]
    profile["felder"]["beratungsfolge"] = [*rows, *rows]
    keep(hesse, address, profile)
    hesse.goto(f"{address}{PAPER}.html")
    filled(hesse)
    assert hesse.get_by_role("cell", name="Bauausschuss").count() == 2
    term = hesse.locator(".dokument a.begriff:visible").first
    term.focus()
    expect(hesse.get_by_role("tooltip")).to_have_text(term.get_attribute("data-erklaerung") or "")
    hesse.evaluate("const row = document.querySelector('tbody tr'); row.before(row.cloneNode(true))")


def test_another_tab_follows_and_a_removed_profile_leaves_no_trace(
    hesse: Page, tabs: BrowserContext, address: str
) -> None:
    hesse.goto(f"{address}{PAPER}.html")
    filled(hesse)
    other = tabs.new_page()
    other.goto(f"{address}{PAPER}.html")
    filled(other)
    stored = json.loads(other.evaluate("(key) => localStorage.getItem(key)", KEY))
    stored["entries"][0]["profile"]["kommune"] = "Münzdorf"
    other.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(stored)])
    expect(hesse.locator(".profilleiste")).to_contain_text("Stadt Münzdorf")
    other.evaluate("(key) => localStorage.removeItem(key)", KEY)
    expect(hesse.locator(".profilleiste")).to_have_count(0)
    assert hesse.locator(".gefuellt, .entfallen, .fuer-andere, .gilt, span.feld[role]").count() == 0
    expect(hesse.get_by_text("[Die Kommune]").first).to_be_visible()
    contents = hesse.get_by_role("navigation", name="Inhaltsverzeichnis").last
    expect(contents.get_by_role("link", name="Erwarteter Nutzen für [die Kommune]")).to_be_visible()


def test_on_paper_stands_the_filled_document_alone(hesse: Page, address: str) -> None:
    hesse.goto(f"{address}{PAPER}.html")
    filled(hesse)
    hesse.emulate_media(media="print")
    for hidden in (".profilleiste", ".ausfuellen", "aside.download", ".fuer-andere", ".entfallen"):
        for element in hesse.locator(hidden).all():
            expect(element).to_be_hidden()
    value = hesse.locator(".feld.gefuellt").first
    assert value.evaluate("(span) => getComputedStyle(span).backgroundColor") == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("width", [320, 1920])
def test_a_filled_page_has_no_barrier_that_axe_finds(browser: Browser, address: str, width: int) -> None:
    with fresh_context(browser, viewport={"width": width, "height": 800}) as (context, _):
        page = context.new_page()
        profile = raw_profile("stadt-hessen")
        del profile["felder"]["federfuehrung"]
        keep(page, address, profile)
        page.goto(f"{address}{PAPER}.html")
        filled(page)
        assert barriers(page) == []


def filled(page: Page) -> None:
    """Wait until the page has its values."""
    page.locator("html:not(.wird-gefuellt)").wait_for(state="attached")


def copied(page: Page, name: str) -> tuple[str, str]:
    """Return what both copy buttons of a text put into the clipboard."""
    page.get_by_role("button", name=f"{name}: Text kopieren", exact=True).click()
    expect(page.get_by_text("Text ist kopiert.")).to_be_visible()
    plain = page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name=f"{name}: mit Formatierung kopieren", exact=True).click()
    expect(page.get_by_text("Text ist mit Formatierung kopiert.")).to_be_visible()
    rich = page.evaluate(
        "navigator.clipboard.read().then((items) => items[0].getType('text/html')).then((part) => part.text())"
    )
    return plain, rich
