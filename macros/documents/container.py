"""ZIP containers as plain mappings from part name to bytes: bounded reading, reproducible writing."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from macros.errors import PackageError

MAX_PARTS = 500
MAX_BYTES = 64 * 1024 * 1024
_EPOCH = (1980, 1, 1, 0, 0, 0)


def read_parts(package: bytes) -> dict[str, bytes]:
    """Return the parts of a ZIP package in their order; raise PackageError when it is damaged or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            return _bounded_parts(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, zlib.error) as error:
        raise PackageError("Die Datei ist beschädigt oder keine Office-Datei.") from error


def write_parts(parts: Mapping[str, bytes], first: tuple[str, ...] = ()) -> bytes:
    """Return a ZIP package with the same bytes for the same parts; `first` parts lead, the rest is sorted.

    A part called `mimetype` is stored uncompressed, as the OpenDocument format demands.
    """
    names = [name for name in first if name in parts] + sorted(set(parts) - set(first))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            _write_part(archive, name, parts[name])
    return buffer.getvalue()


def _bounded_parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_PARTS:
        raise PackageError(f"Die Datei hat mehr als {MAX_PARTS} Bestandteile und wird nicht gelesen.")
    parts: dict[str, bytes] = {}
    left = MAX_BYTES
    for entry in entries:
        with archive.open(entry) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0:
            raise PackageError("Die Datei ist entpackt größer als 64 MB und wird nicht gelesen.")
        parts[entry.filename] = content
    return parts


def _write_part(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, date_time=_EPOCH)
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
