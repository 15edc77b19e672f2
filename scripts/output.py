"""What the command line says: German sentences and a progress bar."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

PROGRESS_LOGGER = "zwillingsbaukasten.fortschritt"


@dataclass(frozen=True)
class Output:
    """Results go to standard output; messages and the progress bar to standard error."""

    results: Console = field(default_factory=lambda: _console(stderr=False))
    messages: Console = field(default_factory=lambda: _console(stderr=True))

    def result(self, text: str) -> None:
        """Print what was asked for."""
        self.results.print(text, soft_wrap=True)

    def message(self, text: str) -> None:
        """Print a message above the progress bar."""
        self.messages.print(text, soft_wrap=True)

    @contextlib.contextmanager
    def progress(self) -> Iterator[None]:
        """Draw a bar for each label reported to the logger `zwillingsbaukasten.fortschritt` while the block runs.

        A step is reported by `logger.info(label, extra={"fertig": done, "gesamt": total})`, so that no room below
        has to know the command line.
        """
        logger = logging.getLogger(PROGRESS_LOGGER)
        columns = (TextColumn("{task.description:<16}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=self.messages) as bar:
            handler = _Bar(bar)
            logger.addHandler(handler)
            logger.setLevel(logging.INFO)
            try:
                yield
            finally:
                logger.removeHandler(handler)


class _Bar(logging.Handler):
    def __init__(self, bar: Progress) -> None:
        super().__init__()
        self._bar = bar
        self._tasks: dict[str, TaskID] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Move the bar of the record's label."""
        label, values = record.getMessage(), record.__dict__
        done, total = values.get("fertig", 0), values.get("gesamt")
        if label not in self._tasks:
            self._tasks[label] = self._bar.add_task(label, total=total)
        self._bar.update(self._tasks[label], completed=done, total=total)


def _console(*, stderr: bool) -> Console:
    return Console(stderr=stderr, markup=False, highlight=False, emoji=False)
