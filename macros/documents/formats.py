"""The one table of formats: which pandoc output each is made from, how it is finished, how it is filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from macros.documents.docx_fill import fill_docx
from macros.documents.docx_package import package_docx
from macros.documents.odt_fill import fill_odt
from macros.documents.odt_package import package_odt
from macros.documents.pdf import write_pdf
from macros.documents.pptx_fill import fill_pptx
from macros.documents.pptx_package import package_pptx
from macros.model import DocumentData, Values

PAGE = "page"


@dataclass(frozen=True)
class Format:
    """A format: `source` is pandoc's output, or `PAGE` for the prepared page itself.

    Formats without `fill` are written anew from the filled page.
    """

    name: str
    label: str
    source: str
    finish: Callable[[bytes, DocumentData, Mapping[str, bytes]], bytes]
    fill: Callable[[bytes, Values, bool, str | None], bytes] | None


def _finish_docx(raw: bytes, data: DocumentData, _: Mapping[str, bytes]) -> bytes:
    return package_docx(raw, data)


def _finish_odt(raw: bytes, data: DocumentData, _: Mapping[str, bytes]) -> bytes:
    return package_odt(raw, data)


def _finish_pdf(raw: bytes, data: DocumentData, pictures: Mapping[str, bytes]) -> bytes:
    return write_pdf(raw.decode(), data, pictures)


def _finish_pptx(raw: bytes, data: DocumentData, _: Mapping[str, bytes]) -> bytes:
    return package_pptx(raw.decode(), data)


FORMATS: Mapping[str, Format] = {
    "docx": Format(
        "docx",
        "Word",
        "docx",
        _finish_docx,
        lambda package, values, final, record: fill_docx(package, values, final=final, record=record),
    ),
    "odt": Format(
        "odt",
        "LibreOffice",
        "odt",
        _finish_odt,
        lambda package, values, final, record: fill_odt(package, values, final=final, record=record),
    ),
    "pptx": Format(
        "pptx",
        "PowerPoint",
        PAGE,
        _finish_pptx,
        lambda package, values, final, record: fill_pptx(package, values, final=final, record=record),
    ),
    "pdf": Format("pdf", "PDF", "typst", _finish_pdf, None),
}
"""All formats that a Vorlage may name, in the order in which a page offers them."""
