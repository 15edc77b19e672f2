"""Checks of macros, names and conditions in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from macros import conditions, gate, tokens
from macros.check_context import Context, line_at
from macros.check_source import lines_of
from macros.errors import ConditionError, Finding
from macros.model import Snippet, Text, WikiPage
from macros.rendering import page_vocabulary

_BLOCK = re.compile(r"^[ ]{0,3}/{3,}[ ]*variante[ ]*\|[ ]*([^\n]*?)[ ]*$", re.MULTILINE)
_WITH_CONDITION = {tokens.ONLY, tokens.IF, tokens.ELSE_IF}


def inspect_macros(text: Text, context: Context) -> Iterator[Finding]:
    """Yield every macro that may not run and every name that is unknown."""
    words = page_vocabulary(context.words) if isinstance(text, WikiPage) else context.words
    yield from gate.inspect(text.body, text.path, text.body_line, words)


def inspect_conditions(text: Text, context: Context) -> Iterator[Finding]:
    """Yield every condition that cannot be read or names something unknown."""
    words = conditions.vocabulary(context.library.tables, context.library.fields)
    for position, condition in _conditions(text.body):
        if condition == conditions.REST:
            continue
        try:
            faults = conditions.check(conditions.parse(condition), words)
        except ConditionError as error:
            faults = [str(error)]
        for fault in faults:
            expected = "eine Bedingung wie land:HE, landkreis oder hat:vorbereitende"
            remedy = "die Bedingung berichtigen; welche es gibt, steht unter „Felder und Varianten“"
            yield Finding(text.path, line_at(text, position), fault, expected, remedy)


def inspect_pairs(text: Text, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - all checks look alike
    """Yield alternatives of a sentence that do not begin with `wenn` or do not end with `ende` in their paragraph."""
    opened: gate.Macro | None = None
    rest, done = False, 0
    for macro in gate.macros_of(text.body):
        if opened and _PARAGRAPH_END.search(text.body, done, macro.start):
            yield _unpaired(text, opened)
            opened = None
        done = macro.end
        if macro.name == tokens.IF:
            if opened:
                yield _unpaired(text, opened)
            opened, rest = macro, False
        elif macro.name in _INSIDE and (opened is None or (rest and macro.name != tokens.END)):
            yield _unpaired(text, macro)
        elif macro.name in _INSIDE:
            opened, rest = (None, False) if macro.name == tokens.END else (opened, macro.name == tokens.ELSE)
    if opened:
        yield _unpaired(text, opened)


def inspect_lookalikes(text: Text, context: Context) -> Iterator[Finding]:
    """Yield known names in brackets that make no field of them: {kommune}, [[kommune]]."""
    if isinstance(text, WikiPage):
        return
    yield from _closed_only(text)
    known = {*context.words.fields, *tokens.WORDS}
    for match in _LOOKALIKE.finditer(text.body):
        name = re.sub(r"[ -]+", "_", match["name"] or match["linked"] or "").lower()
        if name in known:
            found = f"an „{match[0]}“ fehlt eine Klammer oder es ist die falsche"
            remedy = "genau zwei geschweifte Klammern auf jeder Seite schreiben"
            yield Finding(text.path, line_at(text, match.start()), found, f"{{{{ {name} }}}}", remedy)


def inspect_circles(context: Context) -> Iterator[Finding]:
    """Yield every circle of Bausteine that contain each other, once, at its first member."""
    snippets = context.library.snippets
    contained = {name: list(_contained(snippet)) for name, snippet in snippets.items()}
    for name, snippet in snippets.items():
        circle = _circle(name, contained)
        if circle and name == min(circle):
            found = f"Bausteine enthalten sich gegenseitig: {' → '.join([*circle, name])}"
            yield Finding(snippet.path, snippet.body_line, found, remedy="einen der Aufrufe streichen")


_INSIDE = {tokens.ELSE_IF, tokens.ELSE, tokens.END}
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
_LOOKALIKE = re.compile(
    r"(?<!\{)\{[ ]*(?P<name>[A-Za-z_]\w{1,50}(?:[ -]\w{1,20})?)[ ]*\}(?!\})"
    r"|\[\[[ ]*(?P<linked>[A-Za-z_]\w{1,50}(?:[ -]\w{1,20})?)[ ]*\]\]"
)


def _closed_only(text: Text) -> Iterator[Finding]:
    for line in lines_of(text):
        if "}}" in line.text and "{" not in line.text:
            remedy = "vor dem Namen {{ ergänzen oder die Klammern löschen"
            yield Finding(text.path, line.number, "„}}“ ohne „{{“ davor", "{{ feldname }}", remedy)


def _conditions(body: str) -> Iterator[tuple[int, str]]:
    yield from ((match.start(), match[1]) for match in _BLOCK.finditer(body))
    for macro in gate.macros_of(body):
        if macro.name in _WITH_CONDITION and macro.text is not None:
            yield macro.start, macro.text


def _unpaired(text: Text, macro: gate.Macro) -> Finding:
    written = text.body[macro.start : macro.end]
    expected = "{{ wenn(…) }}…{{ sonst }}…{{ ende }} in einem Absatz"
    if macro.name == tokens.IF:
        remedy = "hinter der letzten Möglichkeit {{ ende }} ergänzen, noch im selben Absatz"
    elif macro.name == tokens.END:
        remedy = "{{ ende }} löschen oder davor {{ wenn(…) }} ergänzen"
    else:
        remedy = "davor {{ wenn(…) }} ergänzen; nach {{ sonst }} folgt nur noch {{ ende }}"
    return Finding(text.path, line_at(text, macro.start), f"„{written}“ ohne Gegenstück", expected, remedy)


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
