"""Asks Debian's program hunspell for German words; the only part of the check that starts a program.

The library spylls reads the same dictionary in pure Python, but needs seconds to load it.
"""

from __future__ import annotations

import difflib
import re
import shutil
import subprocess
from collections.abc import Collection, Iterable

from macros.check_spelling import known_words, misspelt
from macros.library import Library
from macros.model import Text

MOST_PROPOSALS = 5
"""Words for which the program is asked for proposals in one run; each takes a tenth of a second."""
MOST_COMPARED = 50
"""Words that are compared with those of the project."""
ALIKE, RESEMBLING = 0.85, 0.75
"""How alike a word of the project, and a proposal of the program, has to be."""
LEAST_LETTERS = 5
SECONDS = 10

_PROPOSALS = re.compile(r"& (\S+) \d+ \d+: ([^,\n]+)")


def misspelt_words(texts: Iterable[Text], library: Library) -> dict[str, str]:
    """Return the wrong words of the texts, each with the most likely right one or an empty text."""
    try:
        found = misspelt(texts, library, _unknown)
    except _NoSpellerError:
        return {}
    known = sorted(word for word in known_words(library) if len(word) >= LEAST_LETTERS)
    near = {word: difflib.get_close_matches(word, known, n=1, cutoff=ALIKE) for word in sorted(found)[:MOST_COMPARED]}
    likely = {word: words[0] for word, words in near.items() if words}
    return {**dict.fromkeys(found, ""), **_proposed(found - likely.keys()), **likely}


class _NoSpellerError(Exception):
    """Nothing here can look up German words."""


def _unknown(words: Collection[str]) -> frozenset[str]:
    found = _hunspell(sorted(words), "-l") if words else []  # the program takes a while to read its dictionary
    if found is None:
        raise _NoSpellerError
    return frozenset(found)


def _proposed(words: Collection[str]) -> dict[str, str]:
    lines = _hunspell(sorted(words)[:MOST_PROPOSALS], "-a") if words else None
    pairs = [(match[1], match[2]) for match in map(_PROPOSALS.match, lines or ()) if match]
    return {word: right for word, right in pairs if _likeness(word, right) >= RESEMBLING}


def _likeness(word: str, right: str) -> float:
    return difflib.SequenceMatcher(None, word.casefold(), right.casefold()).ratio()


def _hunspell(words: Iterable[str], mode: str) -> list[str] | None:
    """Return what the program says to the words, or None where it or its dictionary is missing or takes too long."""
    program = shutil.which("hunspell")
    if program is None:
        return None
    command = [program, "-i", "utf-8", "-d", "de_DE", mode]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; the words go in as text
            command, input="\n".join([*words, ""]), capture_output=True, encoding="utf-8", timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return None
    return done.stdout.splitlines() if done.returncode == 0 else None
