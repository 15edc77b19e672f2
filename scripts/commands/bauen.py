"""`baukasten bauen`: the site and its documents, once, into `site/`."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.commands.command import Command, Surroundings


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ziel", type=Path, metavar="ORDNER", help="Ordner für die Website (sonst: site)")


def _run(arguments: argparse.Namespace, around: Surroundings) -> int:
    from scripts.site_build import build_site  # loads MkDocs, which other commands do without

    config = build_site(around.root, around.output, arguments.ziel.resolve() if arguments.ziel else None)
    around.output.result(f"Website und Dokumente stehen in {config.site_dir}")
    return 0


COMMAND = Command("bauen", "Website und Dokumente einmal bauen", _add_options, _run)
