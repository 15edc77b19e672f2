"""What stands in the cells of table files: texts with prompts instead of fields, conditions in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from macros.model import Cell, DataSheet, SheetRow
from macros.sheet_kinds import OFFICES, SHEET_KINDS, SheetColumn, SheetKind

HOLDS_WHEN = "Gilt nur"
"""The heading of the column that says when a row holds."""

_FIELD = re.compile(r"\{\{ ?([a-z0-9_]+) ?\}\}")
_QUESTION = re.compile(r"feld:\s*([a-z0-9_]+)\s*=\s*ja")
_ANSWER = re.compile(r"feld:\s*([a-z0-9_]+)\s*=\s*([^,+]+)")


Words = tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]]
"""Prompts and labels of fields by name, and conditions in words by how they are written."""


@dataclass(frozen=True)
class Wording:
    """How a file says things: prompts and labels by field, conditions in words by the condition as written."""

    prompts: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    conditions: Mapping[str, str] = field(default_factory=dict)

    def text(self, cell: Cell) -> str:
        """Return a cell as text; a field that nobody has filled becomes its prompt."""
        text = ", ".join(cell) if isinstance(cell, tuple) else str(cell)
        return _FIELD.sub(lambda match: self._said(match[1]), text)

    def _said(self, name: str) -> str:
        role = next((role for role, field in OFFICES.items() if field == name), f"[{name}]")
        return self.prompts.get(name, role)

    def value(self, cell: Cell) -> str | int:
        """Return a cell as a number where it is one, otherwise as text."""
        return cell if isinstance(cell, int) else self.text(cell)

    def label(self, name: str) -> str:
        """Return the label of a field; one made of its name where none is known."""
        return self.labels.get(name) or name.replace("_", " ").capitalize()

    def condition(self, condition: str | None) -> str:
        """Return a condition in words, or nothing."""
        if not condition or condition in self.conditions:
            return self.conditions.get(condition or "", "")
        answer = _ANSWER.fullmatch(condition)
        return f"wenn {self.label(answer[1])}: {answer[2].strip()}" if answer else condition


def fields_of(row: SheetRow) -> tuple[str, ...]:
    """Return the fields that the cells of a row name."""
    return tuple(name for cell in row.cells.values() for name in _FIELD.findall(str(cell)))


def without_fields(cell: Cell) -> str:
    """Return a cell as text, nothing in the place of fields."""
    return _FIELD.sub("", ", ".join(cell) if isinstance(cell, tuple) else str(cell))


def question_of(condition: str | None) -> str | None:
    """Return the field that a condition of the form `feld:NAME=ja` asks about, otherwise None."""
    match = _QUESTION.fullmatch(condition or "")
    return match[1] if match else None


def questions(rows: Sequence[SheetRow]) -> tuple[str, ...]:
    """Return the fields that the conditions of rows ask about, each once, in the order of the rows."""
    return tuple(dict.fromkeys(name for row in rows if (name := question_of(row.condition))))


def kind_of(sheet: DataSheet) -> SheetKind:
    """Return the kind of a sheet."""
    return SHEET_KINDS[sheet.table]


def has_conditions(sheet: DataSheet) -> bool:
    """Tell whether any row of a sheet holds under a condition only."""
    return any(row.condition for row in sheet.rows)


def texts(sheet: DataSheet, column: SheetColumn, wording: Wording) -> tuple[str | int, ...]:
    """Return the cells of one column from top to bottom."""
    return tuple(wording.value(row.cells.get(column.name, "")) for row in sheet.rows)
