"""Advice on who publishes the site: what has to be filled in before it is published."""

from __future__ import annotations

from collections.abc import Iterator

from macros.check_context import Context
from macros.content_files import SETTINGS
from macros.errors import Finding
from macros.library_operator import OPERATOR_NAMES


def inspect_operator(context: Context) -> Iterator[Finding]:
    """Yield one finding that names all of the operator's data that is missing."""
    operator = context.library.operator
    missing = [label for name, label in OPERATOR_NAMES.items() if name in operator.prompts]
    if missing:
        found = f"für die Veröffentlichung fehlen Angaben zum Betreiber: {', '.join(missing)}"
        remedy = "unter „betreiber“ ergänzen; Impressum, Datenschutz und Erklärung zur Barrierefreiheit zeigen sie"
        yield Finding(SETTINGS, operator.line, found, remedy=remedy, advice=True)
