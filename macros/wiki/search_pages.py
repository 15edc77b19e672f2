"""The pages of the search: its results, and the way to propose what it did not find. The browser fills both."""

from __future__ import annotations

from macros.addresses import INDEX, MISSING, RESULTS, source_path
from macros.wiki.furniture import fill
from macros.wiki.generated import GeneratedPage, Place

_TITLE = "Suche"
_INTRO = "Sucht in allen Vorlagen, Bausteinen, Mappen, Seiten und im Glossar. Die Suche läuft in Ihrem Browser."
_MISSING_TITLE = "Das fehlt mir"
_MISSING_INTRO = (
    "Sie haben einen Text gesucht, den es hier noch nicht gibt? Schlagen Sie ihn vor. Ein Stichwort reicht."
)


def results_page() -> GeneratedPage:
    """Return the page that shows results where scripts run, and the way to the list from A to Z where none do."""

    def frame(_: str, place: Place) -> str:
        return fill("suche", title=_TITLE, intro=_INTRO, index=INDEX, link=place.link)

    hide = ("navigation", "toc")
    return GeneratedPage(source_path(RESULTS), _TITLE, _INTRO, frame, searchable=False, hide=hide)


def missing_page() -> GeneratedPage:
    """Return the page on which a reader proposes a text; what was searched for stands in its address."""

    def frame(_: str, place: Place) -> str:
        return fill("fehlt", title=_MISSING_TITLE, intro=_MISSING_INTRO, link=place.link)

    return GeneratedPage(source_path(MISSING), _MISSING_TITLE, _MISSING_INTRO, frame)
