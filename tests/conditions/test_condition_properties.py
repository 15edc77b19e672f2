"""Promises that hold for all conditions and all facts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macros.conditions import holds, otherwise, parse, to_text
from macros.errors import ConditionError
from macros.model import Condition, Facts, Term

FORMS, LAENDER, HAS = ("stadt", "landkreis", "kreisebene"), ("HE", "BY", "SL"), ("vorbereitende", "partner")
FIELDS, VALUES = ("foerderung", "stufe"), ("ja", "nein", "in Prüfung")

_negated = st.booleans()
_terms = st.one_of(
    st.builds(Term, st.just("form"), st.sampled_from(FORMS), st.none(), _negated),
    st.builds(Term, st.just("land"), st.sampled_from(LAENDER), st.none(), _negated),
    st.builds(Term, st.just("hat"), st.sampled_from(HAS), st.none(), _negated),
    st.builds(Term, st.just("feld"), st.sampled_from(FIELDS), st.sampled_from(VALUES), _negated),
    st.builds(Term, st.just("nur"), st.just("web"), st.none(), _negated),
)
_alternatives = st.lists(_terms, min_size=1, max_size=3, unique=True).map(tuple)
_conditions = st.lists(_alternatives, min_size=1, max_size=3).map(lambda rows: Condition(tuple(rows)))
_facts = st.builds(
    Facts,
    st.sampled_from(("stadt", "landkreis", "gemeinde")),
    st.sampled_from(("HE", "BY", "SL", "NI")),
    st.frozensets(st.sampled_from(HAS)),
    st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(VALUES)),
    st.frozensets(st.just("kreisebene")),
)


@given(_conditions)
def test_reading_what_was_written_gives_the_same_condition(condition: Condition) -> None:
    assert parse(to_text(condition)) == condition


@given(st.lists(_conditions, min_size=1, max_size=3), st.lists(_facts, min_size=1, max_size=20))
def test_sonst_holds_exactly_when_nothing_before_holds(before: list[Condition], cases: list[Facts]) -> None:
    try:
        rest = otherwise(before)
    except ConditionError:
        rest = None
    for facts in cases:
        nothing_before = not any(holds(condition, facts) for condition in before)
        assert (rest is not None and holds(rest, facts)) is nothing_before


@given(st.lists(_conditions, min_size=1, max_size=3))
def test_sonst_can_be_written_and_read_again(before: list[Condition]) -> None:
    try:
        rest = otherwise(before)
    except ConditionError:
        return
    assert parse(to_text(rest)) == rest
    assert all(
        left is right or not set(left) <= set(right) for left in rest.alternatives for right in rest.alternatives
    )
