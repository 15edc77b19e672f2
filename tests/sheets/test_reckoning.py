"""What LibreOffice reckons from the formulas: exactly what the files show and what Python says."""

from __future__ import annotations

import datetime as dt
import io
import itertools
from collections.abc import Mapping, Sequence

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from macros.documents.workbook import write_workbook
from macros.documents.workbook_inputs import Inputs
from macros.documents.workbook_plan_dates import dated, holding
from macros.model import DataSheet
from macros.public_holidays import LAENDER
from tests.sheets.samples import CASES, LABELS, PROMPTS, large_plan, opened, project_plan, sample, saved, unreckoned
from tests.support import needs
from tests.support.libreoffice import LibreOffice

pytestmark = pytest.mark.office

DAYS = ("2027-01-04", "2027-02-28", "2028-03-08", "2029-10-31", "2031-12-24")
LAENDER_ASKED = ("BY", "BE", "SN", "TH", "SL")
ALL_INPUTS = {
    f"{day}-{'bis' if backward else 'ab'}-{land}": Inputs(
        dt.date.fromisoformat(day), backward, land, {"foerderung": (place // 2) % 2 == 0}
    )
    for place, ((day, land), backward) in enumerate(
        itertools.product(itertools.product(DAYS, LAENDER_ASKED), (False, True))
    )
}
"""Every day with every Land in both directions; the answer alternates, so that each of them meets both answers."""
FILES_AT_ONCE = 25
"""As many as a busy machine converts before LibreOffice counts as stuck."""

_FIRST_ROW = 3

Dates = list[tuple[object, ...]]


@pytest.fixture
def calc(libreoffice: LibreOffice) -> LibreOffice:
    """Return LibreOffice with its program for tables; skip without."""
    needs.tables(libreoffice.program)
    return libreoffice


def test_it_reckons_what_the_files_show(calc: LibreOffice) -> None:
    files = {kind: write_workbook(sample(kind), PROMPTS, labels=LABELS) for kind in CASES}
    found = calc.convert_all({f"{kind}.xlsx": unreckoned(content) for kind, content in files.items()}, "xlsx")
    for kind, content in files.items():
        formulas = opened(content)
        assert _results(formulas, opened(found[kind], values=True)) == _results(formulas, opened(content, values=True))


def test_it_reckons_the_plan_for_all_inputs_as_python_does(calc: LibreOffice) -> None:
    plan = sample("projektstrukturplan")
    files = {
        f"{name}.xlsx": unreckoned(write_workbook(plan, PROMPTS, inputs=some)) for name, some in ALL_INPUTS.items()
    }
    found: dict[str, bytes] = {}
    for start in range(0, len(files), FILES_AT_ONCE):
        found |= calc.convert_all(dict(list(files.items())[start : start + FILES_AT_ONCE]), "xlsx")
    wrong = [name for name, inputs in ALL_INPUTS.items() if _shown(found[name], plan) != _expected(plan, inputs)]
    assert wrong == []


@pytest.mark.parametrize(
    "inputs",
    [
        Inputs(dt.date(2027, 1, 4), backward=False, land="BY", answers={"foerderung": True}),
        Inputs(dt.date(2029, 10, 31), backward=True, land="SN", answers={"foerderung": False}),
    ],
)
def test_inputs_that_somebody_types_change_the_plan_of_the_project(calc: LibreOffice, inputs: Inputs) -> None:
    plan = project_plan()
    workbook = opened(write_workbook(plan, PROMPTS))
    answers = workbook["Angaben"]
    answers["B4"] = "Zieltermin" if inputs.backward else "Startdatum"
    answers["B5"] = inputs.date
    answers["B6"] = LAENDER[str(inputs.land)]
    answers["B7"] = "ja" if inputs.answer("foerderung") else "nein"
    assert _shown(calc.convert(saved(workbook), "xlsx", "xlsx"), plan) == _expected(plan, inputs)


def test_a_thousand_work_packages_stay_right(calc: LibreOffice) -> None:
    plan, inputs = large_plan(1000), Inputs(land="BW", answers={"foerderung": False})
    content = unreckoned(write_workbook(plan, PROMPTS, inputs=inputs))
    assert _shown(calc.convert(content, "xlsx", "xlsx"), plan) == _expected(plan, inputs)


def test_a_row_that_does_not_hold_and_longer_weeks_move_those_that_follow(calc: LibreOffice) -> None:
    workbook = opened(write_workbook(sample("projektstrukturplan"), PROMPTS))
    plan = workbook["Plan"]
    column = {str(cell.value): cell.column for cell in plan[2]}
    plan.cell(3, column["Wochen"], 5)  # instead of 4, of which everything depends
    plan.cell(7, column["Gilt"], "nein")  # under a condition that is asked in the row
    moved = opened(calc.convert(saved(workbook), "xlsx", "xlsx"), values=True)["Plan"]
    assert moved.cell(4, column["Beginn frühestens"]).value == dt.datetime(2027, 2, 8)  # noqa: DTZ001
    assert moved.cell(7, column["Puffer in Arbeitstagen"]).value == "entfällt"


def test_a_day_off_of_the_own_administration_moves_the_plan(calc: LibreOffice) -> None:
    workbook = opened(write_workbook(sample("projektstrukturplan"), PROMPTS))
    workbook["Feiertage"]["C2"] = dt.date(2027, 1, 4)
    moved = opened(calc.convert(saved(workbook), "xlsx", "xlsx"), values=True)["Angaben"]
    starts = [row[1] for row in moved.iter_rows(values_only=True) if row[0] == "Erster Arbeitstag"]
    assert starts == [dt.datetime(2027, 1, 5)]  # noqa: DTZ001


def test_a_matrix_of_roles_says_what_is_wrong(calc: LibreOffice) -> None:
    workbook = opened(write_workbook(sample("rollen"), PROMPTS))
    workbook["Matrix"]["B2"] = "R"  # instead of the only A
    workbook["Matrix"]["B3"] = "A"  # besides an A/R
    checked = opened(calc.convert(saved(workbook), "xlsx", "xlsx"), values=True)["Matrix"]
    assert [checked.cell(row, 20).value for row in (2, 3, 4)] == ["A fehlt", "mehrere A", "in Ordnung"]


def test_amounts_add_up_and_the_own_share_is_what_funding_leaves(calc: LibreOffice) -> None:
    workbook = opened(write_workbook(sample("kostenplan"), PROMPTS))
    costs = workbook["Kosten"]
    column = {str(cell.value): cell.column_letter for cell in costs[1]}
    costs[f"{column['Einmalig']}2"], costs[f"{column['Jahr 1']}2"], costs[f"{column['Einmalig']}3"] = 1000, 200.5, 50
    costs[f"{column['Förderfähig']}3"] = "nein"
    quota = next(row[0].row for row in costs.iter_rows() for cell in row if cell.value == "Förderquote")
    costs[f"{column['Einmalig']}{quota}"] = 0.9
    found = opened(calc.convert(saved(workbook), "xlsx", "xlsx"), values=True)["Kosten"]
    assert found[f"{column['Summe']}2"].value == 1200.5
    shown = [
        [found[f"{column[name]}{row}"].value for name in ("Einmalig", "Summe")] for row in range(quota - 1, quota + 3)
    ]
    assert shown[0] == [1050, 1250.5]
    assert shown[2:] == [[900, 1080.45], [150, pytest.approx(170.05)]]


def _shown(content: bytes, plan: DataSheet) -> Dates:
    worksheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True, read_only=True)["Plan"]
    rows = list(worksheet.iter_rows(min_row=_FIRST_ROW - 1, max_row=_FIRST_ROW + len(plan.rows) - 1, values_only=True))
    wanted = ("Beginn frühestens", "Ende frühestens", "Beginn spätestens", "Ende spätestens", "Puffer in Arbeitstagen")
    places = [rows[0].index(label) for label in wanted]
    return [tuple(_plain(row[place]) for place in places) for row in rows[1:]]


def _expected(plan: DataSheet, inputs: Inputs) -> Dates:
    slots = dated(plan, inputs).slots.values()
    return [
        (slot.start, slot.end, slot.latest_start, slot.latest_end, slot.slack if holds else "entfällt")
        for slot, holds in zip(slots, holding(plan.rows, inputs), strict=True)
    ]


def _results(formulas: Workbook, values: Workbook) -> Mapping[str, Sequence[object]]:
    """Return by sheet what its formulas come to."""
    return {
        sheet.title: [
            _plain(values[sheet.title][cell.coordinate].value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]
        for sheet in formulas.worksheets
    }


def _plain(value: object) -> object:
    """Return a date without its hour, and nothing for an empty text, which programs keep in both ways."""
    return (value.date() if isinstance(value, dt.datetime) else value) or None if value != 0 else 0
