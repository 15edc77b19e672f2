"""Skips a test, with a reason in German, when a program of the machine is missing."""

from __future__ import annotations

import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REMEDY = "„make test“ richtet es ein, wo es darf"


def program(*names: str, called: str) -> str:
    """Return the path of the first program found; skip the running test when there is none."""
    for name in names:
        if path := shutil.which(name):
            return path
    pytest.skip(f"{called} fehlt ({REMEDY})")


def npm_file(path: str, called: str) -> Path:
    """Return a file below `node_modules/`; skip the running test when it is not installed."""
    program("node", called="Node")
    file = ROOT / "node_modules" / path
    if not file.exists():
        pytest.skip(f"{called} fehlt ({REMEDY})")
    return file


def npm_program(folder: str, pattern: str, called: str) -> Path:
    """Return the program below a folder of `node_modules/` that was installed for this platform; skip without one."""
    for path in sorted((ROOT / "node_modules" / folder).glob(pattern)):
        return path
    pytest.skip(f"{called} fehlt ({REMEDY})")


def tables(office: str) -> None:
    """Skip the running test when this LibreOffice comes without its program for tables, Calc."""
    if not (Path(office).resolve().parent / "libsclo.so").exists():
        pytest.skip(f"LibreOffice Calc fehlt ({REMEDY})")


def slides(office: str) -> None:
    """Skip the running test when this LibreOffice comes without its program for slides, Impress."""
    if not (Path(office).resolve().parent / "libsdlo.so").exists():
        pytest.skip(f"LibreOffice Impress fehlt ({REMEDY})")


@lru_cache(maxsize=1)
def spelling_available() -> bool:
    """Whether this machine can look up German words."""
    hunspell = shutil.which("hunspell")
    command = [str(hunspell), "-d", "de_DE", "-l"]
    return bool(hunspell) and not subprocess.run(command, input=b"", capture_output=True, check=False).returncode
