"""The built site in a real browser, and its downloads in the hands of the validators."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Page, expect

from macros.documents.container import read_parts
from macros.documents.prepare import prepare
from macros.documents.service import read_page
from macros.library import load_library
from macros.rendering import field_room
from tests.documents.docx_references import broken_references
from tests.support.browser import errors_of
from tests.support.needs import ROOT
from tests.support.odf import odf_errors
from tests.support.pages import all_pages
from tests.support.pdf import pdf_faults
from tests.support.servers import static_server
from tests.support.validators import ooxml_errors

pytestmark = pytest.mark.site
PAGE = "vorlagen/beschlussvorlage/grundsatzbeschluss.html"


@pytest.mark.browser
def test_a_vorlage_offers_its_files_and_shows_its_text(site: Path, page: Page) -> None:
    errors = errors_of(page)
    with static_server(site) as address:
        page.goto(address + PAGE)
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "Beschlussvorlage: Grundsatzbeschluss Digitaler Zwilling"
        )
        expect(page.locator('[data-feld="kommune_gen"]').first).to_be_visible()
        for name in ("Word", "LibreOffice", "PDF"):
            with page.expect_download() as download:
                page.get_by_label("Herunterladen").get_by_role("link", name=name).click()
            assert download.value.suggested_filename.startswith("grundsatzbeschluss.")
        image = page.locator("article img")
        assert image.get_attribute("alt")
        assert image.evaluate("element => element.naturalWidth") > 0
    assert errors == []


def test_every_page_is_german_and_without_what_the_theme_says_of_itself(site: Path) -> None:
    for path in all_pages(site):
        text = path.read_text(encoding="utf-8")
        assert '<html lang="de"' in text, path
        assert "\ue000" not in text, path
        assert "Made with" not in text, path


def test_the_document_is_made_from_the_very_page(site: Path) -> None:
    library = load_library(ROOT)
    rendered = read_page(library, library.documents["grundsatzbeschluss"])
    published = (site / PAGE).read_text(encoding="utf-8")
    shown_paper = lxml.html.fromstring(published).get_element_by_id("dokument")
    for term in shown_paper.find_class("begriff"):
        term.drop_tag()
    article = lxml.html.tostring(shown_paper, encoding="unicode")
    room = field_room(library)
    own, shown = prepare(rendered.markup, room), prepare(article, room)
    assert words_of(shown.markup) == words_of(own.markup)
    assert shown.marks == own.marks


def words_of(markup: str) -> list[str]:
    apart = markup.replace("</p>", "</p>\n")  # nothing stands between the notice on top and a paragraph that follows
    return str(lxml.html.fromstring(apart).text_content()).split()


@pytest.mark.office
def test_every_unfilled_file_is_valid_and_complete(site: Path) -> None:
    for path in sorted((site / "downloads").rglob("*.docx")):
        assert ooxml_errors(path.read_bytes(), "docx") == [], path.name
        assert broken_references(path.read_bytes()) == [], path.name
    for path in sorted((site / "downloads").rglob("*.odt")):
        assert odf_errors(path.read_bytes()) == [], path.name
    for path in sorted((site / "downloads").rglob("*.pdf")):
        assert pdf_faults(path.read_bytes()) == [], path.name


def test_every_file_says_what_it_is_made_of_but_links_nowhere(site: Path) -> None:
    library = load_library(ROOT)
    docx = read_parts((site / "downloads/grundsatzbeschluss/grundsatzbeschluss.docx").read_bytes())
    odt = read_parts((site / "downloads/grundsatzbeschluss/grundsatzbeschluss.odt").read_bytes())
    for part in (docx["customXml/item1.xml"], odt["zwillingsbaukasten/angaben.xml"]):
        assert b'dokument="grundsatzbeschluss"' in part
        for name in ("ausgangslage", "begriff-digitaler-zwilling"):
            assert f'id="{name}" hash="'.encode() in part
        assert len(library.snippets) >= part.count(b"<baustein ") >= 8
    assert b'TargetMode="External"' not in b"".join(docx.values())
    assert b'xlink:href="http' not in odt["content.xml"]
