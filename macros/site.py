"""One build of the site: from the library to finished downloads; what the hooks call."""

from __future__ import annotations

import itertools
import logging
import shutil
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from html import escape, unescape
from pathlib import Path
from typing import Any

from macros import browser_code, browser_data, gate
from macros.addresses import FEED, html_path, kit_file, page_of, source_path
from macros.browser_holidays import HOLIDAYS
from macros.check import inspect_content, inspect_rendered, texts
from macros.check_context import Context
from macros.check_conversion import Budget, inspecting_dialect
from macros.code_examples import show_examples
from macros.documents.cache import Cache
from macros.documents.catalogue import BLOCKS, CATALOGUE, blocks, catalogue, file_path
from macros.documents.formats import FORMATS
from macros.documents.plain_text import SnippetTexts
from macros.documents.service import Page, Production, block_texts
from macros.documents.tables import sheets_of, table_files
from macros.errors import BaukastenError, ContentError, Finding
from macros.library import Library
from macros.markdown_extension import SnippetTrees
from macros.model import Document, Snippet, Text
from macros.rendering import page_vocabulary, vocabulary
from macros.search.index import Entry, build_index
from macros.site_lasting import Lasting
from macros.site_register import register_files
from macros.wiki.document_pages import DOWNLOADS
from macros.wiki.generated import GeneratedPage
from macros.wiki.kit_pages import kit_archive
from macros.wiki.news import feed
from macros.wiki.search_entries import SearchEntries, synonyms_of, title_of
from macros.wiki.wiki import START, Wiki

THEME = Path(__file__).with_name("theme")
"""What is mended in the engine's theme, and added to it."""
SEARCH = f"{browser_data.FOLDER}/suche"
"""Where the files of the search lie in the built site."""
MISSING = "404.html"
_EXPANDED = {"render_macros": False}
"""Tells mkdocs-macros that a generated page has its tokens already: a template for each would cost half a second."""
_progress = logging.getLogger("zwillingsbaukasten.fortschritt")


@dataclass
class SiteBuild:
    """The state of one build; `pages` and `files` (by path below the downloads) fill up while the engine works."""

    root: Path
    library: Library
    trees: SnippetTrees
    pages: list[Page] = field(default_factory=list)
    markups: dict[str, str] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    published: Path | None = None
    conversion: ExitStack = field(default_factory=ExitStack)

    @cached_property
    def wiki(self) -> Wiki:
        """What stands around the texts, and the pages that nobody writes by hand."""
        return Wiki(self.library, self.sizes, self.markups)

    @cached_property
    def production(self) -> Production:
        """What makes the documents while the engine goes on with its pages."""
        return Production(self.library, list(FORMATS), self._cache)

    @cached_property
    def _cache(self) -> Cache:
        return Cache(self.root / ".cache" / "dokumente")

    @cached_property
    def _lasting(self) -> Lasting:
        return Lasting(self._cache)

    @cached_property
    def texts(self) -> SnippetTexts:
        """The Bausteine as plain text, for the documents' data and for the catalogue."""
        return SnippetTexts(self.trees)

    def generated_pages(self) -> list[GeneratedPage]:
        """Return the pages that the engine is to build without a file of their own."""
        return list(self.wiki.generated.values())

    def document(self, path: str) -> Document | None:
        """Return the Vorlage whose page lies at a path below `docs/`."""
        text = self._texts.get(path)
        return text if isinstance(text, Document) else None

    def page_meta(self, path: str) -> dict[str, Any]:
        """Return what the theme may know of a page below `docs/`: words of the checked front matter, no others."""
        item = self.document(path) or self.wiki.generated.get(path)
        if isinstance(item, Document):
            return {"title": item.title, "description": item.purpose}
        if isinstance(item, GeneratedPage):
            return {"title": item.title, "description": item.description, "hide": [*item.hide], **_EXPANDED}
        page = self.library.pages.get(f"docs/{path}")
        words = {"title": page.title, "description": page.description} if page else {}
        hide = {"hide": ["navigation", "toc"]} if path == START else {}
        return {**{key: word for key, word in words.items() if word}, **hide}

    def anchors_of(self, path: str) -> frozenset[str]:
        """Return the anchors of a page that the build makes itself, which the engine cannot see."""
        return self._context.generated.get(path, frozenset())

    @cached_property
    def _context(self) -> Context:
        return Context(self.library, vocabulary(self.library))

    @cached_property
    def _texts(self) -> dict[str, Text]:
        """Every text by the path of its page below `docs/`."""
        return {_page_path(text): text for text in texts(self.library)}

    @cached_property
    def _budget(self) -> Budget:
        return Budget(len(self._texts))

    def prepare_page(self, path: str, markdown: str, meta: Mapping[str, Any]) -> str:
        """Return what Jinja may see of a page; raise ContentError for one whose macros may not run."""
        page = self.document(path) or self.library.pages.get(f"docs/{path}")
        source = page.body if page else show_examples(markdown)  # the engine has a front matter of its own
        words = self._context.words if self.document(path) else page_vocabulary(self._context.words)
        findings = gate.inspect(source, path, 1, words)
        for text in filter(lambda value: isinstance(value, str), meta.values()):
            findings += gate.inspect(text, path, 1, words)
            if "{" in text:
                found, remedy = "ein Platzhalter in den Angaben am Anfang", "den Platzhalter durch Text ersetzen"
                findings.append(Finding(path, 1, found, "einfacher Text", remedy))
        if findings:
            raise ContentError(findings)
        self.conversion.enter_context(self._budget.for_one_text())
        return gate.expand(source) if path in self.wiki.generated else source

    def take_page(self, path: str, markup: str) -> None:
        """Take what a page was converted into; raise ContentError for what only that shows."""
        self.conversion.close()
        text = self._texts.get(path)
        if text and (findings := inspect_rendered(text, markup, self._context)):
            raise ContentError(findings)
        if isinstance(text, Document):
            self.add_page(text, markup)

    def add_page(self, document: Document, markup: str) -> None:
        """Take a rendered page as the source of its document, and begin to make it."""
        made_of = self.wiki.shelf.recipes[document.id]
        page = Page(document, markup, made_of, block_texts(made_of, self.texts))
        self.pages.append(page)
        self.production.add(page)
        self.markups[document.id] = markup

    def frame_page(self, path: str, content: str, edit_url: str | None) -> str:
        """Return a page's text with its furniture; what the search is to know of it is taken down."""
        framed = self.wiki.frame(path, content, edit_url)
        if self.wiki.is_searchable(path):
            title = self.page_meta(path).get("title") or title_of(framed)
            self.entries[path] = self._search_entries.entry(html_path(path), title, framed)
        return framed

    @cached_property
    def _search_entries(self) -> SearchEntries:
        return SearchEntries(self.wiki.shelf)

    def make_documents(self) -> None:
        """Make the files of all pages; each one done is reported for the progress bar."""
        total = sum(len(page.document.formats) for page in self.pages)
        done = itertools.count(1)

        def report(_: str) -> None:
            _progress.info("Dokumente", extra={"fertig": next(done), "gesamt": total})

        self.files = {file_path(*key): content for key, content in self.production.files(report).items()}
        self.files |= table_files(self.library, self._cache)
        for kit in self.library.kits.values():
            self.files[kit_file(kit)] = kit_archive(self.wiki.shelf, kit, self.files)
        self.sizes.update({path: len(content) for path, content in self.files.items()})
        self._lasting.begin()

    def publish_files(self, site_dir: Path, site_name: str) -> None:
        """Write the downloads, their catalogues, the tables for the browser and the feed into the built site."""
        folder = site_dir / DOWNLOADS
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / CATALOGUE).write_text(catalogue(self.pages, sheets_of(self.library), self.files), encoding="utf-8")
        (folder / BLOCKS).write_text(blocks(self.library, self.texts), encoding="utf-8")
        tables = browser_data.browser_data(self.library.tables, self.library.project_fields)
        tables[HOLIDAYS] = self._lasting.holidays()
        _write_texts(site_dir / browser_data.FOLDER, {**tables, **register_files(self.root)})
        entries = [self.entries[path] for path in sorted(self.entries)]
        _write_texts(site_dir / SEARCH, build_index(entries, synonyms_of(self.library), self._lasting.stems()))
        modules = site_dir / browser_code.FOLDER
        written = _read_modules(modules)
        published = browser_code.published_code(written)
        _write_texts(modules, published)
        for name in written.keys() - published.keys():
            (modules / name).unlink()
        (site_dir / FEED).write_bytes(feed(self.wiki.shelf, site_name))

    def build_folder(self, site_dir: Path) -> Path:
        """Return the folder to build into: beside the published site, or MkDocs' own folder while it serves."""
        if _serving:
            return site_dir
        self.published = site_dir
        return fresh_folder(site_dir)

    def close(self) -> None:
        """Leave nothing running, however far the build came."""
        self.conversion.close()
        self.production.close()
        self._lasting.close()

    def publish(self) -> None:
        """End the build: put the fresh site in the place of the published one; serving needs no swap."""
        self.close()
        if self.published is not None:
            swap(self.published)


def begin(root: Path) -> SiteBuild:
    """Load the content, check all that shows before it is converted and start a build; raise ContentError."""
    global _current  # noqa: PLW0603 - the engine loads hooks and macros apart; this is where they meet
    if _current:
        _current.close()
    _current = None
    report = inspect_content(root, convert=False)
    if report.faults or report.library is None:
        raise ContentError(inspect_content(root).faults)
    _current = SiteBuild(root, report.library, SnippetTrees(inspecting_dialect(report.library)))
    return _current


def reason(error: BaukastenError) -> BaukastenError:
    """End the build that failed; return all that is wrong with its content, or the error where nothing is."""
    if _current is None:
        return error  # found before the build began, and all of it
    _current.close()
    faults = inspect_content(_current.root).faults
    return ContentError(faults) if faults else error


def remember(*, serving: bool) -> None:
    """Remember for all builds of this process whether MkDocs serves or builds once."""
    global _serving  # noqa: PLW0603 - as above
    _serving = serving


def current() -> SiteBuild:
    """Return the build that is under way."""
    if _current is None:
        raise RuntimeError("no build has begun")
    return _current


def title_for_theme(title: str) -> str:
    """Return a page's title so that the theme, which prints it as it is and unescapes it once, shows only text."""
    return escape(unescape(title))


def fresh_folder(site_dir: Path) -> Path:
    """Return the folder to build into, beside the one that is published; mend what a killed build left."""
    fresh, old = _neighbours(site_dir)
    if old.exists() and not site_dir.exists():
        old.rename(site_dir)
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    return fresh


def swap(site_dir: Path) -> None:
    """Put the freshly built folder in the place of the published one."""
    fresh, old = _neighbours(site_dir)
    if site_dir.exists():
        site_dir.rename(old)
    fresh.rename(site_dir)
    shutil.rmtree(old, ignore_errors=True)


def _page_path(text: Text) -> str:
    return source_path(page_of(text)) if isinstance(text, Snippet) else text.path.removeprefix("docs/")


def _write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def _read_modules(folder: Path) -> dict[str, str]:
    paths = sorted(folder.rglob("*.js"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _neighbours(site_dir: Path) -> tuple[Path, Path]:
    return site_dir.with_name(f".{site_dir.name}.neu"), site_dir.with_name(f".{site_dir.name}.alt")


_current: SiteBuild | None = None
_serving = False
