"""Table files filled by the browser: the very cells, formulas, results and hidden rows of the command line."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import itertools
from pathlib import Path
from typing import Any

import pytest
import yaml
from icalendar import Calendar

from macros.browser_holidays import holidays_text
from macros.documents.gaps import Gaps
from macros.documents.table_csv import write_csv
from macros.documents.table_data import table_data
from macros.documents.table_fill import filled_table, open_fields, sheet_gaps
from macros.documents.tables import sheets_of, words_of
from macros.documents.workbook import write_workbook
from macros.documents.workbook_heights import LINE, height
from macros.grammar import derive_values
from macros.model import DataSheet, Profile, Values
from macros.public_holidays import LAENDER
from tests.browser_fill.calling import Call, Caller, packed, plain, unpacked
from tests.browser_fill.workbooks import workbook_difference
from tests.sheets.samples import CASES, large_plan, opened, sample, unreckoned
from tests.support import needs
from tests.support.libreoffice import LibreOffice
from tests.support.profiles import library, profile
from tests.support.validators import ooxml_errors

pytestmark = pytest.mark.browser

STARTS = {
    "stadt-hessen": None,
    "landkreis-niedersachsen": dt.date(2027, 2, 1),
    "markt-bayern": dt.date(2028, 12, 24),  # on a Sunday, before holidays
    "bezirk-berlin": dt.date(2029, 6, 4),
}
SHEETS: dict[str, DataSheet] = {
    **{f"probe-{kind}": sample(kind) for kind in CASES},
    **{sheet.id: sheet for sheet in sheets_of(library())},
}
PROBED = "landkreis-niedersachsen"
RECKONING = ("projektstrukturplan", "meilensteinplan", "risikoregister")
HOSTILE = '=HYPERLINK("https://x.invalid")\x00\x0b _x0041_ <b>&amp; {{ kommune }}\r\n@2 '
HOSTILE_VALUES = yaml.safe_load(Path(__file__).with_name("hostile_values.yml").read_text(encoding="utf-8"))
MOST_SECONDS = 3.0


def municipality(name: str, start: dt.date | None, **fields: Any) -> tuple[Profile, Values]:
    given = profile(name)
    kept = {key: value for key, value in given.fields.items() if key != "projektbeginn"}
    day = {"projektbeginn": start} if start else {}
    changed = dataclasses.replace(given, fields={**kept, **day, **fields})
    return changed, derive_values(changed, library().tables, library().project_fields)


def published(sheet: DataSheet) -> bytes:
    """Return the workbook that the site publishes."""
    prompts, labels, written = words_of(library(), sheet)
    return write_workbook(sheet, prompts, labels=labels, conditions=written)


def table_call(sheet: DataSheet, given: Profile, values: Values, form: str) -> Call:
    start = given.fields.get("projektbeginn")
    day = start.isoformat() if isinstance(start, dt.date) else None
    options = {
        "sheet": table_data(sheet, words_of(library(), sheet)).decode(),
        "format": form,
        "values": plain(values),
        "situation": {"start": day, "land": given.land, "landName": LAENDER[given.land]},
        "file": packed(published(sheet)) if form == "xlsx" else "",
        "holidays": holidays_text() if form == "ics" else "{}",
    }
    return "table", options


@pytest.mark.parametrize("name", STARTS)
def test_a_workbook_is_filled_as_from_the_command_line(caller: Caller, name: str) -> None:
    given, values = municipality(name, STARTS[name])
    sheets = [sheet for key, sheet in SHEETS.items() if name == PROBED or not key.startswith("probe-")]
    found = caller.answers([table_call(sheet, given, values, "xlsx") for sheet in sheets])
    for sheet, answer in zip(sheets, found, strict=True):
        expected = filled_table(library(), sheet, given, values, "xlsx")
        assert expected is not None
        assert workbook_difference(unpacked(answer), expected) is None, sheet.id


@pytest.mark.parametrize("name", STARTS)
def test_other_tables_are_filled_as_from_the_command_line(caller: Caller, name: str) -> None:
    given, values = municipality(name, dt.date(2027, 2, 1))
    wanted = [(sheet, form) for sheet in SHEETS.values() for form in ("csv", "ics")]
    expected = [filled_table(library(), sheet, given, values, form) for sheet, form in wanted]
    calls = [table_call(sheet, given, values, form) for sheet, form in wanted]
    made = [(call, content) for call, content in zip(calls, expected, strict=True) if content is not None]
    found = caller.answers([call for call, _ in made])
    assert [unpacked(answer) for answer in found] == [content for _, content in made]


def test_a_start_moves_every_date_and_a_holiday_of_the_land_too(caller: Caller) -> None:
    sheet = SHEETS["meilensteinplan"]
    for start, name in itertools.product((dt.date(2027, 2, 1), dt.date(2027, 5, 31)), ("stadt-hessen", "markt-bayern")):
        given, values = municipality(name, start)
        answers = caller.answers([table_call(sheet, given, values, form) for form in ("xlsx", "ics")])
        days = _milestones(unpacked(answers[0]))
        events = Calendar.from_ical(unpacked(answers[1])).walk("VEVENT")
        assert {str(event["SUMMARY"]).split()[0]: event["DTSTART"].dt for event in events} == days
        assert all(type(event[key].dt) is dt.date for event in events for key in ("DTSTART", "DTEND"))


def test_a_calendar_needs_no_zone_because_its_days_are_whole(caller: Caller) -> None:
    given, values = municipality("stadt-hessen", dt.date(2027, 2, 1))
    (answer,) = caller.answers([table_call(SHEETS["meilensteinplan"], given, values, "ics")])
    calendar = Calendar.from_ical(unpacked(answer))
    assert not calendar.walk("VTIMEZONE")
    assert str(calendar["X-WR-TIMEZONE"]) == "Europe/Berlin"
    assert all(len(line) <= 75 for line in unpacked(answer).split(b"\r\n"))


def test_what_readers_type_stays_text(caller: Caller) -> None:
    sheet = SHEETS["kommunikationsplan"]
    given, values = municipality("stadt-hessen", None, berichtsturnus=HOSTILE)
    answers = caller.answers([table_call(sheet, given, values, form) for form in ("xlsx", "csv")])
    cells = itertools.chain.from_iterable(opened(unpacked(answers[0]))["Kommunikation"].iter_rows())
    (cell,) = [cell for cell in cells if "HYPERLINK" in str(cell.value)]
    wanted = HOSTILE.replace("\x00\x0b", "").replace("\r\n", "\n")
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert _unescaped(str(cell.value)) == f"Im zuständigen Gremium {wanted}"
    rows = list(csv.reader(io.StringIO(unpacked(answers[1]).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert f"Im zuständigen Gremium {wanted}" in {text for row in rows for text in row}


def test_every_hostile_value_is_filled_as_from_the_command_line(caller: Caller) -> None:
    sheet = SHEETS["kommunikationsplan"]
    texts = [str(case["text"]) * int(str(case.get("mal", 1))) for case in HOSTILE_VALUES]
    towns = [municipality("stadt-hessen", None, berichtsturnus=text) for text in texts]
    calls = [table_call(sheet, *town, form) for town in towns for form in ("xlsx", "csv")]
    answers = [unpacked(answer) for answer in caller.answers(calls)]
    for case, town, book, lines in zip(HOSTILE_VALUES, towns, answers[::2], answers[1::2], strict=True):
        expected = filled_table(library(), sheet, *town, "xlsx")
        assert expected is not None
        assert workbook_difference(book, expected) is None, case["name"]
        assert lines == filled_table(library(), sheet, *town, "csv"), case["name"]


def test_a_text_that_starts_like_a_formula_is_none_in_both_formats(caller: Caller) -> None:
    sheet = dataclasses.replace(sample("kommunikationsplan"), rows=SHEETS["kommunikationsplan"].rows)
    rows = tuple(dataclasses.replace(row, cells={**row.cells, "anlass": "{{ berichtsturnus }}"}) for row in sheet.rows)
    body = "{{ berichtsturnus }} {{ sitzungstermin }} {{ oeffentlicher_start }} {{ kommune_in }}"
    sheet = dataclasses.replace(sheet, rows=rows, body=body)
    given, values = municipality("stadt-hessen", None, berichtsturnus="=1+1")
    answers = caller.answers([table_call(sheet, given, values, form) for form in ("xlsx", "csv")])
    worksheet = opened(unpacked(answers[0]))["Kommunikation"]
    assert {worksheet.cell(2, 1).data_type, worksheet.cell(2, 1).value} == {"s", "=1+1"}
    assert "\r\n'=1+1;" in unpacked(answers[1]).decode("utf-8-sig")
    assert unpacked(answers[1]) == filled_table(library(), sheet, given, values, "csv")


def test_open_fields_are_those_of_the_rows_that_hold_and_the_start(caller: Caller) -> None:
    _, values = municipality("markt-bayern", None)
    written = {name: table_data(sheet, words_of(library(), sheet)).decode() for name, sheet in SHEETS.items()}
    found = {name: caller.answer("openFields", sheet=text, values=plain(values)) for name, text in written.items()}
    assert found == {name: open_fields(sheet, values) for name, sheet in SHEETS.items()}
    assert found["meilensteinplan"] == found["projektstrukturplan"] == ["projektbeginn"]
    assert found["kommunikationsplan"] == ["grundsatzbeschluss_am", "befahrung_am", "oeffentlicher_start"]
    assert found["datenkatalog"] == []


def test_prompts_in_cells_are_counted_where_their_rows_hold_and_fields_are_none(caller: Caller) -> None:
    _, values = municipality("markt-bayern", None)
    plain_sheet = SHEETS["kommunikationsplan"]
    texts = ("[Ort] am [Tag]", "{{ kommune }} und [Stelle in {{ kommune }}]", "nichts")
    rows = [
        dataclasses.replace(row, cells={**row.cells, "anlass": text})
        for row, text in zip(plain_sheet.rows, texts, strict=False)
    ]
    for_others = dataclasses.replace(rows[0], condition="land:HE")
    sheet = dataclasses.replace(plain_sheet, rows=(*rows, for_others))
    text = table_data(sheet, words_of(library(), sheet)).decode()
    assert caller.answer("sheetGaps", sheet=text, values=plain(values)) == [{"section": sheet.title, "count": 3}]
    assert sheet_gaps(sheet, values.facts) == [Gaps(sheet.title, 3)]
    assert sheet_gaps(plain_sheet, values.facts) == []


def test_a_large_plan_is_reckoned_within_seconds_and_as_python_reckons(caller: Caller) -> None:
    plan = large_plan(300)
    given, values = municipality("markt-bayern", dt.date(2027, 2, 1))
    call = table_call(plan, given, values, "xlsx")
    caller.page.evaluate("() => (window.begun = performance.now())")
    (answer,) = caller.answers([call])
    assert caller.page.evaluate("() => (performance.now() - window.begun) / 1000") < MOST_SECONDS
    expected = filled_table(library(), plan, given, values, "xlsx")
    assert expected is not None
    assert workbook_difference(unpacked(answer), expected) is None


def test_a_row_is_high_enough_for_what_is_filled_into_it(caller: Caller) -> None:
    texts = {str(cell) for sheet in SHEETS.values() for row in sheet.rows for cell in row.cells.values()}
    cells = [(text, width) for text in sorted({*texts, "", "zwei\nZeilen", "x" * 90}) for width in (7, 22, 48)]
    found = caller.answer("heights", cells=[list(cell) for cell in cells])
    for cell, high in zip(cells, found, strict=True):
        assert abs(height([cell]) - high) <= LINE, cell  # Python parts words between letters only
    assert sum(high == height([cell]) for cell, high in zip(cells, found, strict=True)) > 0.95 * len(cells)


@pytest.mark.office
def test_libreoffice_reckons_what_the_browser_has_written(caller: Caller, libreoffice: LibreOffice) -> None:
    needs.tables(libreoffice.program)
    files: dict[str, bytes] = {}
    for name, start in STARTS.items():
        given, values = municipality(name, start)
        chosen = {key: SHEETS[key] for key in RECKONING}
        answers = caller.answers([table_call(sheet, given, values, "xlsx") for sheet in chosen.values()])
        files |= {f"{name}-{key}": unpacked(answer) for key, answer in zip(chosen, answers, strict=True)}
    reckoned = libreoffice.convert_all({f"{key}.xlsx": unreckoned(content) for key, content in files.items()}, "xlsx")
    for key, content in files.items():
        assert _results(content, reckoned[key]) == _results(content, content), key


@pytest.mark.office
def test_microsofts_validator_accepts_what_the_browser_has_written(caller: Caller) -> None:
    given, values = municipality("bezirk-berlin", dt.date(2027, 2, 1), berichtsturnus=HOSTILE)
    chosen = [SHEETS[name] for name in (*RECKONING, "kommunikationsplan")]
    found = caller.answers([table_call(sheet, given, values, "xlsx") for sheet in chosen])
    assert [error for answer in found for error in ooxml_errors(unpacked(answer), "xlsx")] == []


def test_the_published_csv_is_what_the_data_say_where_nothing_depends(caller: Caller) -> None:
    sheet = SHEETS["datenkatalog"]
    given, values = municipality("stadt-hessen", None)
    (answer,) = caller.answers([table_call(sheet, given, values, "csv")])
    prompts, labels, written = words_of(library(), sheet)
    assert unpacked(answer) == write_csv(sheet, prompts, labels=labels, conditions=written)


def _milestones(content: bytes) -> dict[str, dt.date]:
    worksheet = opened(content, values=True)["Meilensteine"]
    rows = list(worksheet.iter_rows(values_only=True))
    number, day = rows[0].index("Nr."), rows[0].index("Termin")
    shown = [row for at, row in enumerate(rows[1:], start=2) if not worksheet.row_dimensions[at].hidden]
    return {str(row[number]): row[day].date() for row in shown if isinstance(row[day], dt.datetime)}


def _results(formulas: bytes, values: bytes) -> list[tuple[str, str, object]]:
    """Return what every formula of a workbook comes to, by sheet and cell; nothing and an empty text are the same."""
    written, shown = opened(formulas), opened(values, values=True)
    cells = [(name, cell) for name in written.sheetnames for row in written[name].iter_rows() for cell in row]
    places = [(name, cell.coordinate) for name, cell in cells if cell.data_type == "f"]
    return [(name, place, shown[name][place].value or "") for name, place in places]


def _unescaped(text: str) -> str:
    return text.replace("_x005F_", "_")
