"""Names of municipalities: which word stands before a name, so that nothing is said twice."""

from __future__ import annotations

import re
from collections.abc import Mapping

from macros.grammar_words import Word, filled, word_of
from macros.tables import Grammar

_DISTRICT_WITH_ADJECTIVE, _DISTRICT_WITH_ADDITION, _DISTRICT_COMPOUND = (
    "kreisname_mit_eigenschaftswort",
    "kreisname_mit_zusatz",
    "kreisname_zusammengesetzt",
)
_TITLED, _TITLED_WITH_ADJECTIVE, _FLECKEN = "name_mit_titel", "name_mit_titel_und_eigenschaftswort", "name_mit_flecken"
_ASSOCIATION = "verbandsname"
NAME_PATTERNS = (
    *(_DISTRICT_WITH_ADJECTIVE, _DISTRICT_WITH_ADDITION, _DISTRICT_COMPOUND),
    *(_TITLED, _TITLED_WITH_ADJECTIVE, _FLECKEN, _ASSOCIATION),
)
"""Entries of the table for names that say themselves what the body is; a form names `kreis`, `stadt` and the like."""

_DISTRICTS = frozenset({"kreis", "landkreis"})
_ADJECTIVE = re.compile(r"(.+isch)er Kreis")
_WITH_ADDITION = re.compile(r"(Kreis|\S+kreis|\S+-Kreis) (.+)")
_MAY_REPEAT = frozenset({"markt"})  # „Markt Schwaben“ is a name; the municipality is the Markt Markt Schwaben
_MAY_BE_DROPPED = {"Stadt": "Stadt ", "Gemeinde": "Gemeinde ", "Markt": "Marktgemeinde "}
_TITLED_KINDS = frozenset({"Stadt", "Gemeinde"})
_TITLE = re.compile(r"(?:(Alt|Frei|Groß)e )?(?!Neustadt )((?:\S+- und )?\S+(?:stadt|gemeinde) [A-ZÄÖÜ].*)")
_NAMED_FLECKEN = re.compile(r"Flecken (.+)")
_NAMED_ASSOCIATION = re.compile(r"((?:\S+- und )?\S*[Vv]erband)( .+)?")


def body_word(key: str, name: str, land: str, grammar: Grammar, nickname: str = "") -> Word:
    """Return a body with its name, such as die Stadt Lünen or der Rhein-Kreis Neuss; `nickname` fills {beiname}."""
    key, values = _pattern(key, name, grammar)
    return filled(word_of(grammar.bodies[key]), {**values, "land": land, "beiname": nickname})


def second_mention(key: str, name: str, grammar: Grammar) -> Word | None:
    """Return the word for the second mention (die Stadt), if the table has one; the pattern of a name goes before."""
    return _short(_pattern(key, name, grammar)[0], grammar) or _short(key, grammar)


def _short(key: str, grammar: Grammar) -> Word | None:
    noun = grammar.bodies[key]
    return Word(noun.gender, noun.short, noun.short.nom.split(" ", 1)[1]) if noun.short else None


def _pattern(key: str, name: str, grammar: Grammar) -> tuple[str, Mapping[str, str]]:
    """Return the table key and the placeholders; names that say what the body is have patterns of their own."""
    name = _without_generic_word(key, name, grammar)
    if key in _DISTRICTS:
        return _district(key, name)
    kind = _kind(key, grammar)
    if kind in _TITLED_KINDS:
        return _titled(key, name)
    if kind == "Verband" and (match := _NAMED_ASSOCIATION.fullmatch(name)):
        return _ASSOCIATION, {"verbandsname": match[1], "zusatz": match[2] or ""}
    return key, {"ort": name}


def _without_generic_word(key: str, name: str, grammar: Grammar) -> str:
    generic = word_of(grammar.bodies[key]).bare.removesuffix("{ort}")
    if generic == name:
        return name
    rest = name if key in _MAY_REPEAT else name.removeprefix(generic)
    return rest.removeprefix(_MAY_BE_DROPPED.get(_kind(key, grammar), ""))


def _kind(key: str, grammar: Grammar) -> str:
    """Return what a body is called without its name, or "" for one that has a name or a nickname of its own."""
    short, sentence = _short(key, grammar), grammar.bodies[key].cases.nom
    return short.bare if short and "{ort}" in sentence and "{beiname}" not in sentence else ""


def _titled(key: str, name: str) -> tuple[str, Mapping[str, str]]:
    if match := _NAMED_FLECKEN.fullmatch(name):
        return _FLECKEN, {"zusatz": match[1]}
    if match := _TITLE.fullmatch(name):
        values = {"titel": match[2], "eigenschaftswort": match[1] or ""}
        return _TITLED_WITH_ADJECTIVE if match[1] else _TITLED, values
    return key, {"ort": name}


def _district(key: str, name: str) -> tuple[str, Mapping[str, str]]:
    if match := _ADJECTIVE.fullmatch(name):
        return _DISTRICT_WITH_ADJECTIVE, {"kreisname": match[1]}
    if match := _WITH_ADDITION.fullmatch(name):
        return _DISTRICT_WITH_ADDITION, {"kreisname": match[1], "zusatz": match[2]}
    if name.lower().endswith("kreis"):
        return _DISTRICT_COMPOUND, {"kreisname": name}
    return key, {"ort": name}
