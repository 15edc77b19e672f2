"""A reader downloads filled documents: the very files of the command line, and ways out where a browser blocks."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Download, Page, expect

from macros.documents.filler import Result
from tests.browser_fill.calling import differences
from tests.support.axe import barriers
from tests.support.browser import fresh_context
from tests.support.profiles import filled, keep, library, profile, raw_profile

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAPER = "vorlagen/beschlussvorlage/grundsatzbeschluss.html"
KIT = "mappen/grundsatzbeschluss.html"
SLIDES = "vorlagen/folien/foliensatz-ausschuss.html"
PROGRAMS = {"docx": "Word (DOCX)", "odt": "LibreOffice (ODT)"}
FOR_SLIDES = "PowerPoint oder LibreOffice (PPTX)"
VERSIONS = {False: "Ausfüllbar", True: "Endfassung"}
BLOCKED = "Dann hat Ihr Browser die erzeugte Datei blockiert."
MOST_SCRIPT_TIME = 1.0  # seconds of the processor for a Mappe of five


@pytest.mark.parametrize("name", ["stadt-hessen", "ortsgemeinde-rheinland-pfalz"])
@pytest.mark.parametrize("form", PROGRAMS)
@pytest.mark.parametrize("final", VERSIONS)
def test_a_download_is_the_file_of_the_command_line(
    reader: Page, address: str, name: str, form: str, final: bool
) -> None:
    keep(reader, address, raw_profile(name))
    open_dialog(reader, address + PAPER)
    file = download(reader, form, final)
    expected_name, expected = filled("grundsatzbeschluss", profile(name), form, Result(final))
    assert file.suggested_filename == expected_name
    assert differences(expected, content(file)) == []


@pytest.mark.parametrize("final", VERSIONS)
def test_slides_are_offered_as_slides_only_and_are_those_of_the_command_line(
    reader: Page, address: str, final: bool
) -> None:
    keep(reader, address, raw_profile("stadt-hessen"))
    open_dialog(reader, address + SLIDES)
    expect(reader.get_by_label(PROGRAMS["docx"])).to_have_count(0)
    file = download(reader, "pptx", final)
    expected_name, expected = filled("foliensatz-ausschuss", profile("stadt-hessen"), "pptx", Result(final))
    assert file.suggested_filename == expected_name
    assert differences(expected, content(file)) == []


def test_pictures_of_slides_are_for_eyes_only_and_stay_out_of_what_is_copied(reader: Page, address: str) -> None:
    reader.goto(address + SLIDES)
    pictures = reader.locator("figure.folie")
    assert pictures.count() == reader.locator(".dokument h2").count() + 1
    assert all(reader.locator("figure.folie[aria-hidden=true] svg").nth(at).is_visible() for at in (0, 5, 10))
    copied = reader.evaluate(
        "async (room) => (await import(room)).plainText(document.querySelector('.dokument'))",
        address + "assets/javascript/transcript.js",
    )
    assert copied.count("Das steht zur Abstimmung") == 1
    assert copied.count("Notizen zum Vortrag") == pictures.count()


def test_without_profile_the_file_carries_none(reader: Page, address: str) -> None:
    keep(reader, address, raw_profile("stadt-hessen"))
    open_dialog(reader, address + PAPER)
    expect(reader.get_by_text("was sie von Ihrem Kommunenprofil verwendet")).to_be_visible()
    reader.get_by_label("Ohne Profil speichern").check()
    expect(reader.get_by_text("Die Datei enthält kein Kommunenprofil")).to_be_visible()
    parts = zipfile.ZipFile(io.BytesIO(content(download(reader, "docx", final=False))))
    assert b"<profil>" not in parts.read("customXml/item1.xml")
    reader.get_by_label("Endfassung").check()
    expect(reader.get_by_text("Die Endfassung enthält nichts Unsichtbares.")).to_be_visible()
    expect(reader.get_by_label("Ohne Profil speichern")).to_be_disabled()


def test_open_points_lead_to_their_input_and_back(reader: Page, address: str) -> None:
    given = raw_profile("stadt-hessen")
    del given["felder"]["sitzungstermin"]
    keep(reader, address, given)
    open_dialog(reader, address + PAPER)
    expect(reader.get_by_role("heading", name="Offene Punkte (1)")).to_be_visible()
    reader.get_by_role("button", name="Sitzung, in der entschieden wird").click()
    field = reader.get_by_label("Sitzung, in der entschieden wird")
    expect(field).to_be_focused()
    field.fill("30.9.2027")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Escape")
    expect(reader.get_by_role("heading", name="Keine offenen Punkte")).to_be_visible()
    expect(reader.get_by_role("button", name="Herunterladen", exact=True)).to_be_focused()
    assert download(reader, "odt", final=False).suggested_filename.startswith("2027-09-30_Beschlussvorlage_")


def test_who_has_no_profile_fills_one_in_first_by_keyboard_only(reader: Page, address: str) -> None:
    reader.goto(address + PAPER)
    opener = reader.get_by_role("button", name="Ausgefüllt herunterladen")
    expect(opener).to_be_enabled()  # its script may come after the page, and what is disabled takes no focus
    opener.focus()
    reader.keyboard.press("Enter")
    expect(reader.get_by_label("Name", exact=True)).to_be_focused()
    for words in ("Musterbach", "Bay", "Markt"):
        reader.keyboard.type(words)
        reader.keyboard.press("Tab")
    reader.keyboard.press("Escape")
    dialog = reader.get_by_role("dialog", name="Ausgefüllt herunterladen")
    expect(dialog).to_contain_text("Markt Musterbach")
    press_tab_until(reader, "Herunterladen")
    with reader.expect_download() as caught:
        reader.keyboard.press("Enter")
    assert caught.value.suggested_filename == "Beschlussvorlage_Markt-Musterbach.docx"
    reader.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()


def test_the_ways_out_are_named_where_nothing_arrives(reader: Page, address: str) -> None:
    keep(reader, address, raw_profile("stadt-hessen"))
    open_dialog(reader, address + PAPER)
    download(reader, "docx", final=True)
    expect(reader.get_by_text(BLOCKED)).to_be_visible()
    expect(reader.get_by_role("button", name="Herunterladen", exact=True)).to_be_focused()
    with reader.expect_download() as again:
        reader.get_by_role("button", name="Noch einmal versuchen").click()
    assert again.value.suggested_filename.endswith("_Endfassung.docx")
    with reader.expect_download() as unfilled:
        reader.get_by_role("link", name="Unausgefüllte Datei herunterladen").click()
    assert unfilled.value.suggested_filename == "grundsatzbeschluss.docx"
    open_dialog(reader, address + PAPER)
    download(reader, "docx", final=True)
    reader.get_by_role("link", name="Ausgefüllten Text von der Seite kopieren").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(
        "Abschnitte kopieren: Grundsatzbeschluss Digitaler Zwilling"
    )


def test_a_file_that_does_not_come_is_explained(tabs: BrowserContext, address: str) -> None:
    page = tabs.new_page()
    keep(page, address, raw_profile("stadt-hessen"))
    page.route("**/*.docx*", lambda route: route.abort())
    open_dialog(page, address + PAPER)
    page.get_by_role("button", name="Herunterladen", exact=True).click()
    expect(page.get_by_text("Die Website hat die Datei nicht geliefert.")).to_be_visible()
    expect(page.get_by_role("link", name="Unausgefüllte Datei herunterladen")).to_be_visible()
    page.unroute("**/*.docx*")
    assert download(page, "docx", final=False).suggested_filename.endswith(".docx")


def test_a_file_is_fetched_once(reader: Page, address: str) -> None:
    keep(reader, address, raw_profile("stadt-hessen"))
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    open_dialog(reader, address + PAPER)
    for final in VERSIONS:
        download(reader, "docx", final=final)
    assert len([url for url in asked if ".docx" in url]) == 1


@pytest.mark.parametrize("form", PROGRAMS)
def test_a_mappe_comes_filled_with_its_open_points(reader: Page, address: str, form: str) -> None:
    given = raw_profile("markt-bayern")
    keep(reader, address, given)
    open_dialog(reader, address + KIT)
    before = script_time(reader)
    file = download(reader, form, final=False)
    expect(reader.get_by_text("Fertig:")).to_be_visible()
    assert script_time(reader) - before < MOST_SCRIPT_TIME
    archive = zipfile.ZipFile(io.BytesIO(content(file)))
    checklist, *files = archive.namelist()
    assert checklist == "00_Offene-Punkte.txt"
    open_points = archive.read(checklist).decode("utf-8-sig")
    heading = f"Offene Punkte\r\nMappe: Grundsatzbeschluss, Markt {given['kommune']}\r\n\r\nProjektsteckbrief"
    assert open_points.startswith(heading)
    assert "[ ] Wer damit arbeitet\r\n" in open_points
    for number, (found, document) in enumerate(
        zip(files, library().kits["grundsatzbeschluss"].documents, strict=True), 1
    ):
        name, expected = filled(document, profile("markt-bayern"), form, Result(final=False))
        assert found == f"{number:02}_{name}"
        assert len(found) <= 80
        assert differences(expected, archive.read(found)) == []


def test_printing_offers_the_speaking_name_and_gives_the_title_back(reader: Page, address: str) -> None:
    keep(reader, address, raw_profile("stadt-hessen"))
    open_dialog(reader, address + PAPER)
    reader.evaluate("window.print = () => { window.printed = document.title; dispatchEvent(new Event('afterprint')); }")
    reader.get_by_role("button", name="Als PDF drucken").click()
    assert reader.evaluate("window.printed") == "2027-09-30_Beschlussvorlage_Stadt-Musterfelden"
    expect(reader).to_have_title("Beschlussvorlage: Grundsatzbeschluss Digitaler Zwilling - Zwillingsbaukasten")


@pytest.mark.parametrize("width", [320, 1400])
def test_the_dialog_has_no_barrier_that_axe_finds(browser: Browser, address: str, width: int) -> None:
    with fresh_context(browser, viewport={"width": width, "height": 700}) as (context, _):
        page = context.new_page()
        given = raw_profile("stadt-hessen")
        del given["felder"]["sitzungstermin"]
        keep(page, address, given)
        open_dialog(page, address + KIT)
        expect(page.get_by_role("heading", name="Offene Punkte")).to_be_visible()
        assert barriers(page) == []
        download(page, "docx", final=False)
        assert barriers(page) == []
        dialog = page.get_by_role("dialog", name="Ausgefüllt herunterladen")
        assert dialog.evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")


def open_dialog(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Ausgefüllt herunterladen").click()
    page.get_by_role("dialog", name="Ausgefüllt herunterladen").wait_for()


def download(page: Page, form: str, final: bool) -> Download:
    page.get_by_label(PROGRAMS.get(form, FOR_SLIDES)).check()
    page.get_by_label(VERSIONS[final]).check()
    with page.expect_download() as caught:
        page.get_by_role("button", name="Herunterladen", exact=True).click()
    return caught.value


def content(file: Download) -> bytes:
    return Path(file.path()).read_bytes()


def press_tab_until(page: Page, name: str) -> None:
    """Press the tabulator until a button of this name has the focus."""
    for _ in range(80):
        if page.evaluate("document.activeElement.textContent") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"„{name}“ ist mit der Tabulatortaste nicht zu erreichen")


def script_time(page: Page) -> float:
    """Return the seconds that scripts have kept the page's thread busy, however busy the machine is."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))
