"""The catalogues of the site: all downloads (`verzeichnis.json`), all Bausteine (`bausteine.json`)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from macros.addresses import page_of
from macros.documents.formats import FORMATS
from macros.documents.plain_text import SnippetTexts
from macros.documents.service import Page, formats_of, page_address
from macros.documents.tables import TABLE_FORMATS, table_path
from macros.library import Library, ingredient
from macros.model import DataSheet, Snippet

CATALOGUE = "verzeichnis.json"
BLOCKS = "bausteine.json"
"""The Bausteine as they are now, for those who bring an older document back."""


def file_path(document_id: str, format_name: str) -> str:
    """Return a file's path below the folder of downloads."""
    return f"{document_id}/{document_id}.{format_name}"


def catalogue(pages: Sequence[Page], sheets: Sequence[DataSheet], files: Mapping[str, bytes]) -> str:
    """Return the catalogue as JSON: each document with page, version, blocks and files; each data sheet with files."""
    entries = [_entry(page, files) for page in sorted(pages, key=lambda page: page.document.id)]
    tables = [_table(sheet, files) for sheet in sheets]
    return json.dumps({"vorlagen": entries, "tabellen": tables}, ensure_ascii=False, indent=2) + "\n"


def blocks(library: Library, texts: SnippetTexts) -> str:
    """Return the Bausteine as JSON by id: title, hash, plain text with prompts, page."""
    entries = {
        item.id: _block(item, texts.text(item.id))
        for item in sorted(library.snippets.values(), key=lambda item: item.id)
    }
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _block(item: Snippet, text: str) -> dict[str, str]:
    return {"titel": item.title, "hash": ingredient(item).content_hash, "text": text, "seite": page_of(item)}


def _entry(page: Page, files: Mapping[str, bytes]) -> dict[str, object]:
    document = page.document
    return {
        "id": document.id,
        "art": document.kind,
        "titel": document.title,
        "version": page.recipe.version,
        "seite": page_address(document),
        "bausteine": [{"id": item.id, "hash": item.content_hash} for item in page.recipe.ingredients],
        "dateien": [_file(name, file_path(document.id, name), files) for name in formats_of(document, [*FORMATS])],
    }


def _table(sheet: DataSheet, files: Mapping[str, bytes]) -> dict[str, object]:
    return {
        "id": sheet.id,
        "titel": sheet.title,
        "seite": page_of(sheet),
        "dateien": [_file(name, table_path(sheet.id, name), files) for name in TABLE_FORMATS],
    }


def _file(format_name: str, path: str, files: Mapping[str, bytes]) -> dict[str, object]:
    content = files[path]
    return {
        "format": format_name,
        "pfad": path,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
