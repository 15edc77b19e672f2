"""`baukasten pruefen`: every finding in the content, with file, line and remedy; or a report on it as a whole."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from macros.errors import ToolError
from scripts.commands.command import Command, Surroundings

if TYPE_CHECKING:
    from macros.check import Report

JSON_HELP = (
    "Ergebnis für andere Programme: "
    '{"version": 1, "fehler": Anzahl, "hinweise": Anzahl, "funde": [{"datei", "zeile", "art" (fehler oder hinweis), '
    '"gefunden", "erwartet", "abhilfe"}]}'
)
REPORT_HELP = (
    "statt der Funde zeigen, was es gibt: Abdeckung, Wiederverwendung, Lesbarkeit, nicht Nachgelesenes; "
    "in eine Datei umgeleitet als Markdown"
)
UNREADABLE = (
    "Ohne die Dateien .yml in snippets/ ist keine Prüfung möglich, und dort ist etwas nicht lesbar. "
    "„baukasten pruefen“ ohne Dateinamen zeigt, was."
)
ALONE = "--bericht gilt für alle Texte und zeigt sie am Stück: ohne DATEI und ohne --json aufrufen."
ALL_OF_WHAT = "--alle gehört zu --bericht: baukasten pruefen --bericht --alle"
FAULTS_FIRST = "Einen Bericht gibt es, wenn kein Fehler mehr gefunden wird."


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dateien", nargs="*", metavar="DATEI", help="Dateien oder Ordner (sonst: alle)")
    parser.add_argument("--json", action="store_true", help=JSON_HELP)
    parser.add_argument("--tag", type=_day, metavar="JJJJ-MM-TT", help="prüfen, als wäre dieser Tag (sonst: heute)")
    parser.add_argument("--bericht", action="store_true", help=REPORT_HELP)
    parser.add_argument("--alle", action="store_true", help="im Bericht jeden Text nennen, nicht nur die auffälligsten")


def _run(arguments: argparse.Namespace, around: Surroundings) -> int:
    if arguments.alle and not arguments.bericht:
        raise ToolError(ALL_OF_WHAT)
    if arguments.bericht:
        return _report(arguments, around)
    from scripts.content_choice import chosen

    only = chosen(arguments.dateien, around.root)
    today = arguments.tag or dt.datetime.now().astimezone().date()
    # heavy imports, which the help and a mistyped name do without
    from macros.check import inspect_content

    report = inspect_content(around.root, today, only)
    if arguments.json:
        from scripts.findings import as_json

        around.output.result(as_json(report.findings))
    elif report.library or report.findings:
        _tell(report, len(only), around)
    if report.library is None and not report.faults:
        around.output.message(UNREADABLE)
    return 1 if report.faults or report.library is None else 0


def _report(arguments: argparse.Namespace, around: Surroundings) -> int:
    if arguments.dateien or arguments.json:
        raise ToolError(ALONE)
    from macros.check import inspect_content
    from macros.content_files import read_files
    from macros.report.report import make_report
    from scripts.report_text import as_layout, as_markdown

    found = inspect_content(around.root, convert=False)
    if found.library is None or found.faults:
        _tell(found, 0, around)
        around.output.message(FAULTS_FIRST)
        return 1
    files, _ = read_files(around.root)
    report = make_report(found.library, files.texts, everything=arguments.alle)
    console = around.output.results
    if console.is_terminal:
        around.output.show(as_layout(report, console.width))
    else:
        around.output.result(as_markdown(report))
    return 0


def _tell(report: Report, files: int, around: Surroundings) -> None:
    from scripts.findings import as_layout, as_lines, count, count_files

    if report.findings:
        console = around.output.results
        if console.is_terminal:
            around.output.show(as_layout(report.findings, console.width))
        else:
            around.output.result(as_lines(report.findings))
        around.output.result(count(report.findings))
    elif files:
        around.output.result(f"Alles in Ordnung in {count_files(files)}.")
    elif report.library:
        counts = f"Bausteine: {len(report.library.snippets)}, Vorlagen: {len(report.library.documents)}"
        around.output.result(f"Alles in Ordnung. {counts}.")


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"„{text}“ ist kein Tag; erwartet wird er wie 2026-11-23") from None


COMMAND = Command("pruefen", "Bausteine und Vorlagen prüfen, alle Fundstellen auf einmal", _add_options, _run)
