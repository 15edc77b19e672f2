"""Checks of macros, names and conditions in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros import conditions, gate
from macros.check_context import Context, line_at
from macros.errors import ConditionError, Finding
from macros.model import Text

_CONDITION = re.compile(
    r"^[ ]{0,3}/{3,}[ ]*variante[ ]*\|[ ]*(?P<block>[^\n]*?)[ ]*$"
    r"|\b(?:nur|wenn|oder_wenn)\([ ]*[\"'](?P<call>[^\"'\n]*)[\"']",
    re.MULTILINE,
)


def inspect_macros(text: Text, context: Context) -> Iterator[Finding]:
    """Yield every macro that may not run and every name that is unknown."""
    yield from gate.inspect(text.body, text.path, text.body_line, context.words)


def inspect_conditions(text: Text, context: Context) -> Iterator[Finding]:
    """Yield every condition that cannot be read or names something unknown."""
    words = conditions.vocabulary(context.library.tables, context.library.fields)
    for match in _CONDITION.finditer(text.body):
        condition = match.group("block") if match.group("block") is not None else match.group("call")
        if condition == conditions.REST:
            continue
        try:
            faults = conditions.check(conditions.parse(condition), words)
        except ConditionError as error:
            faults = [str(error)]
        for fault in faults:
            expected = "eine Bedingung wie land:HE, landkreis oder hat:vorbereitende"
            yield Finding(text.path, line_at(text, match.start()), fault, expected)
