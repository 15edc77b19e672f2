"""A document made here and dropped on the panel gives its profile back and says what has changed since."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from macros.documents.filler import Result
from tests.support.axe import violations
from tests.support.profiles import KEY, filled, keep, profile, raw_profile

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGE = "bausteine/recht/rechtliche-einordnung.html"
PARTS = {"docx": "customXml/item1.xml", "odt": "zwillingsbaukasten/angaben.xml"}
OLD, NEW = "in die Sitzung bringen", "beschließt"
DROP = """([content, name]) => {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name));
  document.querySelector("dialog.profil").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
}"""


@pytest.mark.parametrize("form", PARTS)
def test_a_dropped_document_restores_its_profile_beside_the_stored_one(reader: Page, address: str, form: str) -> None:
    keep(reader, address, raw_profile("markt-bayern"))
    panel = open_panel(reader, address)
    drop(reader, document(form), f"alt.{form}")
    expect(panel).to_contain_text("Ausgefüllt für Stadt Musterfelden.")
    expect(panel).to_contain_text("Seitdem hat sich kein Baustein geändert.")
    first, second = entries(reader)
    assert first["profile"] == raw_profile("markt-bayern")
    assert second["title"] == "Stadt Musterfelden (aus Beschlussvorlage)"
    assert second["profile"]["kommune"] == "Musterfelden"
    assert second["profile"]["felder"]["sitzungstermin"] == "2027-09-30"
    panel.get_by_role("button", name="Rückgängig").click()
    assert entries(reader) == [first]
    expect(panel.get_by_text("Rückgängig gemacht")).to_be_focused()


def test_a_text_where_rows_of_municipalities_belong_now_is_kept(reader: Page, address: str) -> None:
    panel = open_panel(reader, address)
    drop(reader, changed(document("docx"), "docx", _with_former_text), "alt.docx")
    expect(panel).to_contain_text("Ausgefüllt für Stadt Musterfelden.")
    assert entries(reader)[0]["profile"]["felder"]["partnergemeinden"] == "Stadt Musterufer"


def test_what_is_stored_already_is_not_stored_twice(reader: Page, address: str) -> None:
    keep(reader, address, raw_profile("markt-bayern"), raw_profile("stadt-hessen"))
    panel = open_panel(reader, address)
    drop(reader, document("docx"), "alt.docx")
    expect(panel).to_contain_text("Die Angaben stehen schon im Profil")
    assert len(entries(reader)) == 2
    expect(panel.get_by_label("Name", exact=True)).to_have_value("Musterfelden")


def test_a_changed_block_stands_side_by_side_with_the_new_one(reader: Page, address: str) -> None:
    open_panel(reader, address)
    drop(reader, aged(document("docx"), "docx"), "alt.docx")
    dialog = reader.get_by_role("dialog", name="Ein Baustein hat sich seitdem geändert")
    expect(dialog.locator("del")).to_have_text(OLD)
    expect(dialog.locator(".vergleich ins, .bausteintext ins")).to_have_text(NEW)
    old, new = (column.bounding_box() or {} for column in dialog.locator(".nebeneinander > div").all())
    assert old["y"] == new["y"]
    assert old["x"] + old["width"] < new["x"]
    assert violations(reader) == []
    reader.set_viewport_size({"width": 375, "height": 800})
    old, new = (column.bounding_box() or {} for column in dialog.locator(".nebeneinander > div").all())
    assert old["y"] + old["height"] <= new["y"]
    assert violations(reader) == []
    reader.keyboard.press("Escape")
    panel = reader.get_by_role("dialog", name="Ihre Kommune")
    expect(panel).to_contain_text("Ein Baustein hat sich seitdem geändert: Beschlussvorschlag")
    panel.get_by_role("button", name="Texte vergleichen").click()
    expect(dialog).to_be_visible()


def test_what_somebody_has_filled_in_by_hand_comes_back_too(reader: Page, address: str) -> None:
    panel = open_panel(reader, address)
    drop(reader, changed(document("docx"), "docx", _edited_by_hand), "von-hand.docx")
    expect(panel).to_contain_text("In der Datei von Hand eingetragen und übernommen: ")
    expect(panel).to_contain_text("„Sitzung, in der entschieden wird“")
    expect(panel).to_contain_text("Nicht übernommen, weil es nicht passt:")
    expect(
        panel.get_by_role("listitem").filter(has_text="Datum der Vorlage: demnächst; erwartet: ein Datum")
    ).to_be_visible()
    (entry,) = entries(reader)
    assert entry["profile"]["felder"]["sitzungstermin"] == "2029-02-01"
    assert entry["profile"]["felder"]["vorlagendatum"] == "2027-08-16"
    assert "vorlagennummer" not in entry["profile"]["felder"]


def test_a_stored_value_that_fits_nothing_any_more_is_named(reader: Page, address: str) -> None:
    panel = open_panel(reader, address)
    drop(reader, changed(document("odt"), "odt", _with_a_field_that_is_gone), "alt.odt")
    expect(panel).to_contain_text("Ausgefüllt für Stadt Musterfelden.")
    expect(panel.get_by_role("listitem").filter(has_text="unbekanntes Feld „amtsblatt_alt“")).to_be_visible()


def test_new_dropped_and_moved_blocks_are_told_apart(reader: Page, address: str) -> None:
    panel = open_panel(reader, address)
    drop(reader, changed(document("docx"), "docx", _with_other_blocks), "alt.docx")
    dialog = reader.get_by_role("dialog", name="Ein Baustein ist seitdem dazugekommen, ein Baustein gehört nicht mehr")
    expect(dialog).to_contain_text("Neu dazugekommen.")
    expect(dialog).to_contain_text("Gehört nicht mehr zur Vorlage.")
    reader.keyboard.press("Escape")
    drop(reader, changed(document("docx"), "docx", _with_moved_blocks), "alt.docx")
    expect(panel).to_contain_text("kein Baustein geändert; sie stehen aber in anderer Reihenfolge.")
    drop(reader, changed(document("docx"), "docx", _with_an_older_version), "alt.docx")
    expect(panel).to_contain_text("kein Baustein geändert; der Text um sie herum oder ihr Stand ist neuer")


def test_the_profile_comes_back_where_the_site_does_not_say_what_has_changed(
    tabs: BrowserContext, address: str
) -> None:
    page = tabs.new_page()
    page.route("**/bausteine.json", lambda route: route.abort())
    panel = open_panel(page, address)
    drop(page, document("docx"), "alt.docx")
    expect(panel).to_contain_text("Ausgefüllt für Stadt Musterfelden.")
    expect(panel).to_contain_text("Der heutige Stand der Bausteine ist gerade nicht zu laden.")


def test_several_files_at_once_are_refused_with_a_reason(reader: Page, address: str) -> None:
    panel = open_panel(reader, address)
    reader.evaluate(
        """() => {
          const data = new DataTransfer();
          for (const name of ["a.docx", "b.docx"]) data.items.add(new File(["x"], name));
          const dropped = new DragEvent("drop", { dataTransfer: data, bubbles: true });
          document.querySelector("dialog.profil").dispatchEvent(dropped);
        }"""
    )
    expect(panel).to_contain_text("nur eine Datei auf einmal")


def test_a_document_without_profile_still_says_what_has_changed(reader: Page, address: str) -> None:
    panel = open_panel(reader, address)
    drop(reader, document("odt", with_profile=False), "ohne.odt")
    expect(panel).to_contain_text("Die Datei enthält kein Kommunenprofil")
    expect(panel).to_contain_text("Seitdem hat sich kein Baustein geändert.")
    assert reader.evaluate("(key) => localStorage.getItem(key)", KEY) is None


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        ("fremd.docx", lambda: b"PK\x03\x04 kein ZIP", "fremd.docx"),
        ("bild.odt", lambda: b"\x89PNG", "keine DOCX-, ODT- oder PPTX-Datei aus dem Zwillingsbaukasten"),
        ("druck.docx", lambda: b"%PDF-1.7", "Aus einem PDF lässt sich kein Profil lesen."),
        ("endfassung.docx", lambda: document("docx", final=True), "endfassung.docx"),
        ("tabelle.xlsx", lambda: b"PK", "lässt sich hier nicht laden"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_with_a_reason(
    reader: Page, address: str, name: str, make: Callable[[], bytes], reason: str
) -> None:
    panel = open_panel(reader, address)
    drop(reader, make(), name)
    expect(panel).to_contain_text(reason)
    assert reader.evaluate("(key) => localStorage.getItem(key)", KEY) is None


def test_a_document_can_be_chosen_by_keyboard_instead_of_dropped(reader: Page, address: str, tmp_path: Path) -> None:
    path = tmp_path / "alt.odt"
    path.write_bytes(document("odt"))
    panel = open_panel(reader, address)
    with reader.expect_file_chooser() as chooser:
        panel.get_by_role("button", name=re.compile("Datei (laden|wählen)")).press("Enter")
    chooser.value.set_files(path)
    expect(panel).to_contain_text("Ausgefüllt für Stadt Musterfelden.")


def open_panel(page: Page, address: str) -> Locator:
    page.goto(address + PAGE)
    page.get_by_role("button", name="Ihre Kommune").click()
    panel = page.get_by_role("dialog", name="Ihre Kommune")
    panel.wait_for()
    return panel


def drop(page: Page, content: bytes, name: str) -> None:
    page.evaluate(DROP, [base64.b64encode(content).decode(), name])


def document(form: str, *, final: bool = False, with_profile: bool = True) -> bytes:
    return filled("grundsatzbeschluss", profile("stadt-hessen"), form, Result(final, with_profile))[1]


def aged(document: bytes, form: str) -> bytes:
    """Return a document as it would be had one of its blocks been worded otherwise when it was made."""
    return changed(document, form, _aged_data)


def changed(document: bytes, form: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a document with other data about itself."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            target.writestr(part.filename, change(content) if part.filename == PARTS[form] else content)
    return packed.getvalue()


def _aged_data(data: bytes) -> bytes:
    text = data.decode()
    block = re.search(r'(<baustein id="beschluss-grundsatz" hash=")[0-9a-f]{64}(">[^<]*)', text)
    assert block
    return text.replace(block[0], f"{block[1]}{'0' * 64}{block[2].replace(NEW, OLD, 1)}").encode()


def _with_former_text(data: bytes) -> bytes:
    text = data.decode()
    assert text.count('"felder":{') == 1
    return text.replace('"felder":{', '"felder":{"partnergemeinden":"Stadt Musterufer",').encode()


def _edited_by_hand(data: bytes) -> bytes:
    text = _with_field(data.decode(), "sitzungstermin", "1.2.2029")
    return _with_field(_with_field(text, "vorlagendatum", "demnächst"), "vorlagennummer", "").encode()


def _with_field(text: str, name: str, value: str) -> str:
    """Return the data with another text of a field; as in Word, where the text follows the data."""
    found, count = re.subn(f'(<feld name="{name}" anzeige="[^"]*">)[^<]*', rf"\g<1>{value}", text)
    assert count == 1
    return found


def _with_a_field_that_is_gone(data: bytes) -> bytes:
    return data.replace(b'"felder":{', b'"felder":{"amtsblatt_alt":"Anzeiger",', 1)


def _with_other_blocks(data: bytes) -> bytes:
    return data.replace(b'<baustein id="beschluss-grundsatz"', b'<baustein id="aufgegebener-text"', 1)


def _with_moved_blocks(data: bytes) -> bytes:
    first, second, *_ = re.findall(rb"<baustein .*?</baustein>", data, re.DOTALL)
    return data.replace(first + second, second + first, 1)


def _with_an_older_version(data: bytes) -> bytes:
    return re.sub(rb' version="[^"]*"', b' version="2020-01-01-00000000"', data, count=1)


def entries(page: Page) -> list[dict[str, Any]]:
    state = json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY))
    found: list[dict[str, Any]] = state["entries"]
    return found
