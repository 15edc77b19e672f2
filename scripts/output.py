"""What the command line says: German sentences and a progress bar."""

from __future__ import annotations

import contextlib
import logging
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PROGRESS_LOGGER = "zwillingsbaukasten.fortschritt"
SECONDS_BETWEEN_LINES = 10.0
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@dataclass(frozen=True)
class Output:
    """Results go to standard output; messages and the progress bar to standard error."""

    results: Console = field(default_factory=lambda: _console(stderr=False))
    messages: Console = field(default_factory=lambda: _console(stderr=True))

    def result(self, text: str) -> None:
        """Print what was asked for."""
        self.results.print(visible(text), soft_wrap=True)

    def show(self, layout: RenderableType) -> None:
        """Print what was asked for, laid out for the width of the terminal; its texts are made visible before."""
        self.results.print(layout)

    def message(self, text: str) -> None:
        """Print a message above the progress bar."""
        self.messages.print(visible(text), soft_wrap=True)

    @contextlib.contextmanager
    def progress(self) -> Iterator[None]:
        """Show what is reported to the logger `zwillingsbaukasten.fortschritt` while the block runs.

        A terminal gets a bar for each label; a file or pipe a line now and then, and one when all is done.

        A step is reported by `logger.info(label, extra={"fertig": done, "gesamt": total})`, so that no room below
        has to know the command line.
        """
        with self._bar() if self.messages.is_terminal else contextlib.nullcontext(_Lines(self.messages)) as handler:
            logger = logging.getLogger(PROGRESS_LOGGER)
            logger.addHandler(handler)
            logger.setLevel(logging.INFO)
            try:
                yield
            finally:
                logger.removeHandler(handler)

    @contextlib.contextmanager
    def _bar(self) -> Iterator[logging.Handler]:
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
        )  # takes a while

        columns = (TextColumn("{task.description:<16}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=self.messages) as bar:
            yield _Bar(bar)


def visible(text: str) -> str:
    """Return a text whose control and formatting characters are written out: a terminal would obey them."""
    return "".join(_visible(letter) for letter in text)


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


class _Lines(logging.Handler):
    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._said = time.monotonic()

    def emit(self, record: logging.LogRecord) -> None:
        """Say how far the record's label is, unless something was said a moment ago."""
        values, now = record.__dict__, time.monotonic()
        done, total = values.get("fertig", 0), values.get("gesamt")
        if done == total or now - self._said >= SECONDS_BETWEEN_LINES:
            self._console.print(f"{record.getMessage()}: {done} von {total}", soft_wrap=True)
            self._said = now


def _visible(letter: str) -> str:
    if letter in "\n\t" or unicodedata.category(letter) not in _UNSEEN:
        return letter
    return f"‹U+{ord(letter):04X}›"


def _console(*, stderr: bool) -> Console:
    return Console(stderr=stderr, markup=False, highlight=False, emoji=False)
