"""All that the wiki shows around contributed texts, in one place for the site's hooks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from macros.addresses import html_path, link_from, overview_of
from macros.library import Library
from macros.wiki.catalogue_page import catalogue_page
from macros.wiki.document_pages import Sizes, document_frame, section_pages
from macros.wiki.field_page import field_page
from macros.wiki.furniture import fill
from macros.wiki.generated import Frame, GeneratedPage, Place
from macros.wiki.glossary_page import glossary_page
from macros.wiki.index_page import index_page
from macros.wiki.kit_pages import kit_frame
from macros.wiki.news import news_page
from macros.wiki.operator_data import with_operator
from macros.wiki.overviews import overview_pages
from macros.wiki.reading import finish
from macros.wiki.search_pages import missing_page, results_page
from macros.wiki.shelf import make_shelf
from macros.wiki.snippet_pages import snippet_pages

START = "index.md"


class Wiki:
    """The pages that nobody writes by hand, and the frames of all pages; `sizes` and `markups` may fill up later."""

    def __init__(self, library: Library, sizes: Sizes, markups: Mapping[str, str]) -> None:
        """Read off the library what its pages say of each other."""
        self.library = library
        self.shelf = make_shelf(library)
        self._sizes = sizes
        self.generated = self._generate(markups)

    def frame(self, path: str, content: str, edit_url: str | None) -> str:
        """Return the HTML of a page's text, finished for reading, with its furniture around it."""
        link = link_from(html_path(path))
        finished = with_operator(finish(content, self.library.glossary, link), self.library.operator)
        frame = self._frames.get(path) or _plain_frame(self._steps_to(path))
        return str(frame(finished, Place(link, edit_url)))

    def is_searchable(self, path: str) -> bool:
        """Tell whether the search finds a page: not the start, whose cards say again what others say, and no copies."""
        return path != START and (path not in self.generated or self.generated[path].searchable)

    def _steps_to(self, path: str) -> list[tuple[str, str]]:
        overview = overview_of(path)
        page = self.library.pages.get(f"docs/{overview}")
        return [(html_path(overview), page.title)] if page and page.title and path != overview else []

    def _generate(self, markups: Mapping[str, str]) -> dict[str, GeneratedPage]:
        shelf = self.shelf
        single = [*overview_pages(shelf), glossary_page(shelf), field_page(shelf), news_page(shelf)]
        single += [catalogue_page(shelf, self._sizes), missing_page()]
        single += [index_page(shelf.library, single), results_page()]
        pages = (*snippet_pages(shelf, self._sizes), *section_pages(shelf, markups), *single)
        return {page.path: page for page in pages}

    @cached_property
    def _frames(self) -> dict[str, Frame]:
        library = self.library
        frames = {path: page.frame for path, page in self.generated.items()}
        frames[START] = _plain_frame([], "startseite")
        for document in library.documents.values():
            frames[document.path.removeprefix("docs/")] = document_frame(self.shelf, document, self._sizes)
        for kit in library.kits.values():
            frames[kit.path.removeprefix("docs/")] = kit_frame(self.shelf, kit, self._sizes)
        return frames


def _plain_frame(steps: list[tuple[str, str]], kind: str = "seite") -> Frame:
    def frame(content: str, place: Place) -> str:
        return fill("seite", content=content, edit_url=place.edit_url, kind=kind, steps=steps, link=place.link)

    return frame
