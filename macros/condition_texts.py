"""Conditions as short German hints for the reader of an unfilled document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from macros.model import Condition, Field, Term
from macros.tables import Tables

_CIRCUMSTANCES = {
    "vorbereitende": ("eine andere Verwaltung vorbereitet", "die eigene Verwaltung vorbereitet"),
    "hauptausschuss": ("es einen Hauptausschuss gibt", "es keinen Hauptausschuss gibt"),
    "verwaltungsorgan": ("ein Kollegium die Verwaltung leitet", "kein Kollegium die Verwaltung leitet"),
}
_ONLY = "nur "


def describe(condition: Condition, tables: Tables, fields: Mapping[str, Field]) -> str:
    """Return a hint such as „nur für Landkreise in Niedersachsen“, „nicht in Hessen“ or „wenn Förderung: ja“."""
    texts = [_alternative(alternative, tables, fields) for alternative in condition.alternatives]
    if all(text.startswith(_ONLY) for text in texts):
        return _ONLY + _listed([text.removeprefix(_ONLY) for text in texts])
    return _listed(texts)


def _alternative(terms: Sequence[Term], tables: Tables, fields: Mapping[str, Field]) -> str:
    for_whom = [_for_whom(term, tables) for kind in ("form", "land", "nur") for term in terms if term.kind == kind]
    wanted = [text for text, negated in for_whom if not negated]
    refused = [text for text, negated in for_whom if negated]
    when = [_circumstance(term, fields) for term in terms if term.kind in {"hat", "feld"}]
    parts = [
        _ONLY + " ".join(wanted) if wanted else "",
        _neither(refused),
        "wenn " + " und ".join(when) if when else "",
    ]
    return ", ".join(part for part in parts if part)


def _for_whom(term: Term, tables: Tables) -> tuple[str, bool]:
    if term.kind == "land":
        land = tables.forms.laender.get(term.name)
        return land.in_sentence.where if land else f"in {term.name}", term.negated
    if term.kind == "nur":
        return "auf der Website", term.negated
    group, label = tables.forms.groups.get(term.name), tables.forms.labels.get(term.name)
    if group:
        return f"für {group.label}", term.negated
    return f"für {label.plural if label else term.name}", term.negated


def _circumstance(term: Term, fields: Mapping[str, Field]) -> str:
    label = fields[term.name].label if term.name in fields else term.name
    if term.kind == "feld":
        return f"{label}: {'nicht ' if term.negated else ''}{term.value}"
    given = (f"„{label}“ ausgefüllt ist", f"„{label}“ nicht ausgefüllt ist")
    return _CIRCUMSTANCES.get(term.name, given)[term.negated]


def _neither(texts: Sequence[str]) -> str:
    if len(texts) < 2:  # noqa: PLR2004 - „weder … noch …“ needs two
        return "".join(f"nicht {text}" for text in texts)
    return "weder " + " noch ".join(texts)


def _listed(texts: Sequence[str]) -> str:
    if any("," in text for text in texts):
        return "; oder ".join(texts)
    return " oder ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)
