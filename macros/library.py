"""Reads the content folders into one checked, immutable library; the only room that reads content from disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from macros import front_matter, yaml_source
from macros.errors import ContentError, Finding
from macros.grammar import derived_fields
from macros.library_fields import read_fields
from macros.library_tables import load_tables
from macros.model import Document, Field, Ingredient, Snippet, WikiPage
from macros.tables import Tables

MAX_FILE_BYTES = 200_000
DOCUMENT_FOLDER = "docs/vorlagen"
SNIPPET_FOLDER = "snippets"
PICTURE_FOLDER = "assets/bilder"
MAX_PICTURE_BYTES = 2_000_000


@dataclass(frozen=True)
class Library:
    """All content: snippets and documents by id, other pages by path, fields, tables, pictures by address.

    `project_fields` are those that a team fills in, `fields` the derived ones too.
    `address` is where the site is published, with a slash at the end, or empty when that is not known.
    """

    snippets: Mapping[str, Snippet]
    documents: Mapping[str, Document]
    pages: Mapping[str, WikiPage]
    project_fields: Mapping[str, Field]
    fields: Mapping[str, Field]
    tables: Tables
    pictures: Mapping[str, bytes]
    address: str


def load_library(root: Path) -> Library:
    """Return the library under a project folder; raise ContentError with all findings at once."""
    library, findings = read_library(root)
    if findings or library is None:
        raise ContentError(findings)
    return library


def read_library(root: Path) -> tuple[Library | None, list[Finding]]:
    """Return what can be read and what is wrong with the rest; without tables there is no library."""
    findings: list[Finding] = []
    collect = _collector(findings)
    snippets = collect(_read_all, root, f"{SNIPPET_FOLDER}/*/*.md", _snippet, findings) or {}
    documents = collect(_read_all, root, f"{DOCUMENT_FOLDER}/*/*.md", _document, findings) or {}
    pages = _read_pages(root, findings)
    project_fields = collect(read_fields, _yaml(root, "snippets/felder.yml", collect)) or {}
    tables = collect(
        load_tables,
        _yaml(root, "snippets/kommunalformen.yml", collect),
        _yaml(root, "snippets/grammatik.yml", collect),
    )
    address = collect(_address, _yaml(root, "mkdocs.yml", collect)) or ""
    pictures = collect(_pictures, root) or {}
    if tables is None:
        return None, findings
    fields = {**derived_fields(tables), **project_fields}
    return Library(snippets, documents, pages, project_fields, fields, tables, pictures, address), findings


def ingredient(snippet: Snippet) -> Ingredient:
    """Return the snippet's id with the hash of what a reader sees of it."""
    content = f"{snippet.title}\n{snippet.body.strip()}\n"
    return Ingredient(snippet.id, hashlib.sha256(content.encode()).hexdigest())


_Result = TypeVar("_Result")
_Collect = Callable[..., Any]
_Item = TypeVar("_Item", Snippet, Document)


def _collector(findings: list[Finding]) -> _Collect:
    def collect(step: Callable[..., _Result], *arguments: Any) -> _Result | None:
        if any(argument is None for argument in arguments):
            return None
        try:
            return step(*arguments)
        except ContentError as error:
            findings.extend(error.findings)
            return None

    return collect


def _yaml(root: Path, path: str, collect: _Collect) -> yaml_source.YamlSource | None:
    def read() -> yaml_source.YamlSource:
        return yaml_source.parse(_text(root / path, path, limit=1_000_000), path)

    source: yaml_source.YamlSource | None = collect(read)
    return source


def _address(settings: yaml_source.YamlSource) -> str:
    address = settings.data.get("site_url") if isinstance(settings.data, dict) else None
    return f"{str(address).rstrip('/')}/" if address else ""


def _pictures(root: Path) -> dict[str, bytes]:
    docs = root / "docs"
    found: dict[str, bytes] = {}
    for file in sorted((docs / PICTURE_FOLDER).glob("*.*")):
        path = file.relative_to(root).as_posix()
        content = _bytes(file, path, MAX_PICTURE_BYTES)
        found["/" + file.relative_to(docs).as_posix()] = content
    return found


def _read_all(root: Path, pattern: str, read: Callable[[str, str], _Item], findings: list[Finding]) -> dict[str, _Item]:
    items: dict[str, _Item] = {}
    for file in sorted(root.glob(pattern)):
        path = file.relative_to(root).as_posix()
        if file.name == "index.md":
            continue
        try:
            item = read(_text(file, path), path)
        except ContentError as error:
            findings.extend(error.findings)
            continue
        findings.extend(_misplaced(item, path, items))
        items[item.id] = item
    return items


def _read_pages(root: Path, findings: list[Finding]) -> dict[str, WikiPage]:
    pages: dict[str, WikiPage] = {}
    for file in sorted((root / "docs").rglob("*.md")):
        path = file.relative_to(root).as_posix()
        if file.match(f"{DOCUMENT_FOLDER}/*/*.md") and file.name != "index.md":
            continue
        try:
            meta, body, line = front_matter.split(_text(file, path), path, front_matter.PageMeta)
        except ContentError as error:
            findings.extend(error.findings)
            continue
        pages[path] = WikiPage(meta.titel, meta.beschreibung, body, path, line)
    return pages


def _text(file: Path, path: str, limit: int = MAX_FILE_BYTES) -> str:
    content = _bytes(file, path, limit)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        remedy = "die Datei im Editor mit der Kodierung UTF-8 speichern"
        raise ContentError([Finding(path, line, "ein Zeichen, das kein UTF-8 ist", "UTF-8", remedy)]) from None


def _bytes(file: Path, path: str, limit: int) -> bytes:
    if file.is_symlink():
        raise ContentError([Finding(path, 1, "eine Verknüpfung statt einer Datei", remedy="die Datei selbst ablegen")])
    try:
        content = file.read_bytes()
    except OSError:
        raise ContentError([Finding(path, 1, "die Datei fehlt oder ist nicht lesbar")]) from None
    if len(content) > limit:
        found = f"die Datei ist größer als {limit // 1000} kB"
        raise ContentError([Finding(path, 1, found, remedy="den Inhalt teilen oder verkleinern")])
    return content


def _misplaced(item: Snippet | Document, path: str, known: Mapping[str, Snippet | Document]) -> Iterable[Finding]:
    parts = Path(path)
    if item.id != parts.stem:
        remedy = f"die Datei {item.id}.md nennen oder „id: {parts.stem}“ schreiben"
        yield Finding(path, 2, f"die id „{item.id}“ passt nicht zum Dateinamen", parts.stem, remedy)
    if item.kind != parts.parent.name:
        remedy = f"die Datei in den Ordner {item.kind} legen oder „art: {parts.parent.name}“ schreiben"
        yield Finding(path, 3, f"die Art „{item.kind}“ passt nicht zum Ordner", parts.parent.name, remedy)
    if item.id in known:
        yield Finding(path, 2, f"die id „{item.id}“ gibt es schon in {known[item.id].path}", "eine eigene id")


def _snippet(text: str, path: str) -> Snippet:
    meta, body, line = front_matter.split(text, path, front_matter.SnippetMeta)
    return Snippet(meta.id, meta.art, meta.titel, meta.wofuer, meta.stand, meta.status, body, path, line)


def _document(text: str, path: str) -> Document:
    meta, body, line = front_matter.split(text, path, front_matter.DocumentMeta)
    return Document(meta.id, meta.art, meta.titel, meta.betreff, meta.wofuer, meta.stand, meta.status, body, path, line)
