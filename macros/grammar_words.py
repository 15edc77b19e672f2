"""Inflects one word: every form that a field name can ask for, from gender, cases and the small tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.model import Gender, Override
from macros.tables import CASES, CaseName, Cases, Grammar, Noun, OfficeEntry, Owned, Preposition

OWNED: tuple[Owned, ...] = ("m", "f", "n", "mz")
PREPOSITIONS: Mapping[Preposition, CaseName] = {"in": "dat", "in_wohin": "akk", "zu": "dat", "von": "dat", "bei": "dat"}
PERSON_PREPOSITIONS: tuple[Preposition, ...] = ("zu", "von", "bei")
OR = " oder "


@dataclass(frozen=True)
class Word:
    """A word ready for the sentence: cases with article, and the bare form for tables and signatures."""

    gender: Gender
    cases: Cases
    bare: str


@dataclass(frozen=True)
class Person:
    """Somebody in an office: one word, or two that stand for both genders; `cases` join the halves."""

    halves: tuple[Word, ...]
    cases: Cases
    bare: str


def word_of(noun: Noun) -> Word:
    """Return a table entry as a word."""
    return Word(noun.gender, noun.cases, noun.bare or without_article(noun.cases.nom))


def person_of(entry: OfficeEntry, gender: Gender | None) -> Person:
    """Return an office in its feminine or masculine form, or in the form for both (gender None)."""
    feminine = _half("f", entry.feminine, None)
    masculine = _half("m", entry.masculine, entry.masculine_bare)
    if gender == "f" and feminine:
        return person_of_word(feminine)
    if gender == "m" and masculine:
        return person_of_word(masculine)
    if entry.pair and OR not in entry.pair.nom:
        neutral: Gender = "f" if entry.pair.nom.startswith("die ") else "n"
        return person_of_word(Word(neutral, entry.pair, without_article(entry.pair.nom)))
    if feminine is None or masculine is None:
        raise ValueError("an office needs both genders or a neutral word")  # the schema sees to it
    cases = entry.pair or _joined(feminine.cases, masculine.cases)
    return Person((feminine, masculine), cases, feminine.bare + OR + masculine.bare)


def person_of_word(word: Word) -> Person:
    """Return a single word as somebody to address, such as an administration that is given an order."""
    return Person((word,), word.cases, word.bare)


def own_word(override: Override, grammar: Grammar) -> Word:
    """Return a word that the team has written itself.

    The dative follows the genitive where that shows a weak ending: Präsident, Präsidenten → dem Präsidenten;
    Große Rat, Großen Rates → dem Großen Rat.
    """
    word, gender = override.word or "", override.gender or "f"
    genitive = override.genitive or word
    weak = _weak_dative(word, genitive)
    accusative = weak if gender == "m" else word
    article = grammar.articles[gender]
    forms = {"nom": word, "gen": genitive, "dat": weak, "akk": accusative}
    return Word(gender, Cases(**{case: f"{article[case]} {forms[case]}" for case in CASES}), word)


def thing_forms(word: Word, grammar: Grammar) -> dict[str, str]:
    """Return the text by suffix ("" is the bare name) of a word that has pronouns."""
    return {
        **_case_forms(word.cases, word.bare),
        **_fused_forms(word, grammar),
        **_pronoun_forms(word.gender, grammar),
    }


def short_forms(word: Word, grammar: Grammar) -> dict[str, str]:
    """Return the text by suffix of a second mention; its pronouns are those of the first."""
    return {**_case_forms(word.cases, word.bare), **_fused_forms(word, grammar)}


def person_forms(person: Person, grammar: Grammar) -> dict[str, str]:
    """Return the text by suffix of an office; prepositions are fused with each half of a pair."""
    fused: dict[str, str] = {
        name: OR.join(_fused(half, name, grammar) for half in person.halves) for name in PERSON_PREPOSITIONS
    }
    return {**_case_forms(person.cases, person.bare), **fused}


def at_start(text: str) -> str:
    """Return the text as it stands at the start of a sentence."""
    return text[:1].upper() + text[1:]


def without_article(text: str) -> str:
    """Return a form without its first word, the article."""
    return text.split(" ", 1)[1]


def followed_by(word: Word, rest: str) -> Word:
    """Return the word with an unchanging addition: der Rat + der Stadt Lünen."""
    cases = Cases(**{case: f"{word.cases[case]} {rest}" for case in CASES})
    return Word(word.gender, cases, f"{word.bare} {rest}")


def filled(word: Word, values: Mapping[str, str]) -> Word:
    """Return the word with its placeholders such as {ort} replaced."""
    cases = Cases(**{case: _replaced(word.cases[case], values) for case in CASES})
    return Word(word.gender, cases, _replaced(word.bare, values))


def _half(gender: Gender, cases: Cases | None, bare: str | None) -> Word | None:
    return Word(gender, cases, bare or without_article(cases.nom)) if cases else None


def _joined(feminine: Cases, masculine: Cases) -> Cases:
    return Cases(**{case: feminine[case] + OR + masculine[case] for case in CASES})


def _weak_dative(word: str, genitive: str) -> str:
    parts, genitive_parts = word.split(" "), genitive.split(" ")
    if len(parts) != len(genitive_parts):
        return word
    pairs = zip(parts, genitive_parts, strict=True)
    return " ".join(changed if changed in {f"{part}n", f"{part}en"} else part for part, changed in pairs)


def _case_forms(cases: Cases, bare: str) -> dict[str, str]:
    return {"": cases.nom, "gen": cases.gen, "dat": cases.dat, "akk": cases.akk, "ohne": bare}


def _fused_forms(word: Word, grammar: Grammar) -> dict[str, str]:
    return {name: _fused(word, name, grammar) for name in PREPOSITIONS}


def _fused(word: Word, preposition: Preposition, grammar: Grammar) -> str:
    rest = without_article(word.cases[PREPOSITIONS[preposition]])
    return f"{grammar.fusions[word.gender][preposition]} {rest}"


def _pronoun_forms(gender: Gender, grammar: Grammar) -> dict[str, str]:
    pronoun = grammar.pronouns[gender]
    forms = {"pron": pronoun.nom, "pron_dat": pronoun.dat, "pron_akk": pronoun.akk}
    for owned in OWNED:
        endings = grammar.possessives[pronoun.possessive][owned]
        for case in CASES:
            suffix = f"poss_{owned}" if case == "nom" else f"poss_{owned}_{case}"
            forms[suffix] = endings[case]
    return forms


def _replaced(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text
