"""Checks of links: where they may lead, whether that exists, what their words say."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache

from macros import conditions, gate
from macros.check_addresses import address_fault, host_of
from macros.check_context import Context, Rendered
from macros.check_link_source import Link, links_of
from macros.check_source import headings_of, lines_of
from macros.errors import Finding, nearest
from macros.markdown_extension import Dialect, SnippetTrees
from macros.model import Snippet, Text
from macros.plain import anchor_of
from macros.sanitise import sanitise

_ID = re.compile(r'\bid="([^"]*)"')


def inspect_links(text: Text, context: Context) -> Iterator[Finding]:
    """Yield links that lead where no link may lead, to pages that are not there, or under a false name."""
    pages = _pages(context)
    for link in links_of(text):
        if link.is_picture:
            continue
        fault = _wordless(link) or address_fault(link.target) or _inside_fault(link, text, pages) or _false_name(link)
        if fault:
            yield Finding(text.path, link.line, *fault)


def inspect_bare_addresses(text: Text, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - all checks look alike
    """Yield internet addresses that stand in the text without a link."""
    linked = [(link.line, place) for link in links_of(text) for place in link.parts]
    for line in lines_of(text):
        for match in _BARE.finditer(line.text):
            inside = any(number == line.number and match[0] in part for number, part in linked)
            if not inside:
                shown = line.raw[match.start() : match.end()]
                remedy = "einen Namen in eckigen Klammern davor, die Adresse in runden Klammern dahinter"
                found = f"eine Adresse ohne Link: „{shown[:60]}“"
                yield Finding(text.path, line.number, found, "[Name der Seite](https://…)", remedy)


def inspect_anchors(rendered: Rendered, context: Context) -> Iterator[Finding]:
    """Yield links to places that are on no page."""
    text = rendered.text
    own = {element.get("id", "") for element in rendered.whole.iter("h1", "h2", "h3", "h4", "h5", "h6")}
    if isinstance(text, Snippet):
        own = {anchor_of(heading.anchor) for heading in headings_of(text) if heading.anchor}
    for link in links_of(text):
        page, mark, anchor = link.target.partition("#")
        if link.is_picture or not mark or address_fault(link.target) or page.startswith("https:"):
            continue
        known = _anchors_of(_resolve(page, text), context) if page else own
        if (anchor if page else anchor_of(anchor)) not in known:
            yield Finding(text.path, link.line, *_dead_anchor(anchor, known, text, page))


def inspect_lost_links(rendered: Rendered, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - as above
    """Yield a link or a picture whose address did not pass, however it was written."""
    for element in rendered.own.iter("a", "img"):
        if not element.get("href" if element.tag == "a" else "src"):
            words = (element.text_content() or element.get("alt") or "").strip()[:60]
            expected = "eine Adresse mit https:// oder eine Seite des Wikis"
            remedy = "die Adresse hinter diesen Worten ersetzen oder den Link auflösen"
            found = f"ein Link mit unerlaubter Adresse: „{words}“"
            yield Finding(rendered.text.path, rendered.text.body_line, found, expected, remedy)


def advise_links(text: Text, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - as above
    """Yield links whose words do not say where they lead."""
    for link in links_of(text):
        words = link.words.strip().lower().rstrip(".!")
        if not link.is_picture and (words in _SAY_NOTHING or _ADDRESS.match(words)):
            found = f"ein Link mit den Worten „{link.words.strip()[:60]}“"
            remedy = "den Namen der Seite oder des Dokuments als Linktext schreiben"
            yield Finding(text.path, link.line, found, "Worte, die das Ziel nennen", remedy, advice=True)


_BARE = re.compile(r"(?<![\w./@-])(?:(?:https?|ftp|file)://|www\.(?=[\w-]))[^\s<>()\[\]|]*", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S|[\w-]+(?:\.[\w-]+)*\.(?:de|eu|com|org|net|info|bund|nrw|bayern)(?:/|$)")
_SAY_NOTHING = frozenset(
    (
        *("hier", "link", "klick", "hier klicken", "klicken sie hier", "mehr", "weiter", "weiterlesen", "dort"),
        *("diese seite", "dieser link", "siehe hier", "mehr erfahren", "download", "website", "webseite", "seite"),
    )
)

_Fault = tuple[str, str, str]


def _wordless(link: Link) -> _Fault | None:
    if link.words.strip(" *_"):
        return None
    return "ein Link ohne Worte", "[Name der Seite](Adresse)", "den Namen der Seite in die eckigen Klammern schreiben"


def _pages(context: Context) -> set[str]:
    library = context.library
    generated = (f"docs/{path}" for path in context.generated)
    return {*library.pages, *(document.path for document in library.documents.values()), *generated, *context.unread}


def _inside_fault(link: Link, text: Text, pages: Collection[str]) -> _Fault | None:
    page, *_ = link.target.partition("#")
    if not page or page.lower().startswith("https:"):
        return None
    if isinstance(text, Snippet) and not page.startswith("/"):
        remedy = "Ein Baustein steht auf mehreren Seiten: die Adresse mit einem Schrägstrich beginnen."
        return f"ein Link „{page}“, der vom Ort des Bausteins abhängt", "zum Beispiel /vorlagen/index.md", remedy
    path = _resolve(page, text)
    if path in pages:
        return None
    if not path.startswith("docs/"):
        return f"ein Link „{page}“, der aus dem Wiki hinausführt", "eine Seite des Wikis", "die Punkte ../ prüfen"
    if not page.endswith(".md"):
        found = f"ein Link auf „{page}“, das keine Seite des Wikis ist"
        return found, "die Datei der Seite, zum Beispiel /vorlagen/index.md", "auf die Seite mit der Endung .md zeigen"
    near = nearest(path.removeprefix("docs"), [name.removeprefix("docs") for name in pages])
    return f"ein Link auf eine Seite, die es nicht gibt: „{page}“", "eine Seite des Wikis", near or "die Adresse prüfen"


def _resolve(page: str, text: Text) -> str:
    """Return the path of a page's file as written from the project folder."""
    start = "docs" if page.startswith("/") else posixpath.dirname(text.path)
    return posixpath.normpath(f"{start}/{page.lstrip('/')}")


def _false_name(link: Link) -> _Fault | None:
    words = link.words.strip().lower().replace(" ", "")
    if not _ADDRESS.match(words):
        return None
    named = host_of(words if "://" in words else f"https://{words}")
    if named.removeprefix("www.") == host_of(link.target).removeprefix("www."):
        return None
    found = f"ein Link, der „{link.words.strip()[:60]}“ heißt und woandershin führt"
    return found, "dieselbe Adresse in Worten und Ziel", "den Namen der Seite statt einer Adresse schreiben"


def _dead_anchor(anchor: str, known: Collection[str], text: Text, page: str) -> _Fault:
    if isinstance(text, Snippet) and not page:
        remedy = nearest(anchor, known) or f"hinter die Überschrift {{: #{anchor_of(anchor) or 'ziel'} }} schreiben"
        return f"die Sprungmarke „#{anchor}“ gibt es im Baustein nicht", "eine Sprungmarke dieses Bausteins", remedy
    remedy = nearest(anchor, known) or "die Überschrift auf der Seite prüfen"
    return f"die Sprungmarke „#{anchor}“ gibt es auf der Seite nicht", "eine Überschrift der Seite", remedy


def _anchors_of(path: str, context: Context) -> frozenset[str]:
    library = context.library
    targets: list[Text] = [*library.pages.values(), *library.documents.values()]
    for target in targets:
        if target.path == path:
            return _anchors(target.body, tuple(library.snippets.values()))
    return context.generated.get(path.removeprefix("docs/"), frozenset())


@lru_cache(maxsize=512)  # many texts link to the same page
def _anchors(body: str, snippets: tuple[Snippet, ...]) -> frozenset[str]:
    return frozenset(_ID.findall(sanitise(_trees(snippets).render(gate.expand(body)))))


@lru_cache(maxsize=2)
def _trees(snippets: tuple[Snippet, ...]) -> SnippetTrees:
    """Return Bausteine whose anchors are as on the site; prompts and hints stand in none."""
    sources = {snippet.id: snippet.body for snippet in snippets}
    return SnippetTrees(Dialect(defaultdict(str), conditions.to_text, lambda name: gate.expand(sources[name])))
