"""Names of municipalities: which word stands before a name, so that nothing is said twice."""

from __future__ import annotations

import re
from collections.abc import Mapping

from macros.grammar_words import Word, filled, word_of
from macros.tables import Grammar

PATTERNS_OF_DISTRICTS = ("kreisname_mit_eigenschaftswort", "kreisname_mit_zusatz", "kreisname_zusammengesetzt")
"""Entries of the table for names that contain „kreis“; a form names `kreis` or `landkreis`."""

_DISTRICTS = frozenset({"kreis", "landkreis"})
_ADJECTIVE = re.compile(r"(.+isch)er Kreis")
_WITH_ADDITION = re.compile(r"(\S+kreis|\S+-Kreis) (.+)")
_MAY_REPEAT = frozenset({"markt"})  # „Markt Schwaben“ is a name; the municipality is the Markt Markt Schwaben


def body_word(key: str, name: str, land: str, grammar: Grammar, nickname: str = "") -> Word:
    """Return a body with its name, such as die Stadt Lünen or der Rhein-Kreis Neuss; `nickname` fills {beiname}."""
    key, values = _pattern(key, _without_generic_word(key, name, grammar))
    return filled(word_of(grammar.bodies[key]), {**values, "land": land, "beiname": nickname})


def second_mention(key: str, grammar: Grammar) -> Word | None:
    """Return the word for the second mention (die Stadt), if the table has one."""
    noun = grammar.bodies[key]
    return Word(noun.gender, noun.short, noun.short.nom.split(" ", 1)[1]) if noun.short else None


def _without_generic_word(key: str, name: str, grammar: Grammar) -> str:
    generic = word_of(grammar.bodies[key]).bare.removesuffix("{ort}")
    return name if key in _MAY_REPEAT or generic == name else name.removeprefix(generic)


def _pattern(key: str, name: str) -> tuple[str, Mapping[str, str]]:
    """Return the table key and the placeholders; Kreis names that contain „kreis“ have patterns of their own."""
    if key in _DISTRICTS:
        with_adjective, with_addition, compound = PATTERNS_OF_DISTRICTS
        if match := _ADJECTIVE.fullmatch(name):
            return with_adjective, {"kreisname": match[1]}
        if match := _WITH_ADDITION.fullmatch(name):
            return with_addition, {"kreisname": match[1], "zusatz": match[2]}
        if name.lower().endswith("kreis"):
            return compound, {"kreisname": name}
    return key, {"ort": name}
