"""`baukasten pruefen`: every finding in the content, with file, line and remedy."""

from __future__ import annotations

import argparse

from macros.errors import ContentError
from scripts.commands.command import Command, Surroundings


def _add_options(_: argparse.ArgumentParser) -> None:
    """Take no options yet."""


def _run(_: argparse.Namespace, around: Surroundings) -> int:
    # heavy imports, which the help does without
    from macros.check import inspect_library
    from macros.library import load_library

    try:
        library = load_library(around.root)
        findings = inspect_library(library)
    except ContentError as error:
        findings = list(error.findings)
    if findings:
        around.output.result("\n".join(str(finding) for finding in findings))
        around.output.message(_count(len(findings)))
        return 1
    around.output.result(f"Alles in Ordnung. Bausteine: {len(library.snippets)}, Vorlagen: {len(library.documents)}.")
    return 0


def _count(findings: int) -> str:
    return "1 Fundstelle." if findings == 1 else f"{findings} Fundstellen."


COMMAND = Command("pruefen", "Bausteine und Vorlagen prüfen, alle Fundstellen auf einmal", _add_options, _run)
