"""Conditions as texts, read and written (pure); whether their words exist is for `conditions` to check."""

from __future__ import annotations

import re

from macros.errors import ConditionError, nearest
from macros.model import Condition, Term

REST = "sonst"
_NOT = "nicht"
_FORM = re.compile(r"[a-z][a-z0-9_]*")
_LAND = re.compile(r"[A-Za-zÄÖÜäöüß-]+")
_KINDS = ("land", "feld", "hat", "nur")
_FIELD = re.compile(r"([a-z][a-z0-9_]*)\s*=\s*(\S.*)")
_EXAMPLES = "land:HE, stadt, kreisebene, feld:foerderung=ja, hat:hauptausschuss, nur:web, auch mit „nicht “ davor"


def parse(text: str) -> Condition:
    """Return the condition that a text states; raise ConditionError in German where it cannot be read."""
    if text.strip() == REST:
        raise ConditionError("„sonst“ steht nur nach einer anderen Variante und gilt für alle übrigen Fälle.")
    return Condition(tuple(_alternative(part, text) for part in text.split(",")))


def to_text(condition: Condition) -> str:
    """Return the canonical text of a condition; reading it gives the same condition."""
    return ", ".join(" + ".join(_term_text(term) for term in alternative) for alternative in condition.alternatives)


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
