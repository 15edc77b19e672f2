"""The command line of the Zwillingsbaukasten: finds the command, runs it, turns errors into German sentences."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.errors import BaukastenError
from scripts.commands import (
    bauen,
    formatieren,
    fuellen,
    gemeinden_importieren,
    messen,
    neu,
    paket,
    pruefen,
    suchindex,
    vorschau,
)
from scripts.commands.command import Surroundings
from scripts.german_argparse import GermanParser
from scripts.output import Output

COMMANDS = (
    vorschau.COMMAND,
    neu.COMMAND,
    pruefen.COMMAND,
    formatieren.COMMAND,
    bauen.COMMAND,
    paket.COMMAND,
    fuellen.COMMAND,
    gemeinden_importieren.COMMAND,
    suchindex.COMMAND,
    messen.COMMAND,
)
PROJECT = Path(__file__).resolve().parent.parent
DETAILS = "Einzelheiten zeigt „baukasten --technisch …“."
SELDOM = 50_000
"""So many new objects between two searches for garbage: most of what a command makes, it needs to its end."""
INTERRUPTED = 128 + signal.SIGINT


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return 0 when it worked, 1 when it did not, 2 for wrong usage, 130 when interrupted."""
    gc.set_threshold(SELDOM)
    output = Output()
    try:
        arguments = _parser().parse_args((sys.argv[1:] if argv is None else argv) or ["--hilfe"])
    except SystemExit as end:  # argparse has shown the help or the mistake
        return int(end.code or 0)
    try:
        return int(arguments.run(arguments, Surroundings(arguments.ordner.resolve(), output)))
    except Exception as error:
        if arguments.technisch:
            raise
        output.message(_sentence(error))
        return 1
    except KeyboardInterrupt:
        output.message("Abgebrochen.")
        return INTERRUPTED


def _sentence(error: Exception) -> str:
    if isinstance(error, BaukastenError):
        return str(error)
    return f"Unerwarteter Fehler im Baukasten: {type(error).__name__}: {error}\n{DETAILS}"


def _parser() -> GermanParser:
    parser = GermanParser(
        prog="baukasten",
        description="Vorlagen und Textbausteine für den Digitalen Zwilling: ansehen, prüfen, füllen.",
    )
    parser.add_argument("--ordner", type=Path, default=PROJECT, metavar="ORDNER", help="Projektordner (sonst: dieser)")
    parser.add_argument("--technisch", action="store_true", help="bei Fehlern technische Einzelheiten zeigen")
    commands = parser.add_subparsers(title="Befehle", metavar="BEFEHL", required=True)
    for command in COMMANDS:
        sub = commands.add_parser(command.name, help=command.help, description=f"{command.help}.")
        command.add_options(sub)
        sub.set_defaults(run=command.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
