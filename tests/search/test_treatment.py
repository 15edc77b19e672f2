"""Words are made comparable in Python and in the browser alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.search.coding import pack_numbers, pack_words
from macros.search.index import anchor_of
from macros.search.splitting import split
from macros.search.treatment import fold, stem, words_of
from tests.search.conftest import Ask

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("treatment.yml").read_text(encoding="utf-8"))
PARTS, SHORT = CASES["parts"], CASES["short"]
ANSWERS = {
    "fold": fold,
    "stem": stem,
    "anchor": anchor_of,
    "words": lambda text: [{"form": word.form, "key": word.key, "parts": [*word.parts]} for word in words_of(text)],
    "split": lambda text: [*split(text, set(PARTS), set(SHORT))],
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_python_and_the_browser_treat_words_as_the_cases_say(kind: str, ask: Ask) -> None:
    for text, expected in CASES[kind].items():
        assert ANSWERS[kind](text) == expected, f"{kind}: {text}"
        assert ask(kind, text=text, parts=PARTS, short=SHORT) == expected, f"{kind} im Browser: {text}"


def test_python_and_the_browser_treat_every_text_alike(ask: Ask) -> None:
    letters = st.text(alphabet="aeiounrstkßäöüÄÖÜé§-‑ 0123ABCDxyz()_ﬁ²", max_size=40)

    @settings(max_examples=200)
    @given(letters)
    def alike(text: str) -> None:
        for kind in ("fold", "stem", "anchor", "words", "split"):
            assert ask(kind, text=text, parts=PARTS, short=SHORT) == ANSWERS[kind](text), kind

    alike()


def test_what_python_packs_the_browser_unpacks(ask: Ask) -> None:
    words = sorted({"§34", "plan", "planer", "planung", "wärme", "a" * 60, "a" * 61})
    numbers = [0, 1, 44, 45, 46, 2100, 2161, 2162, 99_999, 4_000_000]
    assert ask("unpackWords", text=pack_words(words)) == words
    assert ask("unpackNumbers", text=pack_numbers(numbers)) == numbers
    assert ask("unpackWords", text=pack_words([])) == []
