"""The goals of our search, as ratios to the others in the same run: a busy or slow machine slows them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scripts.bench.goals import Goal
from scripts.bench.search.asking import Asked
from scripts.bench.search.offer import MATERIAL, OURS
from scripts.bench.search.scores import Scores, percentile

QUALITY = 0.95
LOADED = 0.5
OPENING = 0.5
SLOW = 1.0
NINETY_FIVE = 0.95


def goals_of(every: Sequence[Asked], scores: Mapping[str, Scores]) -> Iterator[Goal]:
    """Yield the goals; the best other search is the one to beat, for what is loaded and opened it is Material's."""
    ours = next(asked for asked in every if asked.label == OURS)
    material = next(asked for asked in every if asked.label == MATERIAL)
    others = [score for label, score in scores.items() if label != OURS]
    slowest = max(percentile(asked.answers, NINETY_FIVE) for asked in every if asked.label != OURS)
    five = max(score.among_five for score in others)
    ndcg = max(score.ndcg for score in others)
    yield Goal("unter den ersten fünf: beste andere gegen unsere", _ratio(five, scores[OURS].among_five), QUALITY, "×")
    yield Goal("nDCG@10: beste andere gegen unsere", _ratio(ndcg, scores[OURS].ndcg), QUALITY, "×")
    loaded = _ratio(ours.bytes_first, material.bytes_first)
    yield Goal("geladen bis zur ersten Antwort, gegen Material", loaded, LOADED, "×")
    yield Goal("Zeit bis zur ersten Antwort, gegen Material", _ratio(ours.opening, material.opening), OPENING, "×")
    slow = _ratio(percentile(ours.answers, NINETY_FIVE), slowest)
    yield Goal("95 % der Anfragen, gegen die langsamste andere", slow, SLOW, "×")


def _ratio(value: float, to: float) -> float:
    return value / to if to else float("inf")
