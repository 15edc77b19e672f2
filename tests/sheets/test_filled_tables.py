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


def test_among_other_files_a_calendar_without_that_day_is_left_out_as_in_the_browser(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = PROFILE.replace(", projektbeginn: 2027-02-01", "")
    for number, what in enumerate((["--vorlage", "meilensteinplan"], ["--mappe", "projektstart"])):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert fill(folder, profile, *what, "--format", "xlsx,ics") == 0
        endings = {file.suffix for file in (folder / "fertig").iterdir()}
        assert ".xlsx" in endings
        assert ".ics" not in endings
        assert capsys.readouterr().err.count("entsteht kein Kalender") == 1


def test_a_plan_is_held_against_the_times_that_endanger_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    holidays = "{art: Ferien, name: Sommerferien, von: 2027-06-28, bis: 2027-08-06}"
    grant = "{art: Förderentscheidung, von: 2028-09-01}"
    profile = PROFILE.replace("nein", "ja").replace("}", f", gefaehrdete_zeiten: [{holidays}, {grant}]}}")
    assert fill(tmp_path, profile, "--vorlage", "projektstrukturplan", "--format", "csv") == 0
    said = capsys.readouterr().err.replace("\u00a0", " ").splitlines()
    assert said[0].startswith("Ferien (Sommerferien), 28. Juni 2027 bis 6. August 2027: In den Schulferien")
    assert "1.7 Grundsatzbeschluss beraten und fassen (9. Juli 2027)" in said[0]
    assert said[1].endswith("Betroffen: 5.3 Vergabeverfahren durchführen (Beginn 2. Juni 2028).")
    assert said[2:] == ["Nicht eingetragen: Haushaltsaufstellung, vorläufige Haushaltsführung, Wahl."]


def test_a_paper_is_held_against_them_too_and_a_plan_asks_for_its_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    periods = "{art: Wahl, von: 2027-05-01, bis: 2027-05-31}"
    fields = f"sitzungstermin: 2027-06-30, gefaehrdete_zeiten: [{periods}]"
    profile = PROFILE.replace("projektbeginn: 2027-02-01", fields)
    assert fill(tmp_path, profile, "--vorlage", "meilensteinplan", "--format", "odt") == 0
    said = capsys.readouterr().err.replace("\u00a0", " ").splitlines()
    assert "Abgabe beim Sitzungsdienst (25. Mai 2027)" in said[0]
    warnings = said[: said.index("Noch auszufüllen:")]
    assert warnings[1:] == ["Nicht eingetragen: Haushaltsaufstellung, vorläufige Haushaltsführung, Ferien."]
    assert (
        fill(
            tmp_path,
            PROFILE.replace(", projektbeginn: 2027-02-01", ""),
            "--vorlage",
            "projektstrukturplan",
            "--format",
            "csv",
        )
        == 0
    )
    assert "Nicht eingetragen: Beginn der Planung." in capsys.readouterr().err


def test_a_mappe_has_the_tables_of_all_its_vorlagen_numbered_like_them(tmp_path: Path) -> None:
    assert fill(tmp_path, PROFILE, "--mappe", "projektstart", "--format", "xlsx") == 0
    names = sorted(file.name for file in (tmp_path / "fertig").glob("*.xlsx"))
    assert "04_Projektstrukturplan_Stadt-Musterfelden.xlsx" in names
    assert len(names) == 9


def test_a_mappe_with_tables_lists_what_these_ask_for(tmp_path: Path) -> None:
    profile = PROFILE.replace(", projektbeginn: 2027-02-01", "")
    assert fill(tmp_path, profile, "--mappe", "projektstart", "--format", "xlsx") == 0
    points = (tmp_path / "fertig" / "00_Offene-Punkte.txt").read_text(encoding="utf-8-sig")
    assert points.count("[ ] Beginn der Planung") >= 1


def test_a_workbook_hides_what_does_not_hold_and_counts_nothing_of_it(tmp_path: Path) -> None:
    hidden = {}
    for name, answer in {"without": "nein", "with": "ja"}.items():
        (tmp_path / name).mkdir()
        profile = PROFILE.replace("nein", answer)
        assert fill(tmp_path / name, profile, "--vorlage", "risikoregister", "--format", "xlsx") == 0
        (file,) = (tmp_path / name / "fertig").iterdir()
        book = openpyxl.load_workbook(file, data_only=True)
        table, matrix = book["Risiken"], book["Matrix"]
        numbers = {row[0].row: row[0].value for row in table.iter_rows(min_row=2, max_col=1) if row[0].value}
        hidden[name] = {number for row, number in numbers.items() if table.row_dimensions[row].hidden}
        fields = [cell.value for row in matrix.iter_rows(min_row=3, max_row=7, min_col=3, max_col=7) for cell in row]
        assert sum(int(str(value)) for value in fields) == len(numbers) - len(hidden[name])
    assert hidden["with"] < hidden["without"]
