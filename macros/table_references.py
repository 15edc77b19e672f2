"""How the tables refer to each other: every key that `kommunalformen.yml` names, and where it must be found."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from macros.tables import HEAD, Grammar, MainCommittee, Member, MunicipalForm, Place, Tables


@dataclass(frozen=True)
class Reference:
    """A key used in `kommunalformen.yml`: where it stands, and the section it must be found in."""

    place: Place
    key: str
    section: str
    known: Collection[str]


def dangling(tables: Tables) -> list[Reference]:
    """Return every reference of the forms that leads nowhere."""
    found = [*_default_references(tables), *_label_references(tables)]
    for name, land in tables.forms.laender.items():
        place: Place = ("laender", name)
        found.append(Reference((*place, "koerperschaft"), land.body, "koerperschaften", tables.grammar.bodies))
        for key, form in land.forms.items():
            found.extend(_form_references((*place, "formen", key), form, tables.grammar))
            found.append(Reference((*place, "formen", key, "gesetz"), form.law, "gesetze", land.laws))
            found.append(Reference((*place, "formen", key), key, "bezeichnungen", tables.forms.labels))
    return [reference for reference in found if reference.key not in reference.known]


def _default_references(tables: Tables) -> Iterator[Reference]:
    defaults, grammar = tables.forms.defaults, tables.grammar
    yield Reference(("vorgaben", "vorsitz"), defaults.chair, "aemter", grammar.offices)
    yield Reference(("vorgaben", "kenntnisvorlage"), defaults.information_paper, "vorlagen", grammar.papers)


def _label_references(tables: Tables) -> Iterator[Reference]:
    for name, group in tables.forms.groups.items():
        for form in group.forms:
            yield Reference(("gruppen", name, "formen"), form, "bezeichnungen", tables.forms.labels)


def _form_references(place: Place, form: MunicipalForm, grammar: Grammar) -> Iterator[Reference]:
    for step, key in (
        ("koerperschaft", form.body),
        ("koerperschaft_wahlweise", form.body_on_request),
        ("vorbereitende_verwaltung", form.preparing),
    ):
        if key is not None:
            yield Reference((*place, step), key, "koerperschaften", grammar.bodies)
    yield from _organ_references(place, form, grammar)
    yield from _office_references(place, form, grammar)
    yield from _committee_references((*place, "hauptausschuss"), form.main_committee, grammar)
    for key in (form.administration, *form.administration_alternatives):
        yield Reference((*place, "verwaltung"), key, "verwaltungen", grammar.administrations)
    for key in (*form.papers, *form.information_papers):
        yield Reference((*place, "vorlage"), key, "vorlagen", grammar.papers)
    if form.as_member is not None:
        yield from _member_references((*place, "bei_verband"), form.as_member, grammar)


def _organ_references(place: Place, form: MunicipalForm, grammar: Grammar) -> Iterator[Reference]:
    representation = form.representation
    yield Reference((*place, "vertretung", "organ"), representation.organ, "organe", grammar.organs)
    yield Reference((*place, "vertretung", "mitglied"), representation.member, "mitglieder", grammar.members)
    if form.collegium is not None:
        yield Reference((*place, "verwaltungsorgan"), form.collegium, "organe", grammar.organs)


def _office_references(place: Place, form: MunicipalForm, grammar: Grammar) -> Iterator[Reference]:
    representation = form.representation
    chairs = [representation.chair, *(chair.office for chair in representation.chair_alternatives)]
    heads = [form.head.office, *([form.head.alternative.office] if form.head.alternative else [])]
    for chair in chairs:
        if chair is not None and chair != HEAD:
            yield Reference((*place, "vertretung"), chair, "aemter", grammar.offices)
    for head in heads:
        yield Reference((*place, "verwaltungsspitze"), head, "aemter", grammar.offices)


def _committee_references(place: Place, committee: MainCommittee, grammar: Grammar) -> Iterator[Reference]:
    for key in (committee.committee, *committee.alternatives):
        if key is not None:
            yield Reference(place, key, "ausschuesse", grammar.committees)


def _member_references(place: Place, member: Member, grammar: Grammar) -> Iterator[Reference]:
    for body in (member.preparing, *(other.preparing for other in member.others)):
        yield Reference((*place, "vorbereitende_verwaltung"), body, "koerperschaften", grammar.bodies)
    for key in (member.administration, *(other.administration for other in member.others)):
        yield Reference((*place, "verwaltung"), key, "verwaltungen", grammar.administrations)
    if member.chair is not None and member.chair != HEAD:
        yield Reference((*place, "vorsitz"), member.chair, "aemter", grammar.offices)
    for head in member.head_alternatives:
        yield Reference((*place, "verwaltungsspitze_abweichend"), head.office, "aemter", grammar.offices)
    if member.main_committee is not None:
        yield from _committee_references((*place, "hauptausschuss"), member.main_committee, grammar)
