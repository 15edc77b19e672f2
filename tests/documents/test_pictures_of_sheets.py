"""Pictures of data sheets in the documents that people download, before and after filling."""

from __future__ import annotations

import io
import re
import subprocess
from functools import cache

import pikepdf
import pytest
from lxml import etree

from macros.documents.container import read_parts
from macros.documents.service import fill_page, read_page, write_documents
from macros.model import DataSheet
from macros.sheet_diagram import diagram_words
from tests.support.libreoffice import LibreOffice
from tests.support.odf import odf_errors
from tests.support.pdf import pdf_faults
from tests.support.profiles import library, values_of
from tests.support.validators import ooxml_errors

VORLAGEN = {"projektstrukturplan": "projektstrukturplan", "rollenmodell": "organigramm"}
EACH = pytest.mark.parametrize("document", VORLAGEN)
TEXT_WIDTH = 16.51
TEXT_HEIGHT = 24.5
"""Centimetres of a page's text in every format."""
EMU = 360_000


@cache
def made(document: str, format_name: str, profile: str = "") -> bytes:
    page = read_page(library(), library().documents[document])
    empty = write_documents(library(), [page], [format_name])[document, format_name]
    if not profile:
        return empty
    return fill_page(library(), page, empty, values_of(profile), format_name, final=True, record=None)


@cache
def alternative(document: str) -> str:
    sheet = library().snippets[VORLAGEN[document]]
    assert isinstance(sheet, DataSheet)
    return diagram_words(sheet).alternative


@EACH
@pytest.mark.parametrize("profile", ["", "stadt-hessen"])
def test_word_shows_the_picture_with_its_words(document: str, profile: str) -> None:
    root = etree.fromstring(read_parts(made(document, "docx", profile))["word/document.xml"])
    [picture] = root.iter("{*}inline")
    [extent] = picture.iter("{*}extent")
    assert picture.find("{*}docPr").get("descr") == alternative(document)
    assert int(extent.get("cx")) / EMU <= TEXT_WIDTH
    assert int(extent.get("cy")) / EMU <= TEXT_HEIGHT


@EACH
@pytest.mark.parametrize("profile", ["", "stadt-hessen"])
def test_libreoffice_shows_the_picture_with_its_words(document: str, profile: str) -> None:
    content = made(document, "odt", profile)
    root = etree.fromstring(read_parts(content)["content.xml"])
    [description] = root.iter("{*}desc")
    frame = description.getparent()
    width, height = (frame.get(f"{{{frame.nsmap['svg']}}}{side}") for side in ("width", "height"))
    assert description.text == alternative(document)
    assert centimetres(width) <= TEXT_WIDTH
    assert centimetres(height) <= TEXT_HEIGHT
    assert odf_errors(content) == []


@EACH
def test_a_pdf_holds_the_picture_as_a_figure_with_its_words(document: str) -> None:
    content = made(document, "pdf", "stadt-hessen")
    assert pdf_faults(content) == []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        words = [str(item.Alt) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
    assert words == [alternative(document)]


@EACH
def test_the_same_page_gives_the_same_file(document: str) -> None:
    before = made(document, "docx")
    made.cache_clear()
    assert made(document, "docx") == before


@pytest.mark.office
@EACH
def test_the_validator_finds_nothing(document: str) -> None:
    assert ooxml_errors(made(document, "docx", "stadt-hessen"), "docx") == []


@pytest.mark.office
@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_picture_heading_and_caption_stand_on_one_page(format_name: str, libreoffice: LibreOffice) -> None:
    pages = pages_of(libreoffice.convert(made("projektstrukturplan", format_name, "stadt-hessen"), format_name, "pdf"))
    [shown] = [page for page in pages if "Zeitverlauf in Wochen" in page]
    assert re.search(r"^\s*Verlauf\s*$", shown, re.MULTILINE)


def centimetres(length: str) -> float:
    """Return a length of an ODT, which pandoc writes in inches."""
    return float(length.removesuffix("in")) * 2.54


def pages_of(content: bytes) -> list[str]:
    """Return the text of each page of a PDF."""
    result = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    return result.stdout.decode().split("\f")
