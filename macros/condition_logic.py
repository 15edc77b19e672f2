"""Conditions as logic: deciding them on facts, and negating them exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from macros.model import Condition, Facts, Term

_Terms = frozenset[Term]


def holds(condition: Condition, facts: Facts) -> bool:
    """Tell whether the condition holds for a document with these facts; `nur:web` never does."""
    return any(all(term_holds(term, facts) for term in alternative) for alternative in condition.alternatives)


def term_holds(term: Term, facts: Facts) -> bool:
    """Tell whether one literal holds."""
    decided = {
        "form": term.name == facts.form or term.name in facts.groups,
        "land": term.name == facts.land,
        "feld": facts.answers.get(term.name) == term.value,
        "hat": term.name in facts.has,
        "nur": False,
    }
    return decided[term.kind] != term.negated


def negation(conditions: Sequence[Condition]) -> Condition:
    """Return the negation of the disjunction as alternatives without duplicates, contradictions and subsumed ones.

    No alternative at all means that it never holds.
    """
    rest: list[_Terms] = [frozenset()]
    for condition in conditions:
        for alternative in condition.alternatives:
            refused = [replace(term, negated=not term.negated) for term in alternative]
            combined = (simplified(known | {term}) for known in rest for term in refused)
            rest = _without_subsumed(terms for terms in combined if terms is not None)
    return Condition(_ordered(rest))


def simplified(terms: _Terms) -> _Terms | None:
    """Return the terms of one alternative without what follows from the others, or None for a contradiction.

    A document has one Land and each field one value, so `land:HE` makes `nicht land:BY` superfluous.
    """
    if any(replace(term, negated=not term.negated) in terms for term in terms):
        return None
    decided = {_subject(term): term for term in terms if not term.negated and _subject(term) is not None}
    positive = [term for term in terms if not term.negated and _subject(term) is not None]
    if len(positive) != len(decided):
        return None
    return frozenset(term for term in terms if not (term.negated and _subject(term) in decided))


def _subject(term: Term) -> tuple[str, str] | None:
    """Return what has one value only: the Land, or a field."""
    return {"land": ("land", ""), "feld": ("feld", term.name)}.get(term.kind)


def _without_subsumed(alternatives: Iterable[_Terms]) -> list[_Terms]:
    unique = list(dict.fromkeys(alternatives))
    return [terms for terms in unique if not any(other < terms for other in unique)]


def _ordered(alternatives: Iterable[_Terms]) -> tuple[tuple[Term, ...], ...]:
    rows = (tuple(sorted(terms, key=_order)) for terms in alternatives)
    return tuple(sorted(rows, key=lambda terms: [_order(term) for term in terms]))


def _order(term: Term) -> tuple[int, str, str, bool]:
    kinds = ("form", "land", "hat", "feld", "nur")
    return kinds.index(term.kind), term.name, term.value or "", term.negated
