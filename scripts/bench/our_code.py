"""The JavaScript that readers load for one of our modules."""

from __future__ import annotations

from pathlib import Path

from macros.browser_code import FOLDER, published_code
from macros.browser_folding import needed_modules


def published_modules(root: Path, entry: str) -> dict[str, str]:
    """Return a module of the project and all that it needs at once, as they are published, by path below the folder."""
    folder = root / "docs" / FOLDER
    sources = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.js")}
    published = published_code(sources)
    return {path: published[path] for path in needed_modules(entry, published)}
