"""Reads how a project field follows from another one, and checks that the other one can give it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Bounds

from macros.computed_fields import MOST_WORKING_DAYS
from macros.errors import Finding, nearest
from macros.model import Computation, Field, FieldType
from macros.schedule import circle
from macros.yaml_source import YamlSource

_NUMBERS = frozenset({FieldType.NUMBER, FieldType.AMOUNT, FieldType.PERCENT})
_EXAMPLES = "{summe: liste.spalte}, {rest: feld} oder {arbeitstage_vor: feld, zahl: 10}"
_Misfit = tuple[str, str, str]
"""What is wrong, what was expected, and what to do."""


class Computed(BaseModel):
    """`berechnung` of a field: one of the first four; days need `zahl`, a number or a field, and may name `vorrang`."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True)

    summe: str | None = None
    rest: str | None = None
    arbeitstage_vor: str | None = None
    arbeitstage_nach: str | None = None
    zahl: Annotated[int, Bounds(ge=1, le=MOST_WORKING_DAYS)] | str | None = None
    vorrang: str | None = None


def computation(spec: Computed) -> Computation:
    """Return what the field follows from; `misfits` tells whether that is possible."""
    if spec.summe is not None and _is_plain(spec, others=(spec.rest, *_days(spec))):
        name, _, column = spec.summe.partition(".")
        return Computation("summe", name, column)
    if spec.rest is not None and _is_plain(spec, others=(spec.summe, *_days(spec))):
        return Computation("rest", spec.rest)
    return _day(spec)


def misfits(source: YamlSource, fields: Mapping[str, Field]) -> Iterator[Finding]:
    """Yield a finding for every field that cannot follow from what it names."""
    found = {name: _misfit(field, field.computed, fields) for name, field in fields.items() if field.computed}
    for name, words in found.items():
        if words:
            yield Finding(source.path, source.line([name, "berechnung"]), *words)
    if not any(found.values()):
        yield from _circle(source, fields)


def _circle(source: YamlSource, fields: Mapping[str, Field]) -> Iterator[Finding]:
    around = circle({name: field.computed.sources if field.computed else () for name, field in fields.items()})
    if around:
        words = f"Felder folgen im Kreis auseinander: {' → '.join(around)}"
        remedy = "bei einem der Felder die Zeile „berechnung“ löschen"
        yield Finding(source.path, source.line([around[0], "berechnung"]), words, "eine Kette mit Anfang", remedy)


def _is_plain(spec: Computed, others: tuple[str | None, ...]) -> bool:
    return all(other is None for other in (*others, spec.zahl, spec.vorrang))


def _days(spec: Computed) -> tuple[str | None, str | None]:
    return spec.arbeitstage_vor, spec.arbeitstage_nach


def _day(spec: Computed) -> Computation:
    """Return a computation of days, or one that names no field where the entries contradict each other."""
    before, after = _days(spec)
    is_clear = (before is None) != (after is None) and spec.summe is None and spec.rest is None
    if not is_clear or spec.zahl is None:
        return Computation("rest", "")
    if before is not None:
        return Computation("arbeitstage_vor", before, count=spec.zahl, known=spec.vorrang)
    return Computation("arbeitstage_nach", after or "", count=spec.zahl, known=spec.vorrang)


def _misfit(field: Field, computed: Computation, fields: Mapping[str, Field]) -> _Misfit | None:
    if not computed.field:
        found, remedy = (
            f"die Berechnung von „{field.name}“ ist nicht eindeutig",
            "nur eine dieser Angaben stehen lassen",
        )
        return found, _EXAMPLES, remedy
    for name in computed.sources:
        if name not in fields:
            remedy = nearest(name, fields) or "ein Feld dieser Datei nennen"
            return f"„{field.name}“ folgt aus dem unbekannten Feld „{name[:60]}“", "ein anderes Feld", remedy
    return _CHECKS[computed.kind](field, computed, fields)


def _sum_misfit(field: Field, computed: Computation, fields: Mapping[str, Field]) -> _Misfit | None:
    origin = fields[computed.field]
    columns = {column.name: column.type for column in origin.columns if column.type in _NUMBERS}
    if origin.type is not FieldType.LIST or computed.column not in columns:
        expected = ", ".join(f"{origin.name}.{column}" for column in columns) or "eine Spalte mit Zahlen in einer Liste"
        remedy = nearest(computed.column or "", columns) or "eine dieser Spalten nennen"
        return f"„{origin.name}.{(computed.column or '')[:60]}“ ist keine Spalte mit Zahlen", expected, remedy
    if columns[computed.column] is not field.type:
        found = f"„{field.name}“ hat eine andere Art als die Spalte „{computed.column}“"
        return found, f"typ: {columns[computed.column]}", "den Typ des Feldes ändern"
    return None


def _rest_misfit(field: Field, computed: Computation, fields: Mapping[str, Field]) -> _Misfit | None:
    origin = fields[computed.field]
    if {field.type, origin.type} != {FieldType.PERCENT}:
        found = f"„{field.name}“ und „{origin.name}“ sind nicht beide Prozentsätze"
        return found, "typ: Prozent", "den Typ des Feldes ändern"
    if origin.computed:
        return f"„{origin.name}“ ist selbst berechnet", "ein Feld, das das Team ausfüllt", "ein anderes Feld nennen"
    return None


def _day_misfit(field: Field, computed: Computation, fields: Mapping[str, Field]) -> _Misfit | None:
    days = [field, fields[computed.field], *([fields[computed.known]] if computed.known else [])]
    for other in days:
        if other.type is not FieldType.DATE:
            return f"„{other.name}“ ist kein Datum", "typ: Datum", "ein Feld mit einem Datum nennen"
    count = fields[computed.count] if isinstance(computed.count, str) else None
    if count and (count.type is not FieldType.NUMBER or not (count.default or "").isdecimal()):
        found = f"„{count.name}“ gibt keine Zahl von Arbeitstagen"
        return found, "typ: Zahl und eine ganze Zahl als vorgabe", f'bei „{count.name}“ „vorgabe: "5"“ ergänzen'
    return None


_CHECKS: Mapping[str, Callable[[Field, Computation, Mapping[str, Field]], _Misfit | None]] = {
    "summe": _sum_misfit,
    "rest": _rest_misfit,
    "arbeitstage_vor": _day_misfit,
    "arbeitstage_nach": _day_misfit,
}
