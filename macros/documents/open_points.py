"""What is still to fill in: the fields that a filled page shows as prompts; twin of `fill/open-points.js`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from macros.computed_fields import asked_field
from macros.documents.gaps import Gaps
from macros.documents.html_fill import fill_html
from macros.documents.prepare import parse_fragment
from macros.documents.xml import find_all
from macros.model import Field, Values

CHECKLIST = "00_Offene-Punkte.txt"


def open_points(markup: str, values: Values, fields: Mapping[str, Field]) -> list[str]:
    """Return what people call the fields that a page still asks for, in its order; lists count once.

    In the place of days that follow from another stands that other one.
    """
    root = parse_fragment(fill_html(markup, values, final=False))
    names = (span.get("data-feld", "").split(".")[0] for span in find_all(root, ".//span[@data-feld]"))
    return list(dict.fromkeys(_label(fields[asked_field(name, fields)]) for name in names))


def checklist(title: str, municipality: str, documents: Sequence[tuple[str, Sequence[str], Sequence[Gaps]]]) -> bytes:
    """Return the list of open points of a Mappe, for whom it is filled, as text that every editor shows.

    Of each document: its title, its open points, and where prompts in brackets are left.
    """
    lines = ["Offene Punkte", f"{title}, {municipality}", ""]
    for name, points, gaps in documents:
        lines += [name, *(_boxes(left_of(points, gaps)) or ["nichts mehr offen"]), ""]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def left_of(points: Sequence[str], gaps: Sequence[Gaps]) -> list[str]:
    """Return what is left to fill in, in words: open points, then prompts in brackets by section."""
    return [*points, *map(_gaps_line, gaps)]


def left_lines(left: Sequence[str]) -> list[str]:
    """Return the lines that tell what is left to fill in; none where nothing is."""
    return ["Noch auszufüllen:", *_boxes(left)] if left else []


def _boxes(left: Sequence[str]) -> list[str]:
    return [f"[ ] {point}" for point in left]


def _gaps_line(gaps: Gaps) -> str:
    place = f"im Abschnitt „{gaps.section}“" if gaps.section else "vor dem ersten Abschnitt"
    return f"{'eine Lücke' if gaps.count == 1 else f'{gaps.count} Lücken'} in eckigen Klammern {place}"


def _label(field: Field) -> str:
    return field.prompt.strip("[]") if field.derived else field.label
