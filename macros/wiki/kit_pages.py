"""What stands around a Mappe: when it is needed, its Vorlagen in their order, one ZIP with all of them."""

from __future__ import annotations

from collections.abc import Mapping

from macros.addresses import kit_file, page_of
from macros.documents.catalogue import file_path
from macros.documents.container import write_parts
from macros.documents.formats import FORMATS
from macros.documents.tables import table_path
from macros.model import DataSheet, Document, Kit
from macros.wiki.document_pages import DOWNLOADS, Download, Sizes, TableOffer, downloads_of, tables_of
from macros.wiki.facets import related_of
from macros.wiki.furniture import fill
from macros.wiki.generated import Frame, Place
from macros.wiki.shelf import Shelf


def kit_frame(shelf: Shelf, kit: Kit, sizes: Sizes) -> Frame:
    """Return what puts the furniture of a Mappe around its text; `sizes` may fill up until then."""
    documents = [shelf.library.documents[document_id] for document_id in kit.documents]

    def frame(content: str, place: Place) -> str:
        path = kit_file(kit)
        return fill(
            "mappe",
            item=kit,
            content=content,
            documents=[_offered(shelf, document, sizes) for document in documents],
            archive=Download("ZIP", "ZIP", f"{DOWNLOADS}/{path}", sizes[path]) if path in sizes else None,
            has_tables=bool(kit_tables(shelf, kit)),
            related=related_of(kit, shelf),
            page_of=page_of,
            link=place.link,
            edit_url=place.edit_url,
        )

    return frame


def kit_archive(shelf: Shelf, kit: Kit, files: Mapping[str, bytes]) -> bytes:
    """Return the ZIP of a Mappe: a folder for each program, the files numbered in their order, and a list of them.

    Data sheets that its Vorlagen contain are there as tables to reckon with.

    `files` are the finished files by their path below the folder of downloads.
    """
    parts: dict[str, bytes] = {}
    for number, document_id in enumerate(kit.documents, start=1):
        for name, form in FORMATS.items():
            content = files.get(file_path(document_id, name))
            if content is not None:
                parts[f"{form.label}/{number:02}-{document_id}.{name}"] = content
    parts |= {
        f"Tabellen/{sheet_id}.xlsx": files[path] for sheet_id, path in kit_tables(shelf, kit).items() if path in files
    }
    titles = [shelf.library.documents[document_id].title for document_id in kit.documents]
    listed = "".join(f"{number:02}  {title}\r\n" for number, title in enumerate(titles, start=1))
    contents = f"{kit.title}\r\n\r\n{kit.purpose}\r\n\r\n{listed}"
    return write_parts({**parts, "Inhalt.txt": contents.encode("utf-8-sig")}, first=("Inhalt.txt",))


def _offered(shelf: Shelf, document: Document, sizes: Sizes) -> tuple[Document, str, list[Download], list[TableOffer]]:
    """Return a Vorlage with its version, its files and its tables."""
    made_of = shelf.recipes[document.id]
    snippets = [shelf.library.snippets[part.id] for part in made_of.ingredients]
    return document, made_of.version, downloads_of(document, sizes), tables_of(snippets, sizes)


def kit_tables(shelf: Shelf, kit: Kit) -> dict[str, str]:
    """Return the path of the workbook of every data sheet in a Mappe by the sheet's id, in their order."""
    parts = [part.id for document_id in kit.documents for part in shelf.recipes[document_id].ingredients]
    sheets = (name for name in parts if isinstance(shelf.library.snippets[name], DataSheet))
    return {name: table_path(name, "xlsx") for name in sheets}
