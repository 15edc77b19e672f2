"""Whatever a profile holds, both languages say the same of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.grammar_entry import choices
from macros.profile import OVERRIDABLE
from macros.profile_texts import UnfitError, read_name
from tests.grammar.loading import tables
from tests.twin.node import Node, browser_answer, python_answer, running_node

HOSTILE = (
    "$& $1 $` $'",
    "{{ kommune }} {ort} {beiname}",
    "<b>Rat</b>",
    "=1+1",
    "a\u0007b",
    "\u202eabc",
    "a\u2028b",
    "\ufeffStadt",
    "Rhein-Kreis Neuss",
    "Märkischer Kreis",
    "Ennepe-Ruhr-Kreis",
    "Stadt Musterstadt",
    "Markt Schwaben",
    "ßtadt",
    "ǆungla",
    "constructor",
    "__proto__",
    "x" * 121,
    "x" * 10_000,
    "",
    "  ",
    "ja",
    "Pilott",
    "14.6.2028",
    "31.2.2028",
    "14.06.28",
    "1. Mai 2028",
    "0000-01-01",
    "64.000",
    "64 000,50 €",
    "-0,00",
    "1.000.000.000.000.000",
    "12,5 %",
    "0,1234567",
)


def _is_name(text: str) -> bool:
    try:
        return bool(read_name(text))
    except UnfitError:
        return False


_texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12))
_scalars = st.one_of(_texts, st.none(), st.booleans(), st.integers(-(10**17), 10**17), st.just(64.5))
_plain = st.one_of(_scalars, st.lists(_scalars, max_size=2), st.dictionaries(_texts, _scalars, max_size=2))
_LAENDER = tables().forms.laender


def _entry(land: str) -> st.SearchStrategy[dict[str, Any]]:
    forms = st.sampled_from([*_LAENDER[land].forms])
    bodies = st.sampled_from([*_LAENDER[land].forms, *tables().grammar.bodies, "ampt"])
    rest = {
        "amtsform": st.sampled_from(["feminin", "maskulin", "paarform"]) | _plain,
        "auftrag_an": st.sampled_from(["verwaltung", "verwaltungsspitze", "verwaltungsorgan"]) | _plain,
        "auftragsverb": _scalars,
        "vorbereitende": st.fixed_dictionaries({"kommune": _texts, "form": bodies}) | _plain,
        "werte": st.dictionaries(st.sampled_from(OVERRIDABLE) | _texts, _override(land), max_size=3) | _plain,
        "felder": _felder(land) | _plain,
    }
    common = st.sampled_from(HOSTILE) | _scalars
    return st.fixed_dictionaries({"kommune": common, "form": forms | _scalars, "land": st.just(land)}, optional=rest)


def _override(land: str) -> st.SearchStrategy[Any]:
    keys = [key for base in OVERRIDABLE for key in choices(base, _LAENDER[land], tables().grammar)]
    genders = st.sampled_from(["m", "f", "n"])
    own = st.fixed_dictionaries({"wort": _texts, "genus": genders}, optional={"gen": _texts})
    by_key = st.fixed_dictionaries({"schluessel": st.sampled_from(keys)}, optional={"genus": genders, "wort": _texts})
    return own | by_key | _plain


def _felder(land: str) -> st.SearchStrategy[dict[str, Any]]:
    row = st.dictionaries(st.sampled_from(["jahr", "betrag", "art", "jar"]), _scalars, max_size=3)
    party = st.fixed_dictionaries(
        {"kommune": _texts}, optional={"form": st.sampled_from([*_LAENDER[land].forms]) | _texts, "land": st.just("BY")}
    )
    return st.fixed_dictionaries(
        {},
        optional={
            "projekt_titel": _scalars,
            "anlass": _scalars,
            "einwohner": _scalars,
            "kosten_einmalig": _amounts | _scalars,
            "foerderquote": st.integers(-1, 101) | _scalars,
            "eigenanteil": _scalars,
            "sitzungstermin": _dates | _scalars,
            "entscheidung_am": _near_dates | _dates | _scalars,
            "ausschuss_am": _near_dates,
            "ladung_tage": st.integers(-1, 251) | _scalars,
            "stufe": st.sampled_from(["Pilot", "Regelbetrieb"]) | _scalars,
            "foerderung": _scalars,
            "kosten_je_jahr": st.lists(row, max_size=3) | _plain,
            "partner": st.lists(party, max_size=2) | _plain,
            "projekt_tittel": _scalars,
        },
    )


_GERMAN = str.maketrans(",.", ".,")
_names = st.one_of(
    st.sampled_from([text for text in HOSTILE if _is_name(text)]),
    st.text(st.characters(categories=["L", "M", "N", "P", "S"]), min_size=1, max_size=9).filter(_is_name),
)
_lines = _names.map(lambda name: f" {name}\u00a0")
_amounts = st.decimals(-(10**9), 10**9, places=2).map(lambda amount: f"{amount:,.2f}".translate(_GERMAN))
_near_dates = st.dates(dt.date(2019, 6, 1), dt.date(2046, 6, 1)).map(dt.date.isoformat)
_dates = st.dates().map(lambda day: f"{day.day}.{day.month}.{day.year:04}")


@st.composite
def _sound_profiles(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a profile in which everything fits."""
    land = draw(st.sampled_from([*_LAENDER]))
    form = draw(st.sampled_from([*_LAENDER[land].forms]))
    entry = _LAENDER[land].forms[form]
    profile: dict[str, Any] = {"kommune": draw(_lines), "form": form, "land": land}
    if entry.preparing or (entry.as_member and draw(st.booleans())):
        bodies = st.sampled_from([*_LAENDER[land].forms, *tables().grammar.bodies])
        profile["vorbereitende"] = {"kommune": draw(_names), "form": draw(bodies)}
    rest = {
        "amtsform": st.sampled_from(["feminin", "maskulin", "paarform"]),
        "auftrag_an": st.sampled_from(["verwaltung", "verwaltungsspitze"]),
        "auftragsverb": _names,
        "werte": st.lists(st.sampled_from(OVERRIDABLE), max_size=4, unique=True).flatmap(partial(_sound_words, land)),
        "felder": _sound_fields(land),
    }
    return profile | draw(st.fixed_dictionaries({}, optional=rest))


def _sound_words(land: str, bases: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({base: _sound_word(land, base) for base in bases})


def _sound_word(land: str, base: str) -> st.SearchStrategy[Any]:
    own = st.fixed_dictionaries({"wort": _lines, "genus": st.sampled_from(["m", "f", "n"]), "gen": _names})
    known = choices(base, _LAENDER[land], tables().grammar)
    keys = [key for key, word in known.items() if "{beiname}" not in str(word)]
    by_key = [st.fixed_dictionaries({"schluessel": st.sampled_from(keys)})] if keys else []
    return st.one_of(own, *by_key, *([st.none()] if base == "hauptausschuss" else []))


def _sound_fields(land: str) -> st.SearchStrategy[dict[str, Any]]:
    row = st.fixed_dictionaries({}, optional={"jahr": _lines, "betrag": _amounts, "art": st.just("Ertrag")})
    forms = st.sampled_from([*_LAENDER[land].forms])
    party = st.fixed_dictionaries({"kommune": _names, "form": forms})
    other = st.fixed_dictionaries({"kommune": _names, "form": st.just("markt"), "land": st.just("BY")})
    long = st.sampled_from(["x" * 10_000, *(text for text in HOSTILE if "\x07" not in text)])
    return st.fixed_dictionaries(
        {},
        optional={
            "projekt_titel": _lines,
            "anlass": long,
            "einwohner": st.integers(-(10**14), 10**14),
            "kosten_einmalig": _amounts,
            "foerderquote": st.decimals(-10, 110, places=3).map(lambda share: str(share).replace(".", ",")),
            "sitzungstermin": _dates,
            "stufe": st.sampled_from(["Pilot", " Regelbetrieb "]),
            "foerderung": st.sampled_from(["Ja", "nein", True, False]),
            "kosten_je_jahr": st.lists(row, max_size=4),
            "partner": st.lists(party | other, max_size=2),
        },
    )


_profiles = st.one_of(_sound_profiles(), _sound_profiles(), st.sampled_from([*_LAENDER]).flatmap(_entry), _plain)


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with running_node() as started:
        yield started


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(profile=_profiles)
def test_both_languages_agree_on_any_profile(node: Node, profile: Any) -> None:
    answer = node.ask("profile", "probe", profile=profile)
    assert browser_answer(answer) == python_answer(profile, "probe")
    assert answer["profile"] == answer.get("again")
    if answer["profile"] is not None:
        assert python_answer(answer["profile"], "probe") == browser_answer(answer)
