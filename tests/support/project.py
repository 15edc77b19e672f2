"""Copies of the project's content in other folders, built by the real command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.bench.content import copy_content


def build_copy(
    root: Path, folder: Path, environment: Mapping[str, str] | None = None, *, documents: Path | None = None
) -> None:
    """Copy the content into a folder and build it there; documents that a folder keeps are not made again."""
    copy_content(root, folder)
    if documents:
        (folder / ".cache").mkdir()
        (folder / ".cache" / "dokumente").symlink_to(documents, target_is_directory=True)
    run = subprocess.run(command(folder), env={**os.environ, **(environment or {})}, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()


def command(folder: Path) -> list[str]:
    """Return the call that builds the site of a folder."""
    return [sys.executable, "-m", "scripts.baukasten", "--ordner", str(folder), "bauen"]
