"""The words of the tables that mean a municipality, its organs and offices, in every inflected form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.model import Gender
from macros.tables import CASES, HEAD, Cases, MunicipalForm, Tables

OWN = "kommune_kurz"


@dataclass(frozen=True)
class Term:
    """A word in one form: the field that stands for it, the cases it may have, how sure its meaning is.

    `alone` means the organ even without an article; `open` may mean something else when a genitive follows.
    """

    base: str
    gender: Gender
    cases: tuple[str, ...]
    alone: bool
    open: bool


@dataclass(frozen=True)
class Lexicon:
    """All words by the first of their parts, the longest first."""

    entries: Mapping[str, tuple[tuple[str, tuple[Term, ...]], ...]]

    def at(self, body: str, start: int) -> tuple[int, tuple[Term, ...]] | None:
        """Return the end and the meanings of the longest word that begins at a place."""
        first = _PART.match(body, start)
        for phrase, terms in self.entries.get(first[0], ()) if first else ():
            end = start + len(phrase)
            if body.startswith(phrase, start) and not _GOES_ON.match(body, end):
                return end, terms
        return None


def lexicon_of(tables: Tables) -> Lexicon:
    """Return the words of the tables; the last one made is kept, because every text asks for it."""
    if not _latest or _latest[0][0] is not tables:
        _latest[:] = [(tables, _make(tables))]
    return _latest[0][1]


_latest: list[tuple[Tables, Lexicon]] = []
_PART = re.compile(r"[\w-]+")
_GOES_ON = re.compile(r"[\w-]|[*:_/]-?in\b")
_ARTICLE = re.compile(r"^(?:der|die|das|des|dem|den) ")

_SILENT = {
    *("markt", "flecken", "amt", "region_hannover", "bezirk", "land", "freistaat", "saarland", "ostseebad"),
    *("buergerschaft", "geschaeftsstelle", "verwaltungsgemeinschaft_verwaltung", "vorsitzende", "deputation"),
    *("finanzausschuss", "haushaltsausschuss", "fachausschuss", "planungsausschuss", "technischer_ausschuss"),
    *("ausschuss_finanzen", "ausschuss_finanzen_beteiligungen", "verwaltungsrat", "aeltestenrat", "abgeordneter"),
    *("verwaltungsgemeinschaft", "verbandsvorstand", "bezirksausschuss", "praesident_des_senats"),
}
"""Keys of the tables whose words mean other things more often than the own municipality."""

_WITH_ARTICLE = {"rat", "senat", "verwaltung", "landschaftsverbandsdirektor", "vortrag_des_magistrats"}
"""Keys whose words mean the organ with an article only; bodies and members always need one."""

_SELDOM_PREPARING = {"erfuellende_gemeinde", "mitverwaltende_gemeinde", "gemeinde", "stadt"}
"""Bodies that prepare papers for others, but whose short form „die Gemeinde“ nearly always means the own one."""

_OPEN = {"Rat", "Rates", "Rats", "Verwaltung", "Kreis", "Kreises", "Stadt"}
_PRIORITY = (
    *(OWN, "vorbereitende", "rat", "spitze", "verwaltung", "verwaltungsorgan", "hauptausschuss", "vorsitz"),
    "ratsmitglied",
)


def _make(tables: Tables) -> Lexicon:
    meanings: dict[str, dict[str, Term]] = defaultdict(dict)
    for base, gender, forms, alone in _words(tables):
        for phrase, cases in _phrases(forms).items():
            meanings[phrase].setdefault(base, Term(base, gender, cases, alone, phrase in _OPEN))
    entries: dict[str, list[tuple[str, tuple[Term, ...]]]] = defaultdict(list)
    for phrase in sorted(meanings, key=len, reverse=True):
        terms = [meanings[phrase][base] for base in _PRIORITY if base in meanings[phrase]]
        if terms[0].base == "rat":
            terms = [term for term in terms if term.base != "ratsmitglied"]
        entries[phrase.split(" ")[0]].append((phrase, tuple(terms)))
    return Lexicon({first: tuple(found) for first, found in entries.items()})


def _words(tables: Tables) -> Iterator[tuple[str, Gender, Cases, bool]]:
    """Yield the field a word stands for, its gender and forms, and whether it means the organ without an article."""
    grammar = tables.grammar
    for base, key in sorted({*_keys(tables)}):
        if key in _SILENT:
            continue
        nouns = {
            OWN: grammar.bodies,
            "vorbereitende": grammar.bodies,
            "verwaltung": grammar.administrations,
            "hauptausschuss": grammar.committees,
            "rat": grammar.organs,
            "verwaltungsorgan": grammar.organs,
        }
        if base in nouns:
            noun = nouns[base][key]
            is_body = base in {OWN, "vorbereitende"}
            alone = not is_body and key not in _WITH_ARTICLE
            yield from ((base, noun.gender, forms, alone) for forms in (noun.cases, noun.short) if forms)
            continue
        office = (grammar.members if base == "ratsmitglied" else grammar.offices)[key]
        halves: tuple[tuple[Gender, Cases | None], ...] = (("f", office.feminine), ("m", office.masculine))
        for gender, cases in halves:
            if cases:
                yield base, gender, cases, base != "ratsmitglied"


def _keys(tables: Tables) -> Iterator[tuple[str, str]]:
    """Yield the field and the key of every word in use, and of every body a profile may choose."""
    forms = [form for land in tables.forms.laender.values() for form in land.forms.values()]
    for form in forms:
        yield from _keys_of(form)
    yield "vorsitz", tables.forms.defaults.chair
    for key in tables.grammar.bodies:
        yield OWN, key
    preparing = {key for form in forms for key in _preparing_keys(form)}
    yield from (("vorbereitende", key) for key in preparing - _SELDOM_PREPARING)
    yield from (("verwaltung", key) for key in tables.grammar.administrations)
    yield from (("hauptausschuss", key) for key in tables.grammar.committees)


def _keys_of(form: MunicipalForm) -> Iterator[tuple[str, str]]:
    head = form.head.office
    yield "rat", form.representation.organ
    yield "ratsmitglied", form.representation.member
    yield "spitze", head
    if form.head.alternative:
        yield "spitze", form.head.alternative.office
    if form.representation.chair and form.representation.chair not in {HEAD, head}:
        yield "vorsitz", form.representation.chair
    if form.collegium:
        yield "verwaltungsorgan", form.collegium


def _preparing_keys(form: MunicipalForm) -> Iterator[str]:
    if form.preparing:
        yield form.preparing
    if form.as_member:
        yield form.as_member.preparing
        yield from (other.preparing for other in form.as_member.others)


def _phrases(forms: Cases) -> dict[str, tuple[str, ...]]:
    """Return the forms without article and without a name, each with its cases."""
    found: dict[str, list[str]] = defaultdict(list)
    for case in CASES:
        phrase = _ARTICLE.sub("", forms[case]).split(" {")[0]
        if phrase[:1].isupper():
            for form in (phrase, *(_other_genitives(forms) if case == "gen" else ())):
                found[form].append(case)
    return {phrase: tuple(cases) for phrase, cases in found.items()}


def _other_genitives(forms: Cases) -> Iterator[str]:
    """Yield „Stadtrats“ beside „Stadtrates“ and the reverse."""
    nominative, genitive = (_ARTICLE.sub("", form).split(" {")[0] for form in (forms.nom, forms.gen))
    if genitive == f"{nominative}es" and not nominative.endswith(("s", "ß", "x", "z")):
        yield f"{nominative}s"
    if genitive == f"{nominative}s" and nominative.endswith(("t", "k", "g", "d")):
        yield f"{nominative}es"
