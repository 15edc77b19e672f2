"""The part of `baukasten messen` about the search: ours beside Material's own and Pagefind."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from macros.errors import ToolError
from scripts.commands.command import Surroundings

if TYPE_CHECKING:
    from scripts.bench.search.pages import Pages

QUERIES = "tests/search/queries.yml"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options about pages, queries and how much is told."""
    parser.add_argument(
        "--aus", type=Path, metavar="ORDNER", help="Suche über diesen Seiten in Markdown messen (sonst: die Website)"
    )
    parser.add_argument(
        "--anfragen", type=Path, metavar="DATEI", help=f"YAML: Anfragen mit passenden Seiten (sonst: {QUERIES})"
    )
    parser.add_argument(
        "--synonyme", type=Path, metavar="DATEI", help="YAML zu --aus: je Begriff eine Liste anderer Wörter dafür"
    )
    parser.add_argument(
        "--klassen", action="store_true", help="Suche auch nach Klassen und mit den verlorenen Anfragen zeigen"
    )


def refuse_mixture(arguments: argparse.Namespace) -> None:
    """Raise ToolError for options that do not go together, before anything is measured."""
    if arguments.aus and not arguments.anfragen:
        raise ToolError("Zu --aus fehlen Anfragen. Abhilfe: --anfragen DATEI dazu angeben")
    if arguments.synonyme and not arguments.aus:
        raise ToolError("--synonyme gilt nur für --aus; die Website hat ihr Glossar. Abhilfe: --synonyme weglassen")


def compare_searches(arguments: argparse.Namespace, around: Surroundings, folder: Path) -> None:
    """Show how our search compares with the others, in a folder for all that it needs."""
    from scripts.bench.search.compare import compare, report  # heavy, which the help does without
    from scripts.bench.search.queries import read_queries

    pages = _pages(arguments, around, folder / "website")
    queries = read_queries(arguments.anfragen or around.root / QUERIES, pages.names)
    every = compare(around.root, pages, queries, folder / "suche", around.output.message)
    around.output.result("\n\n".join(report(every, queries, pages.names, classes=arguments.klassen)))


def _pages(arguments: argparse.Namespace, around: Surroundings, folder: Path) -> Pages:
    from scripts.bench.search.compare import pages_of_project  # as above
    from scripts.bench.search.pages import pages_of_folder

    if arguments.aus:
        return pages_of_folder(arguments.aus, arguments.synonyme, around.output.message)
    return pages_of_project(around.root, folder, around.output.message)
