"""The stems of German words that compounds may be made of."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from macros.search.treatment import fold, stem

_LISTS = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
_SHORTEST, _LONGEST = 4, 13
"""Longer words are compounds themselves; the shorter ones that matter are listed."""

STOP = frozenset(fold(word) for word in _LISTS["stop"].split())
"""Words that say nothing of a page, folded."""

SHORT = frozenset(fold(word) for word in _LISTS["short"].split())
"""Parts of compounds with less than four letters, folded."""

NEVER = frozenset(fold(word) for word in _LISTS["never"].split())
"""Words and endings that would be found in too many compounds where they are no part, folded."""


@lru_cache(maxsize=1)
def german_stems() -> frozenset[str]:
    """Return the stems of all German words that can be a part of a compound."""
    words = {str(word) for word in DefaultDictionaryFactory().get_dictionary("de").values()}
    return frozenset(_stems(words)) | SHORT - NEVER


def stems_text() -> str:
    """Return these stems as text, one a line, sorted."""
    return "\n".join(sorted(german_stems()))


def _stems(words: set[str]) -> set[str]:
    folded = (fold(word) for word in words if _SHORTEST <= len(word) <= _LONGEST and word.isalpha())
    return {stem(word) for word in folded} - NEVER
