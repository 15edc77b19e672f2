"""Runs one pandoc process for a whole batch: prepared HTML in, DOCX, ODT and Typst with plain bookmarks out."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import pypandoc

from macros.documents.resources import reference_docx, reference_odt
from macros.errors import ConversionError

SECONDS_PER_BATCH = 60
SECONDS_PER_TASK = 5
MAX_MEMORY_BYTES = 2_000_000_000
PAGE_BYTES = 4096
_ENVIRONMENT = {"SOURCE_DATE_EPOCH": "315532800", "LC_ALL": "C.UTF-8", "TZ": "UTC"}  # no clock or locale of the machine


@dataclass(frozen=True)
class Task:
    """One prepared page and the pandoc formats it is wanted in (`docx`, `odt`, `typst`)."""

    id: str
    title: str
    markup: str
    targets: tuple[str, ...]


def convert(
    tasks: Sequence[Task], pictures: Mapping[str, bytes], on_done: Callable[[str], None] = lambda _: None
) -> dict[tuple[str, str], bytes]:
    """Return the raw files by task id and format; raise ConversionError when pandoc fails or takes too long."""
    if not tasks:
        return {}
    with tempfile.TemporaryDirectory(prefix="baukasten-") as folder:
        job = _write_job(Path(folder), tasks, pictures)
        _run(job, tasks, on_done)
        return {
            (task.id, target): _target(Path(folder), number, target).read_bytes()
            for number, task in enumerate(tasks)
            for target in task.targets
        }


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


def _run(job: Path, tasks: Sequence[Task], on_done: Callable[[str], None]) -> None:
    limit = SECONDS_PER_BATCH + SECONDS_PER_TASK * len(tasks)
    errors = job.with_suffix(".txt")
    done: list[str] = []
    with resources.as_file(resources.files("macros.documents") / "batch.lua") as script, errors.open("wb") as log:
        command = [_program(), "lua", str(script), str(job)]
        with (
            subprocess.Popen(  # noqa: S603 - fixed program, own script, own job file
                command, stdout=subprocess.PIPE, stderr=log, env=_ENVIRONMENT, text=True, encoding="utf-8"
            ) as process,
            _bounded(process, limit),
        ):
            for line in process.stdout or ():
                done.append(line.strip())
                on_done(done[-1])
    if process.returncode:
        failed = tasks[len(done)].id if len(done) < len(tasks) else tasks[-1].id
        reason = errors.read_text(encoding="utf-8", errors="replace").strip()[-500:]
        raise ConversionError(f"Das Dokument „{failed}“ lässt sich nicht umwandeln (Grenze: {limit} s). {reason}")


def _program() -> str:
    """Return the pandoc of the pinned package: another one on this machine may write other bytes."""
    folder = Path(pypandoc.__file__).with_name("files")
    return str(folder / ("pandoc.exe" if os.name == "nt" else "pandoc"))


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
