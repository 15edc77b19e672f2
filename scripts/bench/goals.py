"""The goals for the speed of a build, and whether measured builds meet them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from scripts.bench.series import Series

COLD = 1.5
UNCHANGED = 0.05
CHANGED, CHANGED_MORE = 1.3, 0.5
LINEAR = 1.2
PAGES = 0.3


@dataclass(frozen=True)
class Goal:
    """A measured value and the most that it may be, both in the same unit."""

    label: str
    value: float
    most: float
    unit: str

    @property
    def met(self) -> bool:
        """Tell whether the value is within its bound."""
        return self.value <= self.most


def goals_of(series: Series) -> list[Goal]:
    """Return the goals for one content."""
    cold = series.cold.documents
    share = series.dependent / series.documents
    return [
        Goal("alle Dokumente neu, gegen MkDocs allein", series.cold.wall / series.stock.wall, COLD, "×"),
        Goal("unverändert: Dokumente, gegen neu", 100 * series.unchanged.documents / cold, 100 * UNCHANGED, "%"),
        Goal("ein Baustein: Dokumente", series.changed.documents, CHANGED * share * cold + CHANGED_MORE, "s"),
        Goal("eigene Arbeit an Seiten, gegen MkDocs allein", series.cold.pages / series.stock.work, PAGES, "×"),
    ]


def goals_between(every: Sequence[Series]) -> Iterator[Goal]:
    """Yield the goals that compare generated contents of two sizes: time for each Vorlage must not grow."""
    for small, large in combinations([series for series in every if series.generated], 2):
        growth = (large.cold.documents / large.documents) / (small.cold.documents / small.documents)
        label = f"Dokumente je Vorlage, {large.generated} gegen {small.generated}"
        yield Goal(label, growth, LINEAR, "×")
