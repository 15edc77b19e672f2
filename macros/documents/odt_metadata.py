"""The data part once more, as metadata of the document: LibreOffice keeps it when it saves, and no other foreign part.

Twin of `docs/assets/javascript/fill/odt-metadata.js`; OpenDocument 1.3, part 2, chapter 6 (Metadata Manifest File).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

LIST, DATA = "manifest.rdf", "zwillingsbaukasten/angaben.rdf"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PACKAGE = "http://docs.oasis-open.org/ns/office/1.2/meta/pkg#"
_OURS = "urn:zwillingsbaukasten:angaben:1#"
_DECLARATION = re.compile(r"<\?xml[^>]*\?>\s*")


def metadata(data: bytes) -> Mapping[str, bytes]:
    """Return the parts that say again what a data part says: the list of such parts, and the data as one text."""
    text = escape(_DECLARATION.sub("", data.decode(), count=1))
    kept = f'<rdf:Description rdf:about=""><z:daten>{text}</z:daten></rdf:Description>'
    listed = (
        f'<rdf:Description rdf:about=""><rdf:type rdf:resource="{_PACKAGE}Document"/>'
        f'<pkg:hasPart rdf:resource="{DATA}"/></rdf:Description>'
        f'<rdf:Description rdf:about="{DATA}"><rdf:type rdf:resource="{_PACKAGE}MetadataFile"/></rdf:Description>'
    )
    return {LIST: _part("pkg", _PACKAGE, listed), DATA: _part("z", _OURS, kept)}


def _part(prefix: str, space: str, content: str) -> bytes:
    start = f'<rdf:RDF xmlns:rdf="{_RDF}" xmlns:{prefix}="{space}">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{start}{content}</rdf:RDF>\n'.encode()
