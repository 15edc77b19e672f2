"""Fills documents for every row of a table, in as many processes as the machine has cores."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from macros.documents.cache import Cache
from macros.documents.filler import Filler, Selection
from macros.documents.open_points import left_lines
from macros.errors import BaukastenError, ContentError
from macros.library import Library, load_library
from macros.model import Profile
from macros.plain import to_ascii
from macros.profile import parse_profile
from macros.profile_table import TableRow
from scripts.output import PROGRESS_LOGGER
from scripts.writing import refuse_unwritable, write_result

ROWS_PER_PROCESS = 4
"""A further process pays from so many rows on: it reads the content again."""
_progress = logging.getLogger(PROGRESS_LOGGER)


@dataclass(frozen=True)
class Job:
    """What every process needs to know: the project, what to fill, and the folder for the results."""

    root: Path
    selection: Selection
    target: Path


@dataclass(frozen=True)
class RowResult:
    """What became of a row: the written files and what they leave open, or the reason why there are none."""

    line: int
    title: str
    written: tuple[Path, ...] = ()
    left: tuple[str, ...] = ()
    fault: str = ""


def filler_of(job: Job, library: Library) -> Filler:
    """Return what fills the selection of a job."""
    return Filler(library, job.selection, cache_of(job.root))


def fill_one(job: Job, filler: Filler, profile: Profile) -> Iterator[Path]:
    """Fill everything for one municipality; yield each file as soon as it is written."""
    for name, content in filler.files(profile):
        yield write_result(job.target, name, content)


def fill_rows(job: Job, library: Library, rows: Sequence[TableRow]) -> Iterator[RowResult]:
    """Yield what became of each row, in their order; a bad row does not stop the others."""
    filler = filler_of(job, library)
    refuse_unwritable(job.target)  # once, not for each row
    processes = min(os.cpu_count() or 1, len(rows) // ROWS_PER_PROCESS)
    if processes > 1:
        yield from _reported(_in_processes(job, rows, processes), len(rows))
    else:
        yield from _reported((_fill_row(job, library, filler, row) for row in rows), len(rows))


def left_summary(results: Sequence[RowResult]) -> list[str]:
    """Return what is left to be filled in, once for all rows: a line for each point, with how many have it open."""
    counts = Counter(point for result in results for point in result.left)
    return left_lines([f"{point} ({count} {_bodies(count)})" for point, count in counts.items()])


def cache_of(root: Path) -> Cache:
    """Return the cache of unfilled documents of a project."""
    return Cache(root / ".cache" / "dokumente")


def _bodies(count: int) -> str:
    return "Kommune" if count == 1 else "Kommunen"


def _reported(results: Iterator[RowResult], total: int) -> Iterator[RowResult]:
    for done, result in enumerate(results, start=1):
        _progress.info("Kommunen", extra={"fertig": done, "gesamt": total})
        yield result


def _in_processes(job: Job, rows: Sequence[TableRow], processes: int) -> Iterator[RowResult]:
    context = get_context("spawn")  # the progress bar runs in a thread, which a fork would not survive
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(job,)) as pool:
        with _deaf_to_interrupts():
            results = pool.map(_fill_row_here, rows, chunksize=ROWS_PER_PROCESS)
        yield from results


@contextlib.contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Start processes that finish their row when somebody presses Ctrl-C; the one that waits for them ends the run."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is started now inherits it
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin(job: Job) -> None:
    global _here  # noqa: PLW0603 - a process of a pool has no other place for what its tasks share
    library = load_library(job.root)
    _here = (job, library, filler_of(job, library))


def _fill_row_here(row: TableRow) -> RowResult:
    if _here is None:
        raise RuntimeError("the process has not begun")
    return _fill_row(*_here, row)


def _fill_row(job: Job, library: Library, filler: Filler, row: TableRow) -> RowResult:
    try:
        if row.faults:
            raise ContentError(row.faults)
        profile = parse_profile(row.source, library.tables, library.project_fields)
        folder = job.target / _folder(row.line, profile)
        written = tuple(write_result(folder, *file) for file in filler.files(profile))
        return RowResult(row.line, row.title, written, tuple(filler.left(profile)))
    except BaukastenError as error:
        return RowResult(row.line, row.title, fault=str(error))


def _folder(line: int, profile: Profile) -> str:
    """Return a folder name that tells two municipalities of the same name apart: by the line of the table."""
    return f"{line:05}_{re.sub(r'[^A-Za-z0-9]+', '-', to_ascii(profile.municipality)).strip('-')[:60]}"


_here: tuple[Job, Library, Filler] | None = None
