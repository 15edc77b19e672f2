"""The page of the search's results; what was asked for stands in its address, the browser finds the rest."""

from __future__ import annotations

from macros.addresses import INDEX, RESULTS, source_path
from macros.wiki.furniture import fill
from macros.wiki.generated import GeneratedPage, Place

_TITLE = "Suche"
_INTRO = "Sucht in allen Vorlagen, Bausteinen, Mappen, Seiten und im Glossar. Ihre Wörter verlassen den Browser nicht."


def results_page() -> GeneratedPage:
    """Return the page that shows results where scripts run, and the way to the list from A to Z where none do."""

    def frame(_: str, place: Place) -> str:
        return fill("suche", title=_TITLE, intro=_INTRO, index=place.link(INDEX), link=place.link)

    return GeneratedPage(source_path(RESULTS), _TITLE, _INTRO, frame, searchable=False, hide=("navigation", "toc"))
