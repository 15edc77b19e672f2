"""The report as people read it: tables in a terminal, Markdown for a file or a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rich.console import Group, RenderableType
from rich.table import Table as TerminalTable
from rich.text import Text

from macros.report.layout import EMPTY, Report, Table
from scripts.output import visible

SUMMARY = "Zusammenfassung"
GAP = 2
"""Letters between two columns in a terminal."""

_MARKDOWN = str.maketrans({**{letter: f"\\{letter}" for letter in "\\`*_[]#|"}, "&": "&amp;", "<": "&lt;", ">": "&gt;"})


def as_layout(report: Report, width: int) -> RenderableType:
    """Return a report laid out for a terminal of some width; nothing is cut.

    Where the headings of a table do not fit, its columns have numbers, which the line above explains.
    """
    parts: list[RenderableType] = []
    for section in report.sections:
        parts += [Text(section.title.upper(), style="bold"), Text("")]
        for table in section.tables:
            parts += [*_terminal_table(_fitted(table, width)), Text("")]
    return Group(*parts, Text(SUMMARY.upper(), style="bold"), *(_entry(line) for line in report.summary))


def as_markdown(report: Report) -> str:
    """Return a report as Markdown."""
    lines: list[str] = []
    for section in report.sections:
        lines += [f"## {section.title}", ""]
        for table in section.tables:
            lines += [*_markdown_table(table), ""]
    return "\n".join([*lines, f"## {SUMMARY}", "", *(f"- {_escaped(line)}" for line in report.summary)])


def _fitted(table: Table, width: int) -> Table:
    """Return the table with numbers for the headings of its counts where these need too much room."""
    label = min(max((len(row[0]) for row in table.rows), default=0), width // 2)
    counts = table.head[table.texts :]
    if table.texts > 1 or label + sum(len(heading) + GAP for heading in counts) <= width:
        return table
    legend = ", ".join(f"{place} {heading}" for place, heading in enumerate(counts, 1))
    numbers = (str(place) for place in range(1, len(counts) + 1))
    note = f"{table.note} Spalten: {legend}.".strip()
    return replace(table, head=(*table.head[: table.texts], *numbers), note=note)


def _terminal_table(table: Table) -> Iterator[RenderableType]:
    yield Text(visible(table.title), style="bold")
    if table.note:
        yield Text(visible(table.note), style="dim")
    if not table.rows:
        yield Text("keine")
        return
    if table.texts == len(table.head):
        yield from _list(table)
        return
    grid = TerminalTable(box=None, padding=(0, GAP, 0, 0), header_style="dim", pad_edge=False)
    for place, heading in enumerate(table.head):
        grid.add_column(visible(heading), justify="left" if place < table.texts else "right", overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text(visible(cell)) for cell in row))
    yield grid


def _list(table: Table) -> Iterator[RenderableType]:
    """Yield rows that hold only words below each other, because columns of them would be narrow."""
    for first, *others in table.rows:
        yield Text(visible(first))
        named = zip(table.head[1:], others, strict=True)
        yield from (_entry(f"{heading}: {cell}") for heading, cell in named if cell != EMPTY)


def _entry(text: str) -> RenderableType:
    grid = TerminalTable.grid(padding=(0, 1, 0, 0))
    grid.add_row("-", Text(visible(text)))
    return grid


def _markdown_table(table: Table) -> Iterator[str]:
    yield f"### {_escaped(table.title)}"
    yield ""
    if table.note:
        yield _escaped(table.note)
        yield ""
    if not table.rows:
        yield "keine"
        return
    yield _markdown_row(table.head)
    yield _markdown_row(["---" if place < table.texts else "---:" for place in range(len(table.head))])
    yield from (_markdown_row([_escaped(cell) for cell in row]) for row in table.rows)


def _markdown_row(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Return a text of contributors that no Markdown takes for more than text."""
    return " ".join(text.split()).translate(_MARKDOWN)
