"""A part of the project's content that is quick to read, check and build: for tests of the machinery, not of texts."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from macros.content_files import ContentFiles, read_files
from macros.library import load_library
from macros.rendering import recipe
from scripts.bench.content import copy_content
from tests.support.needs import ROOT

KIT = "grundsatzbeschluss"
FURTHER = ("projektstrukturplan", "foliensatz-ausschuss")
"""Vorlagen beside those of the Mappe: one that holds a data sheet, and a set of slides."""

_LINK = re.compile(r"\[([^\]\n]*)\]\(/([^)#\s]+\.md)(?:#[^)\s]*)?\)")

_LEAD = re.compile(r"^    vorlage: /(\S+\.md)\n", re.MULTILINE)


@cache
def core_content() -> ContentFiles:
    """Return all tables and pages, of the texts those of one Mappe and of one data sheet; no link leads nowhere."""
    content, _ = read_files(ROOT)
    gone = _left_out()
    texts = {path: _leading_nowhere(text, gone) for path, text in content.texts.items() if path not in gone}
    return ContentFiles(texts, content.pictures)


def copy_core(folder: Path) -> Path:
    """Copy this part of the project into a folder and return it."""
    copy_content(ROOT, folder)
    for path in _left_out():
        (folder / path).unlink()
    for path, text in core_content().texts.items():
        if path.startswith(("docs/", "snippets/daten/")):
            (folder / path).write_text(text, encoding="utf-8")
    return folder


@cache
def _left_out() -> frozenset[str]:
    library = load_library(ROOT)
    documents = [library.documents[name] for name in (*library.kits[KIT].documents, *FURTHER)]
    used = {part.id for document in documents for part in recipe(library, document).ingredients}
    kept = {library.kits[KIT].path, *(item.path for item in documents), *(library.snippets[name].path for name in used)}
    every = [*library.snippets.values(), *library.documents.values(), *library.kits.values()]
    return frozenset(item.path for item in every) - kept


def _leading_nowhere(text: str, gone: frozenset[str]) -> str:
    """Return a text whose links to pages that are left out are plain words, and whose rows do not lead there."""
    text = _LINK.sub(lambda match: match[1] if _source_of(match[2]) in gone else match[0], text)
    return _LEAD.sub(lambda match: "" if _source_of(match[1]) in gone else match[0], text)


def _source_of(page: str) -> str:
    """Return the path of the file that a page is made from."""
    if not page.startswith("bausteine/"):
        return f"docs/{page}"
    markdown = page.replace("bausteine/", "snippets/", 1)
    return markdown.removesuffix(".md") + ".yml" if page.startswith("bausteine/daten/") else markdown
