"""The files of data sheets: the one table of their formats, and all files of a library."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from macros import conditions
from macros.documents.cache import Cache, fingerprint
from macros.documents.table_cells import Words
from macros.documents.table_csv import write_csv
from macros.documents.table_data import table_data
from macros.documents.workbook import write_workbook
from macros.library import Library
from macros.model import DataSheet
from macros.sheet_kinds import SHEET_KINDS

_WITH_DAYS = "meilensteinplan"
_NAME = re.compile(r"[a-z0-9_]+")


@dataclass(frozen=True)
class TableFormat:
    """A format of a data sheet: its ending, the program that people open it with, and what writes it."""

    name: str
    label: str
    write: Callable[[DataSheet, Mapping[str, str], Mapping[str, str], Mapping[str, str]], bytes]


TABLE_FORMATS: Mapping[str, TableFormat] = {
    "xlsx": TableFormat(
        "xlsx",
        "Excel",
        lambda sheet, prompts, labels, words: write_workbook(sheet, prompts, labels=labels, conditions=words),
    ),
    "csv": TableFormat(
        "csv",
        "CSV",
        lambda sheet, prompts, labels, words: write_csv(sheet, prompts, labels=labels, conditions=words),
    ),
}
"""All formats of a data sheet, in the order in which a page offers them."""


DATA = "json"
"""The ending of the file beside them that the browser reads."""


def table_path(sheet_id: str, format_name: str) -> str:
    """Return a table file's path below the folder of downloads."""
    return f"daten/{sheet_id}.{format_name}"


def sheets_of(library: Library) -> list[DataSheet]:
    """Return the data sheets of a library by id."""
    found = (item for item in library.snippets.values() if isinstance(item, DataSheet))
    return sorted(found, key=lambda sheet: sheet.id)


def has_calendar(sheet: DataSheet) -> bool:
    """Tell whether the days of a sheet make a calendar."""
    return sheet.table == _WITH_DAYS


def table_files(library: Library, cache: Cache | None = None) -> dict[str, bytes]:
    """Return the files of all data sheets by their path below the folder of downloads, and what the browser fills."""
    sheets = sheets_of(library)
    data = {table_path(sheet.id, DATA): table_data(sheet, words_of(library, sheet)) for sheet in sheets}
    files = {
        table_path(sheet.id, form.name): _file(library, sheet, form, cache)
        for sheet in sheets
        for form in TABLE_FORMATS.values()
    }
    return data | files


def words_of(library: Library, sheet: DataSheet) -> Words:
    """Return prompts and labels of the fields that a sheet names, and its conditions in words."""
    named = {*_NAME.findall(sheet.body), *SHEET_KINDS[sheet.table].offices}
    fields = {name: library.fields[name] for name in sorted(named & library.fields.keys())}
    written = {row.condition for row in sheet.rows if row.condition}
    return (
        {name: field.prompt for name, field in fields.items()},
        {name: field.label for name, field in fields.items()},
        {text: conditions.describe(conditions.parse(text), library.tables, library.fields) for text in sorted(written)},
    )


def _file(library: Library, sheet: DataSheet, form: TableFormat, cache: Cache | None) -> bytes:
    words = words_of(library, sheet)
    key = fingerprint([repr((sheet, *words)).encode()])
    content = cache.read(key, form.name) if cache else None
    if content is None:
        content = form.write(sheet, *words)
        if cache:
            cache.write(key, form.name, content)
    return content
