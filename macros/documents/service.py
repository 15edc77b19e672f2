"""The chain from a page's HTML to finished and to filled files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from macros.documents.cache import Cache, fingerprint
from macros.documents.conversion import Task, convert
from macros.documents.formats import FORMATS
from macros.documents.html_fill import fill_html
from macros.documents.prepare import Prepared, prepare
from macros.errors import BaukastenError, nearest
from macros.library import Library
from macros.markdown_extension import SnippetTrees
from macros.model import Document, DocumentData, Values
from macros.plain import to_ascii
from macros.rendering import Recipe, document_html, field_room, make_dialect, prompts, recipe

Progress = Callable[[str], None]
MAX_FILE_NAME = 80


@dataclass(frozen=True)
class Page:
    """A Vorlage whose page has been rendered."""

    document: Document
    markup: str
    recipe: Recipe


def page_address(document: Document) -> str:
    """Return the page's address below the site's root."""
    return document.path.removeprefix("docs/").removesuffix(".md") + ".html"


def read_page(library: Library, document: Document) -> Page:
    """Return a Vorlage with its HTML, rendered without the site engine."""
    trees = SnippetTrees(make_dialect(library))
    return Page(document, document_html(document, trees), recipe(library, document))


def wanted_document(library: Library, document_id: str) -> Document:
    """Return a Vorlage by its id; raise BaukastenError that names the nearest for one that does not exist."""
    if document_id not in library.documents:
        known = ", ".join(sorted(library.documents))
        hint = nearest(document_id, library.documents) or f"Vorhanden: {known}"
        raise BaukastenError(f"Die Vorlage „{document_id}“ gibt es nicht. {hint}")
    return library.documents[document_id]


def write_documents(
    library: Library,
    pages: Sequence[Page],
    formats: Sequence[str],
    cache: Cache | None = None,
    on_done: Progress = lambda _: None,
) -> dict[tuple[str, str], bytes]:
    """Return the unfilled files by document id and format; one conversion batch for all that the cache lacks."""
    room = field_room(library)
    prepared = {page.document.id: prepare(page.markup, room) for page in pages}
    keys = {page.document.id: _key(library, page, prepared[page.document.id]) for page in pages}
    files: dict[tuple[str, str], bytes] = {}
    missing: dict[str, list[str]] = {}
    for page in pages:
        for name in formats:
            content = cache.read(keys[page.document.id], name) if cache else None
            if content is None:
                missing.setdefault(page.document.id, []).append(name)
            else:
                files[page.document.id, name] = content
                on_done(f"{page.document.id}.{name}")
    made = _make(library, [page for page in pages if page.document.id in missing], prepared, missing, on_done)
    for (document_id, name), content in made.items():
        if cache:
            cache.write(keys[document_id], name, content)
    return {**files, **made}


def fill_page(  # noqa: PLR0913 - what to fill, for whom, and how; each is one plain thing
    library: Library, page: Page, empty: bytes, values: Values, format_name: str, *, final: bool
) -> bytes:
    """Return a document filled with the values; `empty` is its unfilled file, where the format is filled by marks."""
    form = FORMATS[format_name]
    if form.fill is not None:
        return form.fill(empty, values, final)
    markup = fill_html(page.markup, values, final=final)
    name = page.document.id
    prepared = {name: prepare(markup, field_room(library), notice=not final)}
    return _make(library, [page], prepared, {name: [format_name]}, lambda _: None)[name, format_name]


def file_name(  # noqa: PLR0913 - each part of a name is one plain thing
    document: Document,
    municipality: str,
    day: dt.date | None,
    format_name: str,
    *,
    final: bool,
    room: int = MAX_FILE_NAME,
) -> str:
    """Return a speaking ASCII file name of at most `room` characters, led by the day of the meeting if there is one."""
    parts = [day.isoformat() if day else "", document.title.split(":")[0], municipality]
    stem = "_".join(_ascii(part) for part in parts if part)
    suffix = f"{'_Endfassung' if final else ''}.{format_name}"
    return stem[: room - len(suffix)].rstrip("-_") + suffix


def _key(library: Library, page: Page, prepared: Prepared) -> str:
    pictures = [library.pictures.get(name, b"") for name in prepared.pictures]
    return fingerprint([repr(_data(library, page, prepared)).encode(), prepared.markup.encode(), *pictures])


def _data(library: Library, page: Page, prepared: Prepared) -> DocumentData:
    document = page.document
    known = prompts(library)
    return DocumentData(
        id=document.id,
        title=document.subject,
        version=page.recipe.version,
        revised=page.recipe.revised,
        source=library.address + page_address(document),
        ingredients=page.recipe.ingredients,
        marks=prepared.marks,
        prompts={mark.field: known[mark.field] for mark in prepared.marks if mark.field},
    )


def _make(
    library: Library,
    pages: Sequence[Page],
    prepared: Mapping[str, Prepared],
    formats: Mapping[str, Sequence[str]],
    on_done: Progress,
) -> dict[tuple[str, str], bytes]:
    tasks = [_task(page, prepared[page.document.id], formats[page.document.id]) for page in pages]
    pictures = _pictures(library, prepared)
    raw = convert(tasks, pictures)
    files: dict[tuple[str, str], bytes] = {}
    for page in pages:
        data = _data(library, page, prepared[page.document.id])
        own = {name: pictures[name] for name in prepared[page.document.id].pictures}
        for name in formats[page.document.id]:
            files[data.id, name] = FORMATS[name].finish(raw[data.id, FORMATS[name].source], data, own)
            on_done(f"{data.id}.{name}")
    return files


def _task(page: Page, prepared: Prepared, formats: Sequence[str]) -> Task:
    targets = tuple(FORMATS[name].source for name in formats)
    return Task(page.document.id, page.document.subject, prepared.markup, targets)


def _pictures(library: Library, prepared: Mapping[str, Prepared]) -> dict[str, bytes]:
    names = sorted({name for item in prepared.values() for name in item.pictures})
    for name in names:
        if name not in library.pictures:
            remedy = nearest(name, library.pictures)
            raise BaukastenError(f"Das Bild „{name}“ fehlt im Ordner docs/assets/bilder. {remedy}".strip())
    return {name: library.pictures[name] for name in names}


def _ascii(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", to_ascii(text)).strip("-")
