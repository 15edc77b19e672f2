"""A page for every Baustein: its text, what it is for, where it is used, what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.addresses import page_of, source_path
from macros.model import DataSheet, Snippet
from macros.wiki.charts import anchor_of_chart, chart_of, lead_to_charts
from macros.wiki.document_pages import Sizes, shows_days, tables_of
from macros.wiki.facets import related_of
from macros.wiki.furniture import fill
from macros.wiki.generated import GeneratedPage, Place
from macros.wiki.shelf import Shelf, snippet_version
from macros.wiki.words import facts_of


def snippet_pages(shelf: Shelf, sizes: Sizes) -> Iterator[GeneratedPage]:
    """Yield the page of every Baustein; `sizes` may fill up until the frames are put."""
    for snippet in shelf.library.snippets.values():
        yield _page(shelf, snippet, sizes)


def _page(shelf: Shelf, snippet: Snippet, sizes: Sizes) -> GeneratedPage:
    def frame(content: str, place: Place) -> str:
        return fill(
            "baustein",
            item=snippet,
            kind=shelf.library.vocabulary.snippet_kinds[snippet.kind].label,
            content=lead_to_charts(content, lambda sheet_id: _chart_page(shelf, sheet_id, place)),
            has_days=shows_days(content, shelf.library),
            tables=tables_of([snippet], sizes),
            chart=chart_of(snippet, shelf.library) if isinstance(snippet, DataSheet) else "",
            facts=facts_of(snippet, shelf.library),
            version=snippet_version(snippet),
            documents=shelf.used_in.get(snippet.id, ()),
            related=related_of(snippet, shelf),
            page_of=page_of,
            link=place.link,
            edit_url=place.edit_url,
        )

    return GeneratedPage(
        path=source_path(page_of(snippet)),
        title=snippet.title,
        description=snippet.purpose,
        frame=frame,
        markdown=f'{{{{ baustein("{snippet.id}") }}}}\n',
        source=snippet.path,
    )


def _chart_page(shelf: Shelf, sheet_id: str, place: Place) -> str:
    return f"{place.link(page_of(shelf.library.snippets[sheet_id]))}#{anchor_of_chart(sheet_id)}"
