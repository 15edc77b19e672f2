"""The kinds of data sheets: which columns each has, what may stand in them, and how documents show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

SHEETS = "daten"
"""The kind of Baustein that data sheets are, and their folder."""

ROLES = (
    *("Verwaltungsspitze", "Lenkungskreis", "Projektleitung", "Fachamt", "Dateneigner", "Geodaten", "IT"),
    *(
        "Informationssicherheit",
        "Datenschutz",
        "Kämmerei",
        "Vergabestelle",
        "Rechtsamt",
        "Pressestelle",
        "Personalrat",
        "Personalentwicklung",
    ),
    *("Sitzungsdienst", "Beteiligte Kommunen", "Dienstleister"),
)
"""Who can be responsible; sheets name roles, not people."""
OFFICES = {"Verwaltungsspitze": "spitze_rolle"}
"""Roles that are called by their office as soon as it is known, each with the field that says it."""

ADVISING = "beratend"
POSITIONS = ("entscheidend", "ausführend", ADVISING)
"""What a role has to say in a project; those that advise stand beside the line."""


class CellType(StrEnum):
    """What may stand in a column."""

    NUMBER_OF_ROW = "Nummer"
    TEXT = "Text"
    WHOLE_NUMBER = "Zahl"
    CHOICE = "Auswahl"
    CHOICES = "Mehrfachauswahl"
    ROWS = "Nummern anderer Zeilen"
    NAME_OF_ROW = "Name"
    NAMED_ROW = "Name einer anderen Zeile"
    PAGE = "Adresse einer Vorlage"


@dataclass(frozen=True)
class SheetColumn:
    """One column: its key in the file, its heading, and what may stand in it; `least` and `most` bound numbers."""

    name: str
    label: str
    type: CellType = CellType.TEXT
    options: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    needed: bool = True


@dataclass(frozen=True)
class Shown:
    """One column of the table in a document: a heading, and a text that names columns of the sheet in braces."""

    label: str
    text: str
    right: bool = False


@dataclass(frozen=True)
class SheetKind:
    """A kind of sheet.

    `group`: rows with the same value there stand in a table of their own. `product`: two columns whose numbers
    multiplied give `{zahl}`. `blank` are headings of columns that the team fills in while it works; documents leave
    them out, table files have them. `lead` is a column that names a page for the text of another one, by its key; files
    of tables lack it, because nothing in a file leads to the site.
    """

    label: str
    columns: tuple[SheetColumn, ...]
    shown: tuple[Shown, ...]
    group: str | None = None
    product: tuple[str, str] | None = None
    blank: tuple[str, ...] = ()
    lead: tuple[str, SheetColumn] | None = None

    @property
    def written(self) -> tuple[SheetColumn, ...]:
        """Return all columns that a file may have."""
        return (*self.columns, *([self.lead[1]] if self.lead else ()))

    def column(self, name: str) -> SheetColumn | None:
        """Return a column by its key."""
        return next((column for column in self.columns if column.name == name), None)

    @property
    def offices(self) -> frozenset[str]:
        """Return the fields that say how the roles of its columns are called."""
        return frozenset(OFFICES[option] for column in self.columns for option in column.options if option in OFFICES)


def cell_of_role(role: str) -> str:
    """Return what stands in a cell for a role."""
    return f"{{{{ {OFFICES[role]} }}}}" if role in OFFICES else role


def role_of_cell(cell: str) -> str:
    """Return the role that a cell stands for; other texts are returned as they are."""
    return next((role for role in OFFICES if cell_of_role(role) == cell), cell)


def _number(label: str = "Nr.") -> SheetColumn:
    return SheetColumn("nr", label, CellType.NUMBER_OF_ROW)


def _scale(name: str, label: str, most: int) -> SheetColumn:
    return SheetColumn(name, label, CellType.WHOLE_NUMBER, least=1, most=most)


def _role(name: str, label: str) -> SheetColumn:
    return SheetColumn(name, label, CellType.CHOICE, options=ROLES)


def _roles(name: str, label: str, *, needed: bool = True) -> SheetColumn:
    return SheetColumn(name, label, CellType.CHOICES, options=ROLES, needed=needed)


SHEET_KINDS: Mapping[str, SheetKind] = {
    "projektstrukturplan": SheetKind(
        "Projektstrukturplan",
        (
            _number(),
            SheetColumn("phase", "Phase"),
            SheetColumn("paket", "Arbeitspaket"),
            SheetColumn("ergebnis", "Ergebnis"),
            SheetColumn("wochen", "Wochen", CellType.WHOLE_NUMBER, least=1, most=200),
            SheetColumn("nach", "Vorgänger", CellType.ROWS, needed=False),
            _roles("zustaendig", "Zuständig"),
        ),
        (
            Shown("Arbeitspaket", "{nr} {paket}"),
            Shown("Ergebnis", "{ergebnis}"),
            Shown("Wochen", "{wochen}", right=True),
            Shown("Nach", "{nach}"),
            Shown("Zuständig", "{zustaendig}"),
        ),
        group="phase",
        blank=("Status", "Bemerkung"),
        lead=("ergebnis", SheetColumn("vorlage", "Vorlage", CellType.PAGE, needed=False)),
    ),
    "meilensteinplan": SheetKind(
        "Meilensteinplan",
        (
            _number(),
            SheetColumn("meilenstein", "Meilenstein"),
            SheetColumn("kriterium", "Liegt vor, wenn"),
            SheetColumn("woche", "Woche", CellType.WHOLE_NUMBER, least=0, most=500),
            SheetColumn("nach", "Setzt voraus", CellType.ROWS, needed=False),
            SheetColumn("entscheidung", "Wer entscheidet", CellType.CHOICE, options=(*ROLES, "Gremium")),
        ),
        (
            Shown("Meilenstein liegt vor, wenn", "**{nr} {meilenstein}:** {kriterium}"),
            Shown("Nach", "{nach}"),
            Shown("Woche", "{woche}", right=True),
            Shown("Termin", "[Termin]"),
            Shown("Stellt fest, Status", "{entscheidung}: offen"),
        ),
        blank=("Termin", "Status"),
    ),
    "rollen": SheetKind(
        "Rollen und Zuständigkeiten",
        (
            SheetColumn("aufgabe", "Aufgabe"),
            _roles("fuehrt_aus", "Führt aus (R)"),
            _role("verantwortet", "Verantwortet (A)"),
            _roles("wird_gefragt", "Wird gefragt (C)", needed=False),
            _roles("wird_informiert", "Wird informiert (I)", needed=False),
        ),
        (
            Shown("Aufgabe", "{aufgabe}"),
            Shown("Führt aus", "{fuehrt_aus}"),
            Shown("Verantwortet", "{verantwortet}"),
            Shown("Wird gefragt", "{wird_gefragt}"),
            Shown("Wird informiert", "{wird_informiert}"),
        ),
    ),
    "organisation": SheetKind(
        "Projektorganisation",
        (
            SheetColumn("rolle", "Rolle", CellType.NAME_OF_ROW),
            SheetColumn("stelle", "Stelle"),
            SheetColumn("aufgabe", "Aufgabe"),
            SheetColumn("angebunden_an", "Angebunden an", CellType.NAMED_ROW, needed=False),
            SheetColumn("stellung", "Stellung", CellType.CHOICE, options=POSITIONS),
        ),
        (
            Shown("Rolle und Aufgabe", "**{rolle}:** {aufgabe}"),
            Shown("Stelle", "{stelle}"),
            Shown("Angebunden an", "{angebunden_an}"),
            Shown("Stellung", "{stellung}"),
        ),
        blank=("Vertretung",),
    ),
    "risikoregister": SheetKind(
        "Risikoregister",
        (
            _number(),
            SheetColumn("risiko", "Risiko"),
            SheetColumn("ursache", "Ursache"),
            SheetColumn("folge", "Folge"),
            _scale("wahrscheinlichkeit", "Wahrscheinlichkeit (1–5)", 5),
            _scale("wirkung", "Wirkung (1–5)", 5),
            SheetColumn("massnahme", "Gegenmaßnahme"),
            _role("zustaendig", "Zuständig"),
        ),
        (
            Shown("Risiko", "**{nr} {risiko}.** Ursache: {ursache}. Folge: {folge}."),
            Shown("Zahl", "{wahrscheinlichkeit} × {wirkung} = {zahl}", right=True),
            Shown("Gegenmaßnahme", "{massnahme}"),
            Shown("Zuständig, Frist, Status", "{zustaendig}, [Frist], offen"),
        ),
        product=("wahrscheinlichkeit", "wirkung"),
        blank=("Frist", "Status"),
    ),
    "stakeholderanalyse": SheetKind(
        "Stakeholderanalyse",
        (
            SheetColumn("gruppe", "Gruppe"),
            SheetColumn("anliegen", "Anliegen"),
            _scale("einfluss", "Einfluss (1–3)", 3),
            _scale("interesse", "Interesse (1–3)", 3),
            SheetColumn("erwartung", "Erwartung"),
            SheetColumn("ansprache", "Ansprache"),
            _role("zustaendig", "Zuständig"),
        ),
        (
            Shown("Gruppe, Anliegen, Erwartung", "**{gruppe}.** {anliegen}. {erwartung}."),
            Shown("Einfluss, Interesse", "{einfluss}, {interesse}"),
            Shown("Haltung", ""),
            Shown("Ansprache, zuständig", "{ansprache}; {zustaendig}"),
        ),
        blank=("Haltung",),
    ),
    "datenkatalog": SheetKind(
        "Datenkatalog",
        (
            _number("Kennung"),
            SheetColumn("titel", "Titel"),
            SheetColumn("inhalt", "Beschreibung"),
            SheetColumn("eigner", "Dateneigner"),
            SheetColumn("format", "Format und Schnittstelle"),
            SheetColumn("turnus", "Aktualität und Turnus"),
            SheetColumn("personenbezug", "Personenbezug", CellType.CHOICE, options=("ja", "nein", "prüfen")),
            SheetColumn("schutzbedarf", "Schutzbedarf", CellType.CHOICE, options=("normal", "erhöht", "prüfen")),
            SheetColumn(
                "veroeffentlichung",
                "Veröffentlichung",
                CellType.CHOICE,
                options=("offen", "Partner", "intern", "prüfen"),
            ),
            SheetColumn("nutzung", "Anwendungsfälle"),
        ),
        (
            Shown("Datensatz", "**{nr} {titel}.** {inhalt}. Wofür: {nutzung}."),
            Shown("Dateneigner", "{eigner}"),
            Shown("Format und Turnus", "{format}; {turnus}"),
            Shown(
                "Freigabe",
                "Personenbezug: {personenbezug}. Schutzbedarf: {schutzbedarf}. Veröffentlichung: {veroeffentlichung}.",
            ),
        ),
        blank=(
            *("Pflege durch", "Koordinatensystem", "Raum- und Zeitbezug", "Qualität mit Begründung"),
            *("Rechte oder Lizenz", "Abhängigkeiten", "Ansprechstelle", "Stand"),
        ),
    ),
    "kommunikationsplan": SheetKind(
        "Kommunikationsplan",
        (
            SheetColumn("anlass", "Anlass"),
            SheetColumn("zielgruppe", "Zielgruppe"),
            SheetColumn("botschaft", "Botschaft"),
            SheetColumn("kanal", "Kanal"),
            SheetColumn("zeitpunkt", "Zeitpunkt"),
            _role("zustaendig", "Zuständig"),
            _role("freigabe", "Freigabe"),
        ),
        (
            Shown("Anlass und Zeitpunkt", "**{anlass}.** {zeitpunkt}"),
            Shown("Zielgruppe und Kanal", "**{zielgruppe}:** {kanal}"),
            Shown("Botschaft", "{botschaft}"),
            Shown("Zuständig, Freigabe", "{zustaendig}; Freigabe: {freigabe}"),
        ),
        blank=("Termin", "Erledigt"),
    ),
    "kostenplan": SheetKind(
        "Kostenplan",
        (
            _number(),
            SheetColumn("kostenart", "Kostenart"),
            SheetColumn("inhalt", "Was dazugehört"),
            SheetColumn("anfall", "Fällt an", CellType.CHOICE, options=("einmalig", "laufend", "einmalig und laufend")),
            SheetColumn("hinweis", "Darauf achten"),
        ),
        (
            Shown("Kostenart", "**{nr} {kostenart}.** {inhalt}"),
            Shown("Fällt an", "{anfall}"),
            Shown("Einmalig", "[Betrag]", right=True),
            Shown("Je Jahr", "[Betrag]", right=True),
            Shown("Darauf achten", "{hinweis}"),
        ),
        blank=(
            *("Investition oder Aufwand", "Produkt und Sachkonto"),
            *("Einmalig", "Jahr 1", "Jahr 2", "Jahr 3", "Jahr 4", "Jahr 5"),
        ),
    ),
}
"""Every kind of sheet by the key that a file names under `tabelle`."""
