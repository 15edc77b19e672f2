"""Fills the documents of one Vorlage or Mappe for any number of municipalities; what they share is read once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.documents.cache import Cache
from macros.documents.formats import FORMATS
from macros.documents.open_points import CHECKLIST, checklist, open_points
from macros.documents.service import MAX_FILE_NAME, file_name, fill_page, read_page, wanted_document, write_documents
from macros.errors import BaukastenError, nearest
from macros.grammar import derive_values
from macros.library import Library
from macros.model import Kit, Profile, Values

File = tuple[str, bytes]


@dataclass(frozen=True)
class Selection:
    """What to write: the Vorlagen in their order, the formats, whether finished; the Mappe they belong to, if any."""

    documents: tuple[str, ...]
    formats: tuple[str, ...]
    final: bool
    kit: Kit | None = None


class Filler:
    """The unfilled files and pages of a selection, ready to be filled again and again."""

    def __init__(self, library: Library, selection: Selection, cache: Cache | None) -> None:
        """Read pages and unfilled files once; raise BaukastenError for an unknown Vorlage."""
        self._library, self._selection = library, selection
        self._pages = [read_page(library, wanted_document(library, name)) for name in selection.documents]
        fillable = [name for name in selection.formats if FORMATS[name].fill]
        self._empty = write_documents(library, self._pages, fillable, cache)

    def files(self, profile: Profile) -> Iterator[File]:
        """Yield name and content of every file of one municipality; a Mappe is numbered and has a list of open points.

        Raises BaukastenError when a document cannot be made.
        """
        values = derive_values(profile, self._library.tables, self._library.project_fields)
        meeting = profile.fields.get("sitzungstermin")
        day = meeting if isinstance(meeting, dt.date) else None
        for number, page in enumerate(self._pages, start=1):
            lead = f"{number:02}_" if self._selection.kit else ""
            for form in self._selection.formats:
                municipality = values.texts.get("kommune_ohne", "")
                room = MAX_FILE_NAME - len(lead)
                name = file_name(page.document, municipality, day, form, final=self._selection.final, room=room)
                empty = self._empty.get((page.document.id, form), b"")
                yield lead + name, fill_page(self._library, page, empty, values, form, final=self._selection.final)
        if self._selection.kit:
            yield CHECKLIST, self._checklist(self._selection.kit, values)

    def _checklist(self, kit: Kit, values: Values) -> bytes:
        fields = self._library.fields
        points = [(page.document.title, open_points(page.markup, values, fields)) for page in self._pages]
        return checklist(kit.title, points)


def kit_selection(library: Library, kit_id: str, formats: Sequence[str], *, final: bool) -> Selection:
    """Return the selection of all Vorlagen of a Mappe; raise BaukastenError for an unknown one."""
    if kit_id not in library.kits:
        known = f"Vorhanden: {', '.join(sorted(library.kits)) or 'keine'}"
        raise BaukastenError(f"Die Mappe „{kit_id}“ gibt es nicht. {nearest(kit_id, library.kits) or known}")
    kit = library.kits[kit_id]
    return Selection(kit.documents, tuple(formats), final, kit)


def fill_document(  # noqa: PLR0913 - what to fill, for whom, and how; each is one plain thing
    library: Library, document_id: str, profile: Profile, format_name: str, *, final: bool, cache: Cache | None = None
) -> File:
    """Return file name and content of one document filled once; raise BaukastenError for unknown ids."""
    (file,) = Filler(library, Selection((document_id,), (format_name,), final), cache).files(profile)
    return file
