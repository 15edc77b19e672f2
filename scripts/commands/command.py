"""What every command gets and offers."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.output import Output


@dataclass(frozen=True)
class Surroundings:
    """The project's folder and the way to talk to people."""

    root: Path
    output: Output


@dataclass(frozen=True)
class Command:
    """One command: German name and help, its options, and what it does (returns the exit code)."""

    name: str
    help: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Surroundings], int]
