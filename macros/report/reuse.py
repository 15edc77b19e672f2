"""How much of every Vorlage comes from Bausteine, and how many Vorlagen every Baustein serves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from lxml import html

from macros.library import Library
from macros.markdown_extension import SnippetTrees
from macros.model import Document
from macros.rendering import document_html, make_dialect
from macros.report.layout import Section, Table, number, share
from macros.wiki.shelf import Shelf

_NEVER = "in keiner"


def reuse(shelf: Shelf, shares: Mapping[str, float]) -> Section:
    """Return what Vorlagen and Bausteine have of each other; `shares` is what `shares_of_snippets` says."""
    return Section("Wiederverwendung", (_by_document(shelf, shares), _by_count(shelf), _seldom(shelf)))


def shares_of_snippets(library: Library) -> dict[str, float]:
    """Return by id which part of the words that a Vorlage shows comes from Bausteine, from 0 to 1.

    Headings count; notes for the website and for speakers do not.
    """
    dialect = make_dialect(library)
    filled, empty = SnippetTrees(dialect), SnippetTrees(replace(dialect, snippet_source=lambda _: ""))
    return {
        document.id: 1 - _words(document, empty) / max(_words(document, filled), 1)
        for document in library.documents.values()
    }


def seldom_used(shelf: Shelf) -> tuple[list[str], list[str]]:
    """Return the ids of the Bausteine that one Vorlage uses, and of those that none uses."""
    counts = {name: len(shelf.used_in.get(name, ())) for name in shelf.library.snippets}
    return [name for name, count in counts.items() if count == 1], [name for name, count in counts.items() if not count]


def _words(document: Document, trees: SnippetTrees) -> int:
    """Return how many words a document shows before it is filled."""
    page = html.fragment_fromstring(document_html(document, trees), create_parent="div")
    for note in (*page.xpath('.//*[@data-wenn="nur:web"]'), *page.find_class("notizen")):
        note.drop_tree()
    return len(" ".join(page.itertext()).split())


def _by_document(shelf: Shelf, shares: Mapping[str, float]) -> Table:
    rows = tuple(
        (shelf.library.documents[name].title, share(part, 1), str(len(shelf.recipes[name].ingredients)))
        for name, part in sorted(shares.items(), key=lambda item: (item[1], item[0]))
    )
    note = "Anteil der Wörter, die aus Bausteinen stammen, mit Überschriften; die kleinsten Anteile zuerst."
    return Table("Anteil aus Bausteinen je Vorlage", ("Vorlage", "Anteil", "Bausteine"), rows, note)


def _by_count(shelf: Shelf) -> Table:
    counts = Counter(len(shelf.used_in.get(name, ())) for name in shelf.library.snippets)
    rows = tuple((_used(count), number(counts[count])) for count in sorted({0, *counts}))
    return Table("Vorlagen je Baustein", ("Verwendet", "Bausteine"), rows)


def _used(count: int) -> str:
    return f"in {count} {'Vorlage' if count == 1 else 'Vorlagen'}" if count else _NEVER


def _seldom(shelf: Shelf) -> Table:
    once, never = seldom_used(shelf)
    rows = [*((name, _NEVER) for name in never), *((name, shelf.used_in[name][0].title) for name in once)]
    paths = tuple((shelf.library.snippets[name].path, where) for name, where in rows)
    title = "Bausteine, die höchstens eine Vorlage verwendet"
    return Table(title, ("Baustein", "Vorlage"), paths, texts=2)
