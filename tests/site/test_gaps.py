"""The dialog of a download tells of prompts in brackets, which no field fills, as the command line does."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.documents.filler import Filler, Result, kit_selection, read_templates
from macros.documents.gaps import gaps_of
from macros.documents.open_points import CHECKLIST
from macros.model import Values
from tests.browser_fill.calling import plain
from tests.documents.test_gaps import CASES, values_of_case
from tests.site.test_filled_downloads import content, download, open_dialog
from tests.support.profiles import keep, library, profile, raw_profile, values_of

pytestmark = [pytest.mark.site, pytest.mark.browser]

ASK = """async ([pages, texts, raw]) => {
  const room = (name) => import(`/assets/javascript/${name}.js`);
  const { sessionOf } = await room("profile/session");
  const { leftOf, nameOf } = await room("download/filled");
  const { fillPage } = await room("live/filling");
  const { gapsOf } = await room("fill/gaps");
  const session = await sessionOf(raw);
  const pairs = (gaps) => gaps.map(({ section, count }) => [section, count]);
  const documents = [];
  for (const page of pages) {
    const { gaps, shown } = await leftOf({ page: new URL(page, location).href, version: "" }, session);
    documents.push([pairs(gaps), nameOf("X", shown, session, "docx", false).startsWith(raw.felder.sitzungstermin)]);
  }
  const cases = texts.map(([text, values]) => {
    const { body } = new DOMParser().parseFromString(text, "text/html");
    fillPage(body, { ...values, facts: { ...values.facts, has: new Set(), groups: new Set() } });
    return pairs(gapsOf(body));
  });
  return { documents, cases };
}"""
WITH_GAPS = "vorlagen/vereinbarung/vereinbarung-kreis-gemeinden.html"
KIT_WITH_GAPS = "projektstart"


@pytest.mark.parametrize("name", ["stadt-hessen", "markt-bayern"])
def test_every_vorlage_has_the_gaps_and_leads_by_the_meeting_as_on_the_command_line(
    reader: Page, address: str, site: Path, name: str
) -> None:
    ids = list(library().documents)
    paths = [next(site.glob(f"vorlagen/*/{document}.html")).relative_to(site).as_posix() for document in ids]
    raw = raw_profile(name)
    raw["felder"]["sitzungstermin"] = "2028-06-14"
    values = values_of(name)
    templates = read_templates(library(), ids, [])
    reader.goto(address)
    found = reader.evaluate(ASK, [["/" + path for path in paths], [], raw])["documents"]
    for template, (gaps, is_led) in zip(templates, found, strict=True):
        assert gaps == said(template.page.markup, values), template.page.document.id
        assert is_led == ("sitzungstermin" in template.used), template.page.document.id
    assert sum(bool(gaps) for gaps, _ in found) > 20
    assert {is_led for _, is_led in found} == {True, False}


def test_every_case_of_the_command_line_is_counted_alike(reader: Page, address: str) -> None:
    reader.goto(address)
    cases = [[case["seite"], plain(values_of_case(case))] for case in CASES.values()]
    found = reader.evaluate(ASK, [[], cases, raw_profile("stadt-hessen")])["cases"]
    assert found == [case["luecken"] for case in CASES.values()]


def said(markup: str, values: Values) -> list[list[Any]]:
    return [[gaps.section, gaps.count] for gaps in gaps_of(markup, values)]


def test_the_dialog_names_sections_with_gaps(reader: Page, address: str) -> None:
    keep(reader, address, raw_profile("stadt-hessen"))
    open_dialog(reader, address + WITH_GAPS)
    dialog = reader.get_by_role("dialog", name="Ausgefüllt herunterladen")
    expect(dialog.get_by_role("heading", name="Lücken im Text")).to_be_visible()
    expect(dialog).to_contain_text("eine Aufforderung in eckigen Klammern, etwa „[Zahl]“")
    expect(dialog.get_by_role("listitem").filter(has_text="Leistungen: ")).to_have_count(1)


def test_the_checklist_of_a_mappe_is_that_of_the_command_line(reader: Page, address: str) -> None:
    keep(reader, address, raw_profile("stadt-hessen"))
    open_dialog(reader, f"{address}mappen/{KIT_WITH_GAPS}.html")
    archive = zipfile.ZipFile(io.BytesIO(content(download(reader, "docx", final=False))))
    selection = kit_selection(library(), KIT_WITH_GAPS, ["docx", "xlsx"], Result(final=False))
    files = dict(Filler(library(), selection, None).files(profile("stadt-hessen")))
    assert archive.read(CHECKLIST).decode() == files[CHECKLIST].decode()
    assert "Lücken in eckigen Klammern im Abschnitt" in files[CHECKLIST].decode()
