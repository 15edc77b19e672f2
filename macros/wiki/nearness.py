"""Which texts are near each other: the cosine of their words and signs, weighted by how rare these are (tf-idf)."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

Weights = Mapping[str, float]
"""How much each word or sign matters in one text, before anything is known of the others."""
_MOST_TERMS = 60
"""So many of a text's rarest and heaviest words tell what it is about; more only cost time."""


def nearest(
    texts: Mapping[str, Weights], apart: Mapping[str, Collection[str]], count: int
) -> dict[str, tuple[str, ...]]:
    """Return for each text the others that are most like it, best first, equals by name; `apart` names no pairs.

    A text that shares nothing with the others has none. The time grows with how often terms are shared, not with the
    square of the number of texts.
    """
    vectors = _vectors(texts)
    bearers: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for name, vector in vectors.items():
        for term, weight in vector.items():
            bearers[term].append((name, weight))
    return {name: _best(_likeness(vectors[name], bearers), {name, *apart.get(name, ())}, count) for name in texts}


def _vectors(texts: Mapping[str, Weights]) -> dict[str, dict[str, float]]:
    """Return the heaviest terms of each text that another one has too, as a vector of length one."""
    found = Counter(term for weights in texts.values() for term in weights)
    rarity = {term: math.log(len(texts) / number) for term, number in found.items() if number > 1}
    return {name: _unit(weights, rarity) for name, weights in texts.items()}


def _unit(weights: Weights, rarity: Mapping[str, float]) -> dict[str, float]:
    weighed = {term: (1 + math.log(weight)) * rarity[term] for term, weight in weights.items() if term in rarity}
    heaviest = sorted(weighed, key=lambda term: (-weighed[term], term))[:_MOST_TERMS]
    length = math.sqrt(math.fsum(weighed[term] ** 2 for term in heaviest)) or 1.0
    return {term: weighed[term] / length for term in heaviest}


def _likeness(vector: Mapping[str, float], bearers: Mapping[str, list[tuple[str, float]]]) -> dict[str, float]:
    likeness: dict[str, float] = defaultdict(float)
    for term, weight in vector.items():
        for other, its_weight in bearers[term]:
            likeness[other] += weight * its_weight
    return likeness


def _best(likeness: Mapping[str, float], left_out: Collection[str], count: int) -> tuple[str, ...]:
    others = [name for name, value in likeness.items() if value > 0 and name not in left_out]
    return tuple(sorted(others, key=lambda name: (-round(likeness[name], 9), name))[:count])
