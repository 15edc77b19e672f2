"""The content check: all findings at once, by the tables of checks below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from macros import conditions
from macros.check_context import Check, Context
from macros.check_macros import inspect_conditions, inspect_macros
from macros.errors import BaukastenError, ConditionError, ContentError, Finding
from macros.library import Library, read_library
from macros.limits import at_most
from macros.markdown_extension import SnippetTrees
from macros.model import Condition, Text
from macros.rendering import document_html, make_dialect, vocabulary

BEFORE_CONVERSION: tuple[Check, ...] = (inspect_macros, inspect_conditions)
"""Faults in the source; only a library without any of them is converted."""

SHOWN_GAPS = 3
SECONDS_PER_TEXT = 5


@dataclass(frozen=True)
class Report:
    """What could be read and everything that was found."""

    library: Library | None
    findings: tuple[Finding, ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        """Return the findings that must not be published."""
        return tuple(finding for finding in self.findings if not finding.advice)


def inspect_content(root: Path) -> Report:
    """Return all findings under a project folder, those of unreadable files included."""
    library, findings = read_library(root)
    found = inspect_library(library) if library else []
    return Report(library, tuple(sorted({*findings, *found})))


def inspect_library(library: Library) -> list[Finding]:
    """Return the findings in all texts: the sources first; conversion only of what passed."""
    context = Context(library, vocabulary(library))
    findings = [finding for text in texts(library) for check in BEFORE_CONVERSION for finding in check(text, context)]
    return sorted(findings) if findings else sorted(_conversion_findings(library))


def texts(library: Library) -> list[Text]:
    """Return every text that contributors wrote."""
    return [*library.snippets.values(), *library.documents.values(), *library.pages.values()]


def _conversion_findings(library: Library) -> Iterator[Finding]:
    def inspect(alternatives: Sequence[Condition]) -> None:
        _refuse_gaps(alternatives, library)

    trees = SnippetTrees(replace(make_dialect(library), inspect=inspect))
    for snippet in library.snippets.values():
        try:
            with at_most(SECONDS_PER_TEXT, "Die Umwandlung"):
                trees.fragment(snippet.id)
        except ContentError as error:
            for item in error.findings:
                yield Finding(item.path or snippet.path, snippet.body_line, item.found, item.expected, item.remedy)
        except BaukastenError as error:
            yield Finding(snippet.path, snippet.body_line, str(error))
    for document in library.documents.values():
        try:
            with at_most(SECONDS_PER_TEXT, "Die Umwandlung"):
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
