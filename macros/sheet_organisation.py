"""The tree of a project's organisation, as its data sheet states it: who is attached to whom, and who advises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.model import SheetRow
from macros.sheet_kinds import ADVISING

ORGANISATION = "organisation"
"""The kind of sheet that holds an organisation."""


@dataclass(frozen=True)
class Role:
    """A role with those attached to it: who advises stands beside the line, who works stands below."""

    row: SheetRow
    advisers: tuple[Role, ...]
    below: tuple[Role, ...]

    @property
    def name(self) -> str:
        """Return the name of the role."""
        return str(self.row.cells["rolle"])

    @property
    def advises(self) -> bool:
        """Tell whether the role stands beside the line."""
        return self.row.cells["stellung"] == ADVISING


def roles_of(rows: Sequence[SheetRow]) -> tuple[Role, ...]:
    """Return the roles that are attached to no other, each with those below it, in the order of the rows."""
    return _attached_to("", rows)


def _attached_to(name: str, rows: Sequence[SheetRow]) -> tuple[Role, ...]:
    return tuple(_role(row, rows) for row in rows if str(row.cells["angebunden_an"]) == name)


def _role(row: SheetRow, rows: Sequence[SheetRow]) -> Role:
    attached = _attached_to(str(row.cells["rolle"]), rows)
    advisers = tuple(role for role in attached if role.advises)
    return Role(row, advisers, tuple(role for role in attached if role not in advisers))
