"""A reader downloads filled tables: those of the command line, from a page, from a sheet and in a Mappe."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Download, Page, expect

from macros.documents.filler import Filler, Result, kit_selection
from macros.documents.table_fill import filled_table
from macros.model import DataSheet
from tests.browser_fill.workbooks import workbook_difference
from tests.site.test_weight import requests_of, weight
from tests.support.axe import barriers
from tests.support.browser import fresh_context
from tests.support.profiles import keep, library, raw_profile
from tests.support.profiles import read as read_profile

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGES = {
    "projektstrukturplan": "vorlagen/projektplan/projektstrukturplan.html",
    "meilensteinplan": "bausteine/daten/meilensteinplan.html",
    "kostenplan": "bausteine/daten/kostenplan.html",
}
KIT = "projektstart"
FORMATS = {"xlsx": "Excel oder LibreOffice (XLSX)", "csv": "Nur die Zeilen (CSV)", "ics": "Kalender (ICS)"}
BUTTON = "Ausgefüllte Tabelle herunterladen"
MOST_CODE = 12_000
"""Compressed bytes of what a table needs beyond the dialog."""


@pytest.mark.parametrize(
    ("sheet", "form"),
    [
        *(("projektstrukturplan", form) for form in ("xlsx", "csv")),
        *(("meilensteinplan", form) for form in FORMATS),
        ("kostenplan", "xlsx"),
    ],
)
def test_a_table_is_the_file_of_the_command_line(reader: Page, address: str, sheet: str, form: str) -> None:
    given = with_start("stadt-hessen")
    keep(reader, address, given)
    open_dialog(reader, address + PAGES[sheet])
    file = download(reader, form)
    profile, values = read_profile(given)
    item = library().snippets[sheet]
    assert isinstance(item, DataSheet)
    expected = filled_table(library(), item, profile, values, form)
    assert expected is not None
    assert not file.suggested_filename.startswith("2027-09-30_")  # none of these tables shows the meeting
    assert file.suggested_filename.endswith(f"_Stadt-Musterfelden.{form}")
    assert same(form, content(file), expected)


def test_without_a_start_the_list_says_what_happens_and_a_calendar_asks_for_it(reader: Page, address: str) -> None:
    keep(reader, address, raw_profile("stadt-hessen"))
    open_dialog(reader, address + PAGES["meilensteinplan"])
    expect(reader.get_by_text("rechnen Tabellen ab dem Datum, das darin vorgegeben ist")).to_be_visible()
    assert download(reader, "xlsx").suggested_filename.endswith(".xlsx")
    reader.get_by_label(FORMATS["ics"]).check()
    reader.get_by_role("button", name="Herunterladen", exact=True).click()
    expect(reader.get_by_text("Für den Kalender fehlt der „Beginn der Planung“.")).to_be_visible()
    reader.get_by_role("button", name="Beginn der Planung").click()
    field = reader.get_by_label("Beginn der Planung")
    expect(field).to_be_focused()
    field.fill("1.2.2027")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Escape")
    expect(reader.get_by_role("heading", name="Keine offenen Punkte")).to_be_visible()
    assert b"BEGIN:VEVENT" in content(download(reader, "ics"))


def test_what_the_dialog_says_of_a_table_follows_the_format(reader: Page, address: str) -> None:
    keep(reader, address, with_start("stadt-hessen"))
    open_dialog(reader, address + PAGES["projektstrukturplan"])
    expect(reader.get_by_text("sind ausgeblendet und zählen nicht mit")).to_be_visible()
    expect(reader.get_by_label(FORMATS["ics"])).to_have_count(0)
    expect(reader.get_by_text("Welche Fassung?")).to_have_count(0)
    expect(reader.get_by_label("Ohne Profil speichern")).to_have_count(0)
    expect(reader.get_by_role("button", name="Als PDF drucken")).to_have_count(0)
    reader.get_by_label(FORMATS["csv"]).check()
    expect(reader.get_by_text("Die Datei enthält nichts Unsichtbares")).to_be_visible()


def test_a_mappe_holds_the_tables_of_the_command_line(reader: Page, address: str) -> None:
    given = with_start("stadt-hessen")
    keep(reader, address, given)
    reader.goto(address + f"mappen/{KIT}.html")
    reader.get_by_role("button", name="Ausgefüllt herunterladen").click()
    with reader.expect_download() as caught:
        reader.get_by_role("button", name="Herunterladen", exact=True).click()
    archive = zipfile.ZipFile(io.BytesIO(content(caught.value)))
    profile, _ = read_profile(given)
    selection = kit_selection(library(), KIT, ["xlsx", "ics"], Result(final=False))
    expected = {name: made for name, made in Filler(library(), selection, None).files(profile) if name[:2] != "00"}
    assert [name for name in archive.namelist() if not name.endswith((".docx", ".txt"))] == list(expected)
    for name, made in expected.items():
        assert same(name.rpartition(".")[2], archive.read(name), made), name


def test_a_mappe_without_a_start_has_no_calendar_and_its_list_names_the_start(reader: Page, address: str) -> None:
    keep(reader, address, raw_profile("markt-bayern"))
    reader.goto(address + f"mappen/{KIT}.html")
    reader.get_by_role("button", name="Ausgefüllt herunterladen").click()
    expect(reader.get_by_text("ein Kalender entsteht nicht")).to_be_visible()
    with reader.expect_download() as caught:
        reader.get_by_role("button", name="Herunterladen", exact=True).click()
    archive = zipfile.ZipFile(io.BytesIO(content(caught.value)))
    assert not [name for name in archive.namelist() if name.endswith(".ics")]
    assert "[ ] Beginn der Planung\r\n" in archive.read("00_Offene-Punkte.txt").decode("utf-8-sig")


def test_the_code_of_tables_is_small_and_comes_when_somebody_asks_for_one(
    site: Path, reader: Page, address: str
) -> None:
    keep(reader, address, with_start("stadt-hessen"))
    asked = requests_of(reader, address)
    reader.goto(address + PAGES["projektstrukturplan"])
    reader.get_by_role("button", name="Ausgefüllt herunterladen").click()
    expect(reader.get_by_role("heading", name="Offene Punkte")).to_be_visible()
    assert not [path for path in asked if path.endswith("download/tables.js") or "downloads/daten" in path]
    reader.keyboard.press("Escape")
    before = set(asked)
    open_dialog(reader, address + PAGES["projektstrukturplan"])
    download(reader, "xlsx")
    assert weight(site, asked - before) <= MOST_CODE


def test_a_table_that_does_not_come_is_explained(tabs: BrowserContext, address: str) -> None:
    page = tabs.new_page()
    keep(page, address, with_start("stadt-hessen"))
    page.route("**/*.xlsx*", lambda route: route.abort())
    open_dialog(page, address + PAGES["kostenplan"])
    page.get_by_role("button", name="Herunterladen", exact=True).click()
    expect(page.get_by_text("Die Website hat die Datei nicht geliefert.")).to_be_visible()
    expect(page.get_by_role("link", name="Unausgefüllte Datei herunterladen")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1400])
def test_the_dialog_of_a_table_has_no_barrier_that_axe_finds(browser: Browser, address: str, width: int) -> None:
    with fresh_context(browser, viewport={"width": width, "height": 700}) as (context, _):
        page = context.new_page()
        keep(page, address, raw_profile("stadt-hessen"))
        open_dialog(page, address + PAGES["meilensteinplan"])
        expect(page.get_by_role("heading", name="Offene Punkte")).to_be_visible()
        assert barriers(page) == []
        dialog = page.get_by_role("dialog", name="Ausgefüllt herunterladen")
        assert dialog.evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")


def with_start(name: str) -> dict[str, object]:
    given = raw_profile(name)
    return {**given, "felder": {**given["felder"], "projektbeginn": "2027-02-01"}}


def open_dialog(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name=BUTTON).click()
    page.get_by_role("dialog", name="Ausgefüllt herunterladen").wait_for()


def download(page: Page, form: str) -> Download:
    page.get_by_label(FORMATS[form]).check()
    with page.expect_download() as caught:
        page.get_by_role("button", name="Herunterladen", exact=True).click()
    return caught.value


def content(file: Download) -> bytes:
    return Path(file.path()).read_bytes()


def same(form: str, ours: bytes, theirs: bytes) -> bool:
    return workbook_difference(ours, theirs) is None if form == "xlsx" else ours == theirs
