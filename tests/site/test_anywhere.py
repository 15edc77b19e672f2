"""The site works wherever it lies: below any path of a plain server, and opened from a folder."""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import lxml.html
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import errors_of, fresh_context
from tests.support.pages import pages_of_every_kind
from tests.support.servers import static_server

pytestmark = pytest.mark.site
VORLAGE = "vorlagen/beschlussvorlage/grundsatzbeschluss.html"
ADDRESSES = ("href", "src")
MISSING = ("weg.html", "vorlagen/weg.html", "bausteine/kopf/tief/unten/weg.html", "weg/")


@pytest.fixture(scope="module")
def below(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the root of a web server that has the site in its folder `a/b/`."""
    root = tmp_path_factory.mktemp("server")
    shutil.copytree(site, root / "a" / "b")
    return root


def test_every_address_on_every_page_is_relative_and_leads_somewhere(site: Path) -> None:
    pages = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    assert "404.html" in pages
    assert [fault for page in pages for fault in faults_of(site, page)] == []


@pytest.mark.browser
def test_every_page_works_below_any_path_without_another_machine_and_keeps_its_policy(
    below: Path, browser: Browser
) -> None:
    with fresh_context(browser) as (context, refused), static_server(below) as address:
        page = context.new_page()
        errors = errors_of(page)
        failed: list[str] = []
        # what is still under way when the next page is opened was not refused by anybody
        page.on("requestfailed", lambda it: it.failure == "net::ERR_ABORTED" or failed.append(it.url))
        page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
        for path in pages_of_every_kind(below / "a" / "b"):
            page.goto(address + path.relative_to(below).as_posix())
            assert page.locator("h1").first.is_visible(), path
            assert "\ue000" not in page.content(), path
            assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky", path
        assert (errors, failed, refused, context.cookies()) == ([], [], [], [])


@pytest.mark.browser
@pytest.mark.parametrize("path", MISSING)
def test_the_page_for_a_missing_page_leads_on_from_any_depth(below: Path, page: Page, path: str) -> None:
    with static_server(below, missing=below / "a" / "b" / "404.html") as address:
        page.goto(f"{address}a/b/{path}")
        page.wait_for_url("**/a/b/404.html")
        page.get_by_role("link", name="Alle Bausteine").last.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Bausteine")


@pytest.mark.browser
def test_search_works_below_any_path(below: Path, page: Page) -> None:
    with static_server(below) as address:
        page.goto(f"{address}a/b/{VORLAGE}")
        page.locator(".suchknopf[aria-haspopup]").wait_for()
        page.keyboard.press("/")
        page.get_by_label("Suchen nach").fill("Ratsinformationssystem")
        expect(page.locator(".treffer a").first).to_be_visible()


@pytest.mark.browser
def test_opened_from_a_folder_the_site_can_be_read_and_files_be_saved(site: Path, browser: Browser) -> None:
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="Dokumente herunterladen").click()
    page.get_by_role("link", name="Beschlussvorlage: Grundsatzbeschluss").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Grundsatzbeschluss")
    expect(page.locator(".nur-datei")).to_be_visible()
    for name in ("Word", "LibreOffice"):
        with page.expect_download() as download:
            page.get_by_label("Herunterladen").get_by_role("link", name=name).click()
        offered = site / "downloads" / "grundsatzbeschluss" / download.value.suggested_filename
        assert Path(download.value.path()).read_bytes() == offered.read_bytes()
    shown: list[str] = []  # a browser with a viewer of its own shows a PDF from a folder, any other saves it
    page.on("framenavigated", lambda frame: shown.append(frame.url))
    page.on("download", lambda file: shown.append(file.url))
    page.get_by_label("Herunterladen").get_by_role("link", name="PDF").click()
    while not shown:
        page.wait_for_timeout(100)
    assert shown[0] == (site / "downloads/grundsatzbeschluss/grundsatzbeschluss.pdf").as_uri()
    assert errors == []
    context.close()


@pytest.mark.browser
def test_a_served_vorlage_does_not_speak_of_folders(site: Path, page: Page) -> None:
    with static_server(site) as address:
        page.goto(address + VORLAGE)
        expect(page.locator(".nur-datei")).to_have_count(1)
        expect(page.locator(".nur-datei")).to_be_hidden()


def faults_of(site: Path, page: str) -> Iterator[str]:
    root = parsed(site / page)
    for element in root.iter():
        for address in filter(None, map(element.get, ADDRESSES)):
            if fault := fault_of(site, page, address):
                yield f"{page}: {address}: {fault}"


def fault_of(site: Path, page: str, address: str) -> str:
    """Return what is wrong with an address on a page; addresses of other machines are none of ours."""
    if urlsplit(address).scheme:
        return ""
    path, anchor = urldefrag(address)
    if path.startswith("/"):
        return "beginnt beim Server"
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path))) if path else page
    file = site / (f"{target}/index.html" if (site / target).is_dir() else target)
    if target.startswith("..") or not file.is_file():
        return "die Datei gibt es nicht"
    if (site / target).is_dir():
        return "ein Ordner, den ein Browser ohne Server nicht öffnet"
    missing = anchor and file.suffix == ".html" and unquote(anchor) not in anchors_of(file)
    return "die Stelle gibt es nicht" if missing else ""


@cache
def anchors_of(file: Path) -> frozenset[str]:
    """Return what an address on a page may point to; the theme puts a mark at the top of a page."""
    root = parsed(file)
    return frozenset({element.get("id") or element.get("name") or "" for element in root.iter()})


def parsed(file: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(file.read_text(encoding="utf-8"))
