"""Twin of docs/assets/javascript/search/treatment.js: how German words are made comparable, in index and query."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"§+\s*(\d+[a-z]?)\b|\b[Pp]aragra(?:ph|f)(?:en)?\s+(\d+[a-z]?)\b|[^\W_]+(?:[-‐‑][^\W_]+)*")
_HYPHEN = re.compile(r"[-‐‑]")
_MARKS = re.compile(r"[\u0300-\u036f\u00ad]")
_LONG_VOWELS = re.compile(r"([ao])e|(?<![aeiouq])ue")


@dataclass(frozen=True)
class Word:
    """One word of a text: folded, its stem, the stems of its parts between hyphens, where it stands (code points)."""

    form: str
    key: str
    parts: tuple[str, ...]
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text (Unicode form C); "§ 34" is one word, and so is what hyphens hold together."""
    for match in _WORD.finditer(text):
        number = match[1] or match[2]
        if number:
            yield Word(f"§{number}", f"§{number}", (number,), *match.span())
            continue
        yield Word(*_treated(match[0]), *match.span())


def fold(word: str) -> str:
    """Return a word in small letters without umlauts and accents, however they were written (ä, ae, a)."""
    plain = word.lower()
    if not plain.isascii():  # most words are, and need none of this
        plain = _MARKS.sub("", unicodedata.normalize("NFKD", plain)).replace("ß", "ss")
    return _LONG_VOWELS.sub(lambda found: found[1] or "u", plain)


def stem(word: str) -> str:
    """Return a folded word without the endings of case and number; the same form for all of them.

    After J. Savoy's light stemmer for German, with fewer endings, so that "planung" and "planer" stay apart.
    """
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return _without_double(word[: -len(ending)])
    inflected = len(word) > _LEAST_BEFORE and word[-2:] in _LAST_LETTERS
    return word[:-1] if inflected else word


@lru_cache(maxsize=1 << 17)
def _treated(word: str) -> tuple[str, str, tuple[str, ...]]:
    pieces = _HYPHEN.split(word)
    form = fold("".join(pieces))
    return form, stem(form), tuple(stem(fold(piece)) for piece in pieces) if len(pieces) > 1 else ()


_ENDINGS = (("innen", 3), ("ern", 3), ("em", 3), ("en", 3), ("er", 3), ("es", 3), ("e", 3))
_LEAST_BEFORE = 4
_LAST_LETTERS = frozenset({"ln", "rn", *(f"{letter}s" for letter in "bdfghklmnrt")})


def _without_double(word: str) -> str:
    return word[:-1] if word.endswith("niss") else word
