"""Bounds for work on contributed text: a step that takes too long is ended."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from macros.errors import BaukastenError


class TooSlowError(BaukastenError):
    """A step took longer than its limit."""


@contextlib.contextmanager
def at_most(seconds: float, what: str) -> Iterator[None]:
    """End the block after some seconds of work by raising TooSlowError; outside the main thread nothing is bounded.

    The processor's time counts, so that a busy machine refuses nobody's text.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def overdue(_: int, __: FrameType | None) -> None:
        raise TooSlowError(f"{what} dauert länger als {seconds:g} Sekunden")

    before = signal.signal(signal.SIGPROF, overdue)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
