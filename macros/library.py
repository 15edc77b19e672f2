"""Makes one checked, immutable library of the content files."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar

from macros import front_matter, yaml_source
from macros.code_examples import show_examples
from macros.content_files import SETTINGS, SHEET, ContentFiles, read_files
from macros.errors import ContentError, Finding
from macros.grammar import derived_fields
from macros.grammar_names import party_columns
from macros.library_accessibility import read_accessibility
from macros.library_fields import read_fields, refuse_derived
from macros.library_glossary import GlossaryEntry, read_glossary
from macros.library_law import Law, read_laws
from macros.library_operator import NOBODY, Operator, read_operator
from macros.library_promises import Promise, promise_names, read_promises
from macros.library_sheets import read_sheet
from macros.library_tables import load_tables
from macros.library_vocabulary import Vocabulary, document_names, kit_names, read_vocabulary, snippet_names
from macros.library_words import read_words
from macros.model import DataSheet, Document, Field, FieldType, Ingredient, Kit, Snippet, WikiPage
from macros.tables import Tables

_SNIPPET = re.compile(r"snippets/[^/]+/[^/]+\.md")
_SHEET = re.compile(SHEET)
_DOCUMENT = re.compile(r"docs/vorlagen/[^/]+/(?!index\.md)[^/]+\.md")
_KIT = re.compile(r"docs/mappen/(?!index\.md)[^/]+\.md")
_FORMS, _GRAMMAR = "snippets/kommunalformen.yml", "snippets/grammatik.yml"
_FIELDS, _VOCABULARY = "snippets/felder.yml", "snippets/vokabular.yml"
_ACCESSIBILITY, _PROMISES = "snippets/barrierefreiheit.yml", "snippets/zusagen.yml"
_GLOSSARY, _LAWS, _WORDS = "snippets/glossar.yml", "snippets/rechtsrahmen.yml", "snippets/woerter.yml"
_PAGE = re.compile(r"docs/.+\.md")
_FOR_DOCUMENTS = re.compile(r"docs/(vorlagen|mappen)/(?!index\.md$)")
_ELSEWHERE = re.compile(r"---[ ]*\n(?:(?!---)[^\n]*\n){0,30}?(?:art|wofuer):[^\n]*\n(?:[^\n]*\n){0,60}?---")
"""How a text begins that is no page of the wiki."""


@dataclass(frozen=True)
class Library:
    """All content: snippets and documents by id, other pages (kits too) by path, fields, tables, pictures by address.

    `project_fields` are those that a team fills in, `fields` the derived ones too; `words` are spelt right although no
    dictionary knows them; `promises` say which texts there have to be.
    `address` is where the site is published, with a slash at the end, or empty when that is not known; `operator`
    is who publishes it.
    """

    snippets: Mapping[str, Snippet]
    documents: Mapping[str, Document]
    pages: Mapping[str, WikiPage]
    project_fields: Mapping[str, Field]
    fields: Mapping[str, Field]
    tables: Tables
    vocabulary: Vocabulary
    glossary: tuple[GlossaryEntry, ...]
    laws: tuple[Law, ...]
    words: frozenset[str]
    promises: tuple[Promise, ...]
    pictures: Mapping[str, bytes]
    address: str
    operator: Operator

    @property
    def kits(self) -> dict[str, Kit]:
        """The kits by id."""
        return {page.id: page for page in self.pages.values() if isinstance(page, Kit)}


def load_library(root: Path) -> Library:
    """Return the library under a project folder; raise ContentError with all findings at once."""
    library, findings = read_library(root)
    if findings or library is None:
        raise ContentError(findings)
    return library


def read_library(root: Path) -> tuple[Library | None, list[Finding]]:
    """Return what can be read under a project folder and what is wrong with the rest."""
    files, findings = read_files(root)
    library, more = make_library(files)
    return library, [*findings, *more]


def make_library(files: ContentFiles) -> tuple[Library | None, list[Finding]]:
    """Return what can be read and what is wrong with the rest; without tables there is no library."""
    findings: list[Finding] = []
    collect = _collector(findings)
    tables = collect(_tables, files.texts.get(_FORMS), files.texts.get(_GRAMMAR))
    vocabulary = collect(read_vocabulary, _yaml(files, _VOCABULARY, collect))
    field_source = _yaml(files, _FIELDS, collect)
    project_fields = collect(read_fields, field_source) or {}
    glossary = collect(read_glossary, _yaml(files, _GLOSSARY, collect)) or ()
    laws = collect(read_laws, _yaml(files, _LAWS, collect)) or ()
    words = collect(read_words, _yaml(files, _WORDS, collect)) or frozenset()
    settings = _yaml(files, SETTINGS, collect)
    address = collect(_address, settings) or ""
    operator = _operator(files, settings, tables, collect)
    names = collect(snippet_names, vocabulary, tables)
    document = partial(_document, names=collect(document_names, vocabulary, tables))
    snippets = _read_all(files, _SNIPPET, partial(_snippet, names=names), findings)
    snippets = _read_all(files, _SHEET, partial(_sheet, names=names), findings, snippets)
    documents = _read_all(files, _DOCUMENT, document, findings)
    unread = {Path(finding.path).stem for finding in findings if _DOCUMENT.fullmatch(finding.path)}
    pages = _read_pages(files, collect(kit_names, vocabulary, documents, unread) or {}, findings)
    if tables is None or vocabulary is None or not project_fields:
        return None, findings
    pictures = {path.removeprefix("docs"): content for path, content in files.pictures.items()}
    derived = derived_fields(tables)
    collect(refuse_derived, field_source, project_fields, derived)
    project_fields = {name: _with_columns(field, tables) for name, field in project_fields.items()}
    fields = {**project_fields, **derived}
    library = Library(
        *(snippets, documents, pages, project_fields, fields, tables),
        vocabulary=vocabulary,
        glossary=glossary,
        laws=laws,
        words=words,
        promises=collect(read_promises, _yaml(files, _PROMISES, collect), promise_names(vocabulary, tables)) or (),
        pictures=pictures,
        address=address,
        operator=operator,
    )
    return library, findings


def ingredient(snippet: Snippet) -> Ingredient:
    """Return the snippet's id with the hash of what a reader sees of it."""
    content = f"{snippet.title}\n{snippet.body.strip()}\n"
    return Ingredient(snippet.id, hashlib.sha256(content.encode()).hexdigest())


def _with_columns(field: Field, tables: Tables) -> Field:
    """Return a field of parties with its columns, which follow from the tables; other fields as they are."""
    return replace(field, columns=party_columns(tables)) if field.type is FieldType.PARTIES else field


_Result = TypeVar("_Result")
_Collect = Callable[..., Any]
_Item = TypeVar("_Item", Snippet, Document)


def _collector(findings: list[Finding]) -> _Collect:
    def collect(step: Callable[..., _Result], *arguments: Any) -> _Result | None:
        if any(argument is None for argument in arguments):
            return None
        try:
            return step(*arguments)
        except ContentError as error:
            findings.extend(error.findings)
            return None

    return collect


def _yaml(files: ContentFiles, path: str, collect: _Collect) -> yaml_source.YamlSource | None:
    if path not in files.texts:
        return None
    source: yaml_source.YamlSource | None = collect(_parsed, files.texts[path], path)
    return source


_parsed = lru_cache(maxsize=16)(yaml_source.parse)  # large files that seldom change between two builds of one process


@lru_cache(maxsize=4)  # likewise
def _tables(forms: str, grammar: str) -> Tables:
    return load_tables(yaml_source.parse(forms, _FORMS), yaml_source.parse(grammar, _GRAMMAR))


def _address(settings: yaml_source.YamlSource) -> str:
    address = settings.data.get("site_url") if isinstance(settings.data, dict) else None
    return f"{str(address).rstrip('/')}/" if address else ""


def _operator(
    files: ContentFiles, settings: yaml_source.YamlSource | None, tables: Tables | None, collect: _Collect
) -> Operator:
    lands = tables.forms.laender if tables else None
    laws = collect(read_accessibility, _yaml(files, _ACCESSIBILITY, collect), lands) or {}
    return collect(read_operator, settings, laws, lands) or NOBODY


def _read_all(
    files: ContentFiles,
    pattern: re.Pattern[str],
    read: Callable[[str, str], _Item],
    findings: list[Finding],
    known: Mapping[str, _Item] | None = None,
) -> dict[str, _Item]:
    """Return items by id, those that are known first."""
    items: dict[str, _Item] = dict(known or {})
    for path in filter(pattern.fullmatch, files.texts):
        try:
            item = read(files.texts[path], path)
        except ContentError as error:
            findings.extend(error.findings)
            continue
        findings.extend(_misplaced(item, path, items))
        items[item.id] = item
    return items


def _read_pages(files: ContentFiles, names: front_matter.Names, findings: list[Finding]) -> dict[str, WikiPage]:
    pages: dict[str, WikiPage] = {}
    for path in filter(_PAGE.fullmatch, files.texts):
        if _DOCUMENT.fullmatch(path):
            continue
        try:
            pages[path] = (_kit if _KIT.fullmatch(path) else _page)(files.texts[path], path, names)
        except ContentError as error:
            findings.extend(error.findings)
            continue
        if isinstance(kit := pages[path], Kit):
            findings.extend(_misnamed(kit, path))
    return pages


def _misnamed(item: Snippet | Document | Kit, path: str) -> Iterable[Finding]:
    stem = Path(path).stem
    if stem == "index":
        found = "die id „index“, die einer Übersicht gehört"
        yield Finding(path, 2, found, "ein Name, der den Inhalt nennt", "id und Dateiname ändern")
    if item.id != stem:
        remedy = f"die Datei {item.id}.md nennen oder „id: {stem}“ schreiben"
        yield Finding(path, 2, f"die id „{item.id}“ passt nicht zum Dateinamen", stem, remedy)


def _misplaced(item: Snippet | Document, path: str, known: Mapping[str, Snippet | Document]) -> Iterable[Finding]:
    parts = Path(path)
    yield from _misnamed(item, path)
    if item.kind != parts.parent.name:
        remedy = f"die Datei in den Ordner {item.kind} legen oder „art: {parts.parent.name}“ schreiben"
        yield Finding(path, 3, f"die Art „{item.kind}“ passt nicht zum Ordner", parts.parent.name, remedy)
    if item.id in known:
        yield Finding(
            path,
            2,
            f"die id „{item.id}“ gibt es schon in {known[item.id].path}",
            "eine eigene id",
            "id und Dateiname ändern",
        )


def _snippet(text: str, path: str, names: front_matter.Names | None) -> Snippet:
    meta, body, line = front_matter.split(text, path, front_matter.SnippetMeta, names)
    basics = (meta.id, meta.art, meta.titel, meta.wofuer, meta.stand, meta.status, body, path, line)
    return Snippet(*basics, **front_matter.index_of(meta))


def _sheet(text: str, path: str, names: front_matter.Names | None) -> DataSheet:
    return read_sheet(_parsed(text, path), names or {})


def _document(text: str, path: str, names: front_matter.Names | None) -> Document:
    meta, body, line = front_matter.split(text, path, front_matter.DocumentMeta, names)
    basics = (meta.id, meta.art, meta.titel, meta.betreff, meta.wofuer, meta.stand, meta.status, body, path, line)
    return Document(*basics, **front_matter.index_of(meta), signed_by=meta.unterschrift, formats=meta.formate)


def _kit(text: str, path: str, names: front_matter.Names) -> Kit:
    meta, body, line = front_matter.split(text, path, front_matter.KitMeta, names)
    return Kit(
        id=meta.id,
        title=meta.titel,
        purpose=meta.wofuer,
        description=meta.wofuer,
        occasion=meta.anlass,
        duration=meta.dauer,
        revised=meta.stand,
        status=meta.status,
        documents=meta.vorlagen,
        modules=meta.modul,
        keywords=meta.schlagworte,
        body=show_examples(body),
        path=path,
        body_line=line,
    )


def _page(text: str, path: str, _: front_matter.Names) -> WikiPage:
    if _ELSEWHERE.match(text) or _FOR_DOCUMENTS.match(path):
        found = "ein Baustein oder eine Vorlage im falschen Ordner"
        if not _ELSEWHERE.match(text):
            found = "eine Seite, wo nur Vorlagen und Mappen liegen"
        expected = "Bausteine in snippets/<art>/, Vorlagen in docs/vorlagen/<art>/, Mappen in docs/mappen/"
        raise ContentError([Finding(path, 1, found, expected, "die Datei dorthin verschieben")])
    meta, body, line = front_matter.split(text, path, front_matter.PageMeta)
    return WikiPage(meta.titel, meta.beschreibung, show_examples(body), path, line, meta.schlagworte)
