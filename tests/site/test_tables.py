"""Data sheets on the site: their tables, their course, and the files that a spreadsheet opens."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement
from playwright.sync_api import Page, expect

from macros.addresses import kit_file, page_of
from macros.documents.tables import TABLE_FORMATS, sheets_of, table_path
from macros.wiki.kit_pages import kit_tables
from macros.wiki.shelf import make_shelf
from tests.support.profiles import keep, library, raw_profile
from tests.support.servers import static_server

pytestmark = [pytest.mark.site, pytest.mark.browser]

PLAN = "bausteine/daten/projektstrukturplan.html"


def test_every_sheet_offers_its_files_on_its_page_and_where_it_is_used(site: Path) -> None:
    shelf = make_shelf(library())
    for sheet in sheets_of(library()):
        paths = {f"downloads/{table_path(sheet.id, name)}" for name in TABLE_FORMATS}
        assert all((site / path).is_file() for path in paths)
        for page in (page_of(sheet), *(page_of(document) for document in shelf.used_in.get(sheet.id, ()))):
            assert paths <= _downloads(site, page), page


def test_the_catalogue_names_every_table_file_with_its_size(site: Path) -> None:
    tables = json.loads((site / "downloads/verzeichnis.json").read_text(encoding="utf-8"))["tabellen"]
    assert [table["id"] for table in tables] == [sheet.id for sheet in sheets_of(library())]
    for file in (file for table in tables for file in table["dateien"]):
        assert (site / "downloads" / file["pfad"]).stat().st_size == file["bytes"]


def test_the_archive_of_a_mappe_holds_the_tables_of_its_vorlagen(site: Path) -> None:
    shelf = make_shelf(library())
    for kit in library().kits.values():
        with zipfile.ZipFile(io.BytesIO((site / "downloads" / kit_file(kit)).read_bytes())) as archive:
            names = {name for name in archive.namelist() if name.startswith("Tabellen/")}
        assert names == {f"Tabellen/{name}.xlsx" for name in kit_tables(shelf, kit)}


def test_rows_for_others_disappear_from_a_plan_and_their_numbers_with_them(site: Path, page: Page) -> None:
    with static_server(site) as address:
        page.goto(address + PLAN)
        expect(page.get_by_role("img", name="Zeitverlauf der Arbeitspakete in Wochen")).to_be_visible()
        waiting = page.get_by_role("row").filter(has_text="4.9 Bewilligung")
        award = page.get_by_role("row").filter(has_text="5.3 Vergabeverfahren").get_by_role("cell").nth(3)
        expect(waiting).to_be_visible()
        expect(award).to_contain_text("4.9")
        keep(page, address, raw_profile("stadt-hessen"))  # without a grant
        page.goto(address + PLAN)
        expect(waiting).to_be_hidden()
        expect(award.get_by_text("4.9")).to_be_hidden()
        expect(award).to_contain_text("5.2")


def _downloads(site: Path, page: str) -> set[str]:
    root: HtmlElement = lxml.html.parse(str(site / page)).getroot()
    root.make_links_absolute(f"https://x.invalid/{page}")
    return {link.get("href", "").removeprefix("https://x.invalid/") for link in root.xpath("//a[@download]")}
