"""`baukasten suchindex`: the index of the German search for any folder of Markdown pages."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.commands.command import Command, Surroundings
from scripts.writing import write_result


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--aus", type=Path, required=True, metavar="ORDNER", help="Ordner mit Seiten in Markdown")
    parser.add_argument("--nach", type=Path, required=True, metavar="ORDNER", help="Ordner für die Dateien des Index")
    parser.add_argument(
        "--synonyme", type=Path, metavar="DATEI", help="YAML: je Begriff eine Liste anderer Wörter dafür"
    )


def _run(arguments: argparse.Namespace, around: Surroundings) -> int:
    from macros.search.index import build_index  # heavy, which the help does without
    from macros.search.markdown_pages import entry_of
    from scripts.page_folder import read_pages, read_synonyms

    pages = read_pages(arguments.aus, around.output.message)
    entries = [entry_of(path, text) for path, text in pages]
    for name, text in build_index(entries, read_synonyms(arguments.synonyme)).items():
        write_result(arguments.nach, name, text.encode("utf-8"))
    around.output.result(f"Der Index über {len(pages)} Seiten steht in {arguments.nach}.")
    return 0


COMMAND = Command("suchindex", "Index der Suche für einen Ordner mit Seiten in Markdown schreiben", _add_options, _run)
