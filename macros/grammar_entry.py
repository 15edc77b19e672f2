"""From a profile to the words of one municipality: table entry, preparing body, overrides of the team."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.grammar_places import body_word, second_mention
from macros.grammar_words import Person, Word, followed_by, own_word, person_of, person_of_word, word_of
from macros.model import Gender, Ordered, Override, Profile
from macros.tables import HEAD, Grammar, Land, Member, MunicipalForm, Noun, OfficeEntry, Tables

_OFFICE_GENDERS: Mapping[str, Gender | None] = {"feminin": "f", "maskulin": "m", "paarform": None}


@dataclass(frozen=True)
class Entry:
    """The words of one profile by base name; a word that does not exist for it is missing."""

    things: Mapping[str, Word]
    persons: Mapping[str, Person]
    short: Word | None
    law_abbreviation: str | None
    order_verb: str


def choices(base: str, land: Land, grammar: Grammar) -> Mapping[str, Noun] | Mapping[str, OfficeEntry]:
    """Return the table entries that may replace a word in a profile; empty where only own words may."""
    tables: dict[str, Mapping[str, Noun] | Mapping[str, OfficeEntry]] = {
        "kommune": grammar.bodies,
        "vorbereitende": grammar.bodies,
        "rat": grammar.organs,
        "verwaltungsorgan": grammar.organs,
        "verwaltung": grammar.administrations,
        "hauptausschuss": grammar.committees,
        "vorlage": grammar.papers,
        "kenntnisvorlage": grammar.papers,
        "gesetz": land.laws,
        "spitze": grammar.offices,
        "vorsitz": grammar.offices,
        "ratsmitglied": grammar.members,
    }
    return tables.get(base, {})


def preparing_body(land: Land, form: str) -> str:
    """Return the key of the preparing body: of a form of this Land, or the key itself."""
    return land.forms[form].body if form in land.forms else form


def entry_for(profile: Profile, tables: Tables) -> Entry:
    """Return the words of a checked profile."""
    return _Resolver(profile, tables).entry()


class _Resolver:
    """Holds profile and tables while the words of one entry are looked up."""

    def __init__(self, profile: Profile, tables: Tables) -> None:
        self.profile = profile
        self.grammar: Grammar = tables.grammar
        self.defaults = tables.forms.defaults
        self.land: Land = tables.forms.laender[profile.land]
        self.form: MunicipalForm = tables.form(profile.land, profile.form)
        self.member: Member | None = self.form.as_member if profile.preparing else None

    def entry(self) -> Entry:
        found = {
            "kommune": self._municipality(),
            "rat": self._noun("rat", self.form.representation.organ, self.grammar.organs),
            "verwaltung": self._noun("verwaltung", self._administration(), self.grammar.administrations),
            "verwaltungsorgan": self._noun("verwaltungsorgan", self.form.collegium, self.grammar.organs),
            "hauptausschuss": self._noun("hauptausschuss", self._committee(), self.grammar.committees),
            "land": body_word(self.land.body, "", self.land.name, self.grammar),
            "vorbereitende": self._preparing(),
            "vorlage": self._noun("vorlage", self.form.papers[0], self.grammar.papers),
            "kenntnisvorlage": self._noun("kenntnisvorlage", self._information_paper(), self.grammar.papers),
            "gesetz": self._noun("gesetz", self.form.law, self.land.laws),
        }
        things = {base: word for base, word in found.items() if word is not None}
        things["rat_voll"] = self._full_council(things["rat"], things["kommune"])
        return Entry(things, self._persons(things), self._short(), self._law_abbreviation(), self._order_verb())

    def _override(self, base: str) -> Override | None:
        return self.profile.overrides.get(base)

    def _noun(self, base: str, key: str | None, nouns: Mapping[str, Noun]) -> Word | None:
        override = self._override(base)
        if override is None:
            return word_of(nouns[key]) if key else None
        if override.key:
            return word_of(nouns[override.key])
        return own_word(override, self.grammar) if override.word else None

    def _municipality(self) -> Word:
        return self._body("kommune", self.profile.municipality, self.form.body)

    def _preparing(self) -> Word | None:
        body = self.profile.preparing
        return self._body("vorbereitende", body.name, preparing_body(self.land, body.form)) if body else None

    def _body(self, base: str, name: str, key: str) -> Word:
        override = self._override(base) or Override(key=key)
        if override.key:
            return body_word(override.key, name, self.land.name, self.grammar, override.word or "")
        return own_word(override, self.grammar)

    def _short(self) -> Word | None:
        if own := self._override("kommune_kurz"):
            return own_word(own, self.grammar)
        override = self._override("kommune")
        name, key = self.profile.municipality, override.key if override else self.form.body
        chosen = second_mention(key, name, self.grammar) if key else None
        return chosen or second_mention(self.form.body, "", self.grammar)

    def _administration(self) -> str:
        body = self.profile.preparing
        if self.member is None or body is None:
            return self.form.administration
        others = {other.preparing: other.administration for other in self.member.others}
        if body.form in others or body.form == self.member.preparing:
            return others.get(body.form, self.member.administration)
        entry = self.land.forms.get(body.form)
        return entry.administration if entry else self.member.administration

    def _committee(self) -> str | None:
        if self.member and self.member.main_committee:
            return self.member.main_committee.committee
        return self.form.main_committee.committee

    def _information_paper(self) -> str:
        return self.form.information_papers[0] if self.form.information_papers else self.defaults.information_paper

    def _full_council(self, council: Word, municipality: Word) -> Word:
        if own := self._override("rat_voll"):
            return own_word(own, self.grammar)
        full = self.form.representation.full
        if full is None or self._override("rat"):
            return followed_by(council, municipality.cases.gen)
        return followed_by(council, full.removeprefix(council.bare).strip())

    def _law_abbreviation(self) -> str | None:
        if own := self._override("gesetz_kurz"):
            return own.word
        override = self._override("gesetz")
        if override is None or override.key:
            return self.land.laws[override.key if override and override.key else self.form.law].abbreviation
        return None

    def _order_verb(self) -> str:
        return self.profile.order_verb or self.form.order_verb

    def _persons(self, things: Mapping[str, Word]) -> dict[str, Person]:
        offices, gender = self.grammar.offices, _OFFICE_GENDERS[self.profile.office_gender]
        head = self._person("spitze", self.form.head.office, offices, gender)
        member = self._person("ratsmitglied", self.form.representation.member, self.grammar.members)
        return {
            "spitze": head,
            "vorsitz": self._chair(head),
            "ratsmitglied": member,
            "beauftragte": self._ordered(things, head),
            "vertretende": self._representing(things, head),
        }

    def _person(self, base: str, key: str, table: Mapping[str, OfficeEntry], gender: Gender | None = None) -> Person:
        override = self._override(base) or Override()
        if override.word and not override.key:
            return person_of_word(own_word(override, self.grammar))
        return person_of(table[override.key or key], override.gender or gender)

    def _chair(self, head: Person) -> Person:
        """Return the chair: the head itself where both are one office, else an office whose holder's gender is open."""
        key = (self.member and self.member.chair) or self.form.representation.chair or self.defaults.chair
        same = key in {HEAD, self.form.head.office} and not self._head_is_appointed()
        if same and self._override("vorsitz") is None:
            return head
        return self._person("vorsitz", self.form.head.office if key == HEAD else key, self.grammar.offices)

    def _head_is_appointed(self) -> bool:
        """Tell whether the head is somebody beside the honorary mayor, who goes on chairing."""
        override = self._override("spitze")
        alternatives = self.member.head_alternatives if self.member else ()
        return override is not None and override.key in {alternative.office for alternative in alternatives}

    def _ordered(self, things: Mapping[str, Word], head: Person) -> Person:
        if own := self._override("beauftragte"):
            return person_of_word(own_word(own, self.grammar))
        ordered: Ordered = self.profile.ordered or (self.member and self.member.ordered) or self.form.ordered
        return head if ordered == "verwaltungsspitze" else person_of_word(things[ordered])

    def _representing(self, things: Mapping[str, Word], head: Person) -> Person:
        """Return who acts for the body: its administrative collegium where there is one, else the head."""
        if own := self._override("vertretende"):
            return person_of_word(own_word(own, self.grammar))
        return person_of_word(things["verwaltungsorgan"]) if "verwaltungsorgan" in things else head
