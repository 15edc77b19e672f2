"""`fuellen` for a Mappe and for a table of municipalities."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from macros.documents.gaps import gaps_of
from macros.documents.open_points import left_of, open_points
from macros.documents.service import read_page
from macros.library import load_library
from scripts.baukasten import main
from tests.support.needs import ROOT
from tests.support.profiles import library, values_of

TOWN = ROOT / "tests/profile_beispiele/stadt-hessen.yml"
HEAD = "kommune;form;land;felder.sitzungstermin\n"
ROWS = "".join(f"Musterstadt {letter};stadt;NW;14.6.2028\n" for letter in "ABCDEFGH")


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def fill(*options: object) -> int:
    return main(["fuellen", *(str(option) for option in options)])


def test_a_mappe_comes_numbered_and_with_its_open_points(tmp_path: Path) -> None:
    assert fill("--profil", TOWN, "--mappe", "grundsatzbeschluss", "--format", "docx", "--ziel", tmp_path) == 0
    names = sorted(files_of(tmp_path))
    kit = load_library(ROOT).kits["grundsatzbeschluss"]
    assert [name[:3] for name in names] == [f"{number:02}_" for number in range(len(kit.documents) + 1)]
    assert all(len(name) <= 80 and name.isascii() for name in names)
    points = (tmp_path / names[0]).read_bytes().decode("utf-8-sig")
    assert points.startswith("Offene Punkte\r\n")
    titles = [load_library(ROOT).documents[name].title for name in kit.documents]
    assert [line for line in points.splitlines() if line in titles] == titles
    assert "[ ] " in points


def test_what_the_profile_says_is_no_open_point(tmp_path: Path) -> None:
    profile = tmp_path / "profil.yml"
    given = "kommune: Musterstadt\nform: stadt\nland: NW\n"
    listed = []
    for name, text in (("leer", given), ("gefüllt", given + "felder: {konzept_bis: 2028-06-14}\n")):
        profile.write_text(text, encoding="utf-8")
        target = tmp_path / name
        assert fill("--profil", profile, "--mappe", "grundsatzbeschluss", "--format", "odt", "--ziel", target) == 0
        listed.append((target / "00_Offene-Punkte.txt").read_text(encoding="utf-8-sig"))
    assert "[ ] Konzept liegt vor bis" in listed[0]
    assert "[ ] Konzept liegt vor bis" not in listed[1]


def test_the_meeting_leads_the_names_of_files_that_show_it(tmp_path: Path) -> None:
    profile = tmp_path / "profil.yml"
    profile.write_text("kommune: Musterstadt\nform: stadt\nland: NW\nfelder: {sitzungstermin: 2028-06-14}\n", "utf-8")
    for document in ("grundsatzbeschluss", "protokoll-lenkungskreis"):
        assert fill("--profil", profile, "--vorlage", document, "--format", "docx", "--ziel", tmp_path / "fertig") == 0
    assert sorted(files_of(tmp_path / "fertig")) == [
        "2028-06-14_Beschlussvorlage_Stadt-Musterstadt.docx",
        "Protokoll-Lenkungskreis_Stadt-Musterstadt.docx",
    ]


def test_a_table_goes_on_after_a_bad_row_and_says_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "profile.csv"
    rows = "Musterstadt;stadt;NW;14.6.2028\nMünzdorf;dorf;NW;\nNeumarkt;markt;BY;31.2.2028\nMusterau;markt;BY;\n"
    table.write_text(HEAD + rows, encoding="utf-8-sig")
    target = tmp_path / "fertig"
    assert fill("--tabelle", table, "--vorlage", "projektsteckbrief", "--format", "docx", "--ziel", target) == 1
    said = capsys.readouterr()
    assert sorted(files_of(target)) == [
        "00002_Musterstadt/2028-06-14_Projektsteckbrief_Stadt-Musterstadt.docx",
        "00005_Musterau/Projektsteckbrief_Markt-Musterau.docx",
    ]
    assert "profile.csv:3: die Form „dorf“ gibt es in Nordrhein-Westfalen nicht" in said.err
    assert "profile.csv:4: „31.2.2028“ passt nicht" in said.err
    assert "2 Zeilen nicht gefüllt: 3 (Münzdorf), 4 (Neumarkt)." in said.err
    assert said.out == "2 Kommunen, 2 Dateien.\n"


def test_several_processes_write_what_one_would_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "profile.csv"
    table.write_text(HEAD + ROWS, encoding="utf-8")
    written = []
    for cores in (1, 2):
        monkeypatch.setattr("os.cpu_count", lambda cores=cores: cores)
        target = tmp_path / str(cores)
        assert fill("--tabelle", table, "--vorlage", "projektsteckbrief", "--format", "docx,odt", "--ziel", target) == 0
        written.append(files_of(target))
    assert len(written[0]) == 16
    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            ("--mappe", "grundsatzbeschlus"),
            "Die Mappe „grundsatzbeschlus“ gibt es nicht. Meinten Sie „grundsatzbeschluss“?",
        ),
        (("--vorlage", "steckbrief"), "Die Vorlage „steckbrief“ gibt es nicht."),
        (("--mappe", "grundsatzbeschluss", "--vorlage", "x"), "--vorlage"),
        ((), "--vorlage"),
    ],
)
def test_what_to_fill_is_named_once(
    options: tuple[str, ...], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fill("--profil", TOWN, "--ziel", tmp_path, *options) in {1, 2}
    assert sentence in capsys.readouterr().err


def test_a_table_that_is_no_text_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "profile.csv"
    table.write_bytes("kommune;form;land\nMünzdorf;stadt;NW\n".encode("cp1252"))
    assert fill("--tabelle", table, "--vorlage", "projektsteckbrief", "--ziel", tmp_path) == 1
    assert "CSV UTF-8" in capsys.readouterr().err


def test_what_is_left_to_fill_in_is_said_for_a_single_vorlage_as_in_the_dialog(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = "vereinbarung-kreis-gemeinden"
    assert fill("--profil", TOWN, "--vorlage", document, "--format", "docx", "--ziel", tmp_path) == 0
    said = capsys.readouterr().err
    left = said[said.index("Noch auszufüllen:") :].splitlines()[1:]
    markup = read_page(library(), library().documents[document]).markup
    values = values_of("stadt-hessen")
    assert left == [
        f"[ ] {line}" for line in left_of(open_points(markup, values, library().fields), gaps_of(markup, values))
    ]
    assert any("in eckigen Klammern im Abschnitt" in line for line in left)


def test_what_is_left_to_fill_in_is_said_once_for_all_rows_of_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "profile.csv"
    table.write_text(f"{HEAD}Musterstadt;stadt;NW;14.6.2028\nMusterau;stadt;NW;\n", encoding="utf-8")
    assert fill("--tabelle", table, "--vorlage", "grundsatzbeschluss", "--format", "docx", "--ziel", tmp_path) == 0
    said = capsys.readouterr().err
    assert said.count("Noch auszufüllen:") == 1
    assert "[ ] Vorlagennummer (2 Kommunen)\n" in said
    assert "[ ] Sitzung, in der entschieden wird (1 Kommune)\n" in said


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--vorlage", "grundsatzbeschluss", "--format", "xlsx"), "entsteht aus „Beschlussvorlage: Grundsatzbeschluss"),
        (("--vorlage", "grundsatzbeschluss", "--format", "doc"), "Meinten Sie „docx“?"),
        (("--vorlage", "grundsatzbeschluss", "--format", ","), "zur Wahl stehen: docx"),
        (("--vorlage", "grundsatzbeschluss", "--ziel", TOWN), "ein Teil des Wegs ist eine Datei, kein Ordner"),
    ],
)
def test_what_cannot_be_written_is_explained_in_german(
    options: tuple[object, ...], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fill("--profil", TOWN, "--format", "docx", "--ziel", tmp_path, *options) in {1, 2}
    assert sentence in capsys.readouterr().err
    assert files_of(tmp_path) == {}


def test_a_folder_that_takes_no_files_is_told_once_for_all_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, target = tmp_path / "profile.csv", tmp_path / "datei"
    table.write_text(HEAD + ROWS, encoding="utf-8")
    target.write_text("keine Mappe", encoding="utf-8")
    assert fill("--tabelle", table, "--vorlage", "projektsteckbrief", "--format", "docx", "--ziel", target) == 1
    assert capsys.readouterr().err.count("ein Teil des Wegs ist eine Datei, kein Ordner") == 1


def test_somebody_who_interrupts_many_rows_sees_no_trace_and_keeps_whole_files(tmp_path: Path) -> None:
    table, target = tmp_path / "profile.csv", tmp_path / "fertig"
    table.write_text(HEAD + "".join(f"Musterstadt {number};stadt;NW;\n" for number in range(400)), encoding="utf-8")
    options = ["--tabelle", table, "--vorlage", "projektsteckbrief", "--format", "docx", "--ziel", target]
    command = [sys.executable, "-m", "scripts.baukasten", "fuellen", *map(str, options)]
    run = _started_deaf_to_nothing(command)
    while run.poll() is None and not target.is_dir():
        time.sleep(0.05)
    time.sleep(0.7)  # its helpers are starting now, which is when they are most easily disturbed
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: everybody gets it
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert said.endswith("Abgebrochen.\n")
    assert "Traceback" not in said
    assert all(zipfile.is_zipfile(path) for path in target.rglob("*") if path.is_file())


def _started_deaf_to_nothing(command: list[str]) -> subprocess.Popen[str]:
    """Start a program that hears interrupts, which a shell takes from programs in its background, tests among them."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)
    finally:
        signal.signal(signal.SIGINT, before)
