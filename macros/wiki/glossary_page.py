"""The glossary as a page."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from macros.addresses import GLOSSARY, source_path
from macros.library_glossary import GlossaryEntry
from macros.plain import anchor_of, german_order, initial_of
from macros.wiki.furniture import fill
from macros.wiki.generated import GeneratedPage, Place
from macros.wiki.shelf import Shelf

SOURCE = "snippets/glossar.yml"
_TITLE = "Glossar"
_INTRO = "Begriffe rund um Digitale Zwillinge in der Verwaltung, in je einem Satz."


def glossary_page(shelf: Shelf) -> GeneratedPage:
    """Return the page of all terms, with what else people call them, by their first letter."""
    entries = sorted(shelf.library.glossary, key=lambda entry: german_order(entry.term))
    letters = [(letter, list(group)) for letter, group in groupby(entries, key=lambda entry: initial_of(entry.term))]
    terms: Mapping[str, GlossaryEntry] = {entry.term: entry for entry in entries}

    def frame(_: str, place: Place) -> str:
        words = {"title": _TITLE, "intro": _INTRO, "letters": letters, "terms": terms, "anchor": anchor_of}
        return fill("glossar", **words, path=SOURCE, link=place.link, edit_url=place.edit_url)

    return GeneratedPage(source_path(GLOSSARY), _TITLE, _INTRO, frame, source=SOURCE)
