"""What every check of a text is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros import gate
from macros.errors import Finding
from macros.library import Library
from macros.model import Text


@dataclass(frozen=True)
class Context:
    """The library a text belongs to, and the names its macros may use."""

    library: Library
    words: gate.Vocabulary


Check = Callable[[Text, Context], Iterator[Finding]]


def line_at(text: Text, position: int) -> int:
    """Return the line of the file on which a position of the body lies."""
    return text.body_line + text.body.count("\n", 0, position)
