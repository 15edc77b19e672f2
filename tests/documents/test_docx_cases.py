"""Each file in `docx_cases/` states one rule of packaging and filling a DOCX."""

from __future__ import annotations

import pytest
from lxml import etree

from macros.documents.docx_fill import fill_docx
from macros.documents.docx_package import package_docx
from tests.documents.docx_references import broken_references
from tests.documents.docx_samples import CASES, RESULTS, Case, read_case, results
from tests.documents.docx_text import W, docx_lines, mark_names, part, part_names

BUILT_IN = {
    *("Title", "Heading1", "Heading2", "Heading3", "Heading4", "BodyText", "Quote", "Caption", "NoteHeading"),
    *("List", "ListContinue", "ListBullet", "ListBullet2", "ListBullet3", "ListNumber", "ListNumber2", "ListNumber3"),
    *("HTMLPreformatted", "HTMLCode", "PlaceholderText", "SubtleEmphasis", "Hyperlink", "FootnoteReference"),
}


@pytest.fixture(scope="module", params=CASES, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> Case:
    return read_case(request.param)


@pytest.fixture(scope="module")
def files(case: Case) -> dict[str, bytes]:
    return results(case)


@pytest.mark.parametrize("result", RESULTS)
def test_the_reader_sees_the_expected_lines(case: Case, files: dict[str, bytes], result: str) -> None:
    expected = case.expected.get(result, case.expected["ausgefuellt"])
    assert docx_lines(files[result]) == expected.removesuffix("\n").split("\n")


@pytest.mark.parametrize("result", RESULTS)
def test_everything_that_points_somewhere_arrives(files: dict[str, bytes], result: str) -> None:
    assert broken_references(files[result]) == []


@pytest.mark.parametrize("result", RESULTS[:2])
def test_the_marks_are_the_expected_ones(case: Case, files: dict[str, bytes], result: str) -> None:
    assert mark_names(files[result]) == case.expected.get(f"marken_{result}", mark_names(files[result]))


def test_the_endfassung_carries_no_marks_and_no_data(files: dict[str, bytes]) -> None:
    names = part_names(files["endfassung"])
    assert mark_names(files["endfassung"]) == []
    assert not [name for name in names if name.startswith(("customXml", "word/glossary"))]
    for name in (name for name in names if name in ("word/document.xml", "word/footnotes.xml")):
        root = part(files["endfassung"], name)
        assert not list(root.iter(f"{W}sdt"))
        assert not [style for style in root.iter(f"{W}rStyle") if style.get(f"{W}val") == "PlaceholderText"]


@pytest.mark.parametrize("result", RESULTS)
def test_the_document_has_the_expected_structure(case: Case, files: dict[str, bytes], result: str) -> None:
    root = part(files[result], "word/document.xml")
    expected = case.expected.get("struktur", {}).get(result, {})
    assert {path: root.xpath(path, namespaces={"w": W.strip("{}")}) for path in expected} == expected


@pytest.mark.parametrize("result", RESULTS)
def test_every_style_in_use_is_built_in(files: dict[str, bytes], result: str) -> None:
    used = {item.get(f"{W}val") for item in part(files[result], "word/document.xml").iter(f"{W}pStyle", f"{W}rStyle")}
    assert used - BUILT_IN == set()
    assert not [style for style in part(files[result], "word/styles.xml") if style.get(f"{W}customStyle")]


def test_what_went_leaves_no_trace(case: Case, files: dict[str, bytes]) -> None:
    for word in case.expected.get("enthaelt_nicht_mehr", ()):
        assert any(word in content for content in _texts(files["vorlage"]))
        assert not [content for content in _texts(files["ausgefuellt"]) if word in content]


def test_the_same_input_gives_the_same_bytes(case: Case, files: dict[str, bytes]) -> None:
    assert package_docx(case.raw, case.data) == files["vorlage"]
    assert fill_docx(files["vorlage"], case.values, final=False) == files["ausgefuellt"]
    assert fill_docx(files["vorlage"], case.values, final=True) == files["endfassung"]


def test_filling_twice_changes_nothing(case: Case, files: dict[str, bytes]) -> None:
    assert fill_docx(files["ausgefuellt"], case.values, final=False) == files["ausgefuellt"]
    assert fill_docx(files["ausgefuellt"], case.values, final=True) == files["endfassung"]


def _texts(package: bytes) -> list[str]:
    names = [name for name in part_names(package) if name.endswith((".xml", ".rels"))]
    return [_strings(part(package, name)) for name in names if name.startswith("word/") and "styles" not in name]


def _strings(root: etree._Element) -> str:
    return "\n".join(str(text) for item in root.iter() for text in (item.text or "", *item.attrib.values()))
