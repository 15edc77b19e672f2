"""The browser reckons weeks, working days and holidays as Python does, and as fast as readers need."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.public_holidays import KNOWN_YEARS, LAENDER, public_holidays
from macros.schedule import Slot, Task, schedule
from macros.schedule_dates import DatedPlan, milestone_day, plan_from, plan_until, usual_start, working_day
from tests.sheets.test_dates import CASES
from tests.twin.node import Node, running_node

MOST_MILLISECONDS = 50
KEYS = ("start", "end", "latest_start", "latest_end", "slack")
DAYS = st.dates(dt.date(2021, 1, 1), dt.date(2040, 12, 31))
PLANS = st.lists(st.tuples(st.integers(0, 6), st.sets(st.integers(0, 20), max_size=3)), min_size=1, max_size=20)
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with running_node() as started:
        yield started


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_plan_has_the_dates_of_its_case_in_the_browser_too(path: Path, node: Node) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    tasks = [Task(name, task["wochen"], tuple(task.get("nach", ()))) for name, task in case["aufgaben"].items()]
    days = {name: str(case[word]) for name, word in (("start", "ab"), ("target", "bis")) if word in case}
    answer = node.ask("dates", tasks=told(tasks), land=case["land"], **days)
    expected = {name: in_browser(dates) for name, dates in case["termine"].items()}
    assert answer["slots"] == expected
    assert list(answer["slots"]) == list(expected)


@pytest.mark.parametrize("land", [None, *LAENDER])
def test_the_browser_knows_the_holidays_of_every_land(land: str | None, node: Node) -> None:
    assert node.ask("holidays", land=land) == [day.isoformat() for day in public_holidays(land, KNOWN_YEARS)]


@QUIET
@given(drawn=PLANS, day=DAYS, land=st.sampled_from([None, *LAENDER]), forward=st.booleans())
def test_any_plan_has_the_same_weeks_and_dates_in_both_languages(
    node: Node, drawn: list[tuple[int, set[int]]], day: dt.date, land: str | None, *, forward: bool
) -> None:
    tasks = [
        Task(str(at), weeks, tuple(str(other) for other in sorted(after) if other < at))
        for at, (weeks, after) in enumerate(drawn)
    ]
    weeks = {name: in_browser(slot_values(slot)) for name, slot in schedule(tasks).items()}
    assert node.ask("weeks", tasks=told(tasks)) == weeks
    holidays = public_holidays(land, KNOWN_YEARS)
    plan = (plan_from if forward else plan_until)(day, tasks, holidays)
    answer = node.ask("dates", tasks=told(tasks), land=land, **{"start" if forward else "target": day.isoformat()})
    answer.pop("milliseconds")
    assert answer == plan_in_browser(plan)


@QUIET
@given(day=DAYS, count=st.integers(-60, 60), week=st.integers(0, 80), land=st.sampled_from([None, *LAENDER]))
def test_single_days_are_the_same_in_both_languages(
    node: Node, day: dt.date, count: int, week: int, land: str | None
) -> None:
    holidays = public_holidays(land, KNOWN_YEARS)
    found = (working_day(day, count, holidays), milestone_day(day, week, holidays), usual_start(day))
    assert node.ask("day", day=day.isoformat(), count=count, week=week, land=land) == [str(one) for one in found]


def test_a_thousand_packages_are_planned_at_once_in_both_languages(node: Node) -> None:
    tasks = [Task(str(at), 1 + at % 3, tuple(str(at - back) for back in (5, 9) if at >= back)) for at in range(1000)]
    holidays = public_holidays("BY", KNOWN_YEARS)
    plan_from(dt.date(2027, 1, 4), tasks[:10], holidays)
    begun = time.process_time()
    plan = plan_from(dt.date(2027, 1, 4), tasks, holidays)
    assert (time.process_time() - begun) * 1000 < MOST_MILLISECONDS
    answers = [node.ask("dates", tasks=told(tasks), land="BY", start="2027-01-04") for _ in range(3)]
    assert min(answer.pop("milliseconds") for answer in answers) < MOST_MILLISECONDS
    assert answers[0] == plan_in_browser(plan)


def told(tasks: Sequence[Task]) -> list[dict[str, Any]]:
    return [{"id": task.id, "weeks": task.weeks, "after": list(task.after)} for task in tasks]


def slot_values(slot: Slot) -> list[int]:
    return [slot.start, slot.end, slot.latest_start, slot.latest_end, slot.slack]


def in_browser(values: Sequence[Any]) -> dict[str, Any]:
    """Return what stands in a slot as the browser names and writes it."""
    names = ("start", "end", "latestStart", "latestEnd", "slack")
    return {name: value if isinstance(value, int) else str(value) for name, value in zip(names, values, strict=True)}


def plan_in_browser(plan: DatedPlan) -> dict[str, Any]:
    slots = {name: in_browser([getattr(slot, key) for key in KEYS]) for name, slot in plan.slots.items()}
    return {"start": str(plan.start), "end": str(plan.end), "days": plan.days, "slots": slots}
