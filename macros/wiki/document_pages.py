"""What stands around a Vorlage: what it is for, its files, its Bausteine; and the page to copy its sections from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import lxml.html
from lxml.html import HtmlElement

from macros.addresses import is_paper, page_of, sections_of, source_path
from macros.documents.catalogue import file_path
from macros.documents.formats import FORMATS
from macros.documents.tables import DATA, TABLE_FORMATS, has_calendar, table_path
from macros.library import Library
from macros.model import DataSheet, Document, Snippet
from macros.wiki.charts import PICTURE, anchor_of_chart, chart_of, lead_to_charts
from macros.wiki.facets import related_of
from macros.wiki.furniture import fill
from macros.wiki.generated import Frame, GeneratedPage, Place
from macros.wiki.shelf import Shelf, snippet_version
from macros.wiki.slide_pictures import with_pictures
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
class TableOffer:
    """The files of a data sheet that a page offers, and the version of the sheet."""

    sheet: DataSheet
    version: str
    downloads: list[Download]

    @property
    def data(self) -> str:
        """Return the path of what the browser fills, below the site's root."""
        return f"{DOWNLOADS}/{table_path(self.sheet.id, DATA)}"

    @property
    def has_calendar(self) -> bool:
        """Tell whether a filled calendar can be made of it."""
        return has_calendar(self.sheet)


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


def tables_of(snippets: Iterable[Snippet], sizes: Sizes) -> list[TableOffer]:
    """Return the files of the data sheets among some Bausteine; none of them where there are none yet."""
    sheets = [item for item in snippets if isinstance(item, DataSheet)]
    offers = [TableOffer(sheet, snippet_version(sheet), _table_downloads(sheet, sizes)) for sheet in sheets]
    return [offer for offer in offers if offer.downloads]


def document_frame(shelf: Shelf, document: Document, sizes: Sizes) -> Frame:
    """Return what puts the furniture of a Vorlage around its text; `sizes` may fill up until then."""
    library = shelf.library
    recipe = shelf.recipes[document.id]
    snippets = [library.snippets[part.id] for part in recipe.ingredients]

    def frame(content: str, place: Place) -> str:
        shown = lead_to_charts(content, lambda sheet_id: f"#{anchor_of_chart(sheet_id)}")
        return fill(
            "vorlage",
            item=document,
            kind=library.vocabulary.document_kinds[document.kind].label,
            content=with_pictures(shown, document) if document.is_deck else shown,
            facts=facts_of(document, library),
            recipe=recipe,
            tables=tables_of(snippets, sizes),
            has_days=shows_days(content, library),
            charts=[chart_of(item, library) for item in snippets if isinstance(item, DataSheet)],
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


def shows_days(content: str, library: Library) -> bool:
    """Tell whether a text shows days that follow from others, so that warnings may stand below it."""
    days = (name for name, field in library.project_fields.items() if field.computed and field.computed.count)
    return any(f'data-feld="{name}"' in content for name in days)


def section_pages(shelf: Shelf, markups: Mapping[str, str]) -> Iterator[GeneratedPage]:
    """Yield a page of sections for every paper that goes into a council's information system.

    `markups` holds the HTML of rendered Vorlagen by id; it may fill up until the frames are put.
    """
    library = shelf.library
    for document in library.documents.values():
        if is_paper(document, library):
            yield _section_page(document, markups)


def sections(markup: str) -> list[Section]:
    """Return the sections of a paper, without what only the wiki or only files show; the first may lack a heading."""
    root = lxml.html.fragment_fromstring(markup, create_parent="div")
    for element in (*root.find_class("nur-web"), *root.find_class(PICTURE)):
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
