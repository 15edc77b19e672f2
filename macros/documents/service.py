"""The chain from a page's HTML to finished and to filled files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from macros.documents.cache import Cache, fingerprint
from macros.documents.diagrams import diagram_svg, rasterised
from macros.documents.formats import FORMATS
from macros.documents.html_fill import fill_html
from macros.documents.making import Files, Order, Workshop, make_files
from macros.documents.plain_text import SnippetTexts
from macros.documents.prepare import Prepared, prepare
from macros.errors import BaukastenError, nearest
from macros.library import Library
from macros.markdown_extension import SnippetTrees
from macros.model import DataSheet, Document, DocumentData, Values
from macros.plain import to_ascii
from macros.rendering import Recipe, document_html, field_room, make_dialect, prompts, recipe
from macros.sheet_diagram import has_diagram, sheet_of_picture

Progress = Callable[[str], None]
MAX_FILE_NAME = 80


@dataclass(frozen=True)
class Page:
    """A Vorlage whose page has been rendered; `texts` are its Bausteine as plain text by id."""

    document: Document
    markup: str
    recipe: Recipe
    texts: Mapping[str, str]


def page_address(document: Document) -> str:
    """Return the page's address below the site's root."""
    return document.path.removeprefix("docs/").removesuffix(".md") + ".html"


def formats_of(document: Document, wanted: Sequence[str]) -> tuple[str, ...]:
    """Return those of some formats that a Vorlage has, in their order."""
    return tuple(name for name in wanted if name in document.formats)


def read_page(library: Library, document: Document) -> Page:
    """Return a Vorlage with its HTML, rendered without the site engine."""
    trees = SnippetTrees(make_dialect(library))
    made_of = recipe(library, document)
    return Page(document, document_html(document, trees), made_of, block_texts(made_of, SnippetTexts(trees)))


def block_texts(made_of: Recipe, texts: SnippetTexts) -> dict[str, str]:
    """Return the Bausteine of a document as plain text by id, with prompts for fields."""
    return {item.id: texts.text(item.id) for item in made_of.ingredients}


def wanted_document(library: Library, document_id: str) -> Document:
    """Return a Vorlage by its id; raise BaukastenError that names the nearest for one that does not exist."""
    if document_id not in library.documents:
        known = ", ".join(sorted(library.documents))
        hint = nearest(document_id, library.documents) or f"Vorhanden: {known}"
        raise BaukastenError(f"Die Vorlage „{document_id}“ gibt es nicht. {hint}")
    return library.documents[document_id]


class Production:
    """The unfilled files of Vorlagen whose pages come one by one; what the cache lacks is made meanwhile."""

    def __init__(self, library: Library, formats: Sequence[str], cache: Cache | None = None) -> None:
        """Begin with no page."""
        self._library, self._formats, self._cache = library, formats, cache
        self._room, self._prompts = field_room(library), prompts(library)
        self._workshop = Workshop()
        self._files: Files = {}
        self._keys: dict[str, str] = {}

    def add(self, page: Page) -> None:
        """Take a page: read what the cache holds of its files, order what it lacks."""
        formats = formats_of(page.document, self._formats)
        order = _order(self._library, self._prompts, page, prepare(page.markup, self._room), formats)
        key = self._keys[order.data.id] = _key(order)
        found = {name: self._cache.read(key, name) if self._cache else None for name in formats}
        self._files.update({(order.data.id, name): content for name, content in found.items() if content is not None})
        if missing := tuple(name for name, content in found.items() if content is None):
            self._workshop.order(replace(order, formats=missing))

    def files(self, on_done: Progress = lambda _: None) -> Files:
        """Return the files of all pages by document id and format."""
        for document_id, name in self._files:
            on_done(f"{document_id}.{name}")
        made = self._workshop.deliver(on_done)
        for (document_id, name), content in made.items():
            if self._cache:
                self._cache.write(self._keys[document_id], name, content)
        return {**self._files, **made}

    def close(self) -> None:
        """Make nothing more."""
        self._workshop.close()


def write_documents(
    library: Library, pages: Sequence[Page], formats: Sequence[str], cache: Cache | None = None
) -> Files:
    """Return the unfilled files by document id and format."""
    production = Production(library, formats, cache)
    for page in pages:
        production.add(page)
    return production.files()


def fill_page(  # noqa: PLR0913 - what to fill, for whom, and how; each is one plain thing
    library: Library, page: Page, empty: bytes, values: Values, format_name: str, *, final: bool, record: str | None
) -> bytes:
    """Return a document filled with the values; `empty` is its unfilled file, where the format is filled by marks.

    A fillable file of such a format carries `record`, so that it can be read back.
    """
    form = FORMATS[format_name]
    if form.fill is not None:
        return form.fill(empty, values, final, None if final else record)
    markup = fill_html(page.markup, values, final=final)
    prepared = prepare(markup, field_room(library), notice=not final)
    order = _order(library, prompts(library), page, prepared, [format_name])
    return make_files([order])[page.document.id, format_name]


def file_name(  # noqa: PLR0913 - each part of a name is one plain thing
    title: str,
    municipality: str,
    day: dt.date | None,
    format_name: str,
    *,
    final: bool,
    room: int = MAX_FILE_NAME,
) -> str:
    """Return a speaking ASCII file name of at most `room` characters, led by the day of the meeting if there is one.

    Of a title, what stands before its colon is used.
    """
    parts = [day.isoformat() if day else "", title.split(":", maxsplit=1)[0], municipality]
    stem = "_".join(_ascii(part) for part in parts if part)
    suffix = f"{'_Endfassung' if final else ''}.{format_name}"
    return stem[: room - len(suffix)].rstrip("-_") + suffix


def _order(library: Library, known: Mapping[str, str], page: Page, prepared: Prepared, formats: Sequence[str]) -> Order:
    document = page.document
    data = DocumentData(
        id=document.id,
        title=document.subject,
        version=page.recipe.version,
        revised=page.recipe.revised,
        source=library.address + page_address(document),
        ingredients=page.recipe.ingredients,
        marks=prepared.marks,
        prompts={mark.field: known[mark.field] for mark in prepared.marks if mark.field},
        texts=page.texts,
    )
    pictures = {name: _picture(library, name) for name in prepared.pictures}
    drawn = {name: sheet for name in prepared.pictures if (sheet := _drawn_sheet(library, name))}
    vectors = {name: diagram_svg(sheet).encode() for name, sheet in drawn.items()}
    return Order(prepared.markup, data, pictures, tuple(formats), vectors)


def _key(order: Order) -> str:
    return fingerprint([repr(order.data).encode(), order.markup.encode(), *order.pictures.values()])


def _picture(library: Library, name: str) -> bytes:
    if sheet := _drawn_sheet(library, name):
        return rasterised(diagram_svg(sheet))
    if name not in library.pictures:
        remedy = nearest(name, library.pictures)
        raise BaukastenError(f"Das Bild „{name}“ fehlt im Ordner docs/assets/bilder. {remedy}".strip())
    return library.pictures[name]


def _drawn_sheet(library: Library, name: str) -> DataSheet | None:
    """Return the data sheet whose picture has this name, or None for other pictures."""
    sheet = library.snippets.get(sheet_of_picture(name) or "")
    return sheet if isinstance(sheet, DataSheet) and has_diagram(sheet) else None


def _ascii(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", to_ascii(text)).strip("-")
