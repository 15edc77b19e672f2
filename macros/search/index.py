"""Entries of pages as the files that the browser searches (docs/assets/javascript/search/search.js reads them)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from macros.search.coding import pack_numbers, pack_words
from macros.search.dictionary import NEVER, SHORT, STOP, german_stems
from macros.search.splitting import LEAST, split
from macros.search.treatment import Word, words_of

TITLES, TEXTS = "titel.json", "text.json"
MOST_PACKED = 680_000
"""About so many bytes may all files take when a server packs them; what words leave of it goes to passages."""

LEAST_OF_EACH = 80
"""So many characters of each section are kept in any case; small sites keep all their text."""

_PACKED = {"heads": 0.25, "words": 0.39, "places": 0.66, "texts": 0.27}
"""What gzip makes of a character of each, measured on 1,000 German laws and on 900 pages of a handbook."""

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


def build_index(
    entries: Sequence[Entry], synonyms: Sequence[Synonym] = (), stems: Set[str] | None = None
) -> dict[str, str]:
    """Return the files of the index by name: titles and headings first, then the words of all texts.

    `stems` are those of `german_stems`, for callers that have them already.
    """
    sections = [section for entry in entries for section in entry.sections]
    postings = _postings(sections)
    heads = Counter(word for text in _heads(entries, synonyms) for word in _keys(text))
    words = Counter({key: len(places) for key, places in postings.items()}) + heads
    titles = _json(_titles(entries, synonyms, _parts(words, german_stems() if stems is None else stems)))
    return {TITLES: titles, TEXTS: _json(_texts(sections, postings, len(titles)))}


def anchor_of(heading: str) -> str:
    """Return the anchor that Markdown gives to a heading; twin of `anchorOf` in reading.js."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode("ascii")
    return _BLANKS.sub("-", _NO_ANCHOR.sub("", plain).strip().lower())


_NO_ANCHOR = re.compile(r"[^\w\s-]", re.ASCII)
_BLANKS = re.compile(r"[\s-]+")


def _titles(entries: Sequence[Entry], synonyms: Iterable[Synonym], parts: Iterable[str]) -> dict[str, Any]:
    sections = [section for entry in entries for section in entry.sections]
    anchors = {
        number: section.anchor
        for number, section in enumerate(sections)
        if section.anchor != anchor_of(_plain(section.heading))
    }
    return {
        "stop": sorted(STOP),
        "short": sorted(SHORT),
        "parts": pack_words(sorted(parts)),
        "pages": [_page(entry) for entry in entries],
        "headings": [_plain(section.heading) for section in sections],
        "anchors": anchors,
        "synonyms": [[_plain(item.term), _plain_all(item.names), _plain_all(item.weaker)] for item in synonyms],
    }


def _heads(entries: Iterable[Entry], synonyms: Iterable[Synonym]) -> Iterator[str]:
    """Yield all texts that stand in the first file."""
    for entry in entries:
        yield from (entry.title, *entry.aliases, *(section.heading for section in entry.sections))
    for synonym in synonyms:
        yield from (synonym.term, *synonym.names, *synonym.weaker)


def _page(entry: Entry) -> list[Any]:
    facets = {name: list(values) for name, values in entry.facets.items() if values}
    return [
        entry.url,
        _plain(entry.title),
        _plain_all(entry.aliases),
        entry.kind,
        facets,
        entry.weight,
        len(entry.sections),
    ]


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


def _parts(words: Mapping[str, int], stems: Set[str]) -> set[str]:
    """Return the stems that compounds of these words are made of, which is all that queries need of a dictionary."""
    known = stems | {word for word, count in words.items() if len(word) >= LEAST and count >= _OFTEN} - NEVER
    return {part for word in words for part in split(word, known, SHORT)}


def _texts(sections: Sequence[Section], postings: Mapping[str, Mapping[int, int]], used: int) -> dict[str, Any]:
    """Return the second file; `used` is how many characters the first one has."""
    stems = sorted(postings)
    words, places = pack_words(stems), " ".join(pack_numbers(_steps(postings[word])) for word in stems)
    left = MOST_PACKED - _PACKED["heads"] * used - _PACKED["words"] * len(words) - _PACKED["places"] * len(places)
    most = _most_of_each([len(section.text) for section in sections], round(left / _PACKED["texts"]))
    return {
        "words": words,
        "places": places,
        "lengths": pack_numbers(sum(1 for _ in words_of(section.text)) for section in sections),
        "texts": [_beginning(_plain(section.text), most) for section in sections],
    }


def _steps(places: Mapping[int, int]) -> Iterator[int]:
    """Yield for each section, in their order, its distance from the one before and how often a word stands in it."""
    before = -1
    for section, count in sorted(places.items()):
        yield (section - before - 1) * len(_LEVELS) + sum(count >= level for level in _LEVELS) - 1
        before = section


def _most_of_each(lengths: Sequence[int], left: int) -> int:
    """Return how many characters of each section can be kept when so many are left for all."""
    open_ = len(lengths)
    for length in sorted(lengths):
        if length * open_ > left:
            return max(LEAST_OF_EACH, left // open_)
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
