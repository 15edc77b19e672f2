"""`baukasten messen`: how long the steps take on this machine (for `make bench`)."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.commands import search_comparison
from scripts.commands.command import Command, Surroundings

SIZES = (0, 100, 1000)
PROFILE = "tests/profile_beispiele/stadt-hessen.yml"
PAPER = "grundsatzbeschluss"


@dataclass(frozen=True)
class Measurement:
    """One thing to time: its label, what runs, and how often (the median counts)."""

    label: str
    run: Callable[[], object]
    times: int = 1


def _add_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--vorlagen",
        type=_count,
        nargs="+",
        default=SIZES,
        metavar="ANZAHL",
        help="mit so vielen erzeugten Vorlagen zusätzlich messen (sonst: 0 100 1000, dauert lange; kurz: 0)",
    )
    group.add_argument("--suche", action="store_true", help="nur die Suche messen")
    search_comparison.add_options(parser)


def _run(arguments: argparse.Namespace, around: Surroundings) -> int:
    search_comparison.refuse_mixture(arguments)
    around.output.result(f"Python {platform.python_version()}, {os.cpu_count()} Kerne")
    with tempfile.TemporaryDirectory(prefix="zwillingsbaukasten_") as folder:
        if not arguments.suche:
            _compare(sorted(set(arguments.vorlagen)), around, Path(folder))
            _measure_filling(around, Path(folder))
        search_comparison.compare_searches(arguments, around, Path(folder))
    return 0


def _measure_filling(around: Surroundings, folder: Path) -> None:
    from scripts.bench.table import table  # as below

    around.output.result("Eine Vorlage füllen")
    measured = [(step.label, _seconds(step)) for step in _documents(around, folder)]
    around.output.result(table([(label, f"{seconds:.2f} s".replace(".", ",")) for label, seconds in measured]))
    _compare_filling(around, folder)
    around.output.result("")


def _compare(sizes: Sequence[int], around: Surroundings, folder: Path) -> None:
    """Build contents of all sizes and show what the builds took, goals and whether they are met."""
    # heavy imports, which the help does without
    from scripts.bench.goals import goals_between, goals_of
    from scripts.bench.series import measure
    from scripts.bench.table import builds_table, goals_table, heading

    every = []
    for size in sizes:
        tell = _teller(around, size)
        every.append(measure(around.root, folder / str(size), size, tell))
        shutil.rmtree(folder / str(size))
        show = around.output.result
        show(f"{heading(every[-1])}\n\n{builds_table(every[-1])}\n\n{goals_table(goals_of(every[-1]))}\n")
    if between := list(goals_between(every)):
        around.output.result(f"{goals_table(between)}\n")


def _compare_filling(around: Surroundings, folder: Path) -> None:
    """Show how filling compares with the usual libraries, which only development installs."""
    from macros.library import load_library  # as above
    from macros.profile import parse_profile
    from macros.yaml_source import parse
    from scripts.bench.filling import filling_rows
    from scripts.bench.table import table

    library = load_library(around.root)
    path = around.root / PROFILE
    profile = parse_profile(parse(path.read_text("utf-8"), PROFILE), library.tables, library.project_fields)
    rows = filling_rows(around.root, library, profile, folder / "dokumente", PAPER)
    lines = [(row.label, row.ours, row.theirs, row.goal, "ja" if row.met else "nein") for row in rows]
    around.output.result("\nFüllen neben den üblichen Bibliotheken")
    around.output.result(table([("Was", "hier", "dort", "Ziel", "erreicht"), *lines]))


def _teller(around: Surroundings, size: int) -> Callable[[str], None]:
    return lambda step: around.output.message(f"Messe mit {size} erzeugten Vorlagen: {step} …")


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"„{text}“ ist keine Anzahl; erwartet wird eine ganze Zahl wie 100")
    return int(text)


def _documents(around: Surroundings, folder: Path) -> list[Measurement]:
    # heavy imports, which the help does without
    from macros.documents.cache import Cache
    from macros.documents.filler import Result, Template, fill_template, read_templates
    from macros.documents.formats import FORMATS
    from macros.library import load_library
    from macros.model import Profile

    library = load_library(around.root)
    cache = Cache(folder / "dokumente")
    templates = read_templates(library, [*library.documents][:1], [*FORMATS], cache)
    profile = Profile(municipality="Musterstadt", form="stadt", land="HE")

    def fill(template: Template, name: str) -> Callable[[], object]:
        return lambda: fill_template(library, template, profile, name, Result(final=False))

    return [
        Measurement(name.upper(), fill(template, name), 3)
        for template in templates
        for name in template.page.document.formats
    ]


def _seconds(measurement: Measurement) -> float:
    durations = []
    for _ in range(measurement.times):
        start = time.perf_counter()
        measurement.run()
        durations.append(time.perf_counter() - start)
    return statistics.median(durations)


COMMAND = Command("messen", "Zeiten für Bau und Füllen messen, Suchen vergleichen", _add_options, _run)
