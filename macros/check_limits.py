"""Checks that a text stays within sizes and nestings that can be read, and converted in time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros import gate, tokens
from macros.check_context import Context, line_at
from macros.errors import Finding
from macros.model import DataSheet, Kit, Snippet, Text

MAX_BODY = 60_000
MAX_SHEET = 250_000
"""Characters of the tables that a data sheet becomes: so many as its thousand rows take."""
MAX_LINE = 4_000
MAX_DEPTH = 6
MAX_BRACKETS = 8
MAX_BACKTICKS = 10
MAX_EMPHASIS = 400
MAX_COLUMNS = 12
MAX_FOOTNOTES = 100
MAX_MACROS = 1_000
MAX_EXPANDED = 400_000
"""Characters of a document with all the Bausteine it places."""

_PREFIX = re.compile(r"(?:[ ]{0,80}(?:>|[-*+](?=[ ])|\d{1,9}\.(?=[ ])))*[ ]{0,200}")
_STEP = re.compile(r">|[-*+](?=[ ])|\d\.(?=[ ])| {4}")
_NOTE = re.compile(r"^([ ]*)\[\^[^\]\n]{0,200}\]:", re.MULTILINE)


def inspect_limits(text: Text, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - all checks look alike
    """Yield what is longer, deeper or more than a text may hold."""
    yield from _too_much(text)
    for number, line in enumerate(text.body.split("\n"), start=text.body_line):
        for found, expected in _too_much_in(line):
            yield Finding(text.path, number, found, expected, _REMEDY)
    for note in _NOTE.finditer(text.body):
        if note[1]:
            remedy = "die Fußnote an den Anfang der Zeile setzen; eine Fußnote kann keine andere enthalten"
            yield Finding(
                text.path, line_at(text, note.start(1)), "eine Fußnote in einer Fußnote oder Liste", "", remedy
            )


def inspect_expansion(context: Context) -> Iterator[Finding]:
    """Yield Vorlagen and pages that grow too long by the Bausteine they place; circles are another check's concern."""
    snippets = context.library.snippets
    sizes = _sizes(snippets)
    texts: list[Text] = [*context.library.documents.values(), *context.library.pages.values(), *snippets.values()]
    for text in texts:
        if len(text.body) + sum(sizes[part] for part in placed(text.body)) > MAX_EXPANDED:
            expected = f"höchstens {MAX_EXPANDED // 1000} 000 Zeichen mit allen Bausteinen"
            yield Finding(
                text.path, text.body_line, "ein Text, der mit seinen Bausteinen zu lang wird", expected, _REMEDY
            )


def placed(body: str) -> list[str]:
    """Return the ids of the Bausteine that an inspected text places, each as often as it stands there."""
    found = tokens.TOKEN.findall(gate.expand(body))
    return [argument.split("@")[0] for kind, argument in found if kind == tokens.SNIPPET]


_REMEDY = "kürzen oder auf mehrere Bausteine verteilen"


def _sizes(snippets: Mapping[str, Snippet]) -> dict[str, int]:
    """Return how long each Baustein is with all that it places; what closes a circle counts nothing."""
    parts = {name: placed(snippet.body) for name, snippet in snippets.items()}
    sizes: dict[str, int] = {}
    for start in snippets:
        path = [] if start in sizes else [start]
        while path:
            name = path[-1]
            unknown = next((part for part in parts[name] if part not in sizes and part not in path), None)
            if unknown is not None:
                path.append(unknown)
                continue
            whole = len(snippets[name].body) + sum(sizes.get(part, 0) for part in parts[name])
            sizes[path.pop()] = min(whole, MAX_EXPANDED + 1)
    return sizes


def _too_much(text: Text) -> Iterator[Finding]:
    is_sheet = isinstance(text, DataSheet)
    remedy = "Zeilen streichen oder auf mehrere Datenblätter verteilen" if is_sheet else _REMEDY
    counts = (
        (len(text.body), MAX_SHEET if is_sheet else MAX_BODY, "Zeichen"),
        (text.body.count("{{"), MAX_MACROS, "Platzhalter und Makros"),
        (text.body.count("[^"), 2 * MAX_FOOTNOTES, "Fußnoten und Verweise darauf"),
    )
    for count, most, what in counts:
        if count > most:
            yield Finding(text.path, text.body_line, f"{count} {what} in einem Text", f"höchstens {most}", remedy)
    if not isinstance(text, Kit) and not text.body.strip():
        remedy = "unter der zweiten Zeile --- den Text ergänzen oder die Datei löschen"
        what = "ein Baustein ohne Text" if isinstance(text, Snippet) else "eine Seite ohne Text"
        yield Finding(text.path, text.body_line, what, "mindestens ein Absatz", remedy)


def _too_much_in(line: str) -> Iterator[tuple[str, str]]:
    if len(line) > MAX_LINE:
        yield f"eine Zeile mit {len(line)} Zeichen", f"höchstens {MAX_LINE}"
        return
    prefix = _PREFIX.match(line)
    if prefix and len(_STEP.findall(prefix[0])) > MAX_DEPTH:
        yield "Listen oder Zitate, die zu tief ineinander stehen", f"höchstens {MAX_DEPTH} Ebenen"
    if line.count("[") - line.count("]") > MAX_BRACKETS or "[" * MAX_BRACKETS in line:
        yield "viele eckige Klammern, die nicht schließen", f"höchstens {MAX_BRACKETS} offene in einer Zeile"
    if line.count("*") + line.count("_") > MAX_EMPHASIS:
        yield "sehr viele Sternchen oder Unterstriche in einer Zeile", f"höchstens {MAX_EMPHASIS}"
    if line.startswith("/" * (MAX_DEPTH + 4)):
        yield "Blöcke mit ///, die zu tief ineinander stehen", f"höchstens {MAX_DEPTH} Ebenen"
    if "`" * (MAX_BACKTICKS + 1) in line:
        yield "eine lange Reihe von Akzenten `", f"höchstens {MAX_BACKTICKS}"
    if line.count("|") > MAX_COLUMNS + 1:
        yield "eine Tabelle mit zu vielen Spalten", f"höchstens {MAX_COLUMNS} Spalten"
