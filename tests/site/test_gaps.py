"""The dialog of a download tells of prompts in brackets, which no field fills, as the command line does."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.documents.filler import Filler, Result, kit_selection
from macros.documents.gaps import gaps_of
from macros.documents.open_points import CHECKLIST
from macros.documents.service import read_page
from tests.browser_fill.calling import plain
from tests.documents.test_gaps import CASES, values_of_case
from tests.site.test_filled_downloads import content, download, open_dialog
from tests.support.profiles import keep, library, profile, raw_profile, values_of

pytestmark = [pytest.mark.site, pytest.mark.browser]

ASK = """async ([pages, texts, values]) => {
  const { fillPage } = await import("/assets/javascript/live/filling.js");
  const { gapsOf } = await import("/assets/javascript/fill/gaps.js");
  const factsOf = (facts) => ({ ...facts, has: new Set(facts.has), groups: new Set(facts.groups) });
  const read = (text) => new DOMParser().parseFromString(text, "text/html");
  const found = [];
  const ask = (root, given) => {
    fillPage(root, { ...given, facts: factsOf(given.facts) });
    found.push(gapsOf(root).map(({ section, count }) => [section, count]));
  };
  for (const page of pages) ask(read(await (await fetch(page)).text()).querySelector(".dokument"), values);
  for (const [text, given] of texts) ask(read(text).body, given);
  return found;
}"""
WITH_GAPS = "vorlagen/vereinbarung/vereinbarung-kreis-gemeinden.html"
KIT_WITH_GAPS = "projektstart"


@pytest.mark.parametrize("name", ["stadt-hessen", "markt-bayern"])
def test_every_vorlage_has_the_gaps_that_the_command_line_counts(
    reader: Page, address: str, site: Path, name: str
) -> None:
    documents = library().documents.values()
    paths = [path.relative_to(site).as_posix() for path in sorted(site.glob("vorlagen/*/*.html"))]
    pages = {one.id: path for one in documents for path in paths if path.endswith(f"/{one.id}.html")}
    assert len(pages) == len(documents)
    expected = {one.id: said(read_page(library(), one).markup, values_of(name)) for one in documents}
    cases = [[case["seite"], plain(values_of_case(case))] for case in CASES.values()]
    reader.goto(address)
    found = reader.evaluate(ASK, [["/" + path for path in pages.values()], cases, plain(values_of(name))])
    assert dict(zip(pages, found, strict=False)) == {one: expected[one] for one in pages}
    assert found[len(pages) :] == [case["luecken"] for case in CASES.values()]
    assert sum(map(bool, expected.values())) > 20


def said(markup: str, values: Any) -> list[list[Any]]:
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
