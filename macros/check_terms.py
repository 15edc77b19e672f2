"""Advice on terms that the glossary spells differently, or for which it has another word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from macros.check_context import Context, line_at
from macros.check_prose import prose, unquoted
from macros.errors import Finding
from macros.library_glossary import GlossaryEntry, begins_with_adjective, inflected
from macros.model import Text

MOST_PARTS = 4
"""Words of the longest term that is looked for."""
LEAST_LETTERS = 4
"""Shorter abbreviations in capitals look like common words (DOM, CUT)."""


@dataclass(frozen=True)
class _Spellings:
    """By letters alone: how a term is written, what is written instead of other words; and every right spelling."""

    terms: dict[str, str]
    instead: dict[str, str]
    right: frozenset[str]


def inspect_terms(text: Text, context: Context) -> Iterator[Finding]:
    """Yield every term that is written differently than in the glossary."""
    spellings = _spellings(context.library.glossary)
    body = unquoted(prose(text.body))
    parts = list(_PART.finditer(body))
    number = 0
    while number < len(parts):
        count, term = _longest(body, parts[number : number + MOST_PARTS], spellings)
        if term:
            start, end = parts[number].start(), parts[number + count - 1].end()
            found = f"die Schreibweise „{_written(body[start:end])}“"
            expected = f"„{term}“ wie im Glossar"
            remedy = f"„{term}“ schreiben, mit der Endung, die der Satz braucht"
            yield Finding(text.path, line_at(text, start), found, expected, remedy, advice=True)
        number += count


_PART = re.compile(r"[A-Za-zÄÖÜäöüß]+\d?|\d+[A-Za-z]?")
_SEPARATOR = re.compile(r"[ ]?|-|[ ]?\n[ ]{0,12}")


@lru_cache(maxsize=4)
def _spellings(glossary: tuple[GlossaryEntry, ...]) -> _Spellings:
    terms: dict[str, str] = {}
    instead: dict[str, str] = {}
    right: set[str] = set()
    for entry in glossary:
        right.update(entry.synonyms)
        for name in _names(entry):
            for form in inflected(name):
                terms.setdefault(_letters(form), form)
                right.add(form)
                if " " in name and begins_with_adjective(name) and _lower(name) not in entry.avoided:
                    right.add(_lower(form))
        instead.update((_letters(form), entry.term) for name in entry.avoided for form in inflected(name))
    return _Spellings(terms, {key: term for key, term in instead.items() if key not in terms}, frozenset(right))


def _names(entry: GlossaryEntry) -> Iterable[str]:
    yield entry.term
    for name in entry.abbreviations:
        if len(name) >= LEAST_LETTERS or not name.isupper():
            yield name


def _letters(name: str) -> str:
    return "".join(_PART.findall(name)).casefold()


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


def _longest(body: str, parts: Sequence[re.Match[str]], spellings: _Spellings) -> tuple[int, str]:
    """Return how many words the longest term has that begins here, and how it should be written if it is not."""
    key = ""
    found = (1, "")
    for count, part in enumerate(parts, start=1):
        if count > 1 and not _SEPARATOR.fullmatch(body, parts[count - 2].end(), part.start()):
            break
        key += part[0].casefold()
        if key in spellings.terms or key in spellings.instead:
            found = (count, _better(body, parts[0].start(), part.end(), key, spellings))
    return found


def _better(body: str, start: int, end: int, key: str, spellings: _Spellings) -> str:
    """Return the right spelling of what stands between two places, or nothing when it is right."""
    written = _written(body[start:end])
    compound = body[start - 1 : start] == "-" or body[end : end + 1] == "-"
    if key not in spellings.terms:
        return "" if compound or written in spellings.right else spellings.instead[key]
    if written in spellings.right or (compound and written.replace("-", " ") in spellings.right):
        return ""
    term = spellings.terms[key]
    one_case = written.islower() or written.isupper()
    return "" if one_case and term[1:].islower() else term


def _written(text: str) -> str:
    return " ".join(text.split())
