"""The ODT container: what an ODT of ours must hold, its manifest, its description of itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import PurePosixPath

from lxml import etree

from macros.documents.container import read_parts, write_parts
from macros.documents.odt_metadata import metadata
from macros.documents.odt_tree import NAMESPACES, q
from macros.documents.xml import clean_text, serialise_xml
from macros.errors import PackageError

MIMETYPE = b"application/vnd.oasis.opendocument.text"
DATA_PART = "zwillingsbaukasten/angaben.xml"
_MANIFEST = "META-INF/manifest.xml"
_OWN = ("mimetype", "content.xml", "styles.xml", "settings.xml", "meta.xml", DATA_PART)
_MEDIA_TYPES = {
    ".xml": "application/xml",
    ".rdf": "application/rdf+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
}


def read_odt(package: bytes) -> dict[str, bytes]:
    """Return the parts of an ODT; raise PackageError when it is damaged or no ODT."""
    parts = read_parts(package)
    if parts.get("mimetype", b"").strip() != MIMETYPE:
        raise PackageError("Die Datei ist kein OpenDocument-Text (ODT).")
    for name in ("content.xml", "styles.xml"):
        if name not in parts:
            raise PackageError(f"Die Datei ist beschädigt: Der Bestandteil „{name}“ fehlt.")
    return parts


def write_odt(parts: Mapping[str, bytes]) -> bytes:
    """Return an ODT of the parts we know and the pictures in use, `mimetype` first, with a manifest of them all."""
    used = parts["content.xml"] + parts["styles.xml"]
    kept = {name: content for name, content in parts.items() if name in _OWN or _is_used_picture(name, used)}
    if DATA_PART in kept:
        kept |= metadata(kept[DATA_PART])
    kept["mimetype"] = MIMETYPE
    kept[_MANIFEST] = _manifest(kept)
    return write_parts(kept, first=("mimetype",))


def build_meta(title: str, revised: dt.date) -> bytes:
    """Return meta.xml: title, language, the date of revision; no names of people or programs."""
    names = {prefix: NAMESPACES[prefix] for prefix in ("office", "meta", "dc")}
    root = etree.Element(q("office:document-meta"), nsmap=names)
    root.set(q("office:version"), "1.3")
    meta = etree.SubElement(root, q("office:meta"))
    moment = f"{revised.isoformat()}T00:00:00"
    entries = {
        "meta:generator": "Zwillingsbaukasten",
        "dc:title": clean_text(title),
        "dc:language": "de-DE",
        "meta:creation-date": moment,
        "dc:date": moment,
    }
    for name, text in entries.items():
        etree.SubElement(meta, q(name)).text = text
    return serialise_xml(root)


def _is_used_picture(name: str, used: bytes) -> bool:
    return name.startswith("Pictures/") and f'"{name}"'.encode() in used


def _manifest(parts: Mapping[str, bytes]) -> bytes:
    root = etree.Element(q("manifest:manifest"), nsmap={"manifest": NAMESPACES["manifest"]})
    root.set(q("manifest:version"), "1.3")
    _add_entry(root, "/", MIMETYPE.decode()).set(q("manifest:version"), "1.3")
    for name in sorted(set(parts) - {"mimetype", _MANIFEST}):
        _add_entry(root, name, _MEDIA_TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream"))
    return serialise_xml(root)


def _add_entry(root: etree._Element, path: str, media_type: str) -> etree._Element:
    entry = etree.SubElement(root, q("manifest:file-entry"))
    entry.set(q("manifest:full-path"), path)
    entry.set(q("manifest:media-type"), media_type)
    return entry
