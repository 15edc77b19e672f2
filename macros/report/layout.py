"""A report as sections of tables, whoever shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

EMPTY = "–"
"""Stands in a cell that nothing fills."""


@dataclass(frozen=True)
class Table:
    """One table: its title, a sentence on how to read it, headings, rows; the first `texts` columns hold words.

    The other columns hold numbers and are aligned right.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    texts: int = 1


@dataclass(frozen=True)
class Section:
    """One subject of a report."""

    title: str
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Report:
    """Everything that was counted, and what is missing of it in a few sentences."""

    sections: tuple[Section, ...]
    summary: tuple[str, ...]


def cross_table(
    title: str,
    head: Sequence[str],
    rows: Mapping[str, Iterable[int]],
    note: str = "",
) -> Table:
    """Return a table of counts by label of the row; a zero is shown as an empty cell."""
    cells = tuple((label, *(number(count) for count in counts)) for label, counts in rows.items())
    return Table(title, tuple(head), cells, note)


def number(count: int) -> str:
    """Return a count as it stands in a cell."""
    return str(count) if count else EMPTY


def share(part: float, whole: float) -> str:
    """Return a part as „62 %“, or an empty cell where there is no whole."""
    return f"{100 * part / whole:.0f} %" if whole else EMPTY
