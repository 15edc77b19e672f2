"""Measured builds and goals as German tables of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scripts.bench.goals import Goal
from scripts.bench.series import Build, Series

_HEAD = ("Bau", "Uhr s", "Prozessor s", "Prüfung s", "Dokumente s", "Seiten s", "Speicher MB", "Helfer MB")


def heading(series: Series) -> str:
    """Return what a series was measured with."""
    return f"Erzeugte Vorlagen: {series.generated} (Vorlagen insgesamt: {series.documents}, Seiten: {series.pages})"


def builds_table(series: Series) -> str:
    """Return the builds of a series side by side: time on the clock, of the processors, of our steps, memory."""
    changed = f"ein Baustein geändert (in {series.dependent} Vorlagen)"
    builds = {
        "MkDocs allein": series.stock,
        "alle Dokumente neu": series.cold,
        "unverändert": series.unchanged,
        changed: series.changed,
    }
    return table([_HEAD, *((label, *_figures(build)) for label, build in builds.items())])


def goals_table(goals: Iterable[Goal]) -> str:
    """Return what was aimed at, what was measured, and whether it suffices."""
    rows = [
        (goal.label, f"{_number(goal.value)} {goal.unit}", f"{_number(goal.most)} {goal.unit}", _verdict(goal))
        for goal in goals
    ]
    return table([("Ziel", "gemessen", "höchstens", "erreicht"), *rows])


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as columns: the first one aligned left, all others right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(text.rjust(width) for text, width in others)]).rstrip()


def _figures(build: Build) -> list[str]:
    seconds = (build.wall, build.work, build.check, build.documents, build.pages)
    return [*map(_number, seconds), *(f"{size / 1_000_000:.0f}" for size in (build.memory, build.child_memory))]


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _verdict(goal: Goal) -> str:
    return "ja" if goal.met else "NEIN"
