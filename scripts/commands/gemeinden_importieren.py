"""`baukasten gemeinden-importieren`: an official register as suggestions for names, for the next build of the site."""

from __future__ import annotations

import argparse
from pathlib import Path

from macros.errors import ToolError
from macros.site_register import FOLDER
from scripts.commands.command import Command, Surroundings
from scripts.reasons import reason_of
from scripts.writing import write_result

MAX_BYTES = 50_000_000
_ENCODINGS = ("utf-8-sig", "cp1252")


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "datei", type=Path, metavar="DATEI", help="GV100AD von Destatis (Text) oder CSV mit denselben Angaben"
    )


def _run(arguments: argparse.Namespace, around: Surroundings) -> int:
    from macros.library import load_library  # heavy, which the help does without
    from macros.register import read_register, write_register

    text = _read(arguments.datei)
    register = read_register(text, arguments.datei.name, load_library(around.root).tables)
    folder = around.root / FOLDER
    for old in folder.glob("*.json"):
        old.unlink()
    for name, content in write_register(register).items():
        write_result(folder, name, content.encode("utf-8"))
    count = sum(len(entries) for entries in register.entries.values())
    around.output.result(f"{count} Kommunen aus {len(register.entries)} Ländern stehen in {folder}.")
    around.output.result("Die Website schlägt sie nach dem nächsten Bau vor (make site).")
    return 0


def _read(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ToolError(
            f"{path} lässt sich nicht lesen ({reason_of(error)}). Abhilfe: den Weg zur Datei prüfen"
        ) from None
    if len(content) > MAX_BYTES:
        raise ToolError(f"{path} ist größer als {MAX_BYTES // 1_000_000} MB; ist es die richtige Datei?")
    if content.startswith(b"PK"):
        raise ToolError(f"{path} ist ein Archiv. Abhilfe: entpacken und die Textdatei darin nennen")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ToolError(f"{path} ist kein Text. Abhilfe: die Textdatei GV100AD oder eine CSV-Datei nennen")


COMMAND = Command(
    "gemeinden-importieren", "Namen aus einem amtlichen Verzeichnis vorschlagen lassen", _add_options, _run
)
