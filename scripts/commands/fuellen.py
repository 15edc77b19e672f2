"""`baukasten fuellen`: finished documents from a Vorlage and a Kommunenprofil."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from macros.errors import ProfileError, ToolError
from scripts.commands.command import Command, Surroundings

FORMATS = ("docx", "odt", "pdf")
MAX_PROFILE_BYTES = 1_000_000


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--profil", type=Path, required=True, metavar="DATEI", help="Kommunenprofil (YAML oder JSON)")
    parser.add_argument("--vorlage", required=True, metavar="ID", help="Kennung der Vorlage")
    parser.add_argument(
        "--format", type=_formats, default=FORMATS, metavar="FORMATE", help="mit Komma getrennt (sonst: docx,odt,pdf)"
    )
    parser.add_argument("--ziel", type=Path, default=Path(), metavar="ORDNER", help="Ordner für die Dateien (sonst: .)")
    parser.add_argument("--endfassung", action="store_true", help="ohne Felder, Hinweise und Varianten zum Ausfüllen")


def _run(arguments: argparse.Namespace, around: Surroundings) -> int:
    text = _read(arguments.profil)
    for name, content in _fill(arguments, text, around.root):
        around.output.result(str(_write(arguments.ziel, name, content)))
    return 0


def _fill(arguments: argparse.Namespace, text: str, root: Path) -> Iterator[tuple[str, bytes]]:
    # heavy imports, which the help does without
    from macros.documents.cache import Cache
    from macros.documents.service import fill_document
    from macros.library import load_library
    from macros.profile import parse_profile
    from macros.yaml_source import parse

    library = load_library(root)
    profile = parse_profile(parse(text, str(arguments.profil)), library.tables, library.project_fields)
    cache = Cache(root / ".cache" / "dokumente")
    for wanted in arguments.format:
        yield fill_document(library, arguments.vorlage, profile, wanted, final=arguments.endfassung, cache=cache)


def _formats(text: str) -> tuple[str, ...]:
    formats = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",")))
    if unknown := [part for part in formats if part not in FORMATS]:
        raise argparse.ArgumentTypeError(f"„{unknown[0]}“ gibt es nicht; zur Wahl stehen: {', '.join(FORMATS)}")
    return formats


def _read(path: Path) -> str:
    try:
        content = path.read_bytes()
        if len(content) > MAX_PROFILE_BYTES:
            raise ProfileError(f"Das Profil {path} ist größer als 1 MB; ist es die richtige Datei?")
        return content.decode("utf-8-sig")
    except FileNotFoundError:
        raise ProfileError(f"Das Profil {path} gibt es nicht. Abhilfe: den Weg zur Datei prüfen") from None
    except UnicodeDecodeError:
        raise ProfileError(f"Das Profil {path} ist kein Text in UTF-8. Abhilfe: als UTF-8 speichern") from None
    except OSError as error:
        raise ProfileError(f"Das Profil {path} lässt sich nicht lesen ({error.strerror})") from None


def _write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        remedy = "Abhilfe: die Datei in Word oder LibreOffice schließen oder mit --ziel einen anderen Ordner nennen"
        raise ToolError(f"{path} lässt sich nicht schreiben ({error.strerror}). {remedy}") from None
    return path


COMMAND = Command("fuellen", "eine Vorlage mit einem Kommunenprofil füllen", _add_options, _run)
