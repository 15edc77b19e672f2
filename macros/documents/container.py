"""ZIP containers as plain mappings from part name to bytes: bounded reading, reproducible writing."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from macros.errors import PackageError

MAX_PARTS = 500
MAX_BYTES = 64 * 1024 * 1024
_FIRST_DAY = 0x21
"""1 January 1980, the first day that a ZIP knows."""
_VERSION, _UNIX, _UTF8_NAMES = 20, 3 << 8 | 20, 0x800
_MODE = 0o100644 << 16
_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5H2I"), struct.Struct("<4s4H2IH")


def read_parts(package: bytes) -> dict[str, bytes]:
    """Return the parts of a ZIP package in their order; raise PackageError when it is damaged or too large."""
    return dict(_read(package))


@lru_cache(maxsize=16)  # a Vorlage is filled for one municipality after the other
def _read(package: bytes) -> Mapping[str, bytes]:
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
    chunks: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for name in names:
        title, entry = name.encode(), _packed(parts[name], stored=name == "mimetype")
        header = _LOCAL.pack(b"PK\x03\x04", _VERSION, *entry.fields(title), 0) + title
        chunks += [header, entry.content]
        fields = entry.fields(title)
        directory.append(_CENTRAL.pack(b"PK\x01\x02", _UNIX, _VERSION, *fields, 0, 0, 0, 0, _MODE, place) + title)
        place += len(header) + len(entry.content)
    size, count = sum(map(len, directory)), len(directory)
    return b"".join([*chunks, *directory, _END.pack(b"PK\x05\x06", 0, 0, count, count, size, place, 0)])


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


@dataclass(frozen=True)
class _Packed:
    method: int
    checksum: int
    size: int
    content: bytes

    def fields(self, title: bytes) -> tuple[int, ...]:
        """Return what both headers of an entry say, from its flags to the length of its name."""
        flags = 0 if title.isascii() else _UTF8_NAMES
        return flags, self.method, 0, _FIRST_DAY, self.checksum, len(self.content), self.size, len(title)


# Most parts of a filled document are those of the unfilled one; packing them again takes longer than filling.
@lru_cache(maxsize=256)
def _packed(content: bytes, *, stored: bool) -> _Packed:
    if stored:
        return _Packed(zipfile.ZIP_STORED, zlib.crc32(content), len(content), content)
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    return _Packed(zipfile.ZIP_DEFLATED, zlib.crc32(content), len(content), packed)
