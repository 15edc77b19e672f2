"""What every check is given; the tables of checks stand in `check.py`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lxml.html import HtmlElement

from macros import gate
from macros.addresses import generated_pages
from macros.errors import Finding
from macros.library import Library
from macros.model import DataSheet, Text


@dataclass(frozen=True)
class Context:
    """The library a text belongs to, the names its macros may use, and the day of the check.

    Without a day nothing is said about what is overdue. `misspelt` are the wrong words of the texts, each with the most
    likely right one or an empty text. `unread` are files that are there but could not be read: what points to them
    is no fault of its own.
    """

    library: Library
    words: gate.Vocabulary
    today: dt.date | None = None
    misspelt: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    @cached_property
    def generated(self) -> Mapping[str, frozenset[str]]:
        """The pages that the build makes itself; see `addresses.generated_pages`."""
        return generated_pages(self.library)


@dataclass(frozen=True)
class Rendered:
    """A text as the site shows it: `whole` with the Bausteine it places, `own` without them where that is known."""

    text: Text
    own: HtmlElement
    whole: HtmlElement
    places: bool


SourceCheck = Callable[[str, str], Iterator[Finding]]
"""Given path and content of a file as it was read, Markdown or YAML, front matter included."""

Check = Callable[[Text, Context], Iterator[Finding]]
"""Given one text that could be read."""

RenderedCheck = Callable[[Rendered, Context], Iterator[Finding]]
"""Given one text without faults, converted; contained Bausteine are checked on their own."""

LibraryCheck = Callable[[Context], Iterator[Finding]]
"""Given everything at once."""


def line_at(text: Text, position: int) -> int:
    """Return the line of the file on which a position of the body lies."""
    return text.body_line + text.body.count("\n", 0, position)


def line_in_file(text: Text, position: int) -> int:
    """Return the same, of a data sheet the line of the row that the text at this position comes from."""
    line = line_at(text, position)
    return text.lines[line - 1] if isinstance(text, DataSheet) and line <= len(text.lines) else line


def line_of(text: Text, part: str) -> int:
    """Return the line of the file on which a part of the body first stands, or on which the body starts."""
    position = text.body.find(part)
    return line_at(text, max(position, 0))
