"""Values that follow from other project fields: sums of lists, and what is left of a hundred percent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from macros.model import Computation, Field, FieldValue

_Number = int | Decimal
_ALL = 100


def with_computed(given: Mapping[str, FieldValue], fields: Mapping[str, Field]) -> dict[str, FieldValue]:
    """Return the given values and those that follow from them; what the team has written itself stays."""
    found = {name: _computed(field.computed, given) for name, field in fields.items() if field.computed}
    return {**{name: value for name, value in found.items() if value is not None}, **given}


def with_sources(names: Iterable[str], fields: Mapping[str, Field]) -> set[str]:
    """Return the names of project fields and of those from which their values may follow."""
    known = {name for name in names if name in fields}
    return known | {field.computed.field for name in known if (field := fields[name]).computed}


def _computed(computation: Computation, given: Mapping[str, FieldValue]) -> _Number | None:
    value = given.get(computation.field)
    if isinstance(value, tuple):
        return _sum([row[computation.column or ""] for row in value if computation.column in row])
    return _rest(value) if isinstance(value, _Number) else None


def _sum(values: list[object]) -> _Number | None:
    numbers = [value for value in values if isinstance(value, _Number)]
    return _whole(Decimal(sum(numbers))) if numbers else None


def _rest(share: _Number) -> _Number | None:
    return _whole(Decimal(_ALL) - share) if 0 <= share <= _ALL else None


def _whole(number: Decimal) -> _Number:
    return int(number) if number == number.to_integral_value() else number
