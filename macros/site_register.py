"""The imported register of municipalities, as the site shows it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from macros.register import OUTLINE, Register, write_register

FOLDER = "register"
"""Folder of the project that an import writes to; it is not committed."""


def register_files(root: Path) -> Mapping[str, str]:
    """Return the files of the imported register by name; without an import, an outline that lists no Land."""
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted((root / FOLDER).glob("gemeinden*.json"))}
    return files if OUTLINE in files else write_register(Register("", "", {}))
