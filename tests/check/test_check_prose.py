"""Advice names the right line because prose keeps every place, and looks nothing up where there is no dictionary."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros import check_speller
from macros.check_prose import blocks, longest_reading, prose
from macros.library import load_library
from tests.support.needs import ROOT, spelling_available

PIECES = [
    *("Ein Satz.", "{{ kommune_gen }}", '{{ wenn("land:HE") }}', '{{ oder_wenn("land:BY") }}', "{{ sonst }}"),
    *("{{ ende }}", "{{", "\n", "\n\n", "- ", "| a | b |", "### ", "```", "`", "[a](b)", "[^1]", "[^1]: ", "„", "“"),
    *(
        "/// variante | sonst",
        "/// tabelle | T",
        "///",
        "<br>",
        "https://example.org",
        "a@example.org",
        "   ",
        "{: #x }",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30).map("".join)


@given(TEXTS)
def test_prose_keeps_every_place(body: str) -> None:
    for read in (prose(body), longest_reading(body)):
        assert [len(line) for line in read.split("\n")] == [len(line) for line in body.split("\n")]


@given(TEXTS)
def test_blocks_stand_where_they_say(body: str) -> None:
    read = prose(body)
    end = 0
    for block in blocks(read):
        assert block.start >= end
        end = block.start + len(block.text)
        assert read[block.start : end] == block.text


def test_only_the_longest_of_several_alternatives_is_read() -> None:
    body = 'A {{ wenn("land:HE") }}b{{ oder_wenn("land:BY") }}c d e{{ sonst }}f g{{ ende }} h'
    assert longest_reading(body).split() == ["A", "c", "d", "e", "h"]


def test_nothing_is_misspelt_where_there_is_no_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = load_library(ROOT)
    monkeypatch.setenv("PATH", str(tmp_path))
    spelling_available.cache_clear()
    try:
        assert not spelling_available()
        assert check_speller.misspelt_words(library.documents.values(), library) == {}
    finally:
        spelling_available.cache_clear()
