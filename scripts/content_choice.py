"""Which content files a command is about: what people type becomes paths as written from the project folder."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path

from macros.content_files import FOLDERS, NEEDED
from macros.errors import ToolError, nearest


def chosen(wanted: Sequence[str], root: Path) -> list[str]:
    """Return the files meant by paths from the current or the project folder, a folder for all files below it.

    Nothing wanted gives nothing; raises ToolError with the nearest name for a path that is none of ours.
    """
    known = content_paths(root) if wanted else []
    return sorted({path for text in wanted for path in _meant(text, root, known)})


def content_paths(root: Path) -> list[str]:
    """Return every file of the content folders; links are named, not followed."""
    walks = [walk for name in FOLDERS for walk in os.walk(root / name)]
    below = [Path(folder, file).relative_to(root).as_posix() for folder, _, files in walks for file in files]
    return sorted({*below, *(name for name in NEEDED if (root / name).is_file())})


def _meant(text: str, root: Path, known: Collection[str]) -> list[str]:
    path = text.replace("\\", "/")
    for folder in (Path.cwd(), root):
        inside = os.path.relpath(folder / path, root).replace(os.sep, "/") if path.strip() else ""
        below = known if inside == "." else [name for name in known if name == inside or name.startswith(f"{inside}/")]
        if inside and below:
            return list(below)
    raise ToolError(_unknown(text, path, known))


def _unknown(text: str, path: str, known: Collection[str]) -> str:
    by_name = {name.rpartition("/")[2]: name for name in known}
    last = path.rstrip("/").rpartition("/")[2]
    near = nearest(path, known) or nearest(by_name.get(last, ""), known) or _near_name(last, by_name)
    hint = near or "Abhilfe: den Namen prüfen; ohne Namen sind alle Dateien gemeint"
    return f"„{text}“ ist keine Datei unter {FOLDERS[0]} oder {FOLDERS[1]}. {hint}"


def _near_name(last: str, by_name: dict[str, str]) -> str:
    for ending in ("", ".md", ".yml"):
        if f"{last}{ending}" in by_name:
            return f"Meinten Sie „{by_name[f'{last}{ending}']}“?"
    hint = nearest(last, by_name)
    return next((hint.replace(name, path) for name, path in by_name.items() if f"„{name}“" in hint), "")
