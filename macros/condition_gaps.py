"""Finds the municipalities for which a group of alternatives shows none of them, or two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from macros.condition_logic import holds
from macros.model import Condition, Facts, Field, Term
from macros.tables import MunicipalForm, Tables

_BY_TABLE = frozenset({"vorbereitende", "verwaltungsorgan"})
_MAIN_COMMITTEE = "hauptausschuss"

_Answers = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Gap:
    """One case: form and Land, with or without preparing body, answers, words that exist; `shown` by position."""

    form: str
    land: str
    preparing: bool
    answers: _Answers
    has: frozenset[str]
    shown: tuple[int, ...]

    def __str__(self) -> str:
        """Return the case and what it shows, in German."""
        body = " mit vorbereitender Verwaltung" if self.preparing else ""
        answers = "".join(f", {name}: {value}" for name, value in self.answers)
        numbers = " und ".join(str(number + 1) for number in self.shown)
        what = f"die Varianten {numbers} zugleich" if self.shown else "keine Variante"
        return f"{self.form} in {self.land}{body}{answers}: {what}"


def gaps(conditions: Sequence[Condition], tables: Tables, fields: Mapping[str, Field] | None = None) -> list[Gap]:
    """Return every case for which none or more than one of the conditions holds.

    Cases are all forms in all Länder, with and without preparing body where the tables allow both, combined with every
    answer to the fields that the conditions name (their options in `fields`; else the values named, or no answer), and
    with and without what `hat:` names if the team decides on it.
    """
    terms = {term for condition in conditions for alternative in condition.alternatives for term in alternative}
    answers = list(_answer_choices(terms, fields or {}))
    optional = sorted({term.name for term in terms if term.kind == "hat" and term.name not in _BY_TABLE})
    found = []
    for facts, preparing in _cases(tables, answers, optional):
        shown = tuple(position for position, condition in enumerate(conditions) if holds(condition, facts))
        if len(shown) != 1:
            known = tuple(facts.answers.items())
            found.append(Gap(facts.form, facts.land, preparing, known, facts.has, shown))
    return found


def _cases(tables: Tables, answers: Sequence[_Answers], optional: Sequence[str]) -> Iterator[tuple[Facts, bool]]:
    subsets = [frozenset(word for word, kept in zip(optional, row, strict=True) if kept) for row in _choices(optional)]
    for land, entry in tables.forms.laender.items():
        for form, municipal in entry.forms.items():
            for preparing, known, chosen in product(_preparing_states(municipal), answers, subsets):
                has = chosen | _words_by_table(municipal, preparing)
                if _MAIN_COMMITTEE not in optional and municipal.main_committee.committee:
                    has |= {_MAIN_COMMITTEE}
                yield Facts(form, land, has, dict(known), tables.groups_of(form)), preparing


def _choices(optional: Sequence[str]) -> Iterator[tuple[bool, ...]]:
    return product((True, False), repeat=len(optional))


def _preparing_states(form: MunicipalForm) -> tuple[bool, ...]:
    if form.preparing is not None:
        return (True,)
    return (False, True) if form.as_member is not None else (False,)


def _words_by_table(form: MunicipalForm, preparing: bool) -> frozenset[str]:
    words = {"vorbereitende"} if preparing else set()
    return frozenset(words | ({"verwaltungsorgan"} if form.collegium else set()))


def _answer_choices(terms: set[Term], fields: Mapping[str, Field]) -> Iterator[_Answers]:
    named: dict[str, set[str]] = {}
    for term in terms:
        if term.kind == "feld" and term.value is not None:
            named.setdefault(term.name, set()).add(term.value)
    names = sorted(named)
    known = [fields[name].options if name in fields else (*sorted(named[name]), None) for name in names]
    for row in product(*known):
        yield tuple((name, value) for name, value in zip(names, row, strict=True) if value is not None)
