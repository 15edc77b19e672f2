"""The public holidays of the Länder with their German names; twin of `assets/javascript/schedule/holidays.js`.

Only days that hold in the whole Land. Left out, because they hold in some municipalities only: Mariä Himmelfahrt in
those of Bavaria with a Catholic majority, the Friedensfest in Augsburg, Fronleichnam in some of Saxony and Thuringia.
Days such as Christmas Eve, on which administrations close without a law, are no public holidays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache

LAENDER: Mapping[str, str] = {
    "BW": "Baden-Württemberg",
    "BY": "Bayern",
    "BE": "Berlin",
    "BB": "Brandenburg",
    "HB": "Bremen",
    "HH": "Hamburg",
    "HE": "Hessen",
    "MV": "Mecklenburg-Vorpommern",
    "NI": "Niedersachsen",
    "NW": "Nordrhein-Westfalen",
    "RP": "Rheinland-Pfalz",
    "SL": "Saarland",
    "SN": "Sachsen",
    "ST": "Sachsen-Anhalt",
    "SH": "Schleswig-Holstein",
    "TH": "Thüringen",
}
"""The names of the Länder by key, in the order of the alphabet."""


KNOWN_YEARS = range(2020, 2046)
"""The years of which the browser knows the holidays; values of a profile are reckoned within these only."""


def public_holidays(land: str | None, years: Iterable[int]) -> Mapping[dt.date, str]:
    """Return the names of the holidays of a Land by day, in order; without a Land those of all Länder."""
    return _holidays(land, tuple(sorted(set(years))))


@cache
def _holidays(land: str | None, years: tuple[int, ...]) -> Mapping[dt.date, str]:
    import holidays  # heavy, which all files but plans do without

    if land is not None and land not in LAENDER:
        raise KeyError(land)
    found = holidays.country_holidays("DE", subdiv=land, years=years, language="de", categories=("public",))
    return {day: found[day] for day in sorted(found)}
