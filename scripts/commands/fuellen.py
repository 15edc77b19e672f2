"""`baukasten fuellen`: finished documents from a Vorlage or Mappe, for one Kommunenprofil or a table of them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from macros.errors import ProfileError, nearest
from scripts.commands.command import Command, Surroundings
from scripts.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from macros.library import Library
    from scripts.filling import Job, RowResult

FORMATS = ("docx", "odt", "pdf", "pptx")
TABLES = ("xlsx", "csv", "ics")
"""Files of the data sheets that a Vorlage contains."""
MAX_PROFILE_BYTES = 1_000_000
MAX_TABLE_BYTES = 20_000_000


def _add_options(parser: argparse.ArgumentParser) -> None:
    whom = parser.add_mutually_exclusive_group(required=True)
    whom.add_argument("--profil", type=Path, metavar="DATEI", help="Kommunenprofil (YAML oder JSON)")
    whom.add_argument("--tabelle", type=Path, metavar="DATEI", help="viele Kommunen: CSV, eine Zeile je Kommune")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--vorlage", metavar="ID", help="Kennung der Vorlage")
    what.add_argument("--mappe", metavar="ID", help="Kennung der Mappe: alle ihre Vorlagen und die offenen Punkte")
    parser.add_argument(
        "--format",
        type=_formats,
        default=FORMATS,
        metavar="FORMATE",
        help="mit Komma getrennt (sonst: alle); ein Foliensatz hat pptx und pdf; Tabellen: xlsx,csv,ics",
    )
    parser.add_argument("--ziel", type=Path, default=Path(), metavar="ORDNER", help="Ordner für die Dateien (sonst: .)")
    parser.add_argument("--ohne-profil", action="store_true", help="in ausfüllbaren Dateien kein Profil speichern")
    parser.add_argument("--endfassung", action="store_true", help="ohne Felder, Hinweise und Varianten zum Ausfüllen")


def _run(arguments: argparse.Namespace, around: Surroundings) -> int:
    from macros.library import load_library  # heavy, which the help does without

    library = load_library(around.root)
    job = _job(arguments, around.root, library)
    if arguments.tabelle:
        return _fill_table(arguments.tabelle, job, library, around)
    return _fill_profile(arguments.profil, job, library, around)


def _job(arguments: argparse.Namespace, root: Path, library: Library) -> Job:
    from macros.documents.filler import Result, Selection, kit_selection  # as above
    from scripts.filling import Job

    result = Result(arguments.endfassung, with_profile=not arguments.ohne_profil)
    if arguments.mappe:
        selection = kit_selection(library, arguments.mappe, arguments.format, result)
    else:
        selection = Selection((arguments.vorlage,), arguments.format, result)
    return Job(root, selection, arguments.ziel)


def _fill_profile(path: Path, job: Job, library: Library, around: Surroundings) -> int:
    from macros.profile import parse_profile  # as above
    from macros.profile_file import profile_source
    from scripts.filling import fill_one, filler_of

    text = _read(path, "Das Profil", MAX_PROFILE_BYTES)
    profile = parse_profile(profile_source(text, str(path)), library.tables, library.project_fields)
    filler = filler_of(job, library)
    for written in fill_one(job, filler, profile):
        around.output.result(str(written))
    for line in [*filler.warnings(profile), *filler.left_lines(profile)]:
        around.output.message(line)
    return 0


def _fill_table(path: Path, job: Job, library: Library, around: Surroundings) -> int:
    from macros.profile_table import read_table  # as above
    from scripts.filling import fill_rows

    rows = read_table(_read(path, "Die Tabelle", MAX_TABLE_BYTES), str(path), library.project_fields)
    results = []
    with around.output.progress():
        for result in fill_rows(job, library, rows):
            results.append(result)
            if result.fault:
                around.output.message(result.fault)
    _tell_summary(results, around)
    return 1 if any(result.fault for result in results) else 0


def _tell_summary(results: Sequence[RowResult], around: Surroundings) -> None:
    from scripts.filling import left_summary  # as above

    bad = [result for result in results if result.fault]
    files = sum(len(result.written) for result in results)
    for line in left_summary(results):
        around.output.message(line)
    good = _count(len(results) - len(bad), "Kommune", "Kommunen")
    around.output.result(f"{good}, {_count(files, 'Datei', 'Dateien')}.")
    if bad:
        named = ", ".join(f"{result.line} ({result.title})" if result.title else str(result.line) for result in bad)
        around.output.message(f"{_count(len(bad), 'Zeile', 'Zeilen')} nicht gefüllt: {named}. Die Gründe stehen oben.")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _formats(text: str) -> tuple[str, ...]:
    known = (*FORMATS, *TABLES)
    formats = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    if unknown := [part for part in formats or ("",) if part not in known]:
        choice = f"zur Wahl stehen: {', '.join(known)}. {nearest(unknown[0], known)}".rstrip()
        raise argparse.ArgumentTypeError(f"„{unknown[0]}“ gibt es nicht; {choice}")
    return formats


def _read(path: Path, what: str, limit: int) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise ProfileError(f"{what} {path} gibt es nicht. Abhilfe: den Weg zur Datei prüfen") from None
    except OSError as error:
        raise ProfileError(f"{what} {path} lässt sich nicht lesen ({reason_of(error)})") from None
    if len(content) > limit:
        raise ProfileError(f"{what} {path} ist größer als {limit // 1_000_000} MB; ist es die richtige Datei?")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        remedy = "als UTF-8 speichern, in Excel als „CSV UTF-8 (durch Trennzeichen getrennt)“"
        raise ProfileError(f"{what} {path} ist kein Text in UTF-8. Abhilfe: {remedy}") from None


COMMAND = Command("fuellen", "eine Vorlage oder Mappe für eine oder viele Kommunen füllen", _add_options, _run)
