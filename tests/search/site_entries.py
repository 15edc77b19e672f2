"""The entries of the whole content, made as the site makes them, without the engine."""

from __future__ import annotations

from macros import gate
from macros.addresses import html_path
from macros.check import texts
from macros.library import Library
from macros.markdown_extension import SnippetTrees
from macros.model import Document, Snippet
from macros.rendering import document_html, make_dialect, snippet_html
from macros.sanitise import sanitise
from macros.search.index import Entry
from macros.site import SiteBuild
from tests.support.needs import ROOT


def entries_of(library: Library, build: SiteBuild) -> list[Entry]:
    """Return the entries of all pages that the search knows."""
    for text in texts(library):
        if isinstance(text, Document):
            build.markups[text.id] = document_html(text, build.trees)
            build.frame_page(text.path.removeprefix("docs/"), build.markups[text.id], None)
        elif not isinstance(text, Snippet):
            build.frame_page(
                text.path.removeprefix("docs/"), sanitise(build.trees.render(gate.expand(text.body))), None
            )
    snippets = {f"bausteine/{item.kind}/{item.id}.html": item.id for item in library.snippets.values()}
    for path in build.wiki.generated:
        snippet = snippets.get(html_path(path))
        build.frame_page(path, snippet_html(snippet, build.trees) if snippet else "", None)
    return [build.entries[path] for path in sorted(build.entries)]


def fresh_build(library: Library) -> SiteBuild:
    """Return a build of a library that writes nothing."""
    return SiteBuild(ROOT, library, SnippetTrees(make_dialect(library)))
