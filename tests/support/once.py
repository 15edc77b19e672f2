"""Makes an expensive thing once for all workers of a test run."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that `make` filled; the first worker makes it, the others wait and share it.

    A failure of `make` is raised again, in every worker that asks.
    """
    shared = shared_folder(factory)
    folder = shared / name
    with (shared / f"{name}.sperre").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / f"{name}.fertig").exists():
            folder.mkdir(exist_ok=True)
            make(folder)
            (shared / f"{name}.fertig").touch()
    return folder


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a test run, which all its workers know."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
