"""Values that follow from other project fields; twin of `assets/javascript/profile/computed.js`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

from macros.model import Computation, Field, FieldValue
from macros.public_holidays import KNOWN_YEARS, public_holidays
from macros.schedule_dates import working_day

MOST_WORKING_DAYS = 250
"""So many working days a day may lie before or after another."""

_Number = int | Decimal
_ALL = 100


def with_computed(
    given: Mapping[str, FieldValue], fields: Mapping[str, Field], land: str | None
) -> dict[str, FieldValue]:
    """Return the given values and those that follow from them; what the team has written itself stays.

    `land` is the Land whose public holidays count.
    """
    values = dict(given)
    for name in fields:
        _complete(name, values, fields, land)
    return values


def with_sources(names: Iterable[str], fields: Mapping[str, Field]) -> set[str]:
    """Return the names of project fields and of those from which their values may follow, over several steps too."""
    found: set[str] = set()
    waiting = [name for name in names if name in fields]
    while waiting:
        name = waiting.pop()
        computed = fields[name].computed
        waiting.extend(source for source in (computed.sources if computed else ()) if source not in found)
        found.add(name)
    return found


def asked_field(name: str, fields: Mapping[str, Field]) -> str:
    """Return the field that the team must fill in so that a day has its value: the one that it is counted from."""
    while (computed := fields[name].computed) and computed.count is not None:
        name = computed.field
    return name


def _complete(name: str, values: dict[str, FieldValue], fields: Mapping[str, Field], land: str | None) -> None:
    """Add what follows for a field, after what that follows from; no field follows from itself."""
    computed = fields[name].computed
    if computed is None or name in values:
        return
    for source in computed.sources:
        _complete(source, values, fields, land)
    value = _computed(computed, values, fields, land)
    if value is not None:
        values[name] = value


def _computed(
    computed: Computation, values: Mapping[str, FieldValue], fields: Mapping[str, Field], land: str | None
) -> FieldValue | None:
    value = values.get(computed.field)
    if computed.count is not None:
        known = values.get(computed.known or "")
        return known if known is not None else _day(value, _count(computed, values, fields), land)
    if isinstance(value, tuple):
        return _sum([row[computed.column or ""] for row in value if computed.column in row])
    return _rest(value) if isinstance(value, _Number) else None


def _count(computed: Computation, values: Mapping[str, FieldValue], fields: Mapping[str, Field]) -> int | None:
    """Return the working days to count, before a day as a negative number; None where a team's number is none."""
    count: FieldValue | None = computed.count
    if isinstance(count, str):
        count = values.get(count, int(fields[count].default or 0))
    if not isinstance(count, int) or not 0 <= count <= MOST_WORKING_DAYS:
        return None
    return -count if computed.kind == "arbeitstage_vor" else count


def _day(day: FieldValue | None, count: int | None, land: str | None) -> dt.date | None:
    """Return the working day so far away, or None outside the years of which both languages know the holidays."""
    if not isinstance(day, dt.date) or count is None or day.year not in KNOWN_YEARS:
        return None
    found = working_day(day, count, public_holidays(land, KNOWN_YEARS))
    return found if found.year in KNOWN_YEARS else None


def _sum(values: list[object]) -> _Number | None:
    numbers = [value for value in values if isinstance(value, _Number)]
    return _whole(Decimal(sum(numbers))) if numbers else None


def _rest(share: _Number) -> _Number | None:
    return _whole(Decimal(_ALL) - share) if 0 <= share <= _ALL else None


def _whole(number: Decimal) -> _Number:
    return int(number) if number == number.to_integral_value() else number
