"""Checks of tables: what Markdown drops without a word, and what a screen reader needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.check_context import Context
from macros.check_source import Line, blocks_of
from macros.errors import Finding
from macros.model import Text


def inspect_tables(text: Text, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - all checks look alike
    """Yield tables without header, with uneven rows or with text stuck to them."""
    for block in blocks_of(text):
        table = [line for line in block if not _is_boundary(line)]
        if any(line.text.lstrip().startswith(">") for line in table):
            continue
        index = separator_index(table)
        if index is None:
            yield from _headless(text, table)
        elif index != 1:
            yield from _misplaced(text, table, index)
        else:
            yield from _uneven(text, table)


def advise_tables(text: Text, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - as above
    """Yield tables that were better a list."""
    for block in blocks_of(text):
        table = [line for line in block if not _is_boundary(line)]
        if separator_index(table) == 1 and len(cells(table[0].text, table[0].text)) == 1:
            remedy = "eine Liste daraus machen: - Punkt"
            yield Finding(text.path, table[0].number, "eine Tabelle mit nur einer Spalte", "", remedy, advice=True)


def separator_index(lines: Sequence[Line]) -> int | None:
    """Return which line is the one with dashes that stands between header and rows."""
    for index, line in enumerate(lines):
        signs = {*line.text.strip()}
        if signs <= {*"|:- "} and {*"|-"} <= signs:
            return index
    return None


def cells(row: str, header: str) -> list[str]:
    """Return the cells of a row; whether its outer lines count is up to the header."""
    row, header = row.strip(), header.strip()
    if header.startswith("|") or header.endswith("|"):
        row = row.removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in row.split("|")]


def _is_boundary(line: Line) -> bool:
    """Return whether Markdown ends a block at the line without a blank one."""
    return line.text.startswith(("#", "///"))


def _headless(text: Text, lines: Sequence[Line]) -> Iterator[Finding]:
    for line in lines[:1]:
        if line.text.lstrip().startswith("|"):
            remedy = "unter die Kopfzeile eine Zeile wie | --- | --- | setzen"
            yield Finding(text.path, line.number, "eine Tabelle ohne Kopfzeile", "Kopfzeile und Trennzeile", remedy)


def _misplaced(text: Text, lines: Sequence[Line], index: int) -> Iterator[Finding]:
    line = lines[max(index - 1, 0)]
    if index == 0:
        remedy = "über die Zeile mit den Strichen eine Zeile mit den Namen der Spalten setzen"
        yield Finding(text.path, line.number, "eine Tabelle ohne Kopfzeile", "die Namen der Spalten", remedy)
    else:
        remedy = "zwischen den Text davor und die Tabelle eine Leerzeile einfügen"
        yield Finding(text.path, line.number, "eine Tabelle ohne Leerzeile davor", "eine Leerzeile", remedy)


def _uneven(text: Text, lines: Sequence[Line]) -> Iterator[Finding]:
    header = lines[0].text
    names = cells(header, header)
    if not all(names):
        remedy = "jeder Spalte einen Namen geben, zum Beispiel „Angabe“"
        yield Finding(text.path, lines[0].number, "eine leere Zelle in der Kopfzeile", "ein Name je Spalte", remedy)
    for line in lines[1:]:
        count = len(cells(line.text, header))
        if count != len(names):
            found = f"eine Tabellenzeile mit {count} statt {len(names)} Zellen"
            remedy = (
                "Zellen ergänzen oder streichen; hinter der Tabelle steht eine Leerzeile; im Text \\| statt | schreiben"
            )
            yield Finding(text.path, line.number, found, f"{len(names)} Zellen wie in der Kopfzeile", remedy)
