"""Reads how a project field follows from another one, and checks that the other one can give it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ConfigDict

from macros.errors import Finding, nearest
from macros.model import Computation, Field, FieldType
from macros.yaml_source import YamlSource

_NUMBERS = frozenset({FieldType.NUMBER, FieldType.AMOUNT, FieldType.PERCENT})
_EXAMPLES = "{summe: liste.spalte} oder {rest: feld}"


class Computed(BaseModel):
    """`berechnung` of a field: one of the two."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True)

    summe: str | None = None
    rest: str | None = None


def computation(spec: Computed) -> Computation:
    """Return what the field follows from; `misfits` tells whether that is possible."""
    if spec.summe is not None and spec.rest is None:
        name, _, column = spec.summe.partition(".")
        return Computation("summe", name, column)
    return Computation("rest", "" if spec.summe is not None else spec.rest or "")


def misfits(source: YamlSource, fields: Mapping[str, Field]) -> Iterator[Finding]:
    """Yield a finding for every field that cannot follow from what it names."""
    for name, field in fields.items():
        if field.computed and (words := _misfit(field, field.computed, fields)):
            yield Finding(source.path, source.line([name, "berechnung"]), *words)


def _misfit(field: Field, computed: Computation, fields: Mapping[str, Field]) -> tuple[str, str, str] | None:
    if not computed.field:
        return (
            f"die Berechnung von „{field.name}“ ist nicht eindeutig",
            _EXAMPLES,
            "nur eine der beiden Angaben stehen lassen",
        )
    origin = fields.get(computed.field)
    if origin is None:
        remedy = nearest(computed.field, fields) or "ein Feld dieser Datei nennen"
        return f"„{field.name}“ folgt aus dem unbekannten Feld „{computed.field[:60]}“", "ein anderes Feld", remedy
    return _sum_misfit(field, computed, origin) if computed.kind == "summe" else _rest_misfit(field, origin)


def _sum_misfit(field: Field, computed: Computation, origin: Field) -> tuple[str, str, str] | None:
    columns = {column.name: column.type for column in origin.columns if column.type in _NUMBERS}
    if origin.type is not FieldType.LIST or computed.column not in columns:
        expected = ", ".join(f"{origin.name}.{column}" for column in columns) or "eine Spalte mit Zahlen in einer Liste"
        remedy = nearest(computed.column or "", columns) or "eine dieser Spalten nennen"
        return f"„{origin.name}.{(computed.column or '')[:60]}“ ist keine Spalte mit Zahlen", expected, remedy
    if columns[computed.column] is not field.type:
        found = f"„{field.name}“ hat eine andere Art als die Spalte „{computed.column}“"
        return found, f"typ: {columns[computed.column]}", "den Typ des Feldes ändern"
    return None


def _rest_misfit(field: Field, origin: Field) -> tuple[str, str, str] | None:
    if {field.type, origin.type} != {FieldType.PERCENT}:
        return (
            f"„{field.name}“ und „{origin.name}“ sind nicht beide Prozentsätze",
            "typ: Prozent",
            "den Typ des Feldes ändern",
        )
    if origin.computed:
        return f"„{origin.name}“ ist selbst berechnet", "ein Feld, das das Team ausfüllt", "ein anderes Feld nennen"
    return None
