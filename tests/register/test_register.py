"""The register of municipalities: both formats of the source, their mistakes, and what the site gets of it."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import astuple
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.errors import BaukastenError
from macros.library import load_library
from macros.register import COLUMNS, Register, read_register, write_register
from macros.tables import Tables
from scripts.baukasten import main
from tests.register.make import record
from tests.support.content import copy_core
from tests.support.needs import ROOT

CASES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yml").read_text(encoding="utf-8"))
ROWS = (
    ("kreis", "Landkreis", "Beispielland", "Landkreis Beispielland", "Rheinland-Pfalz", "", ""),
    ("verband", "Verbandsgemeinde", "Beispieltal", "Beispieltal", "Rheinland-Pfalz", "Landkreis Beispielland", ""),
    ("gemeinde", "Gemeinde", "Münzdorf", "Münzdorf", "Rheinland-Pfalz", "Landkreis Beispielland", "Beispieltal"),
    ("gemeinde", "Kreisfreie Stadt", "Musterburg, Stadt", "Musterburg", "Rheinland-Pfalz", "Musterburg", ""),
    ("gemeinde", "Kreisfreie Stadt", "Hamburg, Freie und Hansestadt", "Hamburg", "Hamburg", "Hamburg", ""),
)
OFFICIAL = ROOT.parent / "shared" / "daten" / "gemeinden" / "gemeinden-2025-08-31.csv"


@cache
def tables() -> Tables:
    """Return the tables of the project."""
    return load_library(ROOT).tables


def table(*rows: tuple[str, ...]) -> str:
    """Return rows as CSV with the head of the official table."""
    text = io.StringIO()
    csv.writer(text).writerows([COLUMNS, *rows])
    return text.getvalue()


def listed(register: Register) -> dict[str, list[list[str]]]:
    """Return the entries as plain lists."""
    return {land: [list(astuple(entry)) for entry in entries] for land, entries in register.entries.items()}


@pytest.mark.parametrize("name", CASES)
def test_records_of_the_official_file_become_names_with_form_and_kreis(name: str) -> None:
    text = "\r\n".join(record(*fields) for fields in CASES[name]["sätze"])
    register = read_register(text, "GV100AD_31082025.txt", tables())
    assert listed(register) == CASES[name]["einträge"]
    assert register.day == "2025-08-31"


def test_a_table_says_the_same_and_its_name_tells_the_day() -> None:
    register = read_register(table(*ROWS), "gemeinden-2025-08-31.csv", tables())
    assert listed(register) == {
        "HH": [["Hamburg", "stadtstaat", "", ""]],
        "RP": [
            ["Beispieltal", "verbandsgemeinde", "Landkreis Beispielland", ""],
            ["Landkreis Beispielland", "landkreis", "", ""],
            ["Musterburg", "kreisfreie_stadt", "", ""],
            ["Münzdorf", "gemeinde", "Landkreis Beispielland", "Beispieltal"],
        ],
    }
    assert register.source == (
        "Gemeindeverzeichnis: © Statistisches Bundesamt (Destatis), Gebietsstand 31.08.2025; Daten bearbeitet"
    )


@pytest.mark.parametrize("text", ["", "Name;Land\nx;y\n", table(), "%PDF-1.7"])
def test_another_file_is_refused_with_what_was_expected(text: str) -> None:
    with pytest.raises(BaukastenError, match="GV100AD von Destatis"):
        read_register(text, "falsch.txt", tables())


def test_each_land_has_a_file_of_its_own() -> None:
    files = write_register(read_register(table(*ROWS), "gemeinden-2025-08-31.csv", tables()))
    outline = json.loads(files.pop("gemeinden.json"))
    assert set(outline["laender"].values()) == set(files)
    assert ["Hamburg", "stadtstaat", "", ""] in json.loads(files[outline["laender"]["HH"]])


def test_an_import_stands_in_the_project_and_a_wrong_file_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy_core(tmp_path / "projekt")
    source = tmp_path / "gemeinden-2025-08-31.csv"
    source.write_text(table(*ROWS), encoding="cp1252")
    call = ["--ordner", str(project), "gemeinden-importieren", str(source)]
    assert main(call) == 0
    assert "5 Kommunen aus 2 Ländern" in capsys.readouterr().out
    before = sorted(path.name for path in (project / "register").iterdir())
    assert before == ["gemeinden-HH.json", "gemeinden-RP.json", "gemeinden.json"]
    source.write_text("etwas anderes", encoding="utf-8")
    assert main(call) == 1
    assert "fehlt die Spalte" in capsys.readouterr().err
    assert sorted(path.name for path in (project / "register").iterdir()) == before


def test_every_municipality_of_the_official_register_has_a_form() -> None:
    if not OFFICIAL.exists():
        return  # the register is not part of the project; the cases above hold without it
    text = OFFICIAL.read_text(encoding="utf-8")
    kinds = Counter((row["ebene"], row["typ"]) for row in csv.DictReader(io.StringIO(text)))
    bodies = sum(
        count
        for (level, kind), count in kinds.items()
        if "gemeindefrei" not in kind and not (level == "kreis" and kind in {"Kreisfreie Stadt", "Stadtkreis"})
    )
    found = sum(len(entries) for entries in read_register(text, OFFICIAL.name, tables()).entries.values())
    assert bodies - found <= 4  # a Stadt that leads others in Brandenburg is listed once
