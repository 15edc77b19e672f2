"""The organisation of a project as a chart of nested lists: what is read aloud and what is seen are the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros import conditions
from macros.library import Library
from macros.model import Cell, DataSheet
from macros.rendering import prompts
from macros.sheet_organisation import ORGANISATION, Role, roles_of
from macros.wiki.furniture import fill

_FIELD = re.compile(r"\{\{ ?([a-z0-9_]+) ?\}\}")


@dataclass(frozen=True)
class Piece:
    """A piece of a text: plain words, or the prompt of a field."""

    text: str
    field: str = ""


@dataclass(frozen=True)
class Box:
    """A role as the chart shows it; a condition says for whom it holds, in marks and in words."""

    name: str
    advises: bool
    place: tuple[Piece, ...]
    task: tuple[Piece, ...]
    condition: str
    hint: str
    advisers: tuple[Box, ...]
    below: tuple[Box, ...]


def organisation(sheet: DataSheet, library: Library) -> str:
    """Return the chart of an organisation as HTML that fills like the text, or nothing for other sheets."""
    if sheet.table != ORGANISATION:
        return ""
    return fill("organigramm", boxes=_boxes(roles_of(sheet.rows), library, prompts(library)))


def _boxes(roles: Sequence[Role], library: Library, known: Mapping[str, str]) -> tuple[Box, ...]:
    return tuple(_box(role, library, known) for role in roles)


def _box(role: Role, library: Library, known: Mapping[str, str]) -> Box:
    condition = conditions.parse(role.row.condition) if role.row.condition else None
    return Box(
        name=role.name,
        advises=role.advises,
        place=_pieces(role.row.cells["stelle"], known),
        task=_pieces(role.row.cells["aufgabe"], known),
        condition=conditions.to_text(condition) if condition else "",
        hint=conditions.describe(condition, library.tables, library.fields) if condition else "",
        advisers=_boxes(role.advisers, library, known),
        below=_boxes(role.below, library, known),
    )


def _pieces(cell: Cell, known: Mapping[str, str]) -> tuple[Piece, ...]:
    """Return a text in pieces; every other one that the pattern splits off is the name of a field."""
    parts = enumerate(_FIELD.split(str(cell)))
    return tuple(Piece(known[part], part) if place % 2 else Piece(part) for place, part in parts if part)
