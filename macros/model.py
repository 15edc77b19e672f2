"""The words of the house as frozen types (see ARCHITECTURE.md for the German names)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Literal

OfficeGender = Literal["feminin", "maskulin", "paarform"]
Ordered = Literal["verwaltung", "verwaltungsspitze", "verwaltungsorgan"]
Gender = Literal["m", "f", "n"]
FileFormat = Literal["docx", "odt", "pdf", "pptx"]
PAPER_FORMATS: tuple[FileFormat, ...] = ("docx", "odt", "pdf")
"""The files of a Vorlage that names none."""
SLIDES: FileFormat = "pptx"
"""The format that makes a Vorlage a set of slides."""


class FieldType(StrEnum):
    """The types a project field may have; the values are the contributors' words."""

    TEXT = "Text"
    MULTILINE = "Mehrzeilig"
    NUMBER = "Zahl"
    AMOUNT = "Betrag"
    PERCENT = "Prozent"
    DATE = "Datum"
    CHOICE = "Auswahl"
    YES_NO = "Ja/Nein"
    LIST = "Liste"
    PARTIES = "Beteiligte"


@dataclass(frozen=True)
class Column:
    """One typed column of a list field; those of parties are derived words and have the prompts of these."""

    name: str
    label: str
    type: FieldType
    options: tuple[str, ...] = ()
    derived_prompt: str | None = None

    @property
    def prompt(self) -> str:
        """What stands in the text as long as the value is missing."""
        return self.derived_prompt or f"[{self.label}]"


@dataclass(frozen=True)
class Computation:
    """How a value follows from another field.

    The sum of a list's column, what is left of a hundred percent, or the day that lies so many working days before or
    after another: `count` is their number, or the field that holds it. A day given in `known` goes before.
    """

    kind: Literal["summe", "rest", "arbeitstage_vor", "arbeitstage_nach"]
    field: str
    column: str | None = None
    count: int | str | None = None
    known: str | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the fields from which the value follows, the one that must be there first."""
        named = (self.field, self.count, self.known)
        return tuple(name for name in named if isinstance(name, str))


@dataclass(frozen=True)
class Field:
    """A value that the team fills in once; derived fields have no type of their own (TEXT).

    A value that follows from others stands only while the team writes none.
    """

    name: str
    label: str
    prompt: str
    type: FieldType = FieldType.TEXT
    options: tuple[str, ...] = ()
    default: str | None = None
    help: str = ""
    columns: tuple[Column, ...] = ()
    derived: bool = False
    computed: Computation | None = None
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Indexed:
    """How a text is found and used, who wrote it and when it is due again; none of it is needed.

    `topics`, `audience` and `modules` are keys of `vokabular.yml`, `forms` are keys or groups of `kommunalformen.yml`,
    `contributors` are names of municipalities; `readers`, `length` and `effort` are short texts.
    `unchecked` says in sentences which statements of the text nobody competent has looked at.
    """

    topics: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    review_due: dt.date | None = None
    contributors: tuple[str, ...] = ()
    readers: str | None = None
    length: str | None = None
    effort: str | None = None
    pitfalls: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Snippet(Indexed):
    """A reusable text with metadata; `body_line` is the file's line on which the body starts."""

    id: str
    kind: str
    title: str
    purpose: str
    revised: dt.date
    status: str
    body: str
    path: str
    body_line: int


Cell = str | int | tuple[str, ...]
"""What stands in one place of a data sheet: text, a number, or several names."""


@dataclass(frozen=True)
class SheetRow:
    """One row of a data sheet: its cells by column, when it holds (a condition, or None), its line in the file."""

    cells: Mapping[str, Cell] = field(hash=False)
    condition: str | None
    line: int


@dataclass(frozen=True, kw_only=True)
class DataSheet(Snippet):
    """A Baustein whose text is a table made of typed rows; `table` is a key of `sheet_kinds.SHEET_KINDS`.

    `lines` says for each line of the body which line of the file it comes from.
    """

    table: str
    rows: tuple[SheetRow, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Document(Indexed):
    """A downloadable document: the front matter and body of one page.

    `signed_by` says who signs it, `formats` are the files that it becomes.
    """

    id: str
    kind: str
    title: str
    subject: str
    purpose: str
    revised: dt.date
    status: str
    body: str
    path: str
    body_line: int
    signed_by: str | None = None
    formats: tuple[FileFormat, ...] = PAPER_FORMATS

    @property
    def is_deck(self) -> bool:
        """Whether the document is a set of slides."""
        return SLIDES in self.formats


@dataclass(frozen=True)
class WikiPage:
    """A page of the wiki that is no Vorlage; `title` is None where its first heading gives it.

    `keywords` are words by which people look for it.
    """

    title: str | None
    description: str | None
    body: str
    path: str
    body_line: int
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Kit(WikiPage):
    """The documents that one step of a project needs, in the order of their use; its page is a page of the wiki."""

    id: str
    title: str
    purpose: str
    occasion: str
    duration: str
    revised: dt.date
    status: str
    documents: tuple[str, ...]
    modules: tuple[str, ...] = ()


Text = Snippet | Document | WikiPage
"""Everything that contributors write in Markdown."""

ListRow = Mapping[str, str | int | Decimal | dt.date | bool]


@dataclass(frozen=True)
class Body:
    """A second body: the one whose administration prepares the papers."""

    name: str
    form: str


FieldValue = str | int | Decimal | dt.date | bool | tuple[ListRow, ...]


@dataclass(frozen=True)
class Override:
    """A derived word replaced by the team: a key of the tables, or an own word with gender and genitive."""

    key: str | None = None
    word: str | None = None
    gender: Gender | None = None
    genitive: str | None = None


@dataclass(frozen=True)
class Profile:
    """The values of one municipality; `fields` holds typed project values by field name."""

    municipality: str
    form: str
    land: str
    office_gender: OfficeGender = "paarform"
    ordered: Ordered | None = None
    order_verb: str | None = None
    preparing: Body | None = None
    overrides: Mapping[str, Override] = field(default_factory=dict)
    fields: Mapping[str, FieldValue] = field(default_factory=dict)


@dataclass(frozen=True)
class Term:
    """One literal of a condition, such as `nicht land:HE` or `feld:foerderung=ja`."""

    kind: Literal["form", "land", "feld", "hat", "nur"]
    name: str
    value: str | None = None
    negated: bool = False


@dataclass(frozen=True)
class Condition:
    """A condition in disjunctive form: any of the alternatives, all terms of one alternative."""

    alternatives: tuple[tuple[Term, ...], ...]


@dataclass(frozen=True)
class Facts:
    """What conditions are decided on: form key, Land, words that exist, answers by field name, groups of the form."""

    form: str
    land: str
    has: frozenset[str]
    answers: Mapping[str, str] = field(default_factory=dict)
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Values:
    """Everything filling needs: text by field name, rows of text by list name, and the facts."""

    texts: Mapping[str, str]
    rows: Mapping[str, tuple[Mapping[str, str], ...]]
    facts: Facts


class MarkKind(StrEnum):
    """The kinds of marks that survive into every format."""

    FIELD = "field"
    BLOCK = "block"
    ITEM = "item"
    ROW = "row"
    INLINE = "inline"
    HINT = "hint"
    NOTICE = "notice"


@dataclass(frozen=True)
class Mark:
    """One numbered mark of a document; `block` tells a hint around paragraphs from one around runs."""

    number: int
    kind: MarkKind
    field: str | None = None
    condition: str | None = None
    list_name: str | None = None
    block: bool = False


@dataclass(frozen=True)
class Ingredient:
    """A snippet contained in a document, with the hash of its content (sha256, hex)."""

    id: str
    content_hash: str


@dataclass(frozen=True)
class DocumentData:
    """What a file carries about itself; `prompts` go by field, `texts` are its ingredients as plain text by id."""

    id: str
    title: str
    version: str
    revised: dt.date
    source: str
    ingredients: tuple[Ingredient, ...]
    marks: tuple[Mark, ...]
    prompts: Mapping[str, str]
    texts: Mapping[str, str] = field(default_factory=dict)
