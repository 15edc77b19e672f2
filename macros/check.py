"""The content check: all findings at once, by the tables of checks below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from macros import gate
from macros.check_blocks import inspect_generic_blocks, inspect_headings, inspect_lists
from macros.check_characters import inspect_source_characters
from macros.check_context import Check, Context, LibraryCheck, RenderedCheck, SourceCheck
from macros.check_conversion import Converter, rendered
from macros.check_gender import inspect_masculine, inspect_short_forms
from macros.check_language import inspect_ease, inspect_paragraphs, inspect_sentences
from macros.check_law import inspect_laws, inspect_paragraphs_of_law, inspect_review
from macros.check_leftovers import inspect_leftovers
from macros.check_limits import inspect_expansion, inspect_limits
from macros.check_links import advise_links, inspect_anchors, inspect_bare_addresses, inspect_links, inspect_lost_links
from macros.check_macros import (
    inspect_circles,
    inspect_conditions,
    inspect_lookalikes,
    inspect_macros,
    inspect_pairs,
)
from macros.check_markdown import inspect_braces, inspect_elements
from macros.check_names import inspect_names
from macros.check_operator import inspect_operator
from macros.check_pictures import advise_pictures, inspect_pictures
from macros.check_pipelines import inspect_pipelines
from macros.check_reuse import inspect_likeness, inspect_unused
from macros.check_secrets import inspect_secrets
from macros.check_sentences import advise_starts, inspect_starts
from macros.check_settings import inspect_settings
from macros.check_slides import inspect_notes, inspect_slides
from macros.check_speller import misspelt_words
from macros.check_spelling import inspect_spelling
from macros.check_structure import (
    advise_headings,
    inspect_document_outline,
    inspect_heading_levels,
    inspect_overwritten,
)
from macros.check_tables import advise_tables, inspect_tables
from macros.check_terms import inspect_terms
from macros.content_files import NEEDED, ContentFiles, read_files
from macros.errors import ContentError, Finding
from macros.library import Library, make_library
from macros.model import DataSheet, Text
from macros.rendering import vocabulary

IN_SOURCES: tuple[SourceCheck, ...] = (
    *(inspect_source_characters, inspect_secrets, inspect_leftovers, inspect_pipelines, inspect_settings),
)
"""Faults of a whole file as it was read."""

BEFORE_CONVERSION: tuple[Check, ...] = (
    *(
        inspect_limits,
        inspect_macros,
        inspect_conditions,
        inspect_elements,
        inspect_braces,
        inspect_generic_blocks,
        inspect_lists,
    ),
    *(inspect_headings, inspect_tables, inspect_links, inspect_bare_addresses, inspect_pictures),
    *(inspect_heading_levels, inspect_pairs, inspect_lookalikes, inspect_names, inspect_starts, inspect_notes),
)
"""Faults in the source of one text; only a library without any of them is converted."""

BEFORE_CONVERSION_OF_ALL: tuple[LibraryCheck, ...] = (inspect_circles, inspect_expansion, inspect_overwritten)
"""The same for the library as a whole, looked at when each text has passed."""

AFTER_CONVERSION: tuple[RenderedCheck, ...] = (
    *(inspect_anchors, inspect_lost_links, inspect_document_outline, inspect_slides),
)
"""Faults that show in the converted text only."""

ADVICE: tuple[Check, ...] = (
    *(inspect_sentences, inspect_paragraphs, inspect_ease, inspect_masculine, inspect_short_forms, inspect_terms),
    *(inspect_spelling,),
    *(inspect_review, inspect_laws, inspect_paragraphs_of_law, advise_links, advise_pictures, advise_tables),
    *(advise_headings, advise_starts),
)
"""What could be better in one text; given only to content without faults."""

ADVICE_ON_ALL: tuple[LibraryCheck, ...] = (inspect_unused, inspect_likeness, inspect_operator)
"""What could be better in the library as a whole; given only to content without faults."""

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Report:
    """What could be read and everything that was found."""

    library: Library | None
    findings: tuple[Finding, ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        """Return the findings that must not be published."""
        return tuple(finding for finding in self.findings if not finding.advice)


def inspect_content(
    root: Path, today: dt.date | None = None, only: Collection[str] = (), *, convert: bool = True
) -> Report:
    """Return all findings under a project folder, those of unreadable files included.

    `only` names the files (as written from the project folder) to look at; the others are read all the same.
    Advice is given only with a day, because some of it depends on the day. Without `convert` nothing is found that only
    conversion shows: for a build, which converts every text itself and asks `inspect_rendered`.
    """
    files, findings = read_files(root)
    report = inspect_files(files, today, only, [finding.path for finding in findings], convert=convert)
    unreadable = (item for item in findings if not only or item.path in only)
    return Report(report.library, tuple(sorted({*unreadable, *report.findings})))


def inspect_files(
    files: ContentFiles,
    today: dt.date | None = None,
    only: Collection[str] = (),
    unread: Collection[str] = (),
    *,
    convert: bool = True,
) -> Report:
    """Return all findings in files that were read; see `inspect_content`. `unread` are there but could not be read."""
    wanted = [path for path in files.texts if not only or path in only]
    findings = [finding for path in wanted for check in IN_SOURCES for finding in check(path, files.texts[path])]
    library, unreadable = make_library(files)
    findings.extend(unreadable)
    if library:
        missing = frozenset({*unread, *(finding.path for finding in unreadable)})
        context = Context(library, _with_unread(vocabulary(library), missing), today, unread=missing)
        chosen = [text for text in texts(library) if text.path in wanted]
        findings.extend(_in_their_files(_inspect(context, chosen, convert=convert), library))
    return Report(library, tuple(sorted(item for item in {*findings} if not only or item.path in only)))


def inspect_rendered(text: Text, markup: str, context: Context) -> list[Finding]:
    """Return the faults that show in the HTML of a text, with all that it places, as a build has converted it."""
    whole = rendered(text, markup)
    findings = [finding for check in AFTER_CONVERSION for finding in check(whole, context)]
    return _in_their_files(findings, context.library)


def texts(library: Library) -> list[Text]:
    """Return every text that contributors wrote."""
    return [*library.snippets.values(), *library.documents.values(), *library.pages.values()]


def _in_their_files(findings: Iterable[Finding], library: Library) -> list[Finding]:
    """Return findings with those in the tables of data sheets put on the lines of the rows they come from."""
    sheets = {item.path: item.lines for item in library.snippets.values() if isinstance(item, DataSheet)}
    return [
        replace(item, line=lines[item.line - 1])
        if (lines := sheets.get(item.path)) and item.line <= len(lines)
        else item
        for item in findings
    ]


def _with_unread(words: gate.Vocabulary, unread: Collection[str]) -> gate.Vocabulary:
    """Return the names that texts may use, with those of Bausteine whose own fault is told where it is."""
    names = {Path(path).stem for path in unread if path.startswith("snippets/") and path.endswith(".md")}
    return replace(words, snippets={*words.snippets, *names})


def _inspect(context: Context, wanted: Sequence[Text], *, convert: bool) -> list[Finding]:
    """Return faults and advice; what a fault keeps from being converted is looked at when that is mended."""
    findings = list(_before_conversion(context))
    if not findings and not context.unread:
        findings = [finding for check in BEFORE_CONVERSION_OF_ALL for finding in check(context)]
    if convert:
        findings.extend(_conversion(context, wanted, findings))
    if context.today and context.unread.isdisjoint(NEEDED):
        context = replace(context, misspelt=misspelt_words(wanted, context.library))
        findings.extend(finding for text in wanted for check in ADVICE for finding in check(text, context))
        findings.extend(finding for check in ADVICE_ON_ALL if not context.unread for finding in check(context))
    return findings


def _before_conversion(context: Context) -> Iterator[Finding]:
    """Look at all texts, wanted or not, because texts contain each other."""
    for text in texts(context.library):
        yield from (finding for check in BEFORE_CONVERSION for finding in check(text, context))


def _conversion(context: Context, wanted: Sequence[Text], before: Sequence[Finding]) -> list[Finding]:
    """Convert each sound text alone; all of them with the Bausteine they place once every text is sound."""
    converter = Converter(context, len(wanted))
    faulty = {finding.path for finding in before}
    findings: list[Finding] = []
    alone = [(text, _collect(findings, converter.alone, text)) for text in wanted if text.path not in faulty]
    if findings or before or context.unread:
        return findings
    for text, tree in alone:
        whole = _collect(findings, converter.whole, text, tree)
        findings.extend(finding for check in AFTER_CONVERSION if whole for finding in check(whole, context))
    return findings


def _collect(findings: list[Finding], step: Callable[..., _Result], *arguments: object) -> _Result | None:
    try:
        return step(*arguments)
    except ContentError as error:
        findings.extend(error.findings)
        return None
