"""The dates of a plan: forward, backward, with the holidays of the Länder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.public_holidays import LAENDER, public_holidays
from macros.schedule import Task
from macros.schedule_dates import DatedSlot, milestone_day, plan_from, plan_until, usual_start, working_day

FOLDER = Path(__file__).parent
CASES = sorted((FOLDER / "date_cases").glob("*.yml"))
YEARS = range(2026, 2029)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_plan_has_the_dates_of_its_case(path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    tasks = [Task(name, task["wochen"], tuple(task.get("nach", ()))) for name, task in case["aufgaben"].items()]
    holidays = public_holidays(case["land"], YEARS)
    plan = plan_from(case["ab"], tasks, holidays) if "ab" in case else plan_until(case["bis"], tasks, holidays)
    assert plan.slots == {name: DatedSlot(*dates) for name, dates in case["termine"].items()}


@pytest.mark.parametrize("land", ["BY", "BE", "SN", "TH", "SL"])
def test_a_land_has_the_holidays_that_hold_everywhere_in_it(land: str) -> None:
    days = yaml.safe_load((FOLDER / "feiertage.yml").read_text(encoding="utf-8"))[land]
    assert [f"{day:%m-%d}" for day in public_holidays(land, [2027])] == days


def test_holidays_have_german_names() -> None:
    names = public_holidays("BY", [2027])
    assert names[dt.date(2027, 1, 6)] == "Heilige Drei Könige"
    assert names[dt.date(2027, 5, 6)] == "Christi Himmelfahrt"


def test_without_a_land_only_days_that_are_off_everywhere_count() -> None:
    everywhere = set.intersection(*(set(public_holidays(land, YEARS)) for land in LAENDER))
    assert set(public_holidays(None, YEARS)) == everywhere


def test_an_unknown_land_is_refused() -> None:
    with pytest.raises(KeyError):
        public_holidays("Augsburg", [2027])


def test_a_milestone_on_a_holiday_moves_to_the_next_working_day() -> None:
    good_friday_of_bavaria = milestone_day(dt.date(2027, 3, 5), 3, public_holidays("BY", [2027]))
    assert good_friday_of_bavaria == dt.date(2027, 3, 30)


@pytest.mark.parametrize(("revised", "start"), [("2026-11-28", "2027-01-04"), ("2023-03-01", "2024-01-01")])
def test_the_usual_start_is_the_first_monday_of_the_following_year(revised: str, start: str) -> None:
    assert usual_start(dt.date.fromisoformat(revised)) == dt.date.fromisoformat(start)


@given(st.dates(dt.date(2026, 6, 1), dt.date(2027, 6, 1)), st.integers(1, 40), st.sampled_from(sorted(LAENDER)))
def test_counting_days_forth_and_back_meets_again(day: dt.date, count: int, land: str) -> None:
    holidays = public_holidays(land, YEARS)
    there = working_day(day, count, holidays)
    between = [day + dt.timedelta(days=step) for step in range(1, (there - day).days + 1)]
    assert sum(one.weekday() < 5 and one not in holidays for one in between) == count
    assert working_day(there + dt.timedelta(days=1), -count, holidays) == working_day(day, 1, holidays)


@given(st.dates(dt.date(2026, 6, 1), dt.date(2027, 6, 1)), st.lists(st.integers(0, 9), min_size=1, max_size=8))
def test_a_plan_that_must_end_when_another_ends_has_its_dates(start: dt.date, weeks: list[int]) -> None:
    tasks = [Task(str(at), some, (str(at // 3),) if at % 3 else ()) for at, some in enumerate(weeks)]
    holidays = public_holidays("BY", YEARS)
    plan = plan_from(start, tasks, holidays)
    assert plan_until(plan.end, tasks, holidays) == plan
