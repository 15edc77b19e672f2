"""The content check: everything that the loading of single files cannot see, all findings at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from macros import conditions, gate
from macros.errors import BaukastenError, ConditionError, ContentError, Finding
from macros.library import Library
from macros.markdown_extension import SnippetTrees
from macros.model import Condition, Document, Snippet
from macros.rendering import document_html, make_dialect, vocabulary

_CONDITION = re.compile(
    r"^[ ]{0,3}/{3,}[ ]*variante[ ]*\|[ ]*(?P<block>[^\n]*?)[ ]*$"
    r"|\b(?:nur|wenn|oder_wenn)\([ ]*[\"'](?P<call>[^\"'\n]*)[\"']",
    re.MULTILINE,
)
SHOWN_GAPS = 3


def inspect_library(library: Library) -> list[Finding]:
    """Return the findings in all bodies: macros and names first; conversion only of what passed the gate."""
    words = vocabulary(library)
    texts: list[Snippet | Document] = [*library.snippets.values(), *library.documents.values()]
    findings = [
        finding
        for text in texts
        for finding in (
            *gate.inspect(text.body, text.path, text.body_line, words),
            *_condition_findings(text, library),
        )
    ]
    return sorted(findings) if findings else sorted(_conversion_findings(library))


def _condition_findings(text: Snippet | Document, library: Library) -> Iterator[Finding]:
    words = conditions.vocabulary(library.tables, library.fields)
    for match in _CONDITION.finditer(text.body):
        condition = match.group("block") if match.group("block") is not None else match.group("call")
        line = text.body_line + text.body[: match.start()].count("\n")
        if condition == "sonst":
            continue
        try:
            faults = conditions.check(conditions.parse(condition), words)
        except ConditionError as error:
            faults = [str(error)]
        for fault in faults:
            yield Finding(text.path, line, fault, "eine Bedingung wie land:HE, landkreis oder hat:vorbereitende")


def _conversion_findings(library: Library) -> Iterator[Finding]:
    def inspect(alternatives: Sequence[Condition]) -> None:
        _refuse_gaps(alternatives, library)

    trees = SnippetTrees(replace(make_dialect(library), inspect=inspect))
    for snippet in library.snippets.values():
        try:
            trees.fragment(snippet.id)
        except ContentError as error:
            for item in error.findings:
                yield Finding(item.path or snippet.path, snippet.body_line, item.found, item.expected, item.remedy)
        except BaukastenError as error:
            yield Finding(snippet.path, snippet.body_line, str(error))
    for document in library.documents.values():
        try:
            document_html(document, trees)
        except ContentError as error:
            yield from (item for item in error.findings if item.path == document.path)


def _refuse_gaps(alternatives: Sequence[Condition], library: Library) -> None:
    """Raise ConditionError when a group of alternatives shows none or two of them to some municipality."""
    found = conditions.gaps(alternatives, library.tables, library.project_fields)
    if found:
        group = " | ".join(conditions.to_text(condition) for condition in alternatives)
        cases = "; ".join(str(gap) for gap in found[:SHOWN_GAPS])
        more = f" und {len(found) - SHOWN_GAPS} weitere Fälle" if len(found) > SHOWN_GAPS else ""
        raise ConditionError(f"Die Varianten „{group}“ passen nicht für jede Kommune genau einmal: {cases}{more}.")
