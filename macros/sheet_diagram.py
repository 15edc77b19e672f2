"""What is said of the picture of a data sheet: its alternative text, its caption, its address in a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from macros.model import DataSheet, SheetRow
from macros.sheet_organisation import ORGANISATION, Role, roles_of
from macros.sheet_plan import PLAN, Phase, phases_of

FOLDER = "/assets/schaubilder/"
"""Where a document's pictures of data sheets seem to lie; no file is there, they are drawn when they are needed."""
MOST_LINES = 68
"""Lines of a plan that a page holds; a longer plan shows its phases only."""

_SOMETIMES = "Mit Stern: gilt nur unter einer Bedingung und kann in der Tabelle fehlen."
_PLAN_CAPTION = (
    "Zeitverlauf in Wochen ab dem Beginn, Richtwerte ohne örtliche Anpassung. Ausgefüllt: der längste Weg; "
    "was sich dort verzögert, verschiebt das Ende. Umrandet: hat Spielraum."
)
_PHASES_CAPTION = "Zeitverlauf der Phasen in Wochen ab dem Beginn, Richtwerte ohne örtliche Anpassung."
_ORGANISATION_CAPTION = (
    "Organigramm ohne örtliche Anpassung. Durchgezogen gerahmt: entscheidet oder führt aus. "
    "Gestrichelt gerahmt: berät oder wird beteiligt."
)


@dataclass(frozen=True)
class DiagramWords:
    """A picture in words, and what stands below it."""

    alternative: str
    caption: str


def has_diagram(sheet: DataSheet) -> bool:
    """Tell whether documents may hold a picture of a sheet."""
    return sheet.table in _WORDS


def diagram_words(sheet: DataSheet) -> DiagramWords:
    """Return the words of a sheet that has a picture."""
    alternative, caption = _WORDS[sheet.table](sheet.rows)
    sometimes = any(row.condition for row in sheet.rows)
    return DiagramWords(alternative, f"{caption} {_SOMETIMES}" if sometimes else caption)


def picture_address(sheet_id: str) -> str:
    """Return the address of a sheet's picture in the text of a document."""
    return f"{FOLDER}{sheet_id}.png"


def sheet_of_picture(address: str) -> str | None:
    """Return the id of the sheet that the picture at an address shows, or None for other pictures."""
    return address.removeprefix(FOLDER).removesuffix(".png") if address.startswith(FOLDER) else None


def shows_phases_only(phases: Sequence[Phase]) -> bool:
    """Tell whether a plan is too long for a line for each of its packages."""
    return len(phases) + sum(len(phase.packages) for phase in phases) > MOST_LINES


def _plan(rows: Sequence[SheetRow]) -> tuple[str, str]:
    phases = phases_of(rows)
    whole = max(phase.end for phase in phases)
    spans = "; ".join(f"{phase.name}: Woche {phase.start + 1} bis {phase.end}" for phase in phases)
    critical = [str(row.cells["nr"]) for phase in phases for row, slot in phase.packages if slot.is_critical]
    words = (
        f"Zeitverlauf als Balken: {len(rows)} Arbeitspakete in {whole} Wochen. {spans}. "
        f"Der längste Weg führt über {', '.join(critical)}. Dauer und Vorgänger stehen in der Tabelle."
    )
    return words, _PHASES_CAPTION if shows_phases_only(phases) else _PLAN_CAPTION


def _organisation(rows: Sequence[SheetRow]) -> tuple[str, str]:
    return f"Organigramm: {'; '.join(map(_role, roles_of(rows)))}.", _ORGANISATION_CAPTION


def _role(role: Role) -> str:
    """Return a role and all that are attached to it in one sentence."""
    advisers = ", ".join(adviser.name for adviser in role.advisers)
    words = f"{role.name} (beratend: {advisers})" if advisers else role.name
    below = [_role(other) for other in role.below]
    return f"{words}, darunter {' und '.join(below)}" if below else words


_WORDS: Mapping[str, Callable[[Sequence[SheetRow]], tuple[str, str]]] = {PLAN: _plan, ORGANISATION: _organisation}
