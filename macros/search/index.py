"""Entries of pages as the files that the browser searches (docs/assets/javascript/search/search.js reads them)."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from macros.search.coding import pack_numbers, pack_words
from macros.search.dictionary import NEVER, SHORT, STOP, german_stems
from macros.search.splitting import LEAST, split
from macros.search.treatment import Word, words_of

TITLES, TEXTS = "titel.json", "text.json"
CHARACTERS_OF_TEXTS = 900_000
"""So much text of all sections together is kept to show passages of; large sites show beginnings only."""

_OFTEN = 3
"""Words that stand in so many places are no mistakes, so compounds may be made of them."""

_LEVELS = (1, 2, 4)
"""From so many times on in one section, a word counts more."""


@dataclass(frozen=True)
class Section:
    """A heading with its anchor (both empty for what stands before the first one) and the plain text below it."""

    heading: str
    anchor: str
    text: str


@dataclass(frozen=True)
class Entry:
    """What the search knows of a page; `weight` lets pages win (above 1) or lose (below) at equal fit."""

    url: str
    title: str
    sections: tuple[Section, ...]
    aliases: tuple[str, ...] = ()
    kind: str = ""
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    weight: float = 1.0


@dataclass(frozen=True)
class Synonym:
    """A term and what else people call it: `names` mean the same, `weaker` ones nearly."""

    term: str
    names: tuple[str, ...] = ()
    weaker: tuple[str, ...] = ()


def build_index(entries: Sequence[Entry], synonyms: Sequence[Synonym] = ()) -> dict[str, str]:
    """Return the files of the index by name: titles and headings first, then the words of all texts."""
    sections = [section for entry in entries for section in entry.sections]
    postings = _postings(sections)
    heads = Counter(word for text in _heads(entries, synonyms) for word in _keys(text))
    words = Counter({key: len(places) for key, places in postings.items()}) + heads
    return {
        TITLES: _json(
            {
                "stop": sorted(STOP),
                "short": sorted(SHORT),
                "parts": pack_words(sorted(_parts(words))),
                "pages": [_page(entry) for entry in entries],
                "synonyms": [[_plain(item.term), _plain_all(item.names), _plain_all(item.weaker)] for item in synonyms],
            }
        ),
        TEXTS: _json(_texts(sections, postings)),
    }


def _heads(entries: Iterable[Entry], synonyms: Iterable[Synonym]) -> Iterator[str]:
    """Yield all texts that stand in the first file."""
    for entry in entries:
        yield from (entry.title, *entry.aliases, *(section.heading for section in entry.sections))
    for synonym in synonyms:
        yield from (synonym.term, *synonym.names, *synonym.weaker)


def _page(entry: Entry) -> list[Any]:
    heads = [[_plain(section.heading), section.anchor] for section in entry.sections]
    facets = {name: list(values) for name, values in entry.facets.items() if values}
    return [entry.url, _plain(entry.title), _plain_all(entry.aliases), entry.kind, facets, entry.weight, heads]


def _postings(sections: Sequence[Section]) -> dict[str, dict[int, int]]:
    """Return for each word the numbers of the sections whose text has it, with how often."""
    postings: dict[str, dict[int, int]] = defaultdict(dict)
    for number, section in enumerate(sections):
        for word, count in Counter(_keys(section.text)).items():
            postings[word][number] = count
    return postings


def _keys(text: str) -> Iterator[str]:
    for word in words_of(_plain(text)):
        if word.form not in STOP:
            yield from _keys_of(word)


def _keys_of(word: Word) -> Iterator[str]:
    yield word.key
    yield from (part for part in word.parts if len(part) > 1)


def _parts(words: Mapping[str, int]) -> set[str]:
    """Return the stems that compounds of these words are made of, which is all that queries need of a dictionary."""
    known = german_stems() | {word for word, count in words.items() if len(word) >= LEAST and count >= _OFTEN} - NEVER
    return {part for word in words for part in split(word, known, SHORT)}


def _texts(sections: Sequence[Section], postings: Mapping[str, Mapping[int, int]]) -> dict[str, Any]:
    words = sorted(postings)
    most = _most_of_each([len(section.text) for section in sections])
    return {
        "words": pack_words(words),
        "places": " ".join(pack_numbers(_steps(postings[word])) for word in words),
        "lengths": pack_numbers(sum(1 for _ in words_of(section.text)) for section in sections),
        "texts": [_beginning(_plain(section.text), most) for section in sections],
    }


def _steps(places: Mapping[int, int]) -> Iterator[int]:
    """Yield for each section, in their order, its distance from the one before and how often a word stands in it."""
    before = -1
    for section, count in sorted(places.items()):
        yield (section - before - 1) * len(_LEVELS) + sum(count >= level for level in _LEVELS) - 1
        before = section


def _most_of_each(lengths: Sequence[int]) -> int:
    """Return how many characters of each section can be kept."""
    left, open_ = CHARACTERS_OF_TEXTS, len(lengths)
    for length in sorted(lengths):
        if length * open_ > left:
            return left // open_
        left, open_ = left - length, open_ - 1
    return max(lengths, default=0)


def _beginning(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[:most].rpartition(" ")[0] + " …"


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").split())


def _plain_all(texts: Iterable[str]) -> list[str]:
    return [_plain(text) for text in texts]


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
