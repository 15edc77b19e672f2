"""What stands around a Vorlage: what it is for, its files, its Bausteine; and the page to copy its sections from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import lxml.html
from lxml.html import HtmlElement

from macros.addresses import is_paper, page_of, sections_of, source_path
from macros.documents.catalogue import file_path
from macros.documents.formats import FORMATS
from macros.documents.tables import TABLE_FORMATS, table_path
from macros.model import DataSheet, Document, Snippet
from macros.wiki.facets import related_of
from macros.wiki.furniture import fill
from macros.wiki.gantt import gantt
from macros.wiki.generated import Frame, GeneratedPage, Place
from macros.wiki.shelf import Shelf
from macros.wiki.words import facts_of

Sizes = Mapping[str, int]
"""Bytes of each file, by its path below the folder of downloads."""
DOWNLOADS = "downloads"


@dataclass(frozen=True)
class Download:
    """A file that a page offers: the program that opens it, its format, its path below the site's root, its bytes."""

    program: str
    format: str
    path: str
    size: int


@dataclass(frozen=True)
class Section:
    """One section of a paper: the anchor and text of its heading, and its HTML."""

    anchor: str
    heading: str
    markup: str


def downloads_of(document: Document, sizes: Sizes) -> list[Download]:
    """Return the files of a Vorlage in the order in which pages offer them."""
    labels = {file_path(document.id, name): (form.label, name) for name, form in FORMATS.items()}
    return _offered(labels, sizes)


def tables_of(snippets: Iterable[Snippet], sizes: Sizes) -> list[tuple[DataSheet, list[Download]]]:
    """Return the data sheets among some Bausteine, each with its files for a spreadsheet."""
    return [(item, _table_downloads(item, sizes)) for item in snippets if isinstance(item, DataSheet)]


def document_frame(shelf: Shelf, document: Document, sizes: Sizes) -> Frame:
    """Return what puts the furniture of a Vorlage around its text; `sizes` may fill up until then."""
    library = shelf.library
    recipe = shelf.recipes[document.id]
    snippets = [library.snippets[part.id] for part in recipe.ingredients]

    def frame(content: str, place: Place) -> str:
        return fill(
            "vorlage",
            item=document,
            kind=library.vocabulary.document_kinds[document.kind].label,
            content=content,
            facts=facts_of(document, library),
            recipe=recipe,
            tables=tables_of(snippets, sizes),
            charts=[gantt(item) for item in snippets if isinstance(item, DataSheet)],
            snippets=snippets,
            downloads=downloads_of(document, sizes),
            sections=sections_of(document) if is_paper(document, library) else None,
            kits=shelf.kits_of.get(document.id, ()),
            related=related_of(document, shelf),
            page_of=page_of,
            link=place.link,
            edit_url=place.edit_url,
        )

    return frame


def section_pages(shelf: Shelf, markups: Mapping[str, str]) -> Iterator[GeneratedPage]:
    """Yield a page of sections for every paper that goes into a council's information system.

    `markups` holds the HTML of rendered Vorlagen by id; it may fill up until the frames are put.
    """
    library = shelf.library
    for document in library.documents.values():
        if is_paper(document, library):
            yield _section_page(document, markups)


def sections(markup: str) -> list[Section]:
    """Return the sections of a paper, without what only the wiki shows; the first may have no heading of its own."""
    root = lxml.html.fragment_fromstring(markup, create_parent="div")
    for element in root.find_class("nur-web"):
        element.drop_tree()
    found: list[tuple[str, str, list[HtmlElement]]] = [("kopf", "Kopf der Vorlage", [])]
    for element in root:
        if element.tag == "h2":
            found.append((element.get("id", ""), element.text_content(), []))
        else:
            found[-1][2].append(element)
    return [Section(anchor, heading, _written(parts)) for anchor, heading, parts in found if parts]


def _table_downloads(sheet: DataSheet, sizes: Sizes) -> list[Download]:
    return _offered({table_path(sheet.id, name): (form.label, name) for name, form in TABLE_FORMATS.items()}, sizes)


def _offered(files: Mapping[str, tuple[str, str]], sizes: Sizes) -> list[Download]:
    """Return those files that there are; `files` names program and format by path."""
    return [
        Download(program, name.upper(), f"{DOWNLOADS}/{path}", sizes[path])
        for path, (program, name) in files.items()
        if path in sizes
    ]


def _section_page(document: Document, markups: Mapping[str, str]) -> GeneratedPage:
    def frame(_: str, place: Place) -> str:
        parts = sections(markups[document.id])
        return fill("abschnitte", item=document, sections=parts, page_of=page_of, link=place.link)

    return GeneratedPage(
        path=source_path(sections_of(document)),
        title=f"Abschnitte kopieren: {document.subject}",
        description=f"Abschnitte der Vorlage „{document.title}“ für das Ratsinformationssystem.",
        frame=frame,
        source=document.path,
        searchable=False,
    )


def _written(elements: list[HtmlElement]) -> str:
    return "".join(lxml.html.tostring(element, encoding="unicode") for element in elements)
