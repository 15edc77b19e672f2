"""The pages of a built site that a browser has to open, and those whose file tells enough."""

from __future__ import annotations

from pathlib import Path


def all_pages(site: Path) -> list[Path]:
    """Return the files of all pages below a folder."""
    return sorted(site.rglob("*.html"))


def pages_of_every_kind(site: Path) -> list[Path]:
    """Return the pages, of those of Bausteine one of each Art: one template makes them all."""
    seen: set[Path] = set()
    chosen = []
    for path in all_pages(site):
        is_snippet = path.parent.parent.name == "bausteine"
        if not is_snippet or path.parent not in seen:
            chosen.append(path)
        seen.add(path.parent)
    return chosen
