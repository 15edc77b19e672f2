"""The files that give the documents their look: reference documents, Typst template, fonts."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from macros.documents.container import write_parts


@cache
def reference_docx() -> bytes:
    """Return the reference DOCX as a package; its header holds `@TITEL@` for the document's title."""
    return write_parts(_parts("docx"), first=("[Content_Types].xml", "_rels/.rels"))


@cache
def reference_odt() -> bytes:
    """Return the reference ODT as a package; its header holds `@TITEL@` for the document's title."""
    return write_parts(_parts("odt"), first=("mimetype",))


@cache
def reference_pptx() -> bytes:
    """Return the reference PPTX as a package: master, layouts, theme and properties, no slide."""
    return write_parts(_parts("pptx"), first=("[Content_Types].xml", "_rels/.rels"))


@cache
def typst_template() -> str:
    """Return the Typst template that every PDF imports as `vorlage.typ`."""
    return (_files() / "reference" / "typst" / "vorlage.typ").read_text("utf-8")


def font_directory() -> Path:
    """Return the folder of the vendored fonts; the package lies unzipped on the disk."""
    return Path(str(_files() / "fonts"))


def _files() -> Traversable:
    return resources.files("macros.documents")


def _parts(kind: str) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    _collect(_files() / "reference" / kind, "", parts)
    return parts


def _collect(folder: Traversable, prefix: str, parts: dict[str, bytes]) -> None:
    for entry in folder.iterdir():
        if entry.is_dir():
            _collect(entry, f"{prefix}{entry.name}/", parts)
        else:
            parts[prefix + entry.name] = entry.read_bytes()
