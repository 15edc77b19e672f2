"""How good answers are: shares of the queries, nDCG (Järvelin and Kekäläinen, a page fits or does not), percentiles."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scripts.bench.search.asking import Answer, Asked
from scripts.bench.search.queries import Query

FIRST, SHOWN, LOOKED_AT = 1, 5, 10


@dataclass(frozen=True)
class Scores:
    """Shares of the queries for which a page fits (first three and `no_hit`), and of those for which none does.

    `nonsense` is None where no such query was asked.
    """

    first: float
    among_five: float
    ndcg: float
    no_hit: float
    nonsense: float | None


def scores_of(queries: Sequence[Query], answers: Sequence[Answer], names: Sequence[str]) -> Scores:
    """Return how good the answers to queries are, when there are pages of these names."""
    pairs = list(zip(queries, answers, strict=True))
    sensible = [(query, answer) for query, answer in pairs if not query.is_nonsense]
    ranks = [rank_of(query, answer) for query, answer in sensible]
    return Scores(
        first=_share([rank == FIRST for rank in ranks]) or 0.0,
        among_five=_share([rank is not None and rank <= SHOWN for rank in ranks]) or 0.0,
        ndcg=_mean([_ndcg(query, answer, names) for query, answer in sensible]),
        no_hit=_share([not answer.names for _, answer in sensible]) or 0.0,
        nonsense=_share([bool(answer.names) for query, answer in pairs if query.is_nonsense]),
    )


def rank_of(query: Query, answer: Answer) -> int | None:
    """Return where the first page that fits stands, from 1; None when it is not among the first ten."""
    return next((rank for rank, name in enumerate(answer.names, 1) if query.fits(name)), None)


def percentile(answers: Sequence[Answer], share: float) -> float:
    """Return the milliseconds within which such a share of the answers came (nearest rank)."""
    times = sorted(answer.milliseconds for answer in answers)
    return times[max(math.ceil(share * len(times)) - 1, 0)]


def by_class(queries: Sequence[Query], asked: Asked) -> Iterator[tuple[str, list[Query], list[Answer]]]:
    """Yield the queries of each class with their answers, in the order of the file; nonsense is no class."""
    for kind in dict.fromkeys(query.kind for query in queries if not query.is_nonsense):
        pairs = [(query, answer) for query, answer in zip(queries, asked.answers, strict=True) if query.kind == kind]
        yield kind, [query for query, _ in pairs], [answer for _, answer in pairs]


def _ndcg(query: Query, answer: Answer, names: Sequence[str]) -> float:
    fitting = min(sum(map(query.fits, names)), LOOKED_AT)
    gain = sum(_gain(rank) for rank, name in enumerate(answer.names, 1) if query.fits(name))
    return gain / sum(map(_gain, range(1, fitting + 1)))


def _gain(rank: int) -> float:
    return 1 / math.log2(rank + 1)


def _share(told: Sequence[bool]) -> float | None:
    return sum(told) / len(told) if told else None


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
