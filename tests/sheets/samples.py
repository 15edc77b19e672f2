"""Data sheets that tests write: one of each kind, the plan of the project, and one as large as allowed."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Mapping
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from macros.documents.container import read_parts, write_parts
from macros.library_sheets import read_sheet
from macros.model import DataSheet, SheetRow
from macros.yaml_source import parse
from tests.support.needs import ROOT

CASES = {path.stem: path for path in sorted((Path(__file__).parent / "sheet_cases").glob("*.yml"))}
PROMPTS: Mapping[str, str] = {"kommune_gen": "[Kommune, Genitiv]"}
LABELS: Mapping[str, str] = {"foerderung": "Förderung vorgesehen"}
CONDITIONS: Mapping[str, str] = {"land:HE, kreisebene": "nur in Hessen oder für Kreise"}

_SHOWN = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")


def sample(kind: str) -> DataSheet:
    """Return the sheet of a kind that holds everything this kind can."""
    return _read(CASES[kind])


def project_plan() -> DataSheet:
    """Return the plan that the project publishes."""
    return _read(ROOT / "snippets" / "daten" / "projektstrukturplan.yml")


def large_plan(rows: int) -> DataSheet:
    """Return a plan of many work packages, of which each needs some of those before it."""
    cells = [_package(number) for number in range(rows)]
    found = tuple(SheetRow(row, "feld:foerderung=ja" if place % 7 == 3 else None, 1) for place, row in enumerate(cells))
    return dataclasses.replace(sample("projektstrukturplan"), rows=found)


def opened(content: bytes, *, values: bool = False) -> Workbook:
    """Return a workbook with its formulas, or with what they come to."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def saved(workbook: Workbook) -> bytes:
    """Return a changed workbook; what its formulas came to is lost on the way."""
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def unreckoned(content: bytes) -> bytes:
    """Return a workbook without what its formulas come to, so that a program must reckon."""
    return write_parts({name: _SHOWN.sub(rb"\1", part) for name, part in read_parts(content).items()})


def _read(path: Path) -> DataSheet:
    return read_sheet(parse(path.read_text(encoding="utf-8"), path.name), {})


def _package(number: int) -> dict[str, str | int | tuple[str, ...]]:
    after = sorted({number // 2, number - 1, number - 9} & set(range(max(number - 40, 0), number)))
    return {
        "nr": str(number),
        "phase": f"Phase {number // 100}",
        "paket": f"Arbeitspaket {number}",
        "ergebnis": "Ergebnis",
        "wochen": 1 + number % 3,
        "nach": tuple(str(other) for other in after if number % 4),
        "zustaendig": ("Projektleitung",),
    }
