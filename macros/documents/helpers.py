"""Processes that work beside the one that asks."""

from __future__ import annotations

import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def helper_pool(count: int) -> ProcessPoolExecutor:
    """Return so many helpers, none of which starts before there is work.

    Each is a fresh process, and not a copy of this one, which would hold the locks of its threads.
    """
    return ProcessPoolExecutor(count, get_context("spawn"), initializer=_begin_to_help)


def _begin_to_help() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever interrupts speaks to the process that asked
