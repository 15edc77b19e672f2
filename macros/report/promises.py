"""Which texts the programme promises and which of them are missing."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.library import Library
from macros.library_promises import Promise, promise_names
from macros.report.holdings import Holding, forms_behind
from macros.report.layout import Table, number

Cell = Mapping[str, str]
"""One value of each dimension that a promise names."""


@dataclass(frozen=True)
class Gap:
    """A promised combination without any text."""

    promise: Promise
    cell: Cell


def gaps(library: Library, texts: Sequence[Holding]) -> list[Gap]:
    """Return every promised combination that no text fills, in the order of the promises."""
    return [
        Gap(promise, cell)
        for promise in library.promises
        for cell in _cells(promise)
        if not any(_fills(text, cell, library) for text in texts)
    ]


def promised_cells(library: Library) -> int:
    """Return how many combinations are promised altogether."""
    return sum(_count(promise) for promise in library.promises)


def promise_tables(library: Library, missing: Sequence[Gap]) -> Iterator[Table]:
    """Yield the promises with what they come to, and, where there are any, the combinations without a text."""
    rows = []
    for promise in library.promises:
        empty = sum(gap.promise is promise for gap in missing)
        rows.append((promise.zusage, promise.quelle, str(_count(promise)), number(empty)))
    note = "Jede Zelle ist eine Verbindung, für die es einen Text geben muss (snippets/zusagen.yml)."
    yield Table("Zusagen des Programms", ("Zusage", "Quelle", "Zellen", "leer"), tuple(rows), note, texts=2)
    if missing:
        names = promise_names(library.vocabulary, library.tables)
        lines = tuple((promise.zusage, _in_words(cells, names)) for promise, cells in _together(missing))
        yield Table("Zugesagt, aber leer", ("Zusage", "Kein Text für"), lines, texts=2)


def _cells(promise: Promise) -> Iterator[Cell]:
    dimensions = promise.dimensions
    for values in itertools.product(*dimensions.values()):
        yield dict(zip(dimensions, values, strict=True))


def _together(missing: Sequence[Gap]) -> Iterator[tuple[Promise, list[Cell]]]:
    """Yield the gaps that differ in the last dimension of their promise only, side by side."""
    for _, group in itertools.groupby(missing, key=lambda gap: (gap.promise, tuple(gap.cell.values())[:-1])):
        same = list(group)
        yield same[0].promise, [gap.cell for gap in same]


def _in_words(cells: Sequence[Cell], names: Mapping[str, Mapping[str, str]]) -> str:
    """Return combinations that differ in the last value only as readers know them: „Baustein · Energie · A, B“."""
    labels = [[names.get(key, {}).get(value, value) for key, value in cell.items()] for cell in cells]
    return " · ".join([*labels[0][:-1], ", ".join(values[-1] for values in labels)])


def _count(promise: Promise) -> int:
    return math.prod(map(len, promise.dimensions.values()))


def _fills(text: Holding, cell: Cell, library: Library) -> bool:
    return all(text.fills(dimension, value, forms_behind(library, value)) for dimension, value in cell.items())
