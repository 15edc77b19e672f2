"""`baukasten paket`: the whole site as one ZIP, for a web server without access to this project."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from macros.errors import ToolError
from scripts.commands.command import Command, Surroundings
from scripts.reasons import reason_of

DEFAULT = Path("dist/zwillingsbaukasten.zip")
_LEFT_OUT = {"sitemap.xml", "sitemap.xml.gz"}
"""They carry the day of the build, and addresses that a package for any folder cannot know."""


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ziel", type=Path, metavar="DATEI", help=f"Datei für das Paket (sonst: {DEFAULT})")


def _run(arguments: argparse.Namespace, around: Surroundings) -> int:
    from scripts.site_build import build_site  # loads MkDocs, which other commands do without

    target = arguments.ziel.resolve() if arguments.ziel else around.root / DEFAULT
    if target.is_dir():
        raise ToolError(f"{target} ist ein Ordner. Abhilfe: eine Datei angeben, zum Beispiel --ziel {DEFAULT.name}")
    with tempfile.TemporaryDirectory(prefix="zwillingsbaukasten_") as folder:
        site = Path(folder) / "site"
        build_site(around.root, around.output, site)
        content = _package(site)
    _write(target, content)
    around.output.result(
        f"Das Paket liegt in {target} ({_megabytes(content)}). "
        "Sie können es in jeden Ordner eines Webservers entpacken; ein Zugang zum Internet ist nicht nötig."
    )
    return 0


def _package(site: Path) -> bytes:
    from macros.documents.container import write_parts  # as above

    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return write_parts({name: path.read_bytes() for name, path in files.items() if name not in _LEFT_OUT})


def _write(target: Path, content: bytes) -> None:
    """Write beside the old package and rename, so that whoever interrupts leaves no half package."""
    unfinished = target.with_name(f".{target.name}.neu")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(target)
    except OSError as error:
        remedy = "Abhilfe: einen anderen Ort angeben oder die Datei in anderen Programmen schließen"
        raise ToolError(f"{target} lässt sich nicht schreiben ({reason_of(error)}). {remedy}") from None


def _megabytes(content: bytes) -> str:
    return f"{len(content) / 1_000_000:.1f} MB".replace(".", ",")


COMMAND = Command("paket", "Website mit allen Dokumenten als eine ZIP-Datei schreiben", _add_options, _run)
