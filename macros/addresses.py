"""Where every page of the site lies, and how one page points to another."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from urllib.parse import quote

from macros.library import Library
from macros.library_glossary import GlossaryEntry
from macros.model import Document, Kit, Snippet
from macros.plain import anchor_of

Link = Callable[[str], str]
"""Returns the address of a path below the site's root as seen from one page."""

GLOSSARY, FIELDS, NEWS, FEED = "glossar.html", "felder.html", "neu.html", "neu.xml"
KITS, DOCUMENTS, SNIPPETS = (f"{folder}/index.html" for folder in ("mappen", "vorlagen", "bausteine"))
TOPICS, AUDIENCES = "uebersichten/handlungsfelder.html", "uebersichten/zielgruppen.html"
FORMS = "uebersichten/kommunalformen.html"
CATALOGUE, INDEX, RESULTS, MISSING = "katalog.html", "a-z.html", "suche/index.html", "mitmachen/fehlt.html"
OVERVIEWS = (KITS, DOCUMENTS, SNIPPETS, TOPICS, AUDIENCES, FORMS)


def generated_pages(library: Library) -> dict[str, frozenset[str]]:
    """Return the Markdown path below `docs/` of every page that the build makes, with anchors texts may point to."""
    vocabulary = library.vocabulary
    pages = {source_path(page): frozenset[str]() for page in (*OVERVIEWS, NEWS, CATALOGUE, INDEX, RESULTS, MISSING)}
    pages |= {source_path(page_of(snippet)): frozenset[str]() for snippet in library.snippets.values()}
    pages |= {
        source_path(sections_of(document)): frozenset[str]()
        for document in library.documents.values()
        if is_paper(document, library)
    }
    return pages | {
        source_path(GLOSSARY): frozenset(anchor_of(entry.term) for entry in library.glossary),
        source_path(FIELDS): frozenset(field_anchor(name) for name in library.project_fields),
        source_path(DOCUMENTS): frozenset({*vocabulary.document_groups, *_kinds(library)}),
        source_path(SNIPPETS): frozenset(vocabulary.snippet_kinds),
        source_path(TOPICS): frozenset(vocabulary.topics),
        source_path(AUDIENCES): frozenset(vocabulary.audiences),
    }


def is_paper(document: Document, library: Library) -> bool:
    """Tell whether the sections of a Vorlage are copied into a council's information system."""
    return library.vocabulary.document_kinds[document.kind].for_council


def link_from(page: str) -> Link:
    """Return the function that makes links for a page at a path below the site's root."""
    folder = posixpath.dirname(page)

    def link(target: str) -> str:
        path, hash_sign, anchor = target.partition("#")
        return quote(posixpath.relpath(path, folder or ".")) + hash_sign + anchor

    return link


def page_of(item: Snippet | Document | Kit) -> str:
    """Return the path of the page of a Baustein, a Vorlage or a Mappe."""
    if isinstance(item, Snippet):
        return f"bausteine/{item.kind}/{item.id}.html"
    return html_path(item.path.removeprefix("docs/"))


def overview_of(path: str) -> str:
    """Return the Markdown path of the overview that a page belongs to, which lies in the same folder of the site."""
    return f"{path.split('/', maxsplit=1)[0]}/index.md"


def sections_of(document: Document) -> str:
    """Return the path of the page from which a paper's sections are copied."""
    return page_of(document).removesuffix(".html") + "-abschnitte.html"


def entry_of(entry: GlossaryEntry) -> str:
    """Return the path of an entry of the glossary, with its anchor."""
    return f"{GLOSSARY}#{anchor_of(entry.term)}"


def field_anchor(name: str) -> str:
    """Return the anchor of a project field in the catalogue of fields."""
    return f"feld-{anchor_of(name)}"


def kit_file(kit: Kit) -> str:
    """Return the path of a kit's ZIP below the folder of downloads."""
    return f"mappen/mappe-{kit.id}.zip"


def html_path(source: str) -> str:
    """Return the path of the page that a Markdown file becomes."""
    return source.removesuffix(".md") + ".html"


def source_path(page: str) -> str:
    """Return the path of the Markdown file that becomes a page."""
    return page.removesuffix(".html") + ".md"


def _kinds(library: Library) -> set[str]:
    """Return the kinds of Vorlagen of which there is one."""
    return {document.kind for document in library.documents.values()}
