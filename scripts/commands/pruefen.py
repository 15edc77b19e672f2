"""`baukasten pruefen`: every finding in the content, with file, line and remedy."""

from __future__ import annotations

import argparse

from scripts.commands.command import Command, Surroundings


def _add_options(_: argparse.ArgumentParser) -> None:
    """Take no options yet."""


def _run(_: argparse.Namespace, around: Surroundings) -> int:
    # heavy imports, which the help does without
    from macros.check import inspect_content

    report = inspect_content(around.root)
    if report.findings:
        around.output.result("\n".join(str(finding) for finding in report.findings))
        around.output.message(_count(len(report.findings)))
    if report.faults or report.library is None:
        return 1
    counts = f"Bausteine: {len(report.library.snippets)}, Vorlagen: {len(report.library.documents)}"
    around.output.result(f"Alles in Ordnung. {counts}.")
    return 0


def _count(findings: int) -> str:
    return "1 Fundstelle." if findings == 1 else f"{findings} Fundstellen."


COMMAND = Command("pruefen", "Bausteine und Vorlagen prüfen, alle Fundstellen auf einmal", _add_options, _run)
