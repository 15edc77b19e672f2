"""`baukasten suchindex`: the index of the German search for any folder of Markdown pages."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.errors import ToolError
from scripts.commands.command import Command, Surroundings
from scripts.writing import write_result

_ENDINGS = (".md", ".markdown")


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--aus", type=Path, required=True, metavar="ORDNER", help="Ordner mit Seiten in Markdown")
    parser.add_argument("--nach", type=Path, required=True, metavar="ORDNER", help="Ordner für die Dateien des Index")
    parser.add_argument(
        "--synonyme", type=Path, metavar="DATEI", help="YAML: je Begriff eine Liste anderer Wörter dafür"
    )


def _run(arguments: argparse.Namespace, around: Surroundings) -> int:
    from macros.search.index import Synonym, build_index  # heavy, which the help does without
    from macros.search.markdown_pages import entry_of

    pages = [(path, text) for path in _paths(arguments.aus) if (text := _page(path, around)) is not None]
    if not pages:
        raise ToolError(f"In {arguments.aus} liegt keine Seite (*.md). Abhilfe: den Ordner mit den Seiten nennen")
    synonyms = [Synonym(term, names) for term, names in _synonyms(arguments.synonyme)]
    entries = [entry_of(path.relative_to(arguments.aus).as_posix(), text) for path, text in pages]
    for name, text in build_index(entries, synonyms).items():
        write_result(arguments.nach, name, text.encode("utf-8"))
    around.output.result(f"Der Index über {len(pages)} Seiten steht in {arguments.nach}.")
    return 0


def _paths(folder: Path) -> Iterator[Path]:
    """Yield the pages of a folder in one order everywhere; links are left out, for they may lead anywhere."""
    for here, folders, names in os.walk(folder):
        folders.sort()
        for path in (Path(here, name) for name in sorted(names)):
            if path.suffix.lower() in _ENDINGS and path.is_file() and not path.is_symlink():
                yield path


def _page(path: Path, around: Surroundings) -> str | None:
    """Return the text of a page, or nothing where it cannot be read, and say so: the others can still be found."""
    try:
        return _read(path)
    except ToolError as error:
        around.output.message(f"{error}. Die Seite fehlt im Index.")
        return None


def _synonyms(path: Path | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the terms of the file with their other words; raise ToolError for anything else in it."""
    if path is None:
        return
    try:
        data: Any = yaml.safe_load(_read(path)) or {}
    except yaml.YAMLError as error:
        raise ToolError(f"{path} ist kein gültiges YAML: {error}. Abhilfe: je Zeile „Begriff: [Wort, Wort]“") from None
    if not isinstance(data, dict):
        raise ToolError(f"{path} ist keine Liste von Begriffen. Abhilfe: je Zeile „Begriff: [Wort, Wort]“")
    for term, names in data.items():
        yield str(term), tuple(map(str, names if isinstance(names, list) else [] if names is None else [names]))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ToolError(f"{path} lässt sich nicht lesen ({error.strerror}). Abhilfe: den Weg prüfen") from None
    except UnicodeDecodeError:
        raise ToolError(f"{path} ist kein Text in UTF-8. Abhilfe: die Datei in UTF-8 speichern") from None


COMMAND = Command("suchindex", "Index der Suche für einen Ordner mit Seiten in Markdown schreiben", _add_options, _run)
