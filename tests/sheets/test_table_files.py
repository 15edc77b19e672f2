"""Data sheets as CSV and as calendar."""

from __future__ import annotations

import csv
import datetime as dt

import icalendar
import pytest

from macros.documents.table_csv import write_csv
from macros.documents.table_ical import write_ical
from macros.public_holidays import public_holidays
from macros.sheet_kinds import SHEET_KINDS
from tests.sheets.samples import CASES, CONDITIONS, LABELS, PROMPTS, sample

START = dt.date(2026, 11, 27)


@pytest.mark.parametrize("kind", CASES)
def test_a_csv_has_a_mark_semicolons_and_line_ends_of_windows(kind: str) -> None:
    text = write_csv(sample(kind), PROMPTS).decode()
    assert text.startswith("\ufeff" + SHEET_KINDS[kind].columns[0].label + ";")
    assert text.count("\r\n") == text.count("\n") == len(sample(kind).rows) + 1


@pytest.mark.parametrize("kind", CASES)
def test_no_cell_of_a_csv_starts_a_formula(kind: str) -> None:
    cells = [cell for row in _rows(write_csv(sample(kind), PROMPTS)) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_text_that_looks_like_a_formula_gets_an_apostrophe() -> None:
    assert _rows(write_csv(sample("projektstrukturplan"), PROMPTS))[0]["Ergebnis"] == "'=1+1"
    assert _rows(write_csv(sample("meilensteinplan"), PROMPTS))[3]["Meilenstein"] == "'-Abnahme"


def test_a_csv_says_in_words_when_a_row_holds_and_has_the_columns_to_fill() -> None:
    rows = _rows(write_csv(sample("projektstrukturplan"), PROMPTS, labels=LABELS, conditions=CONDITIONS))
    assert [row["Gilt nur"] for row in rows[:2]] == ["", "wenn Förderung vorgesehen: ja"]
    assert rows[4]["Gilt nur"] == "nur in Hessen oder für Kreise"
    assert list(rows[0])[-2:] == ["Status", "Bemerkung"]
    assert "Gilt nur" not in _rows(write_csv(sample("kostenplan"), PROMPTS))[0]


def test_several_names_stand_in_one_cell() -> None:
    assert _rows(write_csv(sample("rollen"), PROMPTS))[1]["Führt aus (R)"] == "Geodaten, Fachamt"


def test_a_calendar_is_read_as_events_of_whole_days() -> None:
    calendar = icalendar.Calendar.from_ical(_calendar())
    events = [(str(event["UID"]), event["DTSTART"].dt, event["DTEND"].dt) for event in calendar.walk("VEVENT")]
    assert events == [
        ("meilensteinplan-M1@zwillingsbaukasten", dt.date(2026, 11, 27), dt.date(2026, 11, 28)),
        ("meilensteinplan-M2@zwillingsbaukasten", dt.date(2027, 2, 19), dt.date(2027, 2, 20)),
        ("meilensteinplan-M3@zwillingsbaukasten", dt.date(2027, 3, 30), dt.date(2027, 3, 31)),  # after Easter
        ("meilensteinplan-M4@zwillingsbaukasten", dt.date(2027, 11, 26), dt.date(2027, 11, 27)),
    ]


def test_a_calendar_keeps_signs_that_mean_something_to_it() -> None:
    event = list(icalendar.Calendar.from_ical(_calendar()).walk("VEVENT"))[1]
    assert event["SUMMARY"] == "M2 Konzept; fertig, mit Anlagen"
    assert "verteilt\nWer entscheidet: Lenkungskreis" in event["DESCRIPTION"]


def test_the_lines_of_a_calendar_are_short_and_end_as_they_must() -> None:
    lines = _calendar().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert lines[-1] == b""
    assert not [line for line in lines if b"\n" in line]


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=";"))


def _calendar() -> bytes:
    return write_ical(sample("meilensteinplan"), START, public_holidays("BY", [2026, 2027]), PROMPTS)
