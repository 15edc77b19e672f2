"""How large a data sheet may become as a text."""

from __future__ import annotations

import dataclasses

from macros.check_context import Context
from macros.check_limits import inspect_limits
from macros.errors import Finding
from macros.library import load_library
from macros.model import DataSheet
from macros.rendering import vocabulary
from macros.sheet_kinds import SHEET_KINDS
from macros.sheet_text import sheet_text
from tests.sheets.samples import large_plan
from tests.support.needs import ROOT


def test_a_thousand_work_packages_are_not_too_long() -> None:
    assert findings(large_plan(1000)) == []


def test_a_thousand_rows_full_of_text_are_refused_with_a_remedy_for_sheets() -> None:
    plan = large_plan(1000)
    rows = [dataclasses.replace(row, cells={**row.cells, "ergebnis": "Ergebnis " * 30}) for row in plan.rows]
    (finding,) = findings(dataclasses.replace(plan, rows=tuple(rows)))
    assert finding.expected == "höchstens 250000"
    assert finding.remedy == "Zeilen streichen oder auf mehrere Datenblätter verteilen"


def findings(plan: DataSheet) -> list[Finding]:
    body, lines = sheet_text(SHEET_KINDS[plan.table], plan.rows)
    library = load_library(ROOT)
    return list(
        inspect_limits(dataclasses.replace(plan, body=body, lines=lines), Context(library, vocabulary(library)))
    )
