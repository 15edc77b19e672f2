"""The days of a paper on its way to the meeting, as steps; twin of `assets/javascript/schedule/schedule-paper.js`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from macros.computed_fields import with_computed
from macros.model import Field, FieldValue
from macros.schedule_warnings import Step

_LATEST = " spätestens"


def paper_steps(
    shown: Collection[str], given: Mapping[str, FieldValue], fields: Mapping[str, Field], land: str | None
) -> list[Step]:
    """Return the days among the shown fields that follow from others or that others are counted from, in their order.

    A day that goes before a shown one is that one. `given` is what the team has entered, `land` the Land whose public
    holidays count.
    """
    computed = {name: one for name, field in fields.items() if (one := field.computed) and one.count is not None}
    counted = {*computed, *(source for one in computed.values() for source in one.sources)}
    twice = {one.known for name, one in computed.items() if name in shown}
    values = with_computed(given, fields, land)
    names = [name for name in fields if name in counted and name in shown and name not in twice]
    days = [(name, day) for name in names if isinstance(day := values.get(name), dt.date)]
    steps = [Step(fields[name].label.removesuffix(_LATEST), day, day) for name, day in days]
    return sorted(steps, key=lambda step: step.start)
