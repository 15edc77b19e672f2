"""A DOCX package."""

from __future__ import annotations

from collections.abc import Mapping

from macros.documents.office_container import OfficePackage, write_office

DOCUMENT_PART = "word/document.xml"


class DocxPackage(OfficePackage):
    """The parts of one DOCX file."""

    main = DOCUMENT_PART
    refusal = "Die Datei ist kein Word-Dokument (DOCX)."


def write_docx(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a file; same parts, same bytes."""
    return write_office(parts, DOCUMENT_PART)
