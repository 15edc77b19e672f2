"""Any folder of Markdown pages, and the words that mean the same, as the search takes them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.errors import ToolError
from macros.search.index import Synonym
from scripts.reasons import reason_of

ENDINGS = (".md", ".markdown")


def read_pages(folder: Path, tell: Callable[[str], object]) -> list[tuple[str, str]]:
    """Return path below the folder and text of each page, in one order everywhere; raise ToolError without any.

    A page that cannot be read is told and left out: the others can still be found.
    """
    found = ((path.relative_to(folder).as_posix(), _page(path, tell)) for path in _paths(folder))
    pages = [(name, text) for name, text in found if text is not None]
    if not pages:
        raise ToolError(f"In {folder} liegt keine Seite (*.md). Abhilfe: den Ordner mit den Seiten nennen")
    return pages


def read_synonyms(path: Path | None) -> list[Synonym]:
    """Return the terms of a file with their other words; raise ToolError for anything else in it."""
    return [] if path is None else list(_synonyms(path))


def read_text(path: Path) -> str:
    """Return the text of a file; raise ToolError when there is none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ToolError(f"{path} lässt sich nicht lesen ({reason_of(error)}). Abhilfe: den Weg prüfen") from None
    except UnicodeDecodeError:
        raise ToolError(f"{path} ist kein Text in UTF-8. Abhilfe: die Datei in UTF-8 speichern") from None


def _paths(folder: Path) -> Iterator[Path]:
    """Yield the pages of a folder; links are left out, for they may lead anywhere."""
    for here, folders, names in os.walk(folder):
        folders.sort()
        for path in (Path(here, name) for name in sorted(names)):
            if path.suffix.lower() in ENDINGS and path.is_file() and not path.is_symlink():
                yield path


def _page(path: Path, tell: Callable[[str], object]) -> str | None:
    try:
        return read_text(path)
    except ToolError as error:
        tell(f"{error}. Die Seite fehlt im Index.")
        return None


def _synonyms(path: Path) -> Iterator[Synonym]:
    try:
        data: Any = yaml.safe_load(read_text(path)) or {}
    except yaml.YAMLError as error:
        raise ToolError(f"{path} ist kein gültiges YAML: {error}. Abhilfe: je Zeile „Begriff: [Wort, Wort]“") from None
    if not isinstance(data, dict):
        raise ToolError(f"{path} ist keine Liste von Begriffen. Abhilfe: je Zeile „Begriff: [Wort, Wort]“")
    for term, names in data.items():
        words = names if isinstance(names, list) else [] if names is None else [names]
        yield Synonym(str(term), tuple(map(str, words)))
