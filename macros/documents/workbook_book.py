"""One workbook while it is written: its sheets, styles, lists to choose from, properties and print set-up."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from macros.documents.container import read_parts, write_parts
from macros.documents.table_cells import Wording, kind_of
from macros.documents.table_rows import NOBODY, with_references
from macros.documents.workbook_styles import LOOKS, Look
from macros.model import DataSheet

Worksheet = Any
"""A sheet of XlsxWriter, which ships no types."""
Rule = Mapping[str, object]
"""A data validation in the words of XlsxWriter."""

CHOICES = "Auswahl"
"""The sheet that holds the lists too long for a cell's own."""

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CORE, _CORE_END = "docProps/core.xml", b"</cp:coreProperties>"
_FIXED_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')
_A4, _A3 = 9, 8
_WIDEST_ON_A4, _WIDEST_ON_A3 = 235.0, 330.0
"""Widths in signs of a cell at which type of ten points is printed at about six."""
_LONGEST_LIST = 255
_LONGEST_TITLE = 120


class Book:
    """A workbook about one data sheet."""

    def __init__(self, sheet: DataSheet, wording: Wording, skipped: frozenset[int] = NOBODY) -> None:
        """Open an empty workbook that carries the sheet's properties; it hides the rows at the skipped places."""
        self.sheet = sheet
        self.shown = with_references(sheet, skipped)
        self.skipped = skipped
        self.kind = kind_of(sheet)
        self.wording = wording
        self._out = io.BytesIO()
        self._workbook = xlsxwriter.Workbook(self._out, _OPTIONS)
        self._formats: dict[tuple[str, str], Any] = {}
        self._lists: dict[tuple[str, ...], str] = {}
        self._workbook.set_properties(_properties(sheet, self.kind.label))

    def add(self, name: str, *, repeated_rows: tuple[int, int] | None = None) -> Worksheet:
        """Add a sheet that prints on A4 landscape, one page wide, with title, revision and page numbers."""
        worksheet = self._workbook.add_worksheet(name)
        worksheet.hide_gridlines(2)
        worksheet.set_landscape()
        worksheet.set_paper(_A4)
        worksheet.fit_to_pages(1, 0)
        worksheet.set_margins(left=0.5, right=0.5, top=0.9, bottom=0.75)
        worksheet.set_header(f'&L&"-,Bold"{_in_header(self.sheet.title)}&R{_in_header(name)}')
        worksheet.set_footer(f"&LStand: {_german(self.sheet.revised)}&RSeite &P von &N")
        if repeated_rows:
            worksheet.repeat_rows(*repeated_rows)
        return worksheet

    def style(self, name: str) -> Any:
        """Return a style by its name in `workbook_styles.LOOKS`."""
        return self._format("style", name, LOOKS[name])

    def mark(self, look: Look) -> Any:
        """Return what a conditional format does to a cell."""
        return self._format("mark", repr(sorted(look.items())), look)

    def field(self, look: Look, *, small: bool = False) -> Any:
        """Return the style of a coloured field of a matrix."""
        base = LOOKS["number"] if small else LOOKS["field"]
        return self._format("field", repr((small, sorted(look.items()))), {**base, **look})

    def name(self, name: str, cells: str) -> None:
        """Give cells a name that formulas use."""
        self._workbook.define_name(name, f"={cells}")

    def choice(self, options: Sequence[str], *, strict: bool = True, in_cells: bool = False) -> Rule:
        """Return the rule that a cell holds one of the options; where it is not strict, others may stand too.

        Short lists stand in the rule itself, unless they are wanted in cells.
        """
        message = "Bitte einen Wert aus der Liste wählen."
        return {
            "validate": "list",
            "source": self._source(tuple(options), in_cells=in_cells),
            "error_title": "Bitte prüfen",
            "error_message": message if strict else f"{message} Ein eigenes Wort ist möglich.",
            "error_type": "stop" if strict else "warning",
        }

    def finish(self) -> bytes:
        """Write the lists to choose from and return the file."""
        self._write_lists()
        self._workbook.close()
        parts = {name: _mended(name, part) for name, part in read_parts(self._out.getvalue()).items()}
        return write_parts(parts, first=("[Content_Types].xml", "_rels/.rels"))

    def _format(self, use: str, name: str, look: Look) -> Any:
        if (use, name) not in self._formats:
            self._formats[use, name] = self._workbook.add_format(dict(look))
        return self._formats[use, name]

    def _source(self, options: tuple[str, ...], *, in_cells: bool) -> str | list[str]:
        if not in_cells and len(",".join(options)) <= _LONGEST_LIST and not any("," in option for option in options):
            return list(options)
        if options not in self._lists:
            column = chr(ord("A") + len(self._lists))
            self._lists[options] = f"={CHOICES}!${column}$2:${column}${len(options) + 1}"
        return self._lists[options]

    def _write_lists(self) -> None:
        if not self._lists:
            return
        worksheet = self.add(CHOICES)
        worksheet.hide()  # rules read it, people need not
        for place, options in enumerate(self._lists):
            worksheet.set_column(place, place, max(map(len, options)) + 3)
            worksheet.write_string(0, place, f"Auswahl {place + 1}", self.style("header"))
            for row, option in enumerate(options, start=1):
                worksheet.write_string(row, place, option, self.style("text"))


def number_rule(least: float, most: float, *, whole: bool = True) -> Rule:
    """Return the rule that a cell holds a number between two others."""
    return {
        "validate": "integer" if whole else "decimal",
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        "error_title": "Bitte prüfen",
        "error_message": f"Bitte eine {'ganze ' if whole else ''}Zahl von {least:g} bis {most:g} eintragen.",
    }


def date_rule() -> Rule:
    """Return the rule that a cell holds a date of this or the next centuries."""
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": dt.date(2000, 1, 1),
        "maximum": dt.date(2199, 12, 31),
        "error_title": "Bitte prüfen",
        "error_message": "Bitte ein Datum wie 04.01.2027 eintragen.",
    }


def set_paper(worksheet: Worksheet, width: float, repeated: int) -> None:
    """Print a table so wide (in signs) on A3, the widest on two pages side by side that both have its first columns."""
    if width > _WIDEST_ON_A4:
        worksheet.set_paper(_A3)
    if width > _WIDEST_ON_A3:
        worksheet.fit_to_pages(2, 0)
        worksheet.repeat_columns(0, repeated - 1)


def _properties(sheet: DataSheet, label: str) -> dict[str, object]:
    return {
        "title": sheet.title,
        "subject": sheet.purpose,
        "category": label,
        "keywords": ", ".join(sheet.keywords),
        "comments": f"Stand: {_german(sheet.revised)}",
        "created": dt.datetime.combine(sheet.revised, dt.time(), dt.UTC),
    }


def _mended(name: str, part: bytes) -> bytes:
    """Return a part with what XlsxWriter does not know: a language, and rows that still grow with what is typed."""
    if name == _CORE:
        return part.replace(_CORE_END, b"<dc:language>de-DE</dc:language>" + _CORE_END)
    return _FIXED_HEIGHT.sub(rb"\1", part) if name.startswith("xl/worksheets/sheet") else part


def _german(day: dt.date) -> str:
    return f"{day:%d.%m.%Y}"


def _in_header(text: str) -> str:
    """Return a text for a printed header, where `&` starts a command and the whole is short."""
    short = text if len(text) <= _LONGEST_TITLE else f"{text[: _LONGEST_TITLE - 1]}…"
    return short.replace("&", "&&")
