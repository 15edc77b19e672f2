"""Steps that fall into a time which endangers them; twin of `assets/javascript/schedule/schedule-warnings.js`.

The rules are Richtwerte of project practice, not law. A period that the team has not entered is named, never guessed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from macros.formatting import format_value
from macros.model import FieldType

PERIODS = "gefaehrdete_zeiten"
"""The field in which the team enters its periods: rows with `art`, `name`, `von` and `bis`."""

GRANT = "Förderentscheidung"
"""A day, not a time: contracts before it may cost the grant."""
_INTERIM = "vorläufige Haushaltsführung"
REASONS: Mapping[str, str] = {
    "Haushaltsaufstellung": "Mittel und Stellen müssen vor dem Anmeldeschluss der Kämmerei gemeldet sein. Danach helfen"
    " nur ein Nachtrag, eine über- oder außerplanmäßige Bewilligung oder das Folgejahr.",
    _INTERIM: "Neue freiwillige Leistungen sind in der Regel gesperrt. Legen Sie Vergabe und Stellenbesetzung nicht in"
    " diese Zeit. Ausnahmen klärt die Kämmerei.",
    "Ferien": "In den Schulferien wird meist nicht getagt, und die Mitzeichnung dauert länger.",
    "Wahl": "Strittige Vorlagen werden vor einer Wahl oft vertagt. Danach vergehen zwei bis drei Monate, bis die"
    " Ausschüsse neu gebildet sind (Richtwert). Öffentlichkeitsarbeit bleibt in der Vorwahlzeit zurückhaltend.",
    GRANT: "Wer vor der Bewilligung einen Auftrag vergibt, kann die Förderung verlieren. Warten Sie die Bewilligung"
    " oder die Zustimmung zum vorzeitigen Beginn ab.",
}
"""What endangers a step in a period of each kind, in the order in which readers hear of them."""


@dataclass(frozen=True)
class Step:
    """A step of a plan with its first and last day; `procures`: it awards a contract."""

    name: str
    start: dt.date
    end: dt.date
    procures: bool = False


@dataclass(frozen=True)
class Period:
    """A time that the team has entered, both days included."""

    kind: str
    name: str
    start: dt.date
    end: dt.date


@dataclass(frozen=True)
class Warned:
    """A period into which steps fall: which one, what that means, and the steps with their days."""

    period: str
    reason: str
    steps: tuple[str, ...]


def periods_of(rows: object) -> list[Period]:
    """Return the periods in the rows of the field; a row without kind or first day, or that ends too early, is none."""
    found = [_period(row) for row in rows if isinstance(row, Mapping)] if isinstance(rows, tuple) else []
    return [period for period in found if period is not None]


def warnings_of(steps: Sequence[Step], periods: Iterable[Period]) -> list[Warned]:
    """Return a warning for every period into which a step falls, by kind and day."""
    kinds = list(REASONS)
    ordered = sorted(periods, key=lambda period: (kinds.index(period.kind), period.start))
    found = [(period, [text for step in steps if (text := _touched(step, period))]) for period in ordered]
    return [Warned(_words(period), REASONS[period.kind], tuple(touched)) for period, touched in found if touched]


def missing_kinds(periods: Iterable[Period], *, with_grant: bool) -> list[str]:
    """Return the kinds of periods of which the team has entered none; a grant only where one is wanted."""
    entered = {period.kind for period in periods}
    return [kind for kind in REASONS if kind not in entered and (kind != GRANT or with_grant)]


def warning_lines(warnings: Iterable[Warned], missing: Sequence[str]) -> list[str]:
    """Return warnings and open points as lines of text."""
    lines = [f"{one.period}: {one.reason} Betroffen: {'; '.join(one.steps)}." for one in warnings]
    return [*lines, f"Nicht eingetragen: {', '.join(missing)}."] if missing else lines


def _period(row: Mapping[str, object]) -> Period | None:
    kind, start = row.get("art"), row.get("von")
    end = row.get("bis", start)
    if kind not in REASONS or not isinstance(start, dt.date) or not isinstance(end, dt.date) or end < start:
        return None
    return Period(str(kind), str(row.get("name", "")).strip(), start, end)


def _touched(step: Step, period: Period) -> str:
    """Return a step with the days that endanger it, or nothing."""
    if period.kind == GRANT:
        return f"{step.name} (Beginn {_day(step.start)})" if step.procures and step.start <= period.end else ""
    if period.kind == _INTERIM and step.procures:
        overlaps = step.start <= period.end and step.end >= period.start
        return f"{step.name} ({_day(step.start)} bis {_day(step.end)})" if overlaps else ""
    return f"{step.name} ({_day(step.end)})" if period.start <= step.end <= period.end else ""


def _words(period: Period) -> str:
    name = f" ({period.name})" if period.name else ""
    days = _day(period.start) if period.start == period.end else f"{_day(period.start)} bis {_day(period.end)}"
    return f"{period.kind}{name}, {days}"


def _day(day: dt.date) -> str:
    return format_value(day, FieldType.DATE)
