"""Table files filled for a municipality, from the command line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from icalendar import Calendar

from scripts.baukasten import main
from tests.support.needs import ROOT

PROFILE = """\
kommune: Musterfelden
form: stadt
land: HE
felder: {foerderung: nein, projektbeginn: 2027-02-01}
"""


def fill(folder: Path, profile: str, *options: str) -> int:
    file = folder / "profil.yml"
    file.write_text(profile, encoding="utf-8")
    return main(["--ordner", str(ROOT), "fuellen", "--profil", str(file), *options, "--ziel", str(folder / "fertig")])


def test_a_plan_opens_with_the_start_the_land_and_the_answers_of_the_profile(tmp_path: Path) -> None:
    assert fill(tmp_path, PROFILE, "--vorlage", "projektstrukturplan", "--format", "xlsx") == 0
    (file,) = (tmp_path / "fertig").iterdir()
    assert file.name == "Projektstrukturplan_Stadt-Musterfelden.xlsx"
    inputs = openpyxl.load_workbook(file, data_only=True)["Angaben"]
    answers = {inputs.cell(row, 1).value: inputs.cell(row, 2).value for row in range(1, 12)}
    assert f"{answers['Startdatum oder Zieltermin']:%d.%m.%Y}" == "01.02.2027"
    assert answers["Land"] == "Hessen"
    assert answers["Förderung vorgesehen?"] == "nein"


def test_a_table_has_the_words_of_the_municipality_and_no_row_for_others(tmp_path: Path) -> None:
    grant = PROFILE.replace("nein", "ja")
    texts = {}
    for name, profile in {"without": PROFILE, "with": grant}.items():
        (tmp_path / name).mkdir()
        assert fill(tmp_path / name, profile, "--vorlage", "projektstrukturplan", "--format", "csv") == 0
        (file,) = (tmp_path / name / "fertig").iterdir()
        rows = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig")), delimiter=";")
        texts[name] = {row["Nr."]: row["Vorgänger"] for row in rows}
    assert texts["with"].keys() - texts["without"].keys() >= {"4.7", "4.9"}
    assert texts["with"]["5.3"] == "5.2, 4.9"
    assert texts["without"]["5.3"] == "5.2, 4.1"  # what the grant has waited for


def test_the_milestones_come_as_a_calendar_on_working_days_of_the_land(tmp_path: Path) -> None:
    assert fill(tmp_path, PROFILE, "--vorlage", "meilensteinplan", "--format", "ics") == 0
    (file,) = (tmp_path / "fertig").iterdir()
    events = list(Calendar.from_ical(file.read_bytes()).walk("VEVENT"))
    assert str(events[0]["SUMMARY"]) == "M0 Grundsatzbeschluss"
    assert f"{events[0]['DTSTART'].dt:%d.%m.%Y}" == "05.07.2027"
    assert len({str(event["UID"]) for event in events}) == len(events)


def test_a_calendar_asks_for_the_day_on_which_the_weeks_begin(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = PROFILE.replace(", projektbeginn: 2027-02-01", "")
    assert fill(tmp_path, profile, "--vorlage", "meilensteinplan", "--format", "ics") == 1
    assert "das Feld „projektbeginn“" in capsys.readouterr().err


def test_a_mappe_has_the_tables_of_all_its_vorlagen_numbered_like_them(tmp_path: Path) -> None:
    assert fill(tmp_path, PROFILE, "--mappe", "projektstart", "--format", "xlsx") == 0
    names = sorted(file.name for file in (tmp_path / "fertig").glob("*.xlsx"))
    assert "04_Projektstrukturplan_Stadt-Musterfelden.xlsx" in names
    assert len(names) == 9
