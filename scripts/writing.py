"""Writes files: content whole or not at all, inside the project folder, never through a link; results anywhere."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from macros.errors import ToolError
from scripts.reasons import reason_of

NEW_FILE_MODE = 0o644


def write_content(root: Path, path: str, text: str, *, new: bool = False) -> None:
    """Write a file of the project folder in one step; a `new` one must not exist yet."""
    file = root / path
    _refuse_ways_out(root, path, file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        mode = NEW_FILE_MODE if new else file.stat().st_mode & 0o777
        _replace(file, text.encode("utf-8"), mode, new=new)
    except FileExistsError:
        raise ToolError(f"Die Datei {path} gibt es schon.") from None
    except OSError as error:
        remedy = "Abhilfe: prüfen, ob die Datei schreibgeschützt oder in einem anderen Programm offen ist"
        raise ToolError(f"{path} lässt sich nicht schreiben ({reason_of(error)}). {remedy}") from None


def write_result(folder: Path, name: str, content: bytes) -> Path:
    """Write a finished file, in place of an older one of this name; return its path."""
    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _replace(path, content, NEW_FILE_MODE)
    except OSError as error:
        remedy = "Abhilfe: die Datei in Word oder LibreOffice schließen oder mit --ziel einen anderen Ordner nennen"
        raise ToolError(f"{path} lässt sich nicht schreiben ({reason_of(error)}). {remedy}") from None
    return path


def refuse_unwritable(folder: Path) -> None:
    """Raise ToolError where nothing can be written into a folder, which is made if it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        remedy = "Abhilfe: mit --ziel einen anderen Ordner nennen"
        raise ToolError(f"In {folder} lässt sich nichts schreiben ({reason_of(error)}). {remedy}") from None


def _refuse_ways_out(root: Path, path: str, file: Path) -> None:
    folder = Path(os.path.normpath(file)).parent
    if not folder.is_relative_to(root) or folder.resolve() != folder or file.is_symlink():
        raise ToolError(f"{path} ist eine Verknüpfung oder liegt außerhalb des Projekts und wird nicht geschrieben.")


def _replace(file: Path, content: bytes, mode: int, *, new: bool = False) -> None:
    """Write beside the file and rename, so that whoever interrupts leaves no half file."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123 - an open handle has no path
            stream.write(content)
        Path(name).chmod(mode)
        if new and os.path.lexists(file):
            raise FileExistsError
        Path(name).replace(file)
    finally:
        Path(name).unlink(missing_ok=True)
