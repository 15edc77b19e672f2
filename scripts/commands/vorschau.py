"""`baukasten vorschau`: the site on this machine, rebuilt while someone writes."""

from __future__ import annotations

import argparse
import signal

from scripts.commands.command import Command, Surroundings

HIGHEST_PORT = 65535


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=8000, metavar="PORT", help="Port der Vorschau (sonst: 8000)")


def _run(arguments: argparse.Namespace, around: Surroundings) -> int:
    from scripts.site_build import serve_site  # loads MkDocs, which other commands do without

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends us otherwise: tidy up as after Strg+C
    serve_site(around.root, around.output, arguments.port)
    around.output.message("Vorschau beendet.")
    return 0


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"„{text}“ ist kein Port; erwartet wird eine Zahl von 1 bis {HIGHEST_PORT}")
    return int(text)


COMMAND = Command("vorschau", "Website auf diesem Rechner zeigen und bei Änderungen neu bauen", _add_options, _run)
