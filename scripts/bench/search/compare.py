"""The whole comparison: pages, three searches, queries, report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from scripts.bench.content import copy_content
from scripts.bench.search.asking import Asked, ask_all
from scripts.bench.search.goals import goals_of
from scripts.bench.search.offer import has_pagefind, make_offer
from scripts.bench.search.pages import Pages, pages_of_site
from scripts.bench.search.queries import Query
from scripts.bench.search.scores import scores_of
from scripts.bench.search.tables import class_table, losses_table, search_table
from scripts.bench.series import build_project
from scripts.bench.table import goals_table

NO_PAGEFIND = (
    "Pagefind ist nicht installiert, der Vergleich läuft ohne. Abhilfe: npm ci (oder scripts/einrichten.sh test)"
)

Tell = Callable[[str], None]


def pages_of_project(root: Path, folder: Path, tell: Tell) -> Pages:
    """Build the site of a project in a folder and return its pages."""
    tell("Messe die Suche: Website …")
    project = copy_content(root, folder)
    build_project(project)
    return pages_of_site(project / "site")


def compare(root: Path, pages: Pages, queries: Sequence[Query], folder: Path, tell: Tell) -> list[Asked]:
    """Make all searches in a folder and ask them; says so where Pagefind is missing."""
    if not has_pagefind(root):
        tell(NO_PAGEFIND)
    engines = make_offer(root, pages, folder, tell)
    tell("Messe die Suche: Anfragen im Browser …")
    return ask_all(folder, engines, queries)


def report(every: Sequence[Asked], queries: Sequence[Query], names: Sequence[str], *, classes: bool) -> Iterator[str]:
    """Yield the parts of the report; with `classes` those about single classes and queries too."""
    scores = {asked.label: scores_of(queries, asked.answers, names) for asked in every}
    yield f"Suchen im Vergleich (Seiten: {len(names)}, Anfragen: {len(queries)})"
    yield search_table(every, scores)
    if classes:
        yield class_table(every, queries, names)
        yield losses_table(every, queries)
    yield goals_table(goals_of(every, scores))
