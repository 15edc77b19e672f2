"""Advice on spelling, from words that somebody has looked up before: a check itself starts no program."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Set
from functools import lru_cache

from macros.check_context import Context, line_at
from macros.check_language import ABBREVIATIONS
from macros.check_prose import FIELD, prose, unquoted
from macros.errors import Finding
from macros.library import Library
from macros.model import Text

LookUp = Callable[[Collection[str]], Set[str]]
"""Given words, returns those that the dictionary does not know."""

LEAST_PART = 4
"""Letters of either part of a compound."""


def inspect_spelling(text: Text, context: Context) -> Iterator[Finding]:
    """Yield every misspelt word, once for a text."""
    told: set[str] = set()
    for word, place in words(text.body):
        if word in context.misspelt and word not in told:
            told.add(word)
            nearest = context.misspelt[word]
            remedy = f"Meinten Sie „{nearest}“? " if nearest else ""
            remedy += "Ist das Wort richtig, dann in snippets/woerter.yml ergänzen."
            found = f"„{word}“ steht nicht im Wörterbuch"
            yield Finding(text.path, line_at(text, place), found, remedy=remedy, advice=True)


def misspelt(texts: Iterable[Text], library: Library, look_up: LookUp) -> set[str]:
    """Return the words of the texts that neither the dictionary nor the project knows."""
    known = known_words(library)
    asked = {word for text in texts for word, _ in words(text.body) if not is_known(word, known)}
    wrong_case = {word for word in asked if _TWO_CAPITALS.fullmatch(word)}
    unknown = look_up({*asked, *map(str.capitalize, wrong_case)})
    doubtful = {word for word in unknown & asked if word not in wrong_case}
    doubtful -= _compounds(doubtful, known, look_up)
    return doubtful | {word for word in wrong_case if word.capitalize() not in unknown}


@lru_cache(maxsize=512)
def words(body: str) -> tuple[tuple[str, int], ...]:
    """Return the words to look up with their places; abbreviations, parts with digits and quotations are left out."""
    text = unquoted(prose(body))
    found = (_word(text, match) for match in _WORD.finditer(text))
    return tuple(item for item in found if item)


def known_words(library: Library) -> frozenset[str]:
    """Return the words of the project: its own list, the glossary, names of laws."""
    names = [name for law in library.laws for name in (*law.titles, *law.abbreviations)]
    for entry in library.glossary:
        names += [entry.term, *entry.abbreviations, *entry.synonyms, *entry.colloquial, *entry.avoided]
    return library.words | ABBREVIATIONS | {part for name in names for part in _WORD.findall(name)}


def is_known(word: str, known: Collection[str]) -> bool:
    """Whether the project knows a word, whatever its ending; an adjective may start a sentence."""
    forms = (word, word[0].lower() + word[1:]) if word[0].isupper() else (word,)
    return any(form.removesuffix(ending) in known for form in forms for ending in _ENDINGS)


_WORD = re.compile(r"[^\W\d_]{3,60}")
_ENDINGS = ("", "s", "es", "n", "en", "e", "er", "ern", "em")
_LINKS = ("", "s", "n", "en", "es")
_TWO_CAPITALS = re.compile(r"[A-ZÄÖÜ]{2}[a-zäöüß]+")
_BEFORE = re.compile(rf"[\d_@.\\{FIELD}]\Z|(?:\A|\W)-\Z")
_AFTER = re.compile(rf"-(?!\w)|/-|[\d_@{FIELD}]|\\?[*:]\w|\.\w")


def _word(text: str, match: re.Match[str]) -> tuple[str, int] | None:
    word, start, end = match[0], match.start(), match.end()
    before = text[max(0, start - 2) : start]
    if _BEFORE.search(before) or _AFTER.match(text, end):
        return None
    if any(letter.isupper() for letter in word[1:]) and not _TWO_CAPITALS.fullmatch(word):
        return None
    return word, start


def _compounds(doubtful: Collection[str], known: Collection[str], look_up: LookUp) -> set[str]:
    """Return the words that are made of a word of the project and another right one."""
    halves = {word: list(_halves(word, known)) for word in doubtful}
    unknown = look_up({half for found in halves.values() for half in found})
    return {word for word, found in halves.items() if any(half not in unknown for half in found)}


def _halves(word: str, known: Collection[str]) -> Iterator[str]:
    """Yield what is left of a word beside a word of the project; a half that the project knows too counts as „und“."""
    for place in range(LEAST_PART, len(word) - LEAST_PART + 1):
        first, last = word[:place].capitalize(), word[place:]
        last = last if word[0].islower() else last.capitalize()
        first_known = any(first.removesuffix(link) in known for link in _LINKS)
        last_known = is_known(last, known)
        if first_known and last_known:
            yield "und"
        elif first_known:
            yield last
        elif last_known:
            yield first.removesuffix("s")
