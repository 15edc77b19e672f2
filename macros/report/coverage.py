"""Which texts there are: Art, Handlungsfeld, Zielgruppe, Kommunalform and Modul, two of them in each table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from macros.library import Library
from macros.library_vocabulary import Entry
from macros.report.holdings import Holding, Sort, forms_behind
from macros.report.layout import Section, Table, cross_table
from macros.report.promises import Gap, promise_tables

_SORTS: Mapping[Sort, str] = {"vorlage": "Vorlagen", "baustein": "Bausteine", "mappe": "Mappen"}
_NOBODY = "ohne Angabe"
_UNNAMED = "„ohne Angabe“: Der Text gilt für jedes Handlungsfeld, weil er keines nennt."
_Test = Callable[[Holding], bool]


def coverage(library: Library, texts: Sequence[Holding], missing: Sequence[Gap]) -> Section:
    """Return how many texts each cell has, and which of the promised ones have none."""
    tables = [
        *(table for sort in _SORTS for table in _by_kind(library, sort, texts)),
        *(_topics_by_audience(library, sort, texts) for sort in _SORTS),
        _by_form(library, texts),
        _by_module(library, texts),
        *promise_tables(library, missing),
    ]
    return Section("Abdeckung", tuple(tables))


def _by_kind(library: Library, sort: Sort, texts: Sequence[Holding]) -> Iterator[Table]:
    """Yield Art by Handlungsfeld and Art by Zielgruppe; of Mappen each is a row of its own."""
    chosen = [text for text in texts if text.sort == sort]
    rows = {label: [text for text in chosen if text.kind == kind] for kind, label in _kinds(library, sort, chosen)}
    first, vocabulary = "Mappe" if sort == "mappe" else "Art", library.vocabulary
    topics = _named("handlungsfeld", vocabulary.topics)
    columns = {**topics, _NOBODY: lambda text: not text.values["handlungsfeld"]}
    yield _table(f"{_SORTS[sort]}: {first} × Handlungsfeld", first, rows, columns, _UNNAMED)
    yield _table(f"{_SORTS[sort]}: {first} × Zielgruppe", first, rows, _named("zielgruppe", vocabulary.audiences))


def _kinds(library: Library, sort: Sort, texts: Sequence[Holding]) -> list[tuple[str, str]]:
    """Return the rows of a table by key: the kinds of the vocabulary, of Mappen their titles."""
    if sort == "mappe":
        return [(text.kind, text.title.removeprefix("Mappe: ")) for text in texts]
    vocabulary = library.vocabulary
    kinds: Mapping[str, Entry] = vocabulary.document_kinds if sort == "vorlage" else vocabulary.snippet_kinds
    return [(key, kind.label) for key, kind in kinds.items()]


def _topics_by_audience(library: Library, sort: Sort, texts: Sequence[Holding]) -> Table:
    chosen = [text for text in texts if text.sort == sort]
    tests = _named("zielgruppe", library.vocabulary.audiences)
    rows = {label: [text for text in chosen if test(text)] for label, test in tests.items()}
    columns = {
        **_named("handlungsfeld", library.vocabulary.topics),
        _NOBODY: lambda text: not text.values["handlungsfeld"],
    }
    return _table(f"{_SORTS[sort]}: Zielgruppe × Handlungsfeld", "Zielgruppe", rows, columns)


def _by_form(library: Library, texts: Sequence[Holding]) -> Table:
    forms = library.tables.forms
    rows = {
        label.singular: [text for text in texts if forms_behind(library, key) <= text.forms]
        for key, label in forms.labels.items()
    }
    columns = {**_sorts(), **_named("handlungsfeld", library.vocabulary.topics)}
    note = "Gezählt ist, was für diese Form gilt. Ein Text ohne Angabe gilt für alle; Unterschiede stehen in Varianten."
    return _table("Kommunalform × Textart und Handlungsfeld", "Kommunalform", rows, columns, note)


def _by_module(library: Library, texts: Sequence[Holding]) -> Table:
    tests = _named("modul", library.vocabulary.modules)
    rows = {label: [text for text in texts if test(text)] for label, test in tests.items()}
    aids: dict[str, _Test] = {"Kommunikationshilfen": lambda text: "kommunikationshilfe" in text.values["textart"]}
    note = "Kommunikationshilfen sind Vorlagen und Bausteine und dort mitgezählt."
    return _table("Modul × Textart", "Modul", rows, {**_sorts(), **aids}, note)


def _sorts() -> dict[str, _Test]:
    return {label: _is_of_sort(sort) for sort, label in _SORTS.items()}


def _is_of_sort(sort: Sort) -> _Test:
    return lambda text: text.sort == sort


def _named(dimension: str, entries: Mapping[str, Entry]) -> dict[str, _Test]:
    """Return for the label of each value the test whether a text names it."""
    return {entry.label: _names_value(dimension, key) for key, entry in entries.items()}


def _names_value(dimension: str, value: str) -> _Test:
    return lambda text: value in text.values[dimension]


def _table(
    title: str, first: str, rows: Mapping[str, Sequence[Holding]], columns: Mapping[str, _Test], note: str = ""
) -> Table:
    counts = {label: [sum(map(test, texts)) for test in columns.values()] for label, texts in rows.items()}
    return cross_table(title, (first, *columns), counts, note)
