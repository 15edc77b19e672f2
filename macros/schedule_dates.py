"""A plan on real days, forward or back from a target; twin of `schedule/schedule-dates.js` and `working-days.js`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from macros.schedule import Task, schedule

WORKING_DAYS = 5
"""Working days of a week: Monday to Friday."""

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class DatedSlot:
    """First and last working day of a task, at the earliest and at the latest, and its slack in working days.

    A task of no weeks ends on the working day before it begins.
    """

    start: dt.date
    end: dt.date
    latest_start: dt.date
    latest_end: dt.date
    slack: int

    @property
    def is_critical(self) -> bool:
        """Tell whether any delay of the task delays the whole."""
        return self.slack == 0


@dataclass(frozen=True)
class DatedPlan:
    """The slots of all tasks by id, the plan's first and last working day, and how many working days it takes."""

    slots: dict[str, DatedSlot]
    start: dt.date
    end: dt.date
    days: int


def plan_from(start: dt.date, tasks: Sequence[Task], holidays: Collection[dt.date]) -> DatedPlan:
    """Return the plan that begins on the first working day at or after `start`."""
    return _plan(working_day(start - _DAY, 1, holidays), tasks, holidays)


def plan_until(target: dt.date, tasks: Sequence[Task], holidays: Collection[dt.date]) -> DatedPlan:
    """Return the plan that ends on the last working day at or before `target`."""
    after = working_day(working_day(target + _DAY, -1, holidays), 1, holidays)
    return _plan(working_day(after, -_days(tasks), holidays), tasks, holidays)


def working_day(day: dt.date, count: int, holidays: Collection[dt.date]) -> dt.date:
    """Return the working day that lies `count` working days after a day, or before it, as a table's WORKDAY does."""
    if count == 0:
        return day
    return next(islice(_working_days(day, holidays, 1 if count > 0 else -1), abs(count) - 1, None))


def milestone_day(start: dt.date, week: int, holidays: Collection[dt.date]) -> dt.date:
    """Return the day of a milestone: so many weeks after the start, or the next working day."""
    return working_day(start + dt.timedelta(weeks=week) - _DAY, 1, holidays)


def usual_start(revised: dt.date) -> dt.date:
    """Return the start of a plan before anyone has chosen one: the first Monday of the following year."""
    first = dt.date(revised.year + 1, 1, 1)
    return first + dt.timedelta(days=-first.weekday() % 7)


def _plan(start: dt.date, tasks: Sequence[Task], holidays: Collection[dt.date]) -> DatedPlan:
    total = _days(tasks)
    # the working day before the start comes first, because a task of no weeks may end there
    days = [working_day(start, -1, holidays), start, *islice(_working_days(start, holidays, 1), total)]
    slots = {
        name: DatedSlot(
            days[WORKING_DAYS * slot.start + 1],
            days[WORKING_DAYS * slot.end],
            days[WORKING_DAYS * slot.latest_start + 1],
            days[WORKING_DAYS * slot.latest_end],
            WORKING_DAYS * slot.slack,
        )
        for name, slot in schedule(tasks).items()
    }
    return DatedPlan(slots, start, days[total], total)


def _days(tasks: Sequence[Task]) -> int:
    return WORKING_DAYS * max((slot.end for slot in schedule(tasks).values()), default=0)


def _working_days(day: dt.date, holidays: Collection[dt.date], step: int) -> Iterator[dt.date]:
    """Yield the working days after a day, or before it."""
    while True:
        day += step * _DAY
        if day.weekday() < WORKING_DAYS and day not in holidays:
            yield day
