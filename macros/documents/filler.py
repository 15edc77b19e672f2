"""Fills the documents of one Vorlage or Mappe for any number of municipalities; what they share is read once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.computed_fields import with_sources
from macros.documents.cache import Cache
from macros.documents.formats import FORMATS
from macros.documents.gaps import Gaps, gaps_of
from macros.documents.open_points import CHECKLIST, checklist, left_lines, left_of, open_points
from macros.documents.prepare import prepare
from macros.documents.record import profile_record, used_fields
from macros.documents.service import (
    MAX_FILE_NAME,
    Page,
    file_name,
    fill_page,
    formats_of,
    read_page,
    wanted_document,
    write_documents,
)
from macros.documents.table_cells import fields_of
from macros.documents.table_fill import TABLES, filled_table, open_fields, sheet_gaps, start_of
from macros.documents.table_warnings import endangered_days
from macros.documents.tables import has_calendar
from macros.errors import BaukastenError, nearest
from macros.grammar import derive_values
from macros.library import Library
from macros.model import DataSheet, Document, Kit, Profile, Values
from macros.rendering import field_room

File = tuple[str, bytes]

_MEETING = "sitzungstermin"
_CALENDAR = "ics"
_NO_CALENDAR = "Ohne „Beginn der Planung“ (Feld „projektbeginn“) entsteht kein Kalender; die anderen Dateien stehen da."


@dataclass(frozen=True)
class Template:
    """A Vorlage ready to be filled again and again: unfilled `files` by format, `used` names the fields it asks for."""

    page: Page
    used: frozenset[str]
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class Result:
    """What a filled file shall be: finished or fillable, with the profile inside or without."""

    final: bool
    with_profile: bool = True


@dataclass(frozen=True)
class Selection:
    """What to write: the Vorlagen in their order, the formats, what they shall be; the Mappe they belong to, if any."""

    documents: tuple[str, ...]
    formats: tuple[str, ...]
    result: Result
    kit: Kit | None = None


class Filler:
    """The templates of a selection, ready to be filled for one municipality after the other."""

    def __init__(self, library: Library, selection: Selection, cache: Cache | None) -> None:
        """Read pages and unfilled files once; raise BaukastenError for an unknown Vorlage, or for no file."""
        self._library, self._selection = library, selection
        self._templates = read_templates(library, selection.documents, selection.formats, cache)
        if not any(self._has_files(template) for template in self._templates):
            raise BaukastenError(self._no_files())

    def files(self, profile: Profile) -> Iterator[File]:
        """Yield name and content of every file of one municipality; a Mappe is numbered and has a list of open points.

        Raises BaukastenError when a document cannot be made.
        """
        kit, result, values = self._selection.kit, self._selection.result, _values(self._library, profile)
        for number, template in enumerate(self._templates, start=1):
            lead = f"{number:02}_" if kit else ""
            for form in chosen_formats(template.page.document, self._selection.formats):
                content = _content(self._library, template, profile, values, form, result)
                yield _name(template.page.document.title, template.used, profile, values, form, result, lead), content
            yield from self._tables(template, profile, values, lead)
        if kit:
            yield CHECKLIST, self._checklist(kit, values)

    def warnings(self, profile: Profile) -> list[str]:
        """Return what endangers the days of one municipality, what it has not entered, and what is left out so."""
        shown = {name for template in self._templates for name in template.used}
        wants_tables = bool(self._wanted_tables())
        sheets = {sheet.id: sheet for page in self._pages for sheet in self._sheets(page) if wants_tables}
        said = endangered_days(self._library, [*sheets.values()], shown, profile, _values(self._library, profile))
        return [*said, *([_NO_CALENDAR] if any(self._lacks_start(sheet, profile) for sheet in sheets.values()) else [])]

    def left(self, profile: Profile) -> list[str]:
        """Return what the files of one municipality leave to be filled in; a Mappe says it in a file of its own."""
        if self._selection.kit:
            return []
        values = _values(self._library, profile)
        return [line for template in self._templates for line in left_of(*self._left(template.page, values))]

    def left_lines(self, profile: Profile) -> list[str]:
        """Return the same as lines with a heading."""
        return left_lines(self.left(profile))

    @property
    def _pages(self) -> list[Page]:
        return [template.page for template in self._templates]

    def _has_files(self, template: Template) -> bool:
        sheets = self._sheets(template.page)
        tables = any(name != _CALENDAR or has_calendar(sheet) for name in self._wanted_tables() for sheet in sheets)
        return tables or bool(chosen_formats(template.page.document, self._selection.formats))

    def _no_files(self) -> str:
        titles = " und ".join(f"„{page.document.title}“" for page in self._pages)
        tables = [name for name in TABLES if name != _CALENDAR and any(map(self._sheets, self._pages))]
        formats = dict.fromkeys([*(name for page in self._pages for name in page.document.formats), *tables])
        asked = ", ".join(self._selection.formats)
        return f"Mit --format {asked} entsteht aus {titles} keine Datei. Vorhanden sind: {', '.join(formats)}"

    def _wanted_tables(self) -> list[str]:
        return [name for name in self._selection.formats if name in TABLES]

    def _tables(self, template: Template, profile: Profile, values: Values, lead: str) -> Iterator[File]:
        for sheet in self._sheets(template.page):
            for form in self._selection.formats:
                if form not in TABLES or (form == _CALENDAR and self._lacks_start(sheet, profile)):
                    continue
                content = filled_table(self._library, sheet, profile, values, form)
                if content is not None:
                    shown = self._fields_of(sheet)
                    yield _name(sheet.title, shown, profile, values, form, Result(final=False), lead), content

    def _fields_of(self, sheet: DataSheet) -> set[str]:
        named = (name for row in sheet.rows for name in fields_of(row))
        return with_sources(named, self._library.project_fields)

    def _lacks_start(self, sheet: DataSheet, profile: Profile) -> bool:
        """Tell whether a calendar is left out because nobody has said when the weeks begin.

        Among other files it may be missing, as in the browser's Mappe; who asks for nothing else gets an error.
        """
        wanted = _CALENDAR in self._selection.formats and has_calendar(sheet)
        has_others = self._selection.kit is not None or len(self._selection.formats) > 1
        return wanted and has_others and start_of(profile) is None

    def _checklist(self, kit: Kit, values: Values) -> bytes:
        left = [(page.document.title, *self._left(page, values)) for page in self._pages]
        return checklist(kit.title, values.texts.get("kommune_ohne", ""), left)

    def _left(self, page: Page, values: Values) -> tuple[list[str], list[Gaps]]:
        """Return open points and gaps of a Vorlage, and those of its tables where they are wanted."""
        library, is_text = self._library, bool(chosen_formats(page.document, self._selection.formats))
        sheets = self._sheets(page) if self._wanted_tables() else []
        names = [name for sheet in sheets for name in open_fields(sheet, values) if name in library.project_fields]
        labels = [library.fields[name].label for name in names]
        if not is_text:
            return list(dict.fromkeys(labels)), [gaps for sheet in sheets for gaps in sheet_gaps(sheet, values.facts)]
        points = open_points(page.markup, values, library.fields)
        return list(dict.fromkeys([*points, *labels])), gaps_of(page.markup, values)

    def _sheets(self, page: Page) -> list[DataSheet]:
        parts = [self._library.snippets[part.id] for part in page.recipe.ingredients]
        return [part for part in parts if isinstance(part, DataSheet)]


def kit_selection(library: Library, kit_id: str, formats: Sequence[str], result: Result) -> Selection:
    """Return the selection of all Vorlagen of a Mappe; raise BaukastenError for an unknown one."""
    if kit_id not in library.kits:
        known = f"Vorhanden: {', '.join(sorted(library.kits)) or 'keine'}"
        raise BaukastenError(f"Die Mappe „{kit_id}“ gibt es nicht. {nearest(kit_id, library.kits) or known}")
    kit = library.kits[kit_id]
    return Selection(kit.documents, tuple(formats), result, kit)


def read_templates(
    library: Library, documents: Sequence[str], formats: Sequence[str], cache: Cache | None = None
) -> list[Template]:
    """Return Vorlagen ready to be filled in these formats; raise BaukastenError for an unknown one."""
    pages = [read_page(library, wanted_document(library, name)) for name in documents]
    chosen = {page.document.id: chosen_formats(page.document, formats) for page in pages}
    marked = [name for name, form in FORMATS.items() if form.fill and any(name in names for names in chosen.values())]
    files = write_documents(library, pages, marked, cache)
    return [
        Template(page, _used(library, page), {name: files[page.document.id, name] for name in names if name in marked})
        for page, names in zip(pages, chosen.values(), strict=True)
    ]


def chosen_formats(document: Document, formats: Sequence[str]) -> tuple[str, ...]:
    """Return those of some formats that a Vorlage has; one that has none of them, a set of slides, comes in its first.

    Formats of data sheets are passed over.
    """
    asked = any(name in FORMATS for name in formats)
    return formats_of(document, formats) or (document.formats[:1] if asked else ())


def fill_template(library: Library, template: Template, profile: Profile, format_name: str, result: Result) -> File:
    """Return file name and content of a Vorlage filled for one municipality."""
    values = _values(library, profile)
    content = _content(library, template, profile, values, format_name, result)
    return _name(template.page.document.title, template.used, profile, values, format_name, result), content


def _values(library: Library, profile: Profile) -> Values:
    return derive_values(profile, library.tables, library.project_fields)


def _used(library: Library, page: Page) -> frozenset[str]:
    marks = prepare(page.markup, field_room(library)).marks
    return frozenset(used_fields(marks, library.project_fields))


def _content(  # noqa: PLR0913, PLR0917 - what to fill, for whom, and how; each is one plain thing
    library: Library, template: Template, profile: Profile, values: Values, format_name: str, result: Result
) -> bytes:
    record = profile_record(profile, template.used) if result.with_profile else None
    empty = template.files.get(format_name, b"")
    return fill_page(library, template.page, empty, values, format_name, final=result.final, record=record)


def _name(  # noqa: PLR0913, PLR0917 - each part of a name is one plain thing
    title: str,
    shown: Collection[str],
    profile: Profile,
    values: Values,
    format_name: str,
    result: Result,
    lead: str = "",
) -> str:
    """Return a file's name; the meeting leads it only where the file shows it: minutes have a day of their own."""
    meeting = profile.fields.get(_MEETING) if _MEETING in shown else None
    day = meeting if isinstance(meeting, dt.date) else None
    municipality, room = values.texts.get("kommune_ohne", ""), MAX_FILE_NAME - len(lead)
    return lead + file_name(title, municipality, day, format_name, final=result.final, room=room)
