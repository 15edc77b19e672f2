"""Who sees which variant: conditions are read, checked, written, negated and decided here (pure).

A condition is a disjunction: `,` is or, `+` is and and binds tighter. Terms are `stadt` (a form or a group of forms),
`land:HE`, `feld:foerderung=ja`, `hat:hauptausschuss`, `nur:web`; each may follow `nicht`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.condition_gaps import Gap, gaps
from macros.condition_logic import holds, negation
from macros.condition_reading import REST, parse, to_text
from macros.condition_texts import describe
from macros.errors import ConditionError, nearest
from macros.grammar_names import CONDITION_WORDS
from macros.model import Condition, Field, FieldType, Term
from macros.tables import Tables

__all__ = [
    "REST",
    "Gap",
    "Vocabulary",
    "check",
    "describe",
    "gaps",
    "holds",
    "otherwise",
    "parse",
    "to_text",
    "vocabulary",
]

_DECIDABLE = frozenset({FieldType.CHOICE, FieldType.YES_NO})


@dataclass(frozen=True)
class Vocabulary:
    """The words a condition may use: forms, groups, Länder, options by field, names after `hat:`."""

    forms: frozenset[str]
    groups: frozenset[str]
    laender: frozenset[str]
    options: Mapping[str, tuple[str, ...]]
    has: frozenset[str]


def vocabulary(tables: Tables, fields: Mapping[str, Field]) -> Vocabulary:
    """Return the words that conditions may use with these tables and fields (derived fields are left out)."""
    own = {name: field for name, field in fields.items() if not field.derived}
    options = {name: field.options for name, field in own.items() if field.type in _DECIDABLE}
    return Vocabulary(
        frozenset(tables.forms.labels),
        frozenset(tables.forms.groups),
        frozenset(tables.forms.laender),
        options,
        frozenset({*CONDITION_WORDS, *own}),
    )


def check(condition: Condition, words: Vocabulary) -> list[str]:
    """Return a German sentence for every word of the condition that does not exist."""
    terms = dict.fromkeys(term for alternative in condition.alternatives for term in alternative)
    return [fault for term in terms for fault in _term_faults(term, words)]


def otherwise(conditions: Sequence[Condition]) -> Condition:
    """Return what `sonst` means after these conditions: the exact negation of them all, simplified.

    Raises ConditionError where nothing is left, because the conditions before cover every case.
    """
    rest = negation(conditions)
    if not rest.alternatives:
        raise ConditionError(
            "„sonst“ kommt hier nie zum Zug: Die Bedingungen davor decken schon jeden Fall ab. "
            "Abhilfe: die letzte Variante löschen oder eine der Bedingungen davor enger fassen."
        )
    return rest


def _term_faults(term: Term, words: Vocabulary) -> Iterator[str]:
    known = {
        "form": words.forms | words.groups,
        "land": words.laender,
        "hat": words.has,
        "feld": frozenset(words.options),
        "nur": frozenset({"web"}),
    }[term.kind]
    kinds = {"form": "Form oder Gruppe", "land": "Land", "hat": "Angabe nach „hat:“", "feld": "Feld mit festen Werten"}
    if term.name not in known:
        yield f"unbekannt: {kinds.get(term.kind, 'Wort')} „{term.name}“. {_hint(term.name, known)}"
    elif term.kind == "feld" and term.value not in words.options[term.name]:
        options = words.options[term.name]
        yield f"„{term.name}“ kann nicht „{term.value}“ sein. {_hint(str(term.value), options)}"


def _hint(word: str, known: Iterable[str]) -> str:
    return nearest(word, known) or f"Es gibt: {', '.join(sorted(known))}."
