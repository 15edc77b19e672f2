"""Tables in canonical form: a bar at both ends, one space around each cell, `---` or `---:` below the head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_BAR = re.compile(r"(?<!\\)\|")
_BELOW_HEAD = re.compile(r"[ |:-]*-[ |:-]*")


def canonical_tables(lines: Sequence[str]) -> list[str]:
    """Return the lines with every table in canonical form; read as Python-Markdown reads tables."""
    result: list[str] = []
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            block.append(line)
            continue
        result.extend([*(_table(block) if _is_table(block) else block), line])
        block = []
    return result[:-1]


def _is_table(block: Sequence[str]) -> bool:
    return (
        len(block) > 1
        and "|" in block[0]
        and bool(_BELOW_HEAD.fullmatch(block[1]))
        and len(_cells(block[0])) == len(_cells(block[1]))
    )


def _table(block: Sequence[str]) -> Iterator[str]:
    columns = len(_cells(block[0]))
    for number, line in enumerate(block):
        cells = _cells(line)
        if len(cells) > columns or line.startswith("    "):
            yield line  # a text that the page does not show has to stay for the check to name it
        elif number == 1:
            yield _row([_alignment(cell) for cell in cells])
        else:
            yield _row([*cells, *[""] * (columns - len(cells))])


def _cells(line: str) -> list[str]:
    row = line.strip(" ")
    row = row.removeprefix("|")
    cells = _BAR.split(row)
    if len(cells) > 1 and not cells[-1].strip(" "):
        cells = cells[:-1]
    return [cell.strip(" ") for cell in cells]


def _row(cells: Sequence[str]) -> str:
    return "".join(f"| {cell} " if cell else "| " for cell in cells) + "|"


def _alignment(cell: str) -> str:
    centred = cell.startswith(":") and cell.endswith(":")
    return ":---:" if centred else "---:" if cell.endswith(":") else "---"
