"""Twin of docs/assets/javascript/search/splitting.js: German compounds and their parts."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from macros.search.treatment import stem

LEAST = 4
"""Parts have at least so many letters, except the short ones that are listed."""

MOST = 64
"""Longer words are left whole: no German compound is longer, and taking one apart takes the square of its length."""

_LINKS = ("", "s", "es", "n", "en", "er", "e", "ens")


def split(word: str, parts: Collection[str], short: Collection[str]) -> tuple[str, ...]:
    """Return the parts of a compound, or nothing; `word` and `parts` are stems (`treatment.stem`).

    The fewest parts win, then the longest last one, which says what kind of thing a compound is.
    """
    if len(word) > MOST:
        return ()
    best: dict[int, tuple[str, ...]] = {}
    for start in range(len(word) - 3, -1, -1):
        found = min(_from(word, start, best, parts, short), key=_rank, default=None)
        if found is not None:
            best[start] = found
    return best.get(0, ())


def _from(
    word: str, start: int, best: dict[int, tuple[str, ...]], parts: Collection[str], short: Collection[str]
) -> Iterator[tuple[str, ...]]:
    """Yield the ways to take a word apart from a place on, given the best one from each later place."""
    last = word[start:]
    if start and _fits(last, parts, short):
        yield (last,)
    for end in range(start + 3, len(word) - 2):
        if end in best and (part := _linked(word[start:end], parts, short)):
            yield (part, *best[end])


def _linked(piece: str, parts: Collection[str], short: Collection[str]) -> str:
    """Return the part that a piece is which stands before another one, or an empty text."""
    for link in _LINKS:
        if piece.endswith(link):
            part = piece[: len(piece) - len(link)]
            if _fits(part, parts, short):
                return part
            if not link and (stemmed := stem(part)) != part and _fits(stemmed, parts, short):
                return stemmed
    return ""


def _fits(part: str, parts: Collection[str], short: Collection[str]) -> bool:
    return part in parts and (len(part) >= LEAST or part in short)


def _rank(found: tuple[str, ...]) -> tuple[int, int]:
    return len(found), -len(found[-1])
