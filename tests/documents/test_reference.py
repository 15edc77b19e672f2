"""The reference documents: sound packages with the names and the look that office programs and readers know."""

from __future__ import annotations

import hashlib
import re
import subprocess
from pathlib import Path

import pypandoc
import pytest
from lxml import etree

from macros.documents.container import read_parts
from macros.documents.resources import font_directory, reference_docx, reference_odt, typst_template
from tests.support.odf import odf_errors
from tests.support.validators import ooxml_errors

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
LEAST_CONTRAST = 4.5
PANDOC_ONLY = {"FirstParagraph", "Compact", "TableCaption", "ImageCaption", "CaptionedFigure", "BlockText", "Table"}
WORD_STYLES = {
    "Normal": "Normal",
    "BodyText": "Body Text",
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "Heading4": "heading 4",
    "ListBullet": "List Bullet",
    "ListBullet2": "List Bullet 2",
    "ListBullet3": "List Bullet 3",
    "ListNumber": "List Number",
    "ListNumber2": "List Number 2",
    "ListNumber3": "List Number 3",
    "ListParagraph": "List Paragraph",
    "List": "List",
    "ListContinue": "List Continue",
    "TableGrid": "Table Grid",
    "Caption": "caption",
    "FootnoteText": "footnote text",
    "FootnoteReference": "footnote reference",
    "Header": "header",
    "Footer": "footer",
    "Hyperlink": "Hyperlink",
    "PlaceholderText": "Placeholder Text",
    "Quote": "Quote",
    "NoteHeading": "Note Heading",
    "SubtleEmphasis": "Subtle Emphasis",
    "Strong": "Strong",
    "Emphasis": "Emphasis",
    "HTMLPreformatted": "HTML Preformatted",
    "HTMLCode": "HTML Code",
    "TOCHeading": "TOC Heading",
    "TOC1": "toc 1",
}
WRITER_STYLES = set(
    """
    Standard Text_20_body Title Subtitle Heading_20_1 Heading_20_2 Heading_20_3 Heading_20_4 List List_20_1
    Numbering_20_1 List_20_Heading List_20_Contents Quotations Preformatted_20_Text Horizontal_20_Line
    Table_20_Contents Table_20_Heading Caption Table Illustration Footnote Header Footer Contents_20_Heading
    Contents_20_1 Note_20_Heading Emphasis Strong_20_Emphasis Subtle_20_Emphasis Placeholder Internet_20_link
    Source_20_Text Footnote_20_Symbol Footnote_20_anchor
""".split()  # noqa: SIM905 - a list literal would take a screen
)
SAMPLE = """# Ziel

Text[^1] mit **Nachdruck** und [Verweis](https://example.org/).

1. eins
   - zwei

| Jahr | Betrag |
|------|-------:|
| 2027 | 64.000 |

: Kosten

> Zitat

[^1]: Eine Fußnote.
"""


def test_the_packages_are_the_same_bytes_every_time() -> None:
    first = reference_docx(), reference_odt()
    reference_docx.cache_clear()
    reference_odt.cache_clear()
    assert (reference_docx(), reference_odt()) == first


def test_the_content_types_name_exactly_the_parts_of_the_docx() -> None:
    parts = read_parts(reference_docx())
    named = {item.get("PartName") for item in etree.fromstring(parts["[Content_Types].xml"])} - {None}
    assert named == {f"/{name}" for name in parts if name != "[Content_Types].xml" and not name.endswith(".rels")}


def test_microsofts_validator_accepts_the_docx() -> None:
    assert ooxml_errors(reference_docx()) == []


def test_the_odt_is_valid_odf() -> None:
    assert odf_errors(reference_odt()) == []


def test_word_knows_every_style_by_its_name() -> None:
    styles = _word_styles(reference_docx())
    assert {key: name for key, name in styles.items() if key in WORD_STYLES} == WORD_STYLES
    assert not any(b"customStyle" in content for content in read_parts(reference_docx()).values())


def test_libreoffice_knows_every_style_by_its_name() -> None:
    root = etree.fromstring(read_parts(reference_odt())["styles.xml"])
    assert {style.get(f"{STYLE}name") for style in root.iter(f"{STYLE}style")} >= WRITER_STYLES


def test_pandoc_adds_no_style_and_keeps_page_header_and_footer(tmp_path: Path) -> None:
    package = _converted("docx", reference_docx(), tmp_path)
    assert set(_word_styles(package)) == set(_word_styles(reference_docx()))
    document = etree.fromstring(read_parts(package)["word/document.xml"])
    used = {item.get(f"{W}val") for item in document.iter(f"{W}pStyle", f"{W}tblStyle")}
    assert used - set(WORD_STYLES) <= PANDOC_ONLY
    section = next(document.iter(f"{W}sectPr"))
    assert section.find(f"{W}pgSz").get(f"{W}w") == "11906"  # A4
    assert len(section.findall(f"{W}headerReference")) == len(section.findall(f"{W}footerReference")) == 2
    assert section.find(f"{W}titlePg") is not None


def test_what_pandoc_writes_with_the_odt_is_valid_odf(tmp_path: Path) -> None:
    package = _converted("odt", reference_odt(), tmp_path)
    assert odf_errors(package) == []
    assert b"@TITEL@" in read_parts(package)["styles.xml"]


@pytest.mark.parametrize(("package", "part"), [("docx", "word/header1.xml"), ("odt", "styles.xml")])
def test_the_header_waits_for_the_title(package: str, part: str) -> None:
    assert _package(package)[part].count(b"@TITEL@") == 1


@pytest.mark.parametrize(("package", "part"), [("docx", "word/footer1.xml"), ("odt", "styles.xml")])
def test_the_footer_counts_pages_in_german(package: str, part: str) -> None:
    text = re.sub(r"\s+", " ", "".join(etree.fromstring(_package(package)[part]).itertext()))
    assert "Seite 1 von 1" in text


def test_the_language_is_german_everywhere() -> None:
    docx = etree.fromstring(_package("docx")["word/styles.xml"])
    assert [dict(item.attrib) for item in docx.iter(f"{W}lang")] == [
        {f"{W}val": "de-DE", f"{W}eastAsia": "de-DE", f"{W}bidi": "de-DE"}
    ]
    odt = etree.fromstring(_package("odt")["styles.xml"])
    found = [(item.get(f"{FO}language"), item.get(f"{FO}country")) for item in odt.iter() if item.get(f"{FO}language")]
    assert found == [("de", "DE")] * 2
    assert 'lang: "de"' in typst_template()


def test_the_three_formats_share_their_colours() -> None:
    docx = _colours(_package("docx")["word/styles.xml"])
    typst = _colours(typst_template().encode())
    assert docx == typst
    assert docx <= _colours(_package("odt")["styles.xml"])


@pytest.mark.parametrize(
    "style", ["PlaceholderText", "SubtleEmphasis", "NoteHeading", "Heading4", "Footer", "Hyperlink"]
)
def test_every_ink_is_readable(style: str) -> None:
    root = etree.fromstring(_package("docx")["word/styles.xml"])
    properties = root.find(f"{W}style[@{W}styleId='{style}']/{W}rPr")
    shade = properties.find(f"{W}shd")
    ground = "FFFFFF" if shade is None else shade.get(f"{W}fill")
    assert _contrast(properties.find(f"{W}color").get(f"{W}val"), ground) >= LEAST_CONTRAST


def test_the_fonts_are_the_ones_that_the_readme_names() -> None:
    readme = (font_directory() / "README.md").read_text("utf-8")
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in font_directory().glob("*.ttf")}
    assert sums == dict(re.findall(r"`(\S+\.ttf)` \| `([0-9a-f]{64})`", readme))
    assert len(sums) == 4
    assert "SIL OPEN FONT LICENSE Version 1.1" in (font_directory() / "LICENSE").read_text("utf-8")


def _package(name: str) -> dict[str, bytes]:
    return read_parts({"docx": reference_docx, "odt": reference_odt}[name]())


def _converted(target: str, reference: bytes, folder: Path) -> bytes:
    style, result = folder / f"reference.{target}", folder / f"result.{target}"
    style.write_bytes(reference)
    command = [pypandoc.get_pandoc_path(), "--from=markdown", f"--to={target}", "--metadata=lang:de-DE"]
    command += ["--syntax-highlighting=none"]
    command += [f"--reference-doc={style}", f"--output={result}"]
    subprocess.run(command, input=SAMPLE, text=True, check=True, timeout=60)
    return result.read_bytes()


def _word_styles(package: bytes) -> dict[str, str]:
    root = etree.fromstring(read_parts(package)["word/styles.xml"])
    return {style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val") for style in root.iter(f"{W}style")}


def _colours(content: bytes) -> set[str]:
    return {found.lower() for found in re.findall(r'["#]([0-9a-fA-F]{6})"', content.decode())} - {"000000"}


def _contrast(ink: str, ground: str) -> float:
    dark, light = sorted((_luminance(ink), _luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
