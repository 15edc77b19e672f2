"""Mappen and pages that are neither Baustein nor Vorlage are found by the words that their front matter names."""

from __future__ import annotations

from dataclasses import replace

from macros.library import load_library
from macros.wiki.search_entries import SearchEntries
from macros.wiki.shelf import make_shelf
from tests.support.needs import ROOT

PATH = "docs/rechtliches/lizenz.md"


def test_a_page_is_found_by_its_keywords() -> None:
    library = load_library(ROOT)
    page = replace(library.pages[PATH], keywords=("Quellenangabe",))
    entries = SearchEntries(make_shelf(replace(library, pages={**library.pages, PATH: page})))
    assert entries.entry("rechtliches/lizenz.html", "Lizenz", "<p>CC0</p>").aliases == ("Quellenangabe",)
    assert entries.entry("hilfe/index.html", "Hilfe", "<p>Hilfe</p>").aliases == ()
    assert library.pages[PATH].keywords


def test_every_mappe_is_found_by_the_words_that_its_file_names() -> None:
    library = load_library(ROOT)
    entries = SearchEntries(make_shelf(library))
    for kit in library.kits.values():
        named = entries.entry(f"mappen/{kit.id}.html", kit.title, "<p>Mappe</p>").aliases
        line = next(
            line for line in (ROOT / kit.path).read_text(encoding="utf-8").splitlines() if "schlagworte:" in line
        )
        assert line == f"schlagworte: [{', '.join(named)}]", kit.path
