"""The table of holidays that the browser reads: which Länder do not work on which days, `*` for all."""

from __future__ import annotations

import json

from macros.public_holidays import KNOWN_YEARS, LAENDER, public_holidays

HOLIDAYS = "feiertage.json"
"""The name of its file among the tables of the browser."""


def holidays_text() -> str:
    """Return the content of the file, which no table and no field changes."""
    years = {str(year): _holidays(year) for year in KNOWN_YEARS}
    return json.dumps(years, ensure_ascii=False, separators=(",", ":"))


def _holidays(year: int) -> dict[str, str]:
    """Return the Länder by day; written as one text, because that repeats from year to year and so packs well."""
    everywhere = public_holidays(None, [year])
    off = {land: public_holidays(land, [year]) for land in LAENDER}
    days = sorted({day for holidays in off.values() for day in holidays})
    where = {day: "*" if day in everywhere else " ".join(land for land in LAENDER if day in off[land]) for day in days}
    return {f"{day:%m-%d}": laender for day, laender in where.items()}
