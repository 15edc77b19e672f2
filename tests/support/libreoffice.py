"""Converts office files with LibreOffice; the process ends by itself and shares nothing with other workers."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Target = Literal["pdf", "txt", "odt", "docx", "html", "xlsx"]
MOST_AT_ONCE = 200
"""Of more than about 245 files LibreOffice leaves the rest unwritten without a word."""
FILTERS: Mapping[Target, str] = {"txt": "txt:Text (encoded):UTF8"}


class LibreOfficeError(Exception):
    """LibreOffice did not deliver; the text carries its own output."""


@dataclass(frozen=True)
class LibreOffice:
    """One LibreOffice with a private profile, in a folder that belongs to one test worker."""

    program: str
    folder: Path
    timeout: float = 120.0

    def convert(self, content: bytes, suffix: str, target: Target) -> bytes:
        """Return one file (its suffix without dot) converted to the target; raise LibreOfficeError."""
        return self.convert_all({f"datei.{suffix}": content}, target)["datei"]

    def convert_all(self, files: Mapping[str, bytes], target: Target) -> dict[str, bytes]:
        """Return many files, given by file name, converted in few goes, by name without suffix."""
        work = self.folder / "arbeit"
        results = self.folder / "ergebnis"
        for folder in (work, results):
            _empty(folder)
        for name, content in files.items():
            (work / name).write_bytes(content)
        paths = sorted(work.iterdir())
        starts = range(0, len(paths), MOST_AT_ONCE)
        output = "".join(self._run(target, results, paths[start : start + MOST_AT_ONCE]) for start in starts)
        return {Path(name).stem: _read(results / f"{Path(name).stem}.{target}", output) for name in files}

    def _run(self, target: Target, results: Path, paths: list[Path]) -> str:
        profile = (self.folder / "profil").as_uri()
        command = [self.program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
        command += ["--convert-to", FILTERS.get(target, target), "--outdir", str(results), *map(str, paths)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
        ) as process:
            try:
                return process.communicate(timeout=self.timeout)[0]
            except subprocess.TimeoutExpired:
                raise LibreOfficeError(f"LibreOffice war nach {self.timeout:.0f} s nicht fertig") from None
            finally:
                _end_group(process.pid)


def _end_group(leader: int) -> None:
    # soffice starts soffice.bin in its own process group; without this an overdue one would live on
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return


def _empty(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        path.unlink()


def _read(path: Path, output: str) -> bytes:
    if not path.exists():
        raise LibreOfficeError(f"LibreOffice hat {path.name} nicht geschrieben: {output}")
    return path.read_bytes()
