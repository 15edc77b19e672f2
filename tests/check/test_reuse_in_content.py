"""What the project promises of its texts: enough Bausteine, most of them shared, and Vorlagen made of them."""

from __future__ import annotations

from collections import Counter
from functools import cache

from macros.library import Library, load_library
from macros.rendering import recipe
from macros.report.reuse import shares_of_snippets
from tests.support.needs import ROOT

FEWEST = 120
LEAST_SHARE = 0.6
"""Of the words that a document shows, headings included; notes for the website and for speakers left out."""


def test_there_are_enough_bausteine_and_most_serve_two_vorlagen_or_more() -> None:
    vorlagen = Counter(
        part.id for document in library().documents.values() for part in recipe(library(), document).ingredients
    )
    assert len(vorlagen) >= FEWEST
    assert sum(count > 1 for count in vorlagen.values()) > len(vorlagen) / 2


def test_most_of_every_vorlage_comes_from_bausteine() -> None:
    shares = shares_of_snippets(library())
    assert {name: f"{share:.0%}" for name, share in shares.items() if share < LEAST_SHARE} == {}


@cache
def library() -> Library:
    return load_library(ROOT)
