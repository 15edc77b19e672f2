"""Makes the hostile files of `hostile_packages.yml`."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any

from macros.documents.container import read_parts, write_parts

BOMB = 64 * 1024 * 1024
DEPTH = 100_000
_CENTRAL = b"PK\x01\x02"
_END = b"PK\x05\x06"


def hostile_file(case: Mapping[str, Any], samples: Mapping[str, bytes]) -> bytes:
    """Return the file of a case."""
    if "roh" in case:
        return str(case["roh"]).encode("latin-1")
    if "teile" in case:
        return write_parts({name: text.encode() for name, text in case["teile"].items()})
    content = samples[case["aus"]]
    for step, argument in case.get("schritte", {}).items():
        content = _STEPS[step](content, argument)
    return content


def repacked(content: bytes, flags: int = 0, tail: bytes = b"", extra: bytes = b"") -> bytes:
    """Return a package as other programs write it: sizes behind each part, or further fields before it."""
    parts, stream, directory = read_parts(content), io.BytesIO(), b""
    for name, part in parts.items():
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed, title = packer.compress(part) + packer.flush(), name.encode()
        numbers = struct.pack("<3I", zlib.crc32(part), len(packed), len(part))
        further = b"\xca\xfe" + struct.pack("<H", len(extra)) + extra if extra else b""
        head = struct.pack("<5H", 20, flags, zipfile.ZIP_DEFLATED, 0, 0x21)
        lengths = struct.pack("<2H", len(title), len(further))
        place = stream.tell()
        stream.write(b"PK\x03\x04" + head + (bytes(12) if tail else numbers) + lengths + title + further + packed)
        stream.write(tail + numbers if tail else b"")
        directory += _CENTRAL + struct.pack("<H", 20) + head + numbers + struct.pack("<2H", len(title), 0)
        directory += struct.pack("<3H2I", 0, 0, 0, 0, place) + title
    place, count = stream.tell(), len(parts)
    stream.write(directory + _END + struct.pack("<4H2IH", 0, 0, count, count, len(directory), place, 0))
    return stream.getvalue()


def _parts_changed(change: Callable[[dict[str, bytes], Any], Mapping[str, bytes]]) -> Callable[[bytes, Any], bytes]:
    def step(content: bytes, argument: Any) -> bytes:
        return write_parts(change(read_parts(content), argument), first=("mimetype",))

    return step


def _without(parts: dict[str, bytes], names: list[str]) -> Mapping[str, bytes]:
    return {name: content for name, content in parts.items() if name not in names}


def _with(parts: dict[str, bytes], texts: Mapping[str, str]) -> Mapping[str, bytes]:
    return parts | {name: text.encode() for name, text in texts.items()}


def _edited(parts: dict[str, bytes], edits: Mapping[str, list[str]]) -> Mapping[str, bytes]:
    for name, (old, new) in edits.items():
        assert old.encode() in parts[name], name
        parts[name] = parts[name].replace(old.encode(), new.encode())
    return parts


def _with_others(parts: dict[str, bytes], count: int) -> Mapping[str, bytes]:
    return parts | {f"Pictures/{number}.png": b"" for number in range(count)}


def _nested(parts: dict[str, bytes], name: str) -> Mapping[str, bytes]:
    return parts | {name: b"<a>" * DEPTH + b"</a>" * DEPTH}


def _in_utf16(parts: dict[str, bytes], name: str) -> Mapping[str, bytes]:
    return parts | {name: parts[name].decode().replace("UTF-8", "UTF-16").encode("utf-16")}


def _bomb(content: bytes, name: str) -> bytes:
    """Return the package with a part of many zeros whose size, as the directory states it, is ten bytes."""
    bombed = write_parts(read_parts(content) | {name: b"\0" * BOMB}, first=("mimetype",))
    return bombed.replace(struct.pack("<I", BOMB), struct.pack("<I", 10))


def _doubled(content: bytes, name: str) -> bytes:
    stream = io.BytesIO(content)
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "a") as archive:
        warnings.simplefilter("ignore")  # it says that the name is there already, which is the point
        archive.writestr(name, b"<a/>")
    return stream.getvalue()


def _patched(offset: int, layout: str, record: bytes = _CENTRAL) -> Callable[[bytes, int], bytes]:
    """Return a step that writes a number into every entry of the directory, or into its end."""

    def step(content: bytes, value: int) -> bytes:
        patched = bytearray(content)
        place = patched.find(record)
        while place >= 0:
            struct.pack_into(layout, patched, place + offset, value)
            place = patched.find(record, place + 1)
        return bytes(patched)

    return step


_STEPS: Mapping[str, Callable[[bytes, Any], bytes]] = {
    "bytes_bis": lambda content, share: content[: int(len(content) * share)],
    "ohne": _parts_changed(_without),
    "ersetzt": _parts_changed(_with),
    "geaendert": _parts_changed(_edited),
    "weitere_teile": _parts_changed(_with_others),
    "verschachtelt": _parts_changed(_nested),
    "utf16": _parts_changed(_in_utf16),
    "bombe": _bomb,
    "doppelt": _doubled,
    "kennzeichen": _patched(8, "<H"),
    "verfahren": _patched(10, "<H"),
    "pruefsumme": _patched(16, "<I"),
    "groesse": _patched(24, "<I"),
    "anzahl": _patched(10, "<H", _END),
}
