"""Every page of the wiki filled by the browser's own code reads as the program fills it, and comes back unharmed."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement
from playwright.sync_api import Page

from macros.documents.html_fill import fill_html
from macros.model import Values
from tests.browser_fill.calling import plain
from tests.support.profiles import PROFILES, values_of
from tests.support.servers import static_server

FOR_EVERY_SNIPPET = "stadt-hessen"
"""Whom the pages of Bausteine are filled for; all others read them in the Vorlagen that hold them."""

pytestmark = [pytest.mark.site, pytest.mark.browser]

BLOCKS = "descendant::*[self::p or self::li or self::td or self::th or self::caption or starts-with(name(), 'h')]"
FILL = """async ([page, values]) => {
  const { fillPage } = await import("/assets/javascript/live/filling.js");
  const { facts } = values;
  const live = { ...values, facts: { ...facts, has: new Set(facts.has), groups: new Set(facts.groups) } };
  const text = await (await fetch(page)).text();
  const root = new DOMParser().parseFromString(text, "text/html").querySelector("article");
  const before = root.innerHTML;
  const takeBack = fillPage(root, live);
  const filled = root.cloneNode(true);
  filled.querySelectorAll(".fuer-andere, .entfallen").forEach((element) => element.remove());
  takeBack();
  return { before, filled: filled.innerHTML, after: root.innerHTML };
}"""


@pytest.mark.parametrize("profile", PROFILES)
def test_every_page_reads_as_the_program_fills_it(site: Path, page: Page, profile: str) -> None:
    values = values_of(profile)
    with static_server(site) as address:
        page.goto(address)
        for path in pages_with_marks(site):
            if path.startswith("bausteine/") and profile != FOR_EVERY_SNIPPET:
                continue
            shown = page.evaluate(FILL, ["/" + path, plain(values)])
            assert blocks(shown["filled"]) == expected(shown["before"], values), path
            assert shown["after"] == shown["before"], path


def expected(markup: str, values: Values) -> list[str]:
    return blocks(fill_html(markup, values, final=False))


def blocks(markup: str) -> list[str]:
    root = lxml.html.fragment_fromstring(markup, create_parent="div")
    for link_break in root.iter("br"):
        link_break.tail = f" {link_break.tail or ''}"
    return [words for element in root.xpath(BLOCKS) if (words := " ".join(element.text_content().split()))]


def pages_with_marks(site: Path) -> list[str]:
    paths = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    return [path for path in paths if has_marks(lxml.html.parse(str(site / path)).getroot())]


def has_marks(page: HtmlElement) -> bool:
    return bool(page.xpath("//article//*[@data-feld or @data-wenn]"))
