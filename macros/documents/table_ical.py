"""The calendar writer: the milestones of a sheet as all-day events (RFC 5545); twin of `fill/tables/ical.js`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from macros.documents.table_cells import Wording
from macros.model import DataSheet, SheetRow
from macros.schedule_dates import milestone_day

_NOTHING: Mapping[str, str] = {}
_LONGEST_LINE = 75
"""Bytes of a line, its end not counted."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def write_ical(
    sheet: DataSheet, start: dt.date, holidays: Collection[dt.date], prompts: Mapping[str, str] = _NOTHING
) -> bytes:
    """Return the milestones of a sheet of kind `meilensteinplan`, counted from a start, as a calendar.

    Events last whole days, which are the same in every zone, so no VTIMEZONE is needed; the zone is a hint to programs.
    Each event keeps its UID, so that a calendar that reads a newer file moves the event instead of adding one.
    """
    wording = Wording(prompts)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Zwillingsbaukasten//Meilensteine//DE", "CALSCALE:GREGORIAN"]
    lines += [f"X-WR-CALNAME:{_escaped(sheet.title)}", "X-WR-TIMEZONE:Europe/Berlin"]
    for row in sheet.rows:
        day = milestone_day(start, int(str(row.cells["woche"])), holidays)
        lines += _event(sheet, row, day, wording)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _event(sheet: DataSheet, row: SheetRow, day: dt.date, wording: Wording) -> Iterator[str]:
    number, name = wording.text(row.cells["nr"]), wording.text(row.cells["meilenstein"])
    reached = f"Kriterium: {wording.text(row.cells['kriterium'])}"
    about = f"{reached}\nWer entscheidet: {wording.text(row.cells['entscheidung'])}"
    yield "BEGIN:VEVENT"
    yield f"UID:{sheet.id}-{number}@zwillingsbaukasten"
    yield f"DTSTAMP:{sheet.revised:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(number)} {_escaped(name)}"
    yield f"DESCRIPTION:{_escaped(about)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPED)


def _folded(line: str) -> bytes:
    """Return a line cut into pieces of no more than 75 bytes, never inside a character."""
    pieces: list[bytes] = [b""]
    for sign in line:
        if len(pieces[-1]) + len(sign.encode()) > _LONGEST_LINE:
            pieces.append(b" ")
        pieces[-1] += sign.encode()
    return b"\r\n".join(pieces)
