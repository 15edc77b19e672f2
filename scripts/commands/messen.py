"""`baukasten messen`: how long the steps take on this machine (for `make bench`)."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.commands.command import Command, Surroundings


@dataclass(frozen=True)
class Measurement:
    """One thing to time: its label, what runs, and how often (the median counts)."""

    label: str
    run: Callable[[], object]
    times: int = 1


def measurements(around: Surroundings, folder: Path) -> list[Measurement]:
    """Return what is timed, in this order; each `unverändert` finds the cached results of the line before."""
    return [*_site(around, folder), *_documents(around, folder)]


def _add_options(_: argparse.ArgumentParser) -> None:
    """Take no options."""


def _run(_: argparse.Namespace, around: Surroundings) -> int:
    around.output.result(f"Python {platform.python_version()}, {os.cpu_count()} Kerne")
    with tempfile.TemporaryDirectory(prefix="zwillingsbaukasten_") as folder:
        for measurement in measurements(around, Path(folder)):
            around.output.result(f"{measurement.label:<40} {_seconds(measurement):>8.2f} s")
    return 0


def _site(around: Surroundings, folder: Path) -> list[Measurement]:
    from scripts.site_build import build_site  # loads MkDocs, which other commands do without

    def run() -> object:
        return build_site(around.root, around.output, folder / "site")

    return [Measurement("Website mit Dokumenten", run), Measurement("Website mit Dokumenten, unverändert", run)]


def _documents(around: Surroundings, folder: Path) -> list[Measurement]:
    # heavy imports, which the help does without
    from macros.documents.cache import Cache
    from macros.documents.filler import fill_document
    from macros.documents.formats import FORMATS
    from macros.documents.service import read_page, write_documents
    from macros.library import load_library
    from macros.model import Profile

    library = load_library(around.root)
    cache = Cache(folder / "dokumente")
    pages = [read_page(library, document) for document in library.documents.values()]
    profile = Profile(municipality="Musterstadt", form="stadt", land="HE")

    def write() -> object:
        return write_documents(library, pages, list(FORMATS), cache)

    def fill(name: str) -> Callable[[], object]:
        return lambda: fill_document(library, pages[0].document.id, profile, name, final=False, cache=cache)

    label = f"Dokumente (Vorlagen: {len(pages)})"
    steps = [Measurement(label, write), Measurement(f"{label}, unverändert", write, 3)]
    if pages:
        steps += [Measurement(f"eine Vorlage füllen, {name.upper()}", fill(name), 3) for name in FORMATS]
    return steps


def _seconds(measurement: Measurement) -> float:
    durations = []
    for _ in range(measurement.times):
        start = time.perf_counter()
        measurement.run()
        durations.append(time.perf_counter() - start)
    return statistics.median(durations)


COMMAND = Command("messen", "Zeiten für Bau und Füllen messen", _add_options, _run)
