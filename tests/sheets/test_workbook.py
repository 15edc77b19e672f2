"""What stands in the workbooks of data sheets."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl.cell.cell import Cell
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from macros.documents.container import read_parts
from macros.documents.table_cells import Wording
from macros.documents.workbook import write_workbook
from macros.documents.workbook_bars import weeks_shown
from macros.documents.workbook_book import Book
from macros.documents.workbook_hints import HINTS
from macros.documents.workbook_inputs import Inputs
from macros.library_sheets import read_sheet
from macros.model import DataSheet
from macros.sheet_kinds import SHEET_KINDS
from macros.yaml_source import parse
from tests.sheets.samples import CASES, CONDITIONS, LABELS, PROMPTS, large_plan, opened, project_plan, sample
from tests.support.needs import ROOT
from tests.support.validators import ooxml_errors

FEW_SECONDS = 5.0
PAPER = {9: 11.69, 8: 16.54}
"""Widths of A4 and A3 in inches by their number."""
FORMULA = re.compile(r"<(?:f|formula|formula1|formula2|definedName)(?: [^>]*)?>([^<]*)<")
FUNCTION = re.compile(r"([A-Z][A-Z0-9._]*)\(")
KNOWN_TO_EXCEL = {
    *("AND", "CHOOSE", "COUNT", "COUNTIF", "COUNTIFS", "DAY", "IF", "IFERROR", "INDEX", "ISNUMBER", "MATCH", "MAX"),
    *("MIN", "MONTH", "OR", "RIGHT", "ROUND", "SUM", "SUMIF", "WEEKDAY", "WORKDAY", "YEAR"),
}
SMALLEST_TYPE = 5.8
"""Points of what is read on paper."""


def test_every_kind_has_a_sample() -> None:
    assert sorted(CASES) == sorted(SHEET_KINDS)


@pytest.mark.office
@pytest.mark.parametrize("kind", CASES)
def test_the_validator_finds_nothing(kind: str) -> None:
    assert ooxml_errors(_written(sample(kind)), "xlsx") == []


@pytest.mark.parametrize("kind", CASES)
def test_a_table_has_all_columns_of_its_kind(kind: str) -> None:
    wanted = {column.label for column in SHEET_KINDS[kind].columns} | set(SHEET_KINDS[kind].blank)
    found = {str(cell.value) for cell in _cells(_written(sample(kind)))}
    assert wanted - found == set()


@pytest.mark.parametrize("kind", CASES)
def test_every_sheet_is_ready_to_print(kind: str) -> None:
    for worksheet in opened(_written(sample(kind))).worksheets:
        assert (worksheet.page_setup.orientation, worksheet.page_setup.paperSize in PAPER) == ("landscape", True)
        assert worksheet.sheet_properties.pageSetUpPr.fitToPage
        assert worksheet.page_setup.fitToHeight == 0
        assert worksheet.oddHeader.left.text.replace("&&", "&").startswith(sample(kind).title)
        assert worksheet.oddFooter.left.text == "Stand: 28.11.2026"
        assert worksheet.oddFooter.right.text == "Seite &P von &N"


@pytest.mark.parametrize("path", sorted((ROOT / "snippets" / "daten").glob("*.yml")), ids=lambda path: path.stem)
def test_no_sheet_of_the_project_is_printed_in_tiny_type(path: Path) -> None:
    sheet = read_sheet(parse(path.read_text(encoding="utf-8"), path.name), {})
    sizes = {worksheet.title: _printed_size(worksheet) for worksheet in opened(_written(sheet)).worksheets}
    assert {name: size for name, size in sizes.items() if size < SMALLEST_TYPE} == {}


@pytest.mark.parametrize("kind", CASES)
def test_tables_have_a_frozen_header_and_a_filter(kind: str) -> None:
    tables = [sheet for sheet in opened(_written(sample(kind))).worksheets if sheet.auto_filter.ref]
    assert tables
    assert all(sheet.freeze_panes and sheet.print_title_rows for sheet in tables)


def test_a_text_that_looks_like_a_formula_or_a_link_stays_text() -> None:
    for kind, text in {
        "projektstrukturplan": "=1+1",
        "risikoregister": "=HYPERLINK(1)",
        "meilensteinplan": "-Abnahme",
        "stakeholderanalyse": "@Austausch",
        "kommunikationsplan": "+2 Wochen nach Beschluss",
    }.items():
        found = [cell for cell in _cells(_written(sample(kind))) if cell.value == text]
        assert [cell.data_type for cell in found] == ["s"], kind
    content = _written(sample("risikoregister"))
    assert not [cell for cell in _cells(content) if cell.hyperlink]


@pytest.mark.parametrize("kind", CASES)
def test_formulas_use_what_excel_has_known_since_2007_and_stay_inside_the_file(kind: str) -> None:
    parts = read_parts(_written(sample(kind)))
    written = [text for part in parts.values() for text in FORMULA.findall(part.decode("utf-8", "replace"))]
    assert {name for text in written for name in FUNCTION.findall(text)} <= KNOWN_TO_EXCEL
    assert not [text for text in written if re.search(r"\[|://|\|", text)]
    assert not [name for name in parts if "externalLinks" in name]


@pytest.mark.parametrize("kind", ["projektstrukturplan", "meilensteinplan"])
def test_days_off_are_dates_or_nothing_because_workday_in_excel_refuses_text(kind: str) -> None:
    inputs = Inputs(land="SN")
    worksheet = opened(write_workbook(sample(kind), PROMPTS, inputs=inputs), values=True)["Feiertage"]
    assert {type(cell.value) for cell in worksheet["C"][1:]} <= {dt.datetime, dt.time, int, type(None)}


def test_a_field_that_nobody_has_filled_becomes_its_prompt() -> None:
    texts = {str(cell.value) for cell in _cells(_written(sample("projektstrukturplan")))}
    assert "Bedarf klären in [Kommune, Genitiv]" in texts
    assert not [text for text in texts if "{{" in text]


def test_conditions_stand_there_in_words() -> None:
    texts = {str(cell.value) for cell in _cells(_written(sample("projektstrukturplan")))}
    assert {"nur in Hessen oder für Kreise", "wenn Förderung vorgesehen: ja", "Förderung vorgesehen?"} <= texts


def test_a_file_says_what_it_is_and_in_which_language() -> None:
    content = _written(sample("risikoregister"))
    about = opened(content).properties
    assert (about.title, about.subject, about.language) == ("Risikoregister: Probe", "Sammelt Risiken.", "de-DE")
    assert about.created == dt.datetime(2026, 11, 28)  # noqa: DTZ001 - openpyxl knows no zones


def test_every_workbook_begins_with_hints() -> None:
    assert {opened(_written(sample(kind))).sheetnames[0] for kind in CASES} == {HINTS}


def test_columns_with_choices_offer_them() -> None:
    workbook = opened(_written(sample("risikoregister")))
    rules = workbook["Risiken"].data_validations.dataValidation
    choices = [str(rule.formula1) for rule in rules if rule.type == "list"]
    assert choices == ["Auswahl!$A$2:$A$19", '"offen,in Arbeit,eingetreten,erledigt"']
    offered = [cell.value for cell in workbook["Auswahl"]["A"]]
    assert offered[1:4] == ["Verwaltungsspitze", "Lenkungskreis", "Projektleitung"]
    assert {(rule.formula1, rule.formula2) for rule in rules if rule.type == "whole"} == {("1", "5")}


def test_lists_too_long_for_a_cell_stand_on_a_sheet_of_their_own() -> None:
    options = [f"Amt für Geoinformation und Vermessung {number}" for number in range(12)]
    book = Book(sample("kostenplan"), Wording())
    rules = [book.choice(options), book.choice([*options, "mit, Komma"]), book.choice(options)]
    assert [rule["source"] for rule in rules] == ["=Auswahl!$A$2:$A$13", "=Auswahl!$B$2:$B$14", "=Auswahl!$A$2:$A$13"]
    assert [cell.value for cell in opened(book.finish())["Auswahl"]["B"]][-1] == "mit, Komma"


def test_a_matrix_of_roles_unites_both_letters_of_one_role() -> None:
    rows = list(opened(_written(sample("rollen")), values=True)["Matrix"].iter_rows(values_only=True, max_row=4))
    letters = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert (letters[0]["Projektleitung"], letters[0]["Verwaltungsspitze"]) == ("R", "A")
    assert letters[1]["Geodaten"] == "A/R"
    assert letters[2]["Projektleitung"] == "A"
    assert {row["Prüfung"] for row in letters} == {"in Ordnung"}


def test_the_same_sheet_gives_the_same_bytes_in_any_zone_and_order() -> None:
    code = (
        "import hashlib; from tests.sheets.samples import CASES, sample\n"
        "from macros.documents.workbook import write_workbook\n"
        "print(*[hashlib.sha256(write_workbook(sample(kind), {})).hexdigest() for kind in CASES])"
    )
    here = [hashlib.sha256(write_workbook(sample(kind), {})).hexdigest() for kind in CASES]
    for zone, seed in (("Pacific/Auckland", "1"), ("America/Lima", "77")):
        surroundings = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        there = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True
        )
        assert there.stdout.split() == here


def test_a_thousand_work_packages_are_written_within_seconds() -> None:
    plan = large_plan(1000)
    write_workbook(sample("projektstrukturplan"), PROMPTS)  # so that the holidays are known
    start = time.process_time()
    content = write_workbook(plan, PROMPTS)
    assert time.process_time() - start < FEW_SECONDS
    formulas = [str(cell.value) for cell in _cells(content) if cell.data_type == "f"]
    assert max(map(len, formulas)) < 8192


def test_there_is_room_for_weeks_whatever_the_plan() -> None:
    assert weeks_shown(0) == weeks_shown(600) == 160
    assert weeks_shown(1500) > 300
    assert weeks_shown(1_000_000) == 1040


def test_a_title_with_signs_of_its_own_is_printed_as_it_is() -> None:
    sheet = dataclasses.replace(sample("kostenplan"), title="&Bau & Betrieb " + "x" * 300)
    header = opened(write_workbook(sheet, {})).worksheets[0].HeaderFooter.oddHeader
    assert header.left.text.startswith("&&Bau && Betrieb")
    assert len(str(header.left.text)) < 255


def test_inputs_stand_in_the_file_as_given() -> None:
    inputs = Inputs(dt.date(2028, 6, 30), backward=True, land="SN", answers={"foerderung": False})
    worksheet = opened(write_workbook(project_plan(), {}, labels=LABELS, inputs=inputs))["Angaben"]
    values = {str(row[0].value): row[1].value for row in worksheet.iter_rows(min_row=4, max_row=7)}
    assert list(values.values()) == ["Zieltermin", dt.datetime(2028, 6, 30), "Sachsen", "nein"]  # noqa: DTZ001


def test_xml_of_a_workbook_never_fixes_the_height_of_a_row() -> None:
    parts = read_parts(_written(sample("rollen")))
    assert not [name for name, part in parts.items() if b"<row " in part and b'" customHeight="1"' in part]


def _written(sheet: DataSheet) -> bytes:
    return write_workbook(sheet, PROMPTS, labels=LABELS, conditions=CONDITIONS)


def _printed_size(worksheet: Worksheet) -> float:
    """Return the points of type of ten points after a sheet has been made as narrow as its pages."""
    last = range_boundaries(str(worksheet.print_area).split("!")[-1])[2] if worksheet.print_area else 0
    dimensions = [column for column in worksheet.column_dimensions.values() if not column.hidden]
    places = {place: column.width for column in dimensions for place in range(column.min, column.max + 1)}
    pixels = sum(7 * width + 5 for place, width in places.items() if place <= (last or worksheet.max_column))
    inches = PAPER[int(worksheet.page_setup.paperSize)] - 1.0
    return min(10.0, 10 * inches * 96 * int(worksheet.page_setup.fitToWidth or 1) / pixels)


def _cells(content: bytes) -> Iterator[Cell]:
    for worksheet in opened(content).worksheets:
        for row in worksheet.iter_rows():
            yield from (cell for cell in row if isinstance(cell, Cell) and cell.value is not None)
