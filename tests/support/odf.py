"""Checks OpenDocument packages: the ODF 1.3 schema part by part, and what a schema cannot see."""

from __future__ import annotations

import functools
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from importlib import resources

from lxml import etree

_SCHEMAS = "odf/schemas/odf-1.3"
_DOCUMENT, _MANIFEST = "OpenDocument-v1.3-schema.rng", "OpenDocument-v1.3-manifest-schema.rng"
_PARTS = {
    "content.xml": _DOCUMENT,
    "styles.xml": _DOCUMENT,
    "meta.xml": _DOCUMENT,
    "settings.xml": _DOCUMENT,
    "META-INF/manifest.xml": _MANIFEST,
}
_OPTIONAL = {"settings.xml"}
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_FULL_PATH = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def odf_errors(package: bytes) -> list[str]:
    """Return what is wrong with an ODT: container, manifest, schema of each part, ids, names, field declarations."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        entries = archive.infolist()
        parts = {entry.filename: archive.read(entry) for entry in entries}
    return [
        *_container_errors(entries, parts),
        *(error for name in _PARTS for error in _schema_errors(name, parts.get(name))),
        *_content_errors(etree.fromstring(parts["content.xml"])),
    ]


def _container_errors(entries: list[zipfile.ZipInfo], parts: dict[str, bytes]) -> Iterator[str]:
    first = entries[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED or first.extra:
        yield "mimetype: steht nicht unkomprimiert am Anfang"
    root = etree.fromstring(parts["META-INF/manifest.xml"])
    listed = [str(entry.get(_FULL_PATH)) for entry in root]
    expected = sorted({"/", *parts} - {"mimetype", "META-INF/manifest.xml"})
    if sorted(listed) != expected:
        yield f"META-INF/manifest.xml: nennt {sorted(listed)} statt {expected}"


def _schema_errors(name: str, content: bytes | None) -> Iterator[str]:
    if content is None:
        if name not in _OPTIONAL:
            yield f"{name}: fehlt"
        return
    schema = _schema(_PARTS[name])
    if not schema.validate(etree.fromstring(content)):
        yield from (f"{name}:{error.line}: {error.message}" for error in schema.error_log)


@functools.cache
def _schema(name: str) -> etree.RelaxNG:
    file = resources.files("openxml_audit").joinpath(_SCHEMAS, name)
    return etree.RelaxNG(etree.fromstring(file.read_bytes()))


def _content_errors(content: etree._Element) -> Iterator[str]:
    ids = [str(element.get(_ID)) for element in content.iter() if element.get(_ID)]
    declared, shown = _names(content, "user-field-decl"), _names(content, "user-field-get")
    starts, ends = _names(content, "bookmark-start"), _names(content, "bookmark-end")
    yield from _doubled("xml:id", ids)
    yield from _doubled("Bereich", _names(content, "section"))
    yield from _doubled("Textmarke", starts + _names(content, "bookmark"))
    yield from _doubled("Felderklärung", declared)
    yield from (f"Feld ohne Erklärung: {name}" for name in sorted(set(shown) - set(declared)))
    yield from (f"Textmarke unvollständig: {name}" for name in sorted(set(starts) ^ set(ends)))
    for table in content.iter(f"{_TABLE}table"):
        if table.find(f".//{_TABLE}table-row") is None:
            yield f"Tabelle ohne Zeilen: {table.get(f'{_TABLE}name')}"


def _names(content: etree._Element, tag: str) -> list[str]:
    return [element.get(f"{_TEXT}name", "") for element in content.iter(f"{_TEXT}{tag}")]


def _doubled(what: str, names: list[str]) -> list[str]:
    return [f"{what} doppelt: {name}" for name, count in sorted(Counter(names).items()) if count > 1]
