"""What endangers the days of one municipality: its plans and the way of its paper to the meeting, in lines of text."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from macros.documents.table_fill import sheet_for, start_of
from macros.library import Library
from macros.model import DataSheet, Profile, Values
from macros.public_holidays import KNOWN_YEARS, public_holidays
from macros.schedule_dates import plan_from
from macros.schedule_paper import paper_steps
from macros.schedule_warnings import PERIODS, Step, missing_kinds, periods_of, warning_lines, warnings_of
from macros.sheet_plan import PLAN, plan_steps, tasks_of

_GRANT_WANTED = "foerderung"


def endangered_days(
    library: Library, sheets: Sequence[DataSheet], shown: Collection[str], profile: Profile, values: Values
) -> list[str]:
    """Return the warnings for the plans among the sheets and for the days among the shown fields.

    What the team has not entered is named last; without any day there is nothing to say.
    """
    plans = [sheet for sheet in sheets if sheet.table == PLAN]
    steps = paper_steps(shown, profile.fields, library.project_fields, profile.land)
    steps += [step for sheet in plans for step in _steps(sheet, profile, values)]
    periods = periods_of(profile.fields.get(PERIODS))
    missing = missing_kinds(periods, with_grant=values.facts.answers.get(_GRANT_WANTED) == "ja") if steps else []
    if plans and start_of(profile) is None:
        missing.append("Beginn der Planung")
    return warning_lines(warnings_of(steps, periods), missing)


def _steps(sheet: DataSheet, profile: Profile, values: Values) -> list[Step]:
    start = start_of(profile)
    if start is None:
        return []
    held = sheet_for(sheet, values.facts)
    return plan_steps(held, plan_from(start, tasks_of(held), public_holidays(profile.land, KNOWN_YEARS)))
