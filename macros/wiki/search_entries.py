"""Finished pages as entries of the search, with what the front matter says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import lxml.html
from lxml.html import HtmlElement

from macros.addresses import AUDIENCES, DOCUMENTS, FIELDS, FORMS, KITS, NEWS, SNIPPETS, TOPICS, html_path
from macros.documents.formats import FORMATS
from macros.library import Library
from macros.library_glossary import GlossaryEntry
from macros.model import DataSheet, Document, Kit, Snippet
from macros.search.index import Entry, Section, Synonym
from macros.tables import Cases
from macros.wiki.facets import modules_of
from macros.wiki.shelf import Shelf
from macros.wiki.words import ALL_TOPICS, form_labels, serves_every

FORM_KEYS = "formen"
"""The facet by which the search box compares a text with the Kommunalform of a profile; no words for readers."""
EVERY_TOPIC = "felder"
"""What the search box shows of a text that serves every Handlungsfeld; it is found by the names of all of them."""

_BAUSTEIN, _VORLAGE, _MAPPE, _PAGE = "Baustein", "Vorlage", "Mappe", "Seite"
_WEIGHTS = {_VORLAGE: 1.2, _MAPPE: 1.15, _BAUSTEIN: 1.1, _PAGE: 1.0}
_LISTS = frozenset({KITS, DOCUMENTS, SNIPPETS, TOPICS, AUDIENCES, FORMS, FIELDS, NEWS})
_WEIGHT_OF_A_LIST = 0.7
"""Pages that only list others come after what they list."""

_INLINE = frozenset({"a", "abbr", "b", "code", "dfn", "em", "i", "mark", "small", "span", "strong", "sub", "sup"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LEFT_OUT = frozenset({"h1", "script", "style", "button", "svg", "template"})
_SPOKEN_OTHERWISE = frozenset({"angaben", "variantenhinweis"})
"""Classes of what facets and aliases say already, and of words about the text."""


class SearchEntries:
    """Makes the entries of the pages of one library."""

    def __init__(self, shelf: Shelf) -> None:
        """Read off the library what stands on which page."""
        library = shelf.library
        self._library = library
        self._shelf = shelf
        self._items: dict[str, Snippet | Document | Kit] = {
            f"bausteine/{item.kind}/{item.id}.html": item for item in library.snippets.values()
        }
        self._items.update((html_path(item.path.removeprefix("docs/")), item) for item in library.documents.values())
        self._items.update((html_path(item.path.removeprefix("docs/")), item) for item in library.kits.values())
        pages = library.pages.values()
        self._keywords = {html_path(page.path.removeprefix("docs/")): page.keywords for page in pages}

    def entry(self, url: str, title: str, markup: str) -> Entry:
        """Return the entry of a page from its finished HTML; `url` is its path below the site's root."""
        sections = tuple(sections_of(markup))
        item = self._items.get(url)
        if item is None:
            weight = _WEIGHT_OF_A_LIST if url in _LISTS else _WEIGHTS[_PAGE]
            return Entry(url, title, sections, self._keywords.get(url, ()), _PAGE, weight=weight)
        kind = _kind(item)
        return Entry(url, title, sections, item.keywords, kind, self._facets(item), _WEIGHTS[kind])

    def _facets(self, item: Snippet | Document | Kit) -> Mapping[str, Sequence[str]]:
        words, forms = self._library.vocabulary, form_labels(self._library)
        common = {
            "Modul": [words.modules[key].label for key in modules_of(item, self._shelf)],
            "Status": [item.status],
            "Stand": [item.revised.isoformat()],
        }
        if isinstance(item, Kit):
            return {"Art": [_MAPPE], **common, "Formate": ["ZIP"]}
        return {
            "Art": [self._label(item)],
            "Handlungsfeld": [words.topics[key].label for key in item.topics],
            EVERY_TOPIC: [ALL_TOPICS] if serves_every(item.topics, words) else [],
            "Zielgruppe": [words.audiences[key].label for key in item.audience],
            "Kommunalform": [forms[key] for key in item.forms],
            FORM_KEYS: item.forms,
            **common,
            "Formate": _formats_of(item),
        }

    def _label(self, item: Snippet | Document) -> str:
        words = self._library.vocabulary
        return (words.document_kinds if isinstance(item, Document) else words.snippet_kinds)[item.kind].label


def _formats_of(item: Snippet | Document) -> Sequence[str]:
    if isinstance(item, Document):
        return [FORMATS[name].label for name in item.formats]
    return ["Excel"] if isinstance(item, DataSheet) else []


def sections_of(markup: str) -> Iterator[Section]:
    """Yield the sections of a finished page, without its title and without furniture."""
    root = lxml.html.fragment_fromstring(markup, create_parent="div")
    heading, anchor, texts = "", "", list[str]()
    for piece in _pieces(root):
        if isinstance(piece, str):
            texts.append(piece)
            continue
        if heading or "".join(texts).strip():
            yield Section(heading, anchor, _plain(texts))
        heading, anchor, texts = _plain([piece.text_content()]), _anchor(piece), []
    if heading or "".join(texts).strip():
        yield Section(heading, anchor, _plain(texts))


def title_of(markup: str) -> str:
    """Return the main heading of a finished page, or an empty text."""
    root = lxml.html.fragment_fromstring(markup, create_parent="div")
    return _plain([heading.text_content() for heading in root.iter("h1")][:1])


def synonyms_of(library: Library) -> list[Synonym]:
    """Return what people call the terms of the glossary, and what texts call generally what people call by its name.

    Colloquial words and related terms mean a term only nearly; so does „Gemeinderat“ mean „Rat“.
    """
    grammar = library.tables.grammar
    genders = ((office.feminine, office.masculine, office.pair) for office in grammar.offices.values())
    general = {
        "Rat": [*_bare(noun.cases for noun in grammar.organs.values()), "Gremien"],
        "Verwaltungsspitze": _bare(cases for office in genders for cases in office if cases),
        "Kommune": _bare(noun.cases for noun in grammar.bodies.values() if "{" not in noun.cases.nom),
        "Hauptausschuss": _bare(noun.cases for noun in grammar.committees.values()),
    }
    return [*map(_synonym, library.glossary), *(Synonym(term, (), tuple(names)) for term, names in general.items())]


def _synonym(entry: GlossaryEntry) -> Synonym:
    nearly = (*entry.colloquial, *entry.avoided, *entry.related)
    return Synonym(entry.term, (*entry.abbreviations, *entry.synonyms), nearly)


def _bare(nouns: Iterable[Cases]) -> list[str]:
    """Return words in the nominative, without article and without the name of a place."""
    return sorted({cases.nom.partition(" ")[2].split("{")[0].strip() for cases in nouns} - {""})


def _kind(item: Snippet | Document | Kit) -> str:
    if isinstance(item, Kit):
        return _MAPPE
    return _VORLAGE if isinstance(item, Document) else _BAUSTEIN


def _pieces(element: HtmlElement) -> Iterator[str | HtmlElement]:
    """Yield texts and headings in their order."""
    space = "" if element.tag in _INLINE and element.get("class") != "variante" else " "
    yield space + (element.text or "")
    for child in element:
        if isinstance(child.tag, str) and not _is_furniture(child):
            if child.tag in _HEADINGS:
                yield child
            else:
                yield from _pieces(child)
        yield child.tail or ""
    yield space


def _is_furniture(element: HtmlElement) -> bool:
    hidden = element.get("data-search-exclude") is not None or element.get("hidden") is not None
    classes = {*(element.get("class") or "").split()}
    return hidden or element.tag in _LEFT_OUT or bool(classes & _SPOKEN_OTHERWISE)


def _anchor(heading: HtmlElement) -> str:
    return heading.get("id") or str(heading.xpath("string(.//@id)"))


def _plain(texts: Sequence[str]) -> str:
    return " ".join("".join(texts).split())
