"""What `fill_docx` promises for any value and any damaged file."""

from __future__ import annotations

import contextlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.documents.container import read_parts, write_parts
from macros.documents.docx_fill import fill_docx
from macros.documents.docx_package import package_docx
from macros.errors import BaukastenError, PackageError
from macros.model import Values
from tests.documents.docx_references import broken_references
from tests.documents.docx_samples import document_data, raw_docx, values_of
from tests.documents.docx_text import W, docx_lines, part

TEXT = """Für **«1:[kommune]1»** gilt «2:hier2» dies[^1].

: Kosten «3:[kommune]3»

| Jahr |
|------|
| «4:«5:[kosten.jahr]5»4» |

[^1]: Note «6:[kommune]6».
"""
MARKS = {
    1: "field kommune",
    2: "inline land:HE",
    3: "field kommune",
    4: "row liste=kosten",
    5: "field kosten.jahr",
    6: "field kommune",
}


@pytest.fixture(scope="module")
def packaged() -> bytes:
    return package_docx(raw_docx(TEXT), document_data({"marken": MARKS}, "probe"))


@given(text=st.text(), year=st.text())
def test_any_value_is_literal_text_and_agrees_with_the_data(packaged: bytes, text: str, year: str) -> None:
    values = values_of({"texte": {"kommune": text}, "zeilen": {"kosten": [{"jahr": year}, {"jahr": "2028"}]}})
    assert broken_references(fill_docx(packaged, values, final=False)) == []
    assert broken_references(fill_docx(packaged, values, final=True)) == []


def test_a_value_of_ten_thousand_characters_arrives(packaged: bytes) -> None:
    long = "Wörter & <Zeichen> " * 500 + "Ende"
    values = values_of({"texte": {"kommune": long}})
    assert f"Für {long} gilt hier dies*." in docx_lines(fill_docx(packaged, values, final=True))


def test_a_value_is_formatted_as_the_text_around_it(packaged: bytes) -> None:
    values = values_of({"texte": {"kommune": "Musterstadt"}})
    document = part(fill_docx(packaged, values, final=True), "word/document.xml")
    run = next(run for run in document.iter(f"{W}r") if "".join(run.itertext()) == "Musterstadt")
    assert [item.tag for item in run[0]] == [f"{W}b", f"{W}bCs"]


def test_an_open_prompt_of_the_endfassung_is_plain_text(packaged: bytes) -> None:
    document = part(fill_docx(packaged, values_of({}), final=True), "word/document.xml")
    run = next(run for run in document.iter(f"{W}r") if "".join(run.itertext()) == "[kommune]")
    assert [item.tag for item in run[0]] == [f"{W}b", f"{W}bCs"]


def test_the_title_of_a_table_says_what_its_caption_says(packaged: bytes) -> None:
    document = part(fill_docx(packaged, values_of({"texte": {"kommune": "A & B"}}), final=False), "word/document.xml")
    assert [item.get(f"{W}val") for item in document.iter(f"{W}tblCaption")] == ["Kosten A & B"]


def test_a_file_filled_again_follows_the_new_values(packaged: bytes) -> None:
    first = values_of({"texte": {"kommune": "Altstadt"}, "zeilen": {"kosten": [{"jahr": "1"}, {"jahr": "2"}]}})
    second = values_of({"texte": {}, "zeilen": {"kosten": [{"jahr": "3"}]}})
    again = fill_docx(fill_docx(packaged, first, final=False), second, final=False)
    assert again == fill_docx(packaged, second, final=False)


def test_an_endfassung_is_not_filled_again(packaged: bytes) -> None:
    with pytest.raises(PackageError, match="Endfassung"):
        fill_docx(fill_docx(packaged, values_of({}), final=True), values_of({}), final=False)


@pytest.mark.parametrize("name", ["word/document.xml", "customXml/item1.xml", "[Content_Types].xml"])
def test_a_file_without_one_of_its_parts_is_refused(packaged: bytes, name: str) -> None:
    parts = {key: content for key, content in read_parts(packaged).items() if key != name}
    with pytest.raises(PackageError):
        fill_docx(write_parts(parts), values_of({}), final=False)


@pytest.mark.parametrize("name", ["word/document.xml", "customXml/item1.xml", "word/footnotes.xml"])
@pytest.mark.parametrize("content", [b"", b"<a", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"\xff\xfe"])
def test_a_broken_part_is_refused(packaged: bytes, name: str, content: bytes) -> None:
    with pytest.raises(PackageError):
        fill_docx(write_parts(read_parts(packaged) | {name: content}), values_of({}), final=False)


def test_a_damaged_file_is_refused_with_a_sentence_or_filled(packaged: bytes) -> None:
    source = random.Random(1)
    for _ in range(150):
        damaged = bytearray(packaged)
        for _ in range(source.randint(1, 5)):
            damaged[source.randrange(len(damaged))] = source.randrange(256)
        _fill_or_refuse(bytes(damaged[: source.randint(1, len(damaged))]), values_of({}))


def test_a_part_with_elements_missing_is_refused_with_a_sentence_or_filled(packaged: bytes) -> None:
    source = random.Random(2)
    parts = read_parts(packaged)
    for name in ("word/document.xml", "customXml/item1.xml", "word/footnotes.xml", "word/_rels/document.xml.rels"):
        for _ in range(25):
            words = parts[name].split(b'"')
            words[source.randrange(1, len(words), 2)] = b"x"
            _fill_or_refuse(write_parts(parts | {name: b'"'.join(words)}), values_of({}))


def _fill_or_refuse(content: bytes, values: Values) -> None:
    with contextlib.suppress(BaukastenError):
        fill_docx(content, values, final=True)
