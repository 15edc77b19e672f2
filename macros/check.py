"""The content check: everything that the loading of single files cannot see, all findings at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros import conditions, gate
from macros.errors import BaukastenError, ConditionError, ContentError, Finding
from macros.library import Library
from macros.markdown_extension import SnippetTrees
from macros.model import Document, Snippet
from macros.rendering import document_html, make_dialect, vocabulary

_CONDITION = re.compile(
    r"^[ ]{0,3}/{3,}[ ]*variante[ ]*\|[ ]*(?P<block>[^\n]*?)[ ]*$"
    r"|\b(?:nur|wenn|oder_wenn)\([ ]*[\"'](?P<call>[^\"'\n]*)[\"']",
    re.MULTILINE,
)


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
    trees = SnippetTrees(make_dialect(library))
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
