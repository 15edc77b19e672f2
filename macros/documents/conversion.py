"""Runs one pandoc process for many batches: prepared HTML in, DOCX, ODT and Typst with plain bookmarks out."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from macros.documents.resources import reference_docx, reference_odt
from macros.errors import ConversionError

SECONDS_PER_BATCH = 60
SECONDS_PER_TASK = 5
MAX_MEMORY_BYTES = 2_000_000_000
PAGE_BYTES = 4096
_ENVIRONMENT = {"SOURCE_DATE_EPOCH": "315532800", "LC_ALL": "C.UTF-8", "TZ": "UTC", "GHCRTS": "-A64m"}
"""No clock or locale of the machine; room for a whole document before memory is tidied, which saves a tenth."""


@dataclass(frozen=True)
class Task:
    """One prepared page and the pandoc formats it is wanted in (`docx`, `odt`, `typst`)."""

    id: str
    title: str
    markup: str
    targets: tuple[str, ...]


class Converter:
    """A pandoc that takes one batch after the other: to start it takes as long as to write a document."""

    def __init__(self) -> None:
        """Start nothing before there is a batch."""
        self._process: subprocess.Popen[str] | None = None
        self._closing = contextlib.ExitStack()
        self._errors: IO[bytes] | None = None

    def convert(self, tasks: Sequence[Task], pictures: Mapping[str, bytes]) -> dict[tuple[str, str], bytes]:
        """Return the raw files by task id and format; raise ConversionError when pandoc fails or takes too long."""
        if not tasks:
            return {}
        with tempfile.TemporaryDirectory(prefix="baukasten-") as folder:
            self._run(_write_job(Path(folder), tasks, pictures), tasks)
            return {
                (task.id, target): _target(Path(folder), number, target).read_bytes()
                for number, task in enumerate(tasks)
                for target in task.targets
            }

    def close(self) -> None:
        """End pandoc."""
        if self._process and self._process.stdin:
            with contextlib.suppress(BrokenPipeError):  # it has ended already
                self._process.stdin.close()
            self._process.wait()
        self._closing.close()
        self._process, self._errors = None, None

    def _run(self, job: Path, tasks: Sequence[Task]) -> None:
        """Let pandoc do a job; it says which tasks are done, and an empty line in the end."""
        limit = SECONDS_PER_BATCH + SECONDS_PER_TASK * len(tasks)
        process = self._process or self._start()
        done: list[str] = []
        with _bounded(process, limit):
            for line in _answers(process, job):
                if not line.strip():
                    return
                done.append(line)
        reason = self._reason()
        self.close()
        failed = tasks[min(len(done), len(tasks) - 1)].id
        raise ConversionError(f"Das Dokument „{failed}“ lässt sich nicht umwandeln (Grenze: {limit} s). {reason}")

    def _start(self) -> subprocess.Popen[str]:
        script = self._closing.enter_context(resources.as_file(resources.files("macros.documents") / "batch.lua"))
        self._errors = self._closing.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
        command = [_program(), "lua", str(script)]
        self._process = self._closing.enter_context(
            subprocess.Popen(  # noqa: S603 - fixed program, own script
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=_ENVIRONMENT,
                text=True,
                encoding="utf-8",
            )
        )
        return self._process

    def _reason(self) -> str:
        if self._errors is None:
            return ""
        self._errors.seek(0)
        return self._errors.read().decode("utf-8", "replace").strip()[-500:]


def picture_type(content: bytes) -> str | None:
    """Return the media type that a picture's first bytes tell, or None when it is neither PNG nor JPEG."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/jpeg" if content.startswith(b"\xff\xd8\xff") else None


def _write_job(folder: Path, tasks: Sequence[Task], pictures: Mapping[str, bytes]) -> Path:
    references = {"docx": reference_docx(), "odt": reference_odt()}
    for name, content in references.items():
        (folder / f"reference.{name}").write_bytes(content)
    job = {
        "references": {name: str(folder / f"reference.{name}") for name in references},
        "pictures": {name: _write_picture(folder, number, name, pictures) for number, name in enumerate(pictures)},
        "tasks": [_write_task(folder, number, task) for number, task in enumerate(tasks)],
    }
    path = folder / "job.json"
    path.write_text(json.dumps(job), encoding="utf-8")
    return path


def _write_picture(folder: Path, number: int, name: str, pictures: Mapping[str, bytes]) -> dict[str, str]:
    content = pictures[name]
    kind = picture_type(content)
    if kind is None:
        raise ConversionError(f"Das Bild {name} ist weder PNG noch JPEG.")
    path = folder / f"picture{number}"
    path.write_bytes(content)
    return {"type": kind, "path": str(path)}


def _write_task(folder: Path, number: int, task: Task) -> dict[str, object]:
    source = folder / f"{number}.html"
    source.write_text(task.markup, encoding="utf-8")
    targets = {target: str(_target(folder, number, target)) for target in task.targets}
    return {"id": task.id, "title": task.title, "source": str(source), "targets": targets}


def _target(folder: Path, number: int, target: str) -> Path:
    return folder / f"{number}.{target}"


def _answers(process: subprocess.Popen[str], job: Path) -> Iterator[str]:
    """Hand over a job and return the lines that pandoc says, until it ends."""
    if process.stdin is None or process.stdout is None:
        raise ValueError("pandoc is asked and answers through pipes")
    with contextlib.suppress(BrokenPipeError):  # it has ended, and says nothing more
        process.stdin.write(f"{job}\n")
        process.stdin.flush()
    return iter(process.stdout.readline, "")


def _program() -> str:
    """Return the pandoc of the pinned package: another one on this machine may write other bytes."""
    package = find_spec("pypandoc")  # not imported: nothing of it is needed, and each helper would wait for it
    if package is None or package.origin is None:
        raise ConversionError("Das Paket pypandoc-binary fehlt.")
    return str(Path(package.origin).with_name("files") / ("pandoc.exe" if os.name == "nt" else "pandoc"))


@contextlib.contextmanager
def _bounded(process: subprocess.Popen[str], seconds: float) -> Iterator[None]:
    """Kill the process when it runs or grows beyond its bounds while the block reads from it."""
    finished = threading.Event()

    def watch() -> None:
        end = time.monotonic() + seconds
        while not finished.wait(0.05):
            if time.monotonic() > end or _memory(process.pid) > MAX_MEMORY_BYTES:
                process.kill()
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        finished.set()
        watcher.join()


def _memory(pid: int) -> int:
    """Return how much memory a process holds, in bytes; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * PAGE_BYTES
