"""Who sees which variant: conditions are read, checked, written, negated and decided here (pure).

A condition is a disjunction: `,` is or, `+` is and and binds tighter. Terms are `stadt` (a form or a group of forms),
`land:HE`, `feld:foerderung=ja`, `hat:hauptausschuss`, `nur:web`; each may follow `nicht`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.condition_gaps import Gap, gaps
from macros.condition_logic import holds, negation
from macros.condition_texts import describe
from macros.errors import ConditionError, nearest
from macros.grammar_names import CONDITION_WORDS
from macros.model import Condition, Field, FieldType, Term
from macros.tables import Tables

__all__ = ["Gap", "Vocabulary", "check", "describe", "gaps", "holds", "otherwise", "parse", "to_text", "vocabulary"]

REST = "sonst"
_NOT = "nicht"
_FORM = re.compile(r"[a-z][a-z0-9_]*")
_LAND = re.compile(r"[A-Za-zÄÖÜäöüß-]+")
_KINDS = ("land", "feld", "hat", "nur")
_FIELD = re.compile(r"([a-z][a-z0-9_]*)\s*=\s*(\S.*)")
_EXAMPLES = "land:HE, stadt, kreisebene, feld:foerderung=ja, hat:hauptausschuss, nur:web, auch mit „nicht “ davor"
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


def parse(text: str) -> Condition:
    """Return the condition that a text states; raise ConditionError in German where it cannot be read."""
    if text.strip() == REST:
        raise ConditionError("„sonst“ steht nur nach einer anderen Variante und gilt für alle übrigen Fälle.")
    return Condition(tuple(_alternative(part, text) for part in text.split(",")))


def check(condition: Condition, words: Vocabulary) -> list[str]:
    """Return a German sentence for every word of the condition that does not exist."""
    terms = dict.fromkeys(term for alternative in condition.alternatives for term in alternative)
    return [fault for term in terms for fault in _term_faults(term, words)]


def to_text(condition: Condition) -> str:
    """Return the canonical text of a condition; reading it gives the same condition."""
    return ", ".join(" + ".join(_term_text(term) for term in alternative) for alternative in condition.alternatives)


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


def _alternative(part: str, text: str) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(_term(word.strip(), text) for word in part.split("+")))


def _term(word: str, text: str) -> Term:
    head, _, rest = word.partition(" ")
    negated = head == _NOT
    atom = rest.strip() if negated else word
    kind, colon, name = (part.strip() for part in atom.partition(":"))
    if not atom or atom == _NOT:
        raise ConditionError(f"In der Bedingung „{text}“ fehlt ein Wort. Erwartet: {_EXAMPLES}.")
    if not colon:
        return Term("form", _plain(atom, text), negated=negated)
    if kind == "feld":
        return _field_term(name, text, negated)
    if kind == "nur" and name == "web":
        return Term("nur", name, negated=negated)
    if kind == "land" and _LAND.fullmatch(name):
        return Term("land", name, negated=negated)
    if kind == "hat" and _FORM.fullmatch(name):
        return Term("hat", name, negated=negated)
    remedy = "" if kind in _KINDS else nearest(f"{kind}:", [f"{known}:" for known in _KINDS])
    raise ConditionError(
        f"In der Bedingung „{text}“ ist „{atom}“ nicht lesbar. Erwartet: {_EXAMPLES}. {remedy}".strip()
    )


def _field_term(name: str, text: str, negated: bool) -> Term:
    match = _FIELD.fullmatch(name)
    if match is None:
        raise ConditionError(f"In der Bedingung „{text}“ fehlt nach „feld:“ Name oder Wert, etwa feld:foerderung=ja.")
    return Term("feld", match[1], match[2], negated)


def _plain(name: str, text: str) -> str:
    if name == REST:
        raise ConditionError(f"In der Bedingung „{text}“ steht „sonst“ neben anderem; „sonst“ steht immer allein.")
    if not _FORM.fullmatch(name):
        raise ConditionError(f"In der Bedingung „{text}“ ist „{name}“ nicht lesbar. Erwartet: {_EXAMPLES}.")
    return name


def _term_text(term: Term) -> str:
    atoms = {"form": term.name, "feld": f"feld:{term.name}={term.value}"}
    return (f"{_NOT} " if term.negated else "") + atoms.get(term.kind, f"{term.kind}:{term.name}")


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
