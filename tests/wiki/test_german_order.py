"""Lists from A to Z stand as a German dictionary has them."""

from __future__ import annotations

import pytest

from macros.plain import german_order, initial_of

ORDERED = [
    "3D-Karte",
    "Amt",
    "Ämter",
    "Amtsblatt",
    "„Oben“",
    "Öffnung",
    "ohne",
    "Straße",
    "Straßen",
    "Strasser",
    "Übung",
]


def test_umlauts_stand_with_their_vowels_and_quotation_marks_do_not_count() -> None:
    assert sorted({*ORDERED}, key=german_order) == ORDERED


@pytest.mark.parametrize(("text", "letter"), [("Ämter", "A"), ("„Oben“", "O"), ("3D-Karte", "0–9"), ("übrig", "U")])
def test_every_name_stands_under_its_letter(text: str, letter: str) -> None:
    assert initial_of(text) == letter
