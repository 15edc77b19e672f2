"""The pages that all searches get: those of a built site, or those of any folder of Markdown."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from macros.search.index import TEXTS, TITLES, build_index
from macros.search.markdown_pages import entry_of
from macros.site import SEARCH
from scripts.bench.search.queries import name_of
from scripts.bench.stock import page_text
from scripts.page_folder import read_pages, read_synonyms

_NOT_SEARCHED = {"data-search-exclude", "hidden"}
"""Attributes of what Material's search leaves out too; Pagefind is not asked to read it either."""


@dataclass(frozen=True)
class Pages:
    """Names (paths without ending), the text of each page as Markdown, and our index over all of them by file."""

    names: tuple[str, ...]
    texts: tuple[str, ...]
    index: Mapping[str, str]


def pages_of_site(site: Path) -> Pages:
    """Return the pages that the index of a built site knows."""
    index = {name: (site / SEARCH / name).read_text(encoding="utf-8") for name in (TITLES, TEXTS)}
    urls = [page[0] for page in json.loads(index[TITLES])["pages"]]
    return Pages(tuple(map(name_of, urls)), tuple(_text(site / url) for url in urls), index)


def pages_of_folder(folder: Path, synonyms: Path | None, tell: Callable[[str], object]) -> Pages:
    """Return the pages of a folder; `synonyms` is a file of words that mean the same, which only our search knows."""
    pages = read_pages(folder, tell)
    index = build_index([entry_of(path, text) for path, text in pages], read_synonyms(synonyms))
    return Pages(tuple(name_of(path) for path, _ in pages), tuple(text for _, text in pages), index)


def _text(page: Path) -> str:
    root = lxml.html.fromstring(page.read_text(encoding="utf-8"))
    for element in list(root.iter()):
        if isinstance(element, HtmlElement) and not _NOT_SEARCHED.isdisjoint(element.keys()):
            element.drop_tree()
    return page_text(root)
