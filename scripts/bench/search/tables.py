"""What the searches have said, as German tables of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from scripts.bench.search.asking import Answer, Asked
from scripts.bench.search.goals import NINETY_FIVE
from scripts.bench.search.offer import OURS
from scripts.bench.search.queries import Query
from scripts.bench.search.scores import LOOKED_AT, Scores, by_class, percentile, rank_of, scores_of
from scripts.bench.table import table

_HEAD = (
    *("Suche", "erste", "erste fünf", "nDCG@10", "kein Treffer", "Unsinn trifft", "kB zur Antwort", "kB in allem"),
    *("erste Antwort ms", "p50 ms", "p95 ms"),
)
_LEFT_OPEN = "–"


def search_table(every: Iterable[Asked], scores: Mapping[str, Scores]) -> str:
    """Return the searches side by side; kilobytes are compressed, for the first answer and for all queries."""
    return table([_HEAD, *((asked.label, *_figures(asked, scores[asked.label])) for asked in every)])


def class_table(every: Sequence[Asked], queries: Sequence[Query], names: Sequence[str]) -> str:
    """Return for each class of queries the shares with a fitting page first and among the first five."""
    head = ("Klasse (erste / erste fünf)", "Anfragen", *(asked.label for asked in every))
    columns = [[_of_class(mine, said, names) for _, mine, said in by_class(queries, asked)] for asked in every]
    kinds = [(kind, str(len(mine))) for kind, mine, _ in by_class(queries, every[0])]
    return table([head, *((*kind, *shares) for kind, *shares in zip(kinds, *columns, strict=True))])


def losses_table(every: Sequence[Asked], queries: Sequence[Query]) -> str:
    """Return the queries for which another search has a fitting page further up than ours, with all places."""
    lost = list(_losses(every, queries))
    if not lost:
        return "Bei keiner Anfrage liegt eine andere Suche vorn."
    head = ("Wo eine andere Suche vorn liegt (Platz)", "Klasse", *(asked.label for asked in every))
    return table([head, *((query.text, query.kind, *map(_place, ranks)) for query, ranks in lost)])


def _figures(asked: Asked, scores: Scores) -> Iterator[str]:
    yield from map(_share, (scores.first, scores.among_five, scores.ndcg))
    yield from map(_percent, (scores.no_hit, scores.nonsense))
    yield from (f"{size / 1000:.0f}" for size in (asked.bytes_first, asked.bytes_all))
    yield f"{asked.opening:.0f}"
    yield from (f"{percentile(asked.answers, share):.1f}".replace(".", ",") for share in (0.5, NINETY_FIVE))


def _of_class(queries: Sequence[Query], answers: Sequence[Answer], names: Sequence[str]) -> str:
    scores = scores_of(queries, answers, names)
    return f"{_share(scores.first)} / {_share(scores.among_five)}"


def _losses(every: Sequence[Asked], queries: Sequence[Query]) -> Iterator[tuple[Query, list[int | None]]]:
    """Yield queries with the ranks of the page that fits in each search, in the order of the searches."""
    ours = [asked.label for asked in every].index(OURS)
    for number, query in enumerate(queries):
        ranks = [rank_of(query, asked.answers[number]) for asked in every]
        places = [rank or LOOKED_AT + 1 for rank in ranks]
        if not query.is_nonsense and min(places) < places[ours]:
            yield query, ranks


def _share(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _percent(value: float | None) -> str:
    return _LEFT_OPEN if value is None else f"{100 * value:.0f} %"


def _place(rank: int | None) -> str:
    return _LEFT_OPEN if rank is None else f"{rank}."
