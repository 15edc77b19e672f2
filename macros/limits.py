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
    """End the block after some seconds by raising TooSlowError; outside the main thread nothing is bounded."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def overdue(_: int, __: FrameType | None) -> None:
        raise TooSlowError(f"{what} dauert länger als {seconds:g} Sekunden")

    before = signal.signal(signal.SIGALRM, overdue)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
