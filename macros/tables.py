"""The grammar tables as frozen types: what `grammatik.yml` and `kommunalformen.yml` may contain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict, model_validator

from macros.model import Gender, Ordered

CaseName = Literal["nom", "gen", "dat", "akk"]
Preposition = Literal["in", "in_wohin", "zu", "von", "bei"]
Owned = Literal["m", "f", "n", "mz"]
Place = tuple[str | int, ...]
Keys = Annotated[tuple[str, ...], Strict(False)]  # YAML knows lists only
Unchecked = Literal[
    "kommune", "gesetz", "rat", "ratsmitglied", "vorsitz", "spitze", "hauptausschuss", "verwaltung", "verwaltungsorgan",
    "vorlage", "auftragsverb",
]  # fmt: skip
"""Words of an entry that nobody has looked up; `vorlage` means both papers."""

CASES: tuple[CaseName, ...] = ("nom", "gen", "dat", "akk")
HEAD = "verwaltungsspitze"  # as `vorsitz`: the office of the entry's own head of administration


class _Table(BaseModel):
    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)


class Cases(_Table):
    """The four cases of a word, each with its definite article."""

    nom: str
    gen: str
    dat: str
    akk: str

    def __getitem__(self, case: CaseName) -> str:
        """Return the form of one case."""
        form: str = getattr(self, case)
        return form


class Noun(_Table):
    """A word with gender and cases; `bare` where it is not simply the nominative without its article."""

    gender: Gender = Field(alias="genus")
    bare: str | None = Field(None, alias="ohne_artikel")
    cases: Cases = Field(alias="formen")
    short: Cases | None = Field(None, alias="kurzform")
    hint: str | None = Field(None, alias="hinweis")


class Law(Noun):
    """A code of a Land; it has an abbreviation."""

    abbreviation: str = Field(alias="abkuerzung")
    checked: bool = Field(alias="geprueft")


class Sample(_Table):
    """The word that stands in a prompt, with the label of its fields."""

    label: str = Field(alias="bezeichnung")
    gender: Gender = Field(alias="genus")
    cases: Cases = Field(alias="formen")


class OfficeEntry(_Table):
    """An office or membership: both genders, or one neutral word as `pair`."""

    feminine: Cases | None = Field(None, alias="feminin")
    masculine: Cases | None = Field(None, alias="maskulin")
    masculine_bare: str | None = Field(None, alias="maskulin_ohne_artikel")
    pair: Cases | None = Field(None, alias="paarform")
    hint: str | None = Field(None, alias="hinweis")

    @model_validator(mode="after")
    def _has_a_form_for_everyone(self) -> OfficeEntry:
        if self.pair is None and (self.feminine is None or self.masculine is None):
            raise ValueError("feminin und maskulin oder eine paarform")
        return self


class Pronoun(_Table):
    """The pronoun of a gender and the possessive that goes with it."""

    nom: str
    dat: str
    akk: str
    possessive: str = Field(alias="possessiv")


class Grammar(_Table):
    """`grammatik.yml`: how every word is inflected."""

    as_of: str = Field(alias="stand")
    sources: str = Field(alias="quellen")
    articles: dict[Gender, Cases] = Field(alias="artikel")
    fusions: dict[Gender, dict[Preposition, str]] = Field(alias="verschmelzung")
    pronouns: dict[Gender, Pronoun] = Field(alias="pronomen")
    possessives: dict[str, dict[Owned, Cases]] = Field(alias="possessiv")
    samples: dict[str, Sample] = Field(alias="muster")
    bodies: dict[str, Noun] = Field(alias="koerperschaften")
    organs: dict[str, Noun] = Field(alias="organe")
    administrations: dict[str, Noun] = Field(alias="verwaltungen")
    committees: dict[str, Noun] = Field(alias="ausschuesse")
    offices: dict[str, OfficeEntry] = Field(alias="aemter")
    members: dict[str, OfficeEntry] = Field(alias="mitglieder")
    papers: dict[str, Noun] = Field(alias="vorlagen")


class Alternative(_Table):
    """Another office under a condition that only people can judge."""

    office: str = Field(alias="amt")
    when: str = Field(alias="wann")


class Representation(_Table):
    """The elected body: organ, member, chair; `full` replaces organ and body together."""

    organ: str
    full: str | None = Field(None, alias="voll")
    member: str = Field(alias="mitglied")
    chair: str | None = Field(None, alias="vorsitz")
    chair_alternatives: Annotated[tuple[Alternative, ...], Strict(False)] = Field((), alias="vorsitz_abweichend")
    hint: str | None = Field(None, alias="hinweis")


class Head(_Table):
    """The head of administration."""

    office: str = Field(alias="amt")
    alternative: Alternative | None = Field(None, alias="abweichend")
    hint: str | None = Field(None, alias="hinweis")


class MainCommittee(_Table):
    """The most important advising committee, if there is one, and what else it may be called."""

    committee: str | None = Field(alias="ausschuss")
    alternatives: Keys = Field(alias="alternativen")
    hint: str | None = Field(None, alias="hinweis")


class OtherAdministration(_Table):
    """The administration that prepares papers when the preparing body has another form than usual."""

    preparing: str = Field(alias="vorbereitende_verwaltung")
    administration: str = Field(alias="verwaltung")


class Member(_Table):
    """`bei_verband`: what replaces the entry when another body prepares the papers."""

    preparing: str = Field(alias="vorbereitende_verwaltung")
    administration: str = Field(alias="verwaltung")
    ordered: Ordered | None = Field(None, alias="auftrag_an")
    chair: str | None = Field(None, alias="vorsitz")
    main_committee: MainCommittee | None = Field(None, alias="hauptausschuss")
    others: Annotated[tuple[OtherAdministration, ...], Strict(False)] = Field((), alias="abweichend")
    head_alternatives: Annotated[tuple[Alternative, ...], Strict(False)] = Field(
        (), alias="verwaltungsspitze_abweichend"
    )
    checked: bool = Field(alias="geprueft")
    hint: str | None = Field(None, alias="hinweis")
    question: str | None = Field(None, alias="rueckfrage")


class MunicipalForm(_Table):
    """One form of municipality in one Land."""

    body: str = Field(alias="koerperschaft")
    body_on_request: str | None = Field(None, alias="koerperschaft_wahlweise")
    law: str = Field(alias="gesetz")
    representation: Representation = Field(alias="vertretung")
    head: Head = Field(alias="verwaltungsspitze")
    collegium: str | None = Field(None, alias="verwaltungsorgan")
    main_committee: MainCommittee = Field(alias="hauptausschuss")
    administration: str = Field(alias="verwaltung")
    administration_alternatives: Keys = Field((), alias="verwaltung_alternativen")
    ordered: Ordered = Field(alias="auftrag_an")
    order_verb: str = Field(alias="auftragsverb")
    order_verb_alternatives: Keys = Field((), alias="auftragsverb_alternativen")
    preparing: str | None = Field(None, alias="vorbereitende_verwaltung")
    as_member: Member | None = Field(None, alias="bei_verband")
    papers: Keys = Field(alias="vorlage", min_length=1)
    information_papers: Keys = Field((), alias="kenntnisvorlage")
    checked: bool = Field(alias="geprueft")
    unchecked: Annotated[tuple[Unchecked, ...], Strict(False)] = Field((), alias="ungeprueft")
    hint: str | None = Field(None, alias="hinweis")


class Question(_Table):
    """A choice between offices that the tables cannot make."""

    when: str = Field(alias="wann")
    choices: Keys = Field(alias="auswahl")
    suggestion: str = Field(alias="vorschlag")
    suggestion_from_20000: str | None = Field(None, alias="vorschlag_ab_20000")
    checked: bool = Field(alias="geprueft")


class LordMayors(_Table):
    """Where the office is called Oberbürgermeisterin or Oberbürgermeister: a suggestion only."""

    rule: str = Field(alias="regel")
    types: Keys = Field(alias="typen")
    names: Keys = Field((), alias="namen_zusaetzlich")
    not_in: Keys = Field((), alias="nicht")
    inhabitants_above: int | None = Field(None, alias="einwohner_ueber")
    suggestion_only: bool = Field(False, alias="nur_vorschlag")
    addition: str | None = Field(None, alias="zusatz")
    question: Question | None = Field(None, alias="rueckfrage")
    checked: bool = Field(alias="geprueft")
    unchecked: Keys = Field((), alias="ungeprueft")


class InSentence(_Table):
    """The Land as a place: where, and whereto."""

    where: str = Field(alias="in")
    whereto: str = Field(alias="in_wohin")


class Land(_Table):
    """One of the sixteen Länder with its forms."""

    name: str
    abbreviation: str = Field(alias="kuerzel")
    body: str = Field(alias="koerperschaft")
    in_sentence: InSentence = Field(alias="im_satz")
    laws: dict[str, Law] = Field(alias="gesetze")
    lord_mayors: LordMayors = Field(alias="oberbuergermeister")
    forms: dict[str, MunicipalForm] = Field(alias="formen")


class Defaults(_Table):
    """What holds when an entry says nothing."""

    chair: str = Field(alias="vorsitz")
    information_paper: str = Field(alias="kenntnisvorlage")


class Label(_Table):
    """What a form is called in hints."""

    singular: str = Field(alias="einzahl")
    plural: str = Field(alias="mehrzahl")


class Group(_Table):
    """Forms under one word of a condition."""

    label: str = Field(alias="bezeichnung")
    forms: Keys = Field(alias="formen")


class FormTable(_Table):
    """`kommunalformen.yml`: which words belong to which form in which Land."""

    as_of: str = Field(alias="stand")
    sources: str = Field(alias="quellen")
    defaults: Defaults = Field(alias="vorgaben")
    labels: dict[str, Label] = Field(alias="bezeichnungen")
    groups: dict[str, Group] = Field(alias="gruppen")
    laender: dict[str, Land]


@dataclass(frozen=True)
class Tables:
    """Both tables together."""

    grammar: Grammar
    forms: FormTable

    def form(self, land: str, form: str) -> MunicipalForm:
        """Return the entry of a form in a Land; raise KeyError if there is none."""
        return self.forms.laender[land].forms[form]

    def groups_of(self, form: str) -> frozenset[str]:
        """Return the groups of conditions that a form belongs to."""
        return frozenset(name for name, group in self.forms.groups.items() if form in group.forms)
