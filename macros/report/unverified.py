"""What the texts say that nobody has looked up: laws, words of the tables, texts that are drafts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from macros.check_context import line_in_file
from macros.check_law import laws_named
from macros.gate import macros_of
from macros.library import Library
from macros.library_law import Law
from macros.model import Document, FieldType, Snippet
from macros.report.layout import EMPTY, Section, Table
from macros.tables import Land, MunicipalForm, Tables, Unchecked

About = Literal["recht", "wort", "aussage", "status"]
DRAFT = "Entwurf"
_DRAFTS = "Texte im Status Entwurf"
_NAMES: Mapping[Unchecked, str] = {
    "gesetz": "Kommunalgesetz",
    "rat": "Vertretung",
    "ratsmitglied": "Mitglied der Vertretung",
    "vorsitz": "Vorsitz",
    "spitze": "Verwaltungsspitze",
    "hauptausschuss": "Hauptausschuss",
    "verwaltung": "Verwaltung",
    "verwaltungsorgan": "Verwaltungsorgan",
    "vorlage": "Name der Vorlage",
    "auftragsverb": "Verb des Auftrags",
}
_WORD_OF: Mapping[str, Unchecked] = {"kenntnisvorlage": "vorlage", "beauftragt": "auftragsverb"}
"""Fields that show a word which the tables mark under another name."""
_STATUS = re.compile(r"^status:", re.MULTILINE)
_SAID = re.compile(r"^ungeprueft:", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Statement:
    """Something in a file that is not looked up: what it is about, its name, its first line, how often it stands."""

    path: str
    about: About
    line: int
    name: str
    times: int = 1


def statements(library: Library, sources: Mapping[str, str]) -> list[Statement]:
    """Return all unverified statements of Vorlagen and Bausteine; `sources` are the files as read, by path."""
    open_words = unverified_words(library.tables)
    texts: list[Snippet | Document] = [*library.documents.values(), *library.snippets.values()]
    return sorted(found for text in texts for found in _of_text(text, library, open_words, sources[text.path]))


def unverified_words(tables: Tables) -> dict[Unchecked, int]:
    """Return how many combinations of form and Land have a word that nobody has looked up, by word."""
    entries = [(form, land) for land in tables.forms.laender.values() for form in land.forms.values()]
    counts = {word: sum(_is_open(word, form, land) for form, land in entries) for word in _NAMES}
    return {word: count for word, count in counts.items() if count}


def unverified(library: Library, found: Sequence[Statement], *, everything: bool) -> Section:
    """Return the statements by law, by word, as texts name them, by file; drafts by folder, or each of them."""
    drafts = [item for item in found if item.about == "status"]
    others = [item for item in found if item.about in {"recht", "wort"}]
    by_draft = _each_draft(drafts) if everything else _drafts_by_folder(drafts)
    tables = (_by_law(library, found), _by_word(library.tables, found), _named(found), _by_file(others), by_draft)
    return Section("Nicht nachgelesen", tables)


def why_open(law: Law) -> str:
    """Return why a law has to be looked up before it is named, or an empty text."""
    reasons = ("nicht nachgelesen" if not law.verified else "", "im Umbruch" if law.to_review else "")
    return ", ".join(filter(None, reasons))


def _of_text(
    text: Snippet | Document, library: Library, open_words: Mapping[Unchecked, int], source: str
) -> Iterator[Statement]:
    laws = ((law.short, place) for law, place in laws_named(text, library.laws) if why_open(law))
    yield from _first_places(text, "recht", laws)
    yield from _first_places(text, "wort", _words_used(text, library, open_words))
    if said := _SAID.search(source):
        yield from (Statement(text.path, "aussage", _line(source, said), sentence) for sentence in text.unchecked)
    if text.status == DRAFT and (status := _STATUS.search(source)):
        yield Statement(text.path, "status", _line(source, status), DRAFT)


def _line(source: str, match: re.Match[str]) -> int:
    return source.count("\n", 0, match.start()) + 1


def _first_places(text: Snippet | Document, about: About, named: Iterator[tuple[str, int]]) -> Iterator[Statement]:
    places = [*named]
    times = Counter(name for name, _ in places)
    for name, place in dict(reversed(places)).items():
        yield Statement(text.path, about, line_in_file(text, place), name, times[name])


def _words_used(
    text: Snippet | Document, library: Library, open_words: Mapping[Unchecked, int]
) -> Iterator[tuple[str, int]]:
    for macro in macros_of(text.body):
        word = _word(macro.name, macro.column, library) if macro.text is None else None
        if word and word in open_words:
            yield _NAMES[word], macro.start


def _word(name: str, column: str | None, library: Library) -> Unchecked | None:
    """Return the word of the tables that a field shows; of a party it is the name of the column."""
    field = library.fields.get(name)
    if column and field and field.type is FieldType.PARTIES:
        name = column
    elif field is None or not field.derived:
        return None
    base = name.split("_", maxsplit=1)[0]
    return _WORD_OF.get(base) or next((word for word in _NAMES if word == base), None)


def _is_open(word: Unchecked, form: MunicipalForm, land: Land) -> bool:
    if word == "gesetz":
        return not land.laws[form.law].checked or word in form.unchecked
    if word == "verwaltungsorgan" and not form.collegium:
        return False
    return not form.checked or word in form.unchecked


def _by_law(library: Library, found: Sequence[Statement]) -> Table:
    texts, times = _counted(found, "recht")
    laws = (law for law in library.laws if law.short in texts)
    rows = tuple((law.short, why_open(law), str(texts[law.short]), str(times[law.short])) for law in laws)
    return Table("Recht", ("Gesetz oder Norm", "Warum", "Texte", "Nennungen"), rows, texts=2)


def _by_word(tables: Tables, found: Sequence[Statement]) -> Table:
    texts, times = _counted(found, "wort")
    every = sum(len(land.forms) for land in tables.forms.laender.values())
    rows = tuple(
        (_NAMES[word], f"{count} von {every}", str(texts[_NAMES[word]] or EMPTY), str(times[_NAMES[word]] or EMPTY))
        for word, count in unverified_words(tables).items()
    )
    head = ("Wort", "nicht nachgelesen", "Texte", "Stellen")
    note = "In so vielen Verbindungen von Kommunalform und Land; das Kommunenprofil bittet dort um Bestätigung."
    return Table("Wörter der Tabellen", head, rows, note)


def _named(found: Sequence[Statement]) -> Table:
    rows = tuple((item.path, item.name, str(item.line)) for item in found if item.about == "aussage")
    note = "Was ein Text selbst unter „ungeprueft“ nennt; die Vorlagen, in denen er steht, zeigen es auch."
    return Table("Ungeprüfte Aussagen", ("Datei", "Aussage", "Zeile"), rows, note, texts=2)


def _by_file(found: Sequence[Statement]) -> Table:
    paths: dict[str, dict[About, list[str]]] = {}
    for item in found:
        times = f" ({item.times}-mal)" if item.times > 1 else ""
        of_file = paths.setdefault(item.path, {"recht": [], "wort": []})
        of_file[item.about].append(f"Zeile {item.line} {item.name}{times}")
    rows = tuple((path, *("; ".join(items) or EMPTY for items in parts.values())) for path, parts in paths.items())
    note = "Die Zeile ist die erste, in der etwas vorkommt."
    return Table("Nach Dateien", ("Datei", "Recht", "Wörter der Tabellen"), rows, note, texts=3)


def _drafts_by_folder(drafts: Sequence[Statement]) -> Table:
    folders = Counter(item.path.rpartition("/")[0] for item in drafts)
    note = "Jede Datei mit Zeile zeigt --alle."
    return Table(_DRAFTS, ("Ordner", "Texte"), tuple((path, str(count)) for path, count in folders.items()), note)


def _each_draft(drafts: Sequence[Statement]) -> Table:
    return Table(_DRAFTS, ("Datei", "Zeile"), tuple((item.path, str(item.line)) for item in drafts))


def _counted(found: Sequence[Statement], about: About) -> tuple[Counter[str], Counter[str]]:
    """Return by name in how many texts something stands and how often altogether."""
    chosen = [item for item in found if item.about == about]
    times = Counter[str]()
    for item in chosen:
        times[item.name] += item.times
    return Counter(item.name for item in chosen), times
