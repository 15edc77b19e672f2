"""`baukasten fuellen`: finished documents from a Vorlage or Mappe, for one Kommunenprofil or a table of them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from macros.errors import ProfileError
from scripts.commands.command import Command, Surroundings
from scripts.reasons import reason_of

if TYPE_CHECKING:
    from macros.library import Library
    from scripts.filling import Job

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
    from macros.yaml_source import parse
    from scripts.filling import fill_one, filler_of

    text = _read(path, "Das Profil", MAX_PROFILE_BYTES)
    profile = parse_profile(parse(text, str(path)), library.tables, library.project_fields)
    filler = filler_of(job, library)
    for written in fill_one(job, filler, profile):
        around.output.result(str(written))
    for line in filler.warnings(profile):
        around.output.message(line)
    return 0


def _fill_table(path: Path, job: Job, library: Library, around: Surroundings) -> int:
    from macros.profile_table import read_table  # as above
    from scripts.filling import fill_rows

    rows = read_table(_read(path, "Die Tabelle", MAX_TABLE_BYTES), str(path), library.project_fields)
    files, bad = 0, 0
    with around.output.progress():
        for result in fill_rows(job, library, rows):
            files, bad = files + len(result.written), bad + bool(result.fault)
            if result.fault:
                around.output.message(result.fault)
    around.output.result(f"{_count(len(rows) - bad, 'Kommune', 'Kommunen')}, {_count(files, 'Datei', 'Dateien')}.")
    if bad:
        around.output.message(f"{_count(bad, 'Zeile', 'Zeilen')} nicht gefüllt; die Gründe stehen oben.")
    return 1 if bad else 0


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _formats(text: str) -> tuple[str, ...]:
    known = (*FORMATS, *TABLES)
    formats = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",")))
    if unknown := [part for part in formats if part not in known]:
        raise argparse.ArgumentTypeError(f"„{unknown[0]}“ gibt es nicht; zur Wahl stehen: {', '.join(known)}")
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
