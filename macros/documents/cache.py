"""A cache of finished documents by content hash; a damaged entry is noticed and treated as missing."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path


class Cache:
    """Finished files in a folder; each entry starts with the hash of its content."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which is made when something is written."""
        self._folder = folder

    def read(self, key: str, format_name: str) -> bytes | None:
        """Return a stored file, or None when it is missing or damaged."""
        try:
            entry = self._path(key, format_name).read_bytes()
        except OSError:
            return None
        digest, content = entry[:64], entry[64:]
        return content if hashlib.sha256(content).hexdigest().encode() == digest else None

    def write(self, key: str, format_name: str, content: bytes) -> None:
        """Store a file; a reader never sees half of it, whoever else writes the same."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._path(key, format_name)
        unfinished = path.with_suffix(f".{os.getpid()}-neu")
        unfinished.write_bytes(hashlib.sha256(content).hexdigest().encode() + content)
        unfinished.replace(path)

    def keep_only(self, keys: Iterable[str]) -> None:
        """Remove every entry whose key is not named."""
        wanted = set(keys)
        for path in self._folder.glob("*.*"):
            if path.stem not in wanted:
                path.unlink(missing_ok=True)

    def _path(self, key: str, format_name: str) -> Path:
        return self._folder / f"{key}.{format_name}"


def fingerprint(parts: Iterable[bytes]) -> str:
    """Return a key that changes with the parts and with everything that makes documents out of them."""
    digest = hashlib.sha256(_machinery().encode())
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


@cache
def _machinery() -> str:
    digest = hashlib.sha256()
    for name in ("pypandoc-binary", "typst", "lxml"):
        digest.update(f"{name}={metadata.version(name)}\n".encode())
    for path, content in _files(resources.files("macros"), ""):
        digest.update(f"{path}\n".encode() + hashlib.sha256(content).digest())
    return digest.hexdigest()


def _files(folder: Traversable, prefix: str) -> Iterable[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir() and item.name != "__pycache__":
            yield from _files(item, f"{prefix}{item.name}/")
        elif item.is_file() and not item.name.endswith(".pyc"):
            yield f"{prefix}{item.name}", item.read_bytes()
