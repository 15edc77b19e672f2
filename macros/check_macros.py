"""Checks of macros, names and conditions in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from macros import conditions, gate, tokens
from macros.check_context import Context, line_at
from macros.errors import ConditionError, Finding
from macros.model import Snippet, Text

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


def inspect_circles(context: Context) -> Iterator[Finding]:
    """Yield every circle of Bausteine that contain each other, once, at its first member."""
    snippets = context.library.snippets
    contained = {name: list(_contained(snippet)) for name, snippet in snippets.items()}
    for name, snippet in snippets.items():
        circle = _circle(name, contained)
        if circle and name == min(circle):
            found = f"Bausteine enthalten sich gegenseitig: {' → '.join([*circle, name])}"
            yield Finding(snippet.path, snippet.body_line, found, remedy="einen der Aufrufe streichen")


def _contained(snippet: Snippet) -> Iterator[str]:
    for kind, argument in tokens.TOKEN.findall(gate.expand(snippet.body)):
        if kind == tokens.SNIPPET:
            yield argument.split("@")[0]


def _circle(start: str, contained: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the shortest way from a Baustein back to itself, or an empty list."""
    ways, seen = [[start]], {start}
    for way in ways:
        for inner in contained[way[-1]]:
            if inner == start:
                return way
            if inner not in seen:
                seen.add(inner)
                ways.append([*way, inner])
    return []
