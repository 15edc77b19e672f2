"""Four builds of the same content: the engine alone, all documents new, nothing changed, one Baustein changed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from macros.errors import ToolError
from macros.library import load_library
from macros.wiki.shelf import make_shelf
from scripts.bench.content import add_content, change_snippet, copy_content
from scripts.bench.stock import write_stock_project

SHOWN_OF_ERRORS = 5


@dataclass(frozen=True)
class Build:
    """What one build took: seconds on the clock, seconds of all processors in all and by step, bytes at the peak.

    Goals are about the seconds of the processors wherever a busy machine would blur the clock's.
    """

    wall: float
    work: float
    check: float = 0.0
    documents: float = 0.0
    pages: float = 0.0
    memory: int = 0
    child_memory: int = 0


@dataclass(frozen=True)
class Series:
    """The builds of one content; `dependent` of its `documents` Vorlagen hold the changed Baustein."""

    generated: int
    documents: int
    dependent: int
    pages: int
    stock: Build
    cold: Build
    unchanged: Build
    changed: Build


def measure(root: Path, folder: Path, generated: int, tell: Callable[[str], None]) -> Series:
    """Build the content of `root` with so many generated Vorlagen in a folder; raise ToolError when a build fails."""
    project, stock = copy_content(root, folder / "inhalt"), folder / "vergleich"
    add_content(project, generated)
    snippet, dependent, documents = _most_used_snippet(project)
    tell("alle Dokumente neu")
    cold = build_project(project)
    tell("unverändert")
    unchanged = build_project(project)
    write_stock_project(project, stock)
    tell("ein Baustein geändert")
    change_snippet(snippet)
    changed = build_project(project)
    tell("MkDocs allein")
    pages = sum(1 for _ in (stock / "docs").rglob("*.md"))
    return Series(generated, documents, dependent, pages, build_project(stock), cold, unchanged, changed)


def build_project(project: Path) -> Build:
    """Build the site of a project in a process of its own; raise ToolError when that fails."""
    command = [sys.executable, "-m", "scripts.bench.run", str(project)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own module
    if run.returncode:
        last = "\n".join(run.stderr.strip().splitlines()[-SHOWN_OF_ERRORS:])
        raise ToolError(f"Ein Bau zum Messen ist gescheitert:\n{last}")
    return Build(**json.loads(run.stdout.splitlines()[-1]))


def _most_used_snippet(project: Path) -> tuple[Path, int, int]:
    """Return the file of the Baustein in most Vorlagen, the number of these and of all."""
    library = load_library(project)
    used_in = make_shelf(library).used_in
    chosen = max(sorted(used_in), key=lambda name: len(used_in[name]))
    return project / library.snippets[chosen].path, len(used_in[chosen]), len(library.documents)
