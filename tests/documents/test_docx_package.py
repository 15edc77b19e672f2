"""What `package_docx` makes of pandoc's DOCX beside the marks: properties, prompts, settings, tables, refusals."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from lxml import etree

from macros.documents.container import read_parts
from macros.documents.docx_package import package_docx
from macros.documents.resources import reference_docx
from macros.errors import PackageError
from macros.model import DocumentData
from tests.documents.docx_references import broken_references
from tests.documents.docx_samples import document_data, raw_docx
from tests.documents.docx_text import W, part, part_names

TABLE = """: Kosten «1:[kommune_gen]1»

| Jahr | Betrag |
|------|-------:|
| «2:«3:[kosten.jahr]3»2» | 5 |
"""
MARKS = {1: "field kommune_gen", 2: "row liste=kosten", 3: "field kosten.jahr"}


@pytest.fixture(scope="module")
def data() -> DocumentData:
    return document_data({"marken": MARKS, "titel": "Plan <1> & mehr"}, "plan")


@pytest.fixture(scope="module")
def packaged(data: DocumentData) -> bytes:
    return package_docx(raw_docx(TABLE, data.title), data)


def test_a_field_is_a_bound_inline_control_with_its_own_prompt(packaged: bytes) -> None:
    control = next(part(packaged, "word/document.xml").iter(f"{W}sdt"))
    settings = control[0]
    assert [etree.QName(item).localname for item in settings] == [
        "alias",
        "tag",
        "id",
        "placeholder",
        "showingPlcHdr",
        "dataBinding",
        "text",
    ]
    assert settings[0].get(f"{W}val") == "kommune_gen"
    assert settings[5].get(f"{W}xpath") == "/z:angaben[1]/z:felder[1]/z:feld[@name='kommune_gen'][1]"
    assert control.getparent().tag == f"{W}p"


def test_each_field_has_one_prompt_in_the_glossary(packaged: bytes) -> None:
    entries = part(packaged, "word/glossary/document.xml").iter(f"{W}docPart")
    prompts = {entry.find(f".//{W}name").get(f"{W}val"): "".join(entry.itertext()) for entry in entries}
    assert prompts == {"feld_kommune_gen": "[kommune_gen]", "feld_kosten-jahr": "[kosten.jahr]"}


def test_properties_tell_title_language_and_date_only(packaged: bytes) -> None:
    core = part(packaged, "docProps/core.xml")
    told = {etree.QName(item).localname: item.text for item in core}
    day = "2026-03-01T00:00:00Z"
    assert told == {
        "title": "Plan <1> & mehr",
        "creator": "Zwillingsbaukasten",
        "language": "de-DE",
        "created": day,
        "modified": day,
    }
    assert not [name for name in part_names(packaged) if "custom.xml" in name or "comments" in name]


def test_the_header_shows_the_title(packaged: bytes) -> None:
    headers = [name for name in part_names(packaged) if name.startswith("word/header")]
    texts = ["".join(part(packaged, name).itertext()).strip() for name in headers]
    assert sorted(texts) == ["", "Plan <1> & mehr"]


def test_settings_are_german_and_update_nothing(packaged: bytes) -> None:
    assert read_parts(packaged)["word/settings.xml"] == read_parts(reference_docx())["word/settings.xml"]
    settings = part(packaged, "word/settings.xml")
    assert settings.find(f"{W}themeFontLang").get(f"{W}val") == "de-DE"
    assert settings.find(f"{W}updateFields") is None


def test_tables_have_a_header_row_that_repeats_and_a_caption_that_stays(packaged: bytes) -> None:
    table = next(part(packaged, "word/document.xml").iter(f"{W}tbl"))
    assert table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "TableGrid"
    assert table.find(f"{W}tblPr/{W}tblW").attrib == {f"{W}type": "pct", f"{W}w": "5000"}
    header = table.find(f"{W}tr/{W}trPr")
    assert [item.tag for item in header] == [f"{W}cantSplit", f"{W}tblHeader"]
    assert table.getprevious().find(f"{W}pPr/{W}keepNext") is not None


def test_lists_count_with_the_numbering_of_the_reference_document(data: DocumentData) -> None:
    package = package_docx(raw_docx("1. a\n2. b\n\nText\n\n1. c\n\n" + TABLE), data)
    numbering = part(package, "word/numbering.xml")
    lists = {item.getparent().getparent().get(f"{W}abstractNumId") for item in numbering.iter(f"{W}pStyle")}
    numbers = [item.get(f"{W}val") for item in part(package, "word/document.xml").iter(f"{W}numId")]
    assert len(dict.fromkeys(numbers)) == 2
    used = {number: numbering.find(f"{W}num[@{W}numId='{number}']") for number in numbers}
    assert {item.find(f"{W}abstractNumId").get(f"{W}val") for item in used.values()} <= lists
    assert all(item.find(f".//{W}startOverride").get(f"{W}val") == "1" for item in used.values())


def test_bullets_go_by_the_bulleted_lists_around_them_and_numbers_by_the_numbered(data: DocumentData) -> None:
    text = "1. a\n\n    - b\n\n        1. c\n\n            - d\n\n"
    package = package_docx(raw_docx(text + TABLE), data)
    levels = part(package, "word/numbering.xml").iter(f"{W}lvlOverride")
    marks = {item.get(f"{W}ilvl"): item.find(f"{W}lvl/{W}lvlText") for item in levels if len(item.findall(f"{W}lvl"))}
    assert {level: mark.get(f"{W}val") for level, mark in marks.items()} == {"1": "•", "2": "%3)", "3": "–"}


def test_the_line_between_sections_is_a_border_in_the_colour_of_lines(data: DocumentData) -> None:
    document = part(package_docx(raw_docx("***\n\n" + TABLE), data), "word/document.xml")
    assert [item.get(f"{W}color") for item in document.iterfind(f".//{W}pBdr/{W}bottom")] == ["B9C3CC"]


def test_tables_of_two_variants_do_not_grow_together() -> None:
    rows = "| A |\n|---|\n| x |\n"
    text = f"«1:\n\n{rows}\n1»\n\n«2:\n\n{rows}\n2»\n"
    data = document_data({"marken": {1: "block land:HE", 2: "block land:BY"}}, "tabellen")
    body = part(package_docx(raw_docx(text), data), "word/document.xml")[0]
    blocks = [etree.QName(item).localname for item in body if item.tag in (f"{W}p", f"{W}tbl")]
    assert blocks[1:] == ["tbl", "p", "tbl", "p"]


def test_anchors_stay_only_where_a_link_leads() -> None:
    data = document_data({"marken": {1: "block land:HE"}}, "anker")
    text = "[hin](#ziel)\n\n«1:\n\n# Ziel {#ziel}\n\nText.\n\n1»\n\n## Anderes {#anderes}\n\nMehr.\n"
    document = part(package_docx(raw_docx(text), data), "word/document.xml")
    anchors = [item for item in document.iter(f"{W}bookmarkStart") if item.get(f"{W}name") == "ziel"]
    assert [item.getparent().tag for item in anchors] == [f"{W}p"]
    assert not [item for item in document.iter(f"{W}bookmarkStart") if item.get(f"{W}name") == "anderes"]


def test_a_paragraph_made_for_the_end_of_a_mark_only_goes() -> None:
    data = document_data({"marken": {1: "item land:HE"}}, "ende")
    text = "- «1:Punkt\n\n    - tiefer\n\n    1»\n"
    document = part(package_docx(raw_docx(text), data), "word/document.xml")
    assert ["".join(item.itertext()).strip() for item in document.iter(f"{W}p")] == ["Probe", "Punkt", "tiefer"]


def test_a_document_without_marks_has_no_prompts() -> None:
    package = package_docx(raw_docx("Text.\n"), document_data({}, "leer"))
    assert "word/glossary/document.xml" not in part_names(package)
    assert broken_references(package) == []


def test_a_mark_that_the_conversion_lost_is_refused(data: DocumentData) -> None:
    with pytest.raises(PackageError, match="gingen Marken verloren: 2, 3"):
        package_docx(raw_docx("Nur «1:[kommune_gen]1».\n"), data)


def test_a_mark_that_nobody_announced_is_refused() -> None:
    with pytest.raises(PackageError, match="unbekannte Marke: „zbk_7“"):
        package_docx(raw_docx("Nur «7:Text7».\n"), document_data({}, "fremd"))


@pytest.mark.parametrize("text", ["«1:Text.\n", "**«1:Text** und [1»Ende](#x).\n"])
def test_a_mark_with_only_one_half_or_halves_apart_is_refused(text: str) -> None:
    with pytest.raises(PackageError):
        package_docx(raw_docx(text), document_data({"marken": {1: "inline land:HE"}}, "halb"))


def test_another_zip_file_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(PackageError, match="kein Word-Dokument"):
        package_docx(buffer.getvalue(), document_data({}, "odt"))


def test_the_date_is_the_documents_own(data: DocumentData) -> None:
    assert data.revised == dt.date(2026, 3, 1)
