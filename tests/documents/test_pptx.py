"""Sets of slides as files: what the cases in `pptx_cases/` expect at each stage, and what holds of every file."""

from __future__ import annotations

import pytest

from macros.documents.pptx_fill import fill_pptx
from macros.documents.pptx_xml import PptxPackage, q
from macros.documents.prepare import REVIEW_NOTICE
from macros.errors import PackageError
from macros.model import Facts, Values
from tests.documents.pptx_samples import CASES, STAGES, lines_of, parts, slides_of_page, stage, values
from tests.documents.pptx_samples import content_of as case
from tests.support.validators import ooxml_errors

EACH_CASE = pytest.mark.parametrize("name", CASES)
EACH_STAGE = pytest.mark.parametrize("which", STAGES)
HESSE = Facts("stadt", "HE", frozenset())
LONG = "long_and_hostile_values"


@EACH_CASE
@EACH_STAGE
def test_slides_say_what_the_case_expects(name: str, which: str) -> None:
    assert lines_of(stage(name, which)) == case(name)[which]


@pytest.mark.office
@EACH_CASE
@EACH_STAGE
def test_microsofts_validator_finds_nothing(name: str, which: str) -> None:
    assert ooxml_errors(stage(name, which), "pptx") == []


@EACH_CASE
@EACH_STAGE
def test_every_slide_has_one_title_and_german_text(name: str, which: str) -> None:
    for root in parts(stage(name, which), "ppt/slides/slide").values():
        kinds = [place.get("type") for place in root.iter(q("p:ph"))]
        assert len([kind for kind in kinds if kind in {"title", "ctrTitle"}]) == 1
        assert kinds[0] in {"title", "ctrTitle"}  # it is read aloud first
        assert {look.get("lang") for look in root.iter(q("a:rPr"), q("a:endParaRPr"))} == {"de-DE"}
        assert all(table.get("firstRow") == "1" for table in root.iter(q("a:tblPr")))


@pytest.mark.parametrize(
    ("caption", "said"),
    [("<caption>Kosten</caption>", "Kosten"), ("", "Tabelle mit den Spalten: Jahr, Betrag")],
    ids=["its caption", "its headings"],
)
def test_the_alternative_text_of_a_table_is(caption: str, said: str) -> None:
    table = f"<table>{caption}<thead><tr><th>Jahr</th><th>Betrag</th></tr></thead><tr><td>1</td><td>2</td></tr></table>"
    (frame,) = parts(slides_of_page(f"<p>Titel</p><h2>Kosten</h2>{table}"), "ppt/slides/slide2")[
        "ppt/slides/slide2.xml"
    ].iter(q("p:graphicFrame"))
    assert frame[0][0].get("descr") == said


@EACH_CASE
def test_the_final_file_carries_nothing_of_ours(name: str) -> None:
    package = PptxPackage(stage(name, "endfassung"))
    assert not [part for part in package.names() if part.startswith("customXml")]
    assert not [part for part, content in package.contents().items() if b"zwillingsbaukasten:angaben" in content]


@EACH_CASE
def test_the_same_page_and_values_give_the_same_bytes(name: str) -> None:
    first = slides_of_page(case(name)["seite"])
    assert first == stage(name, "vorlage")
    assert fill_pptx(first, values(name), final=False) == stage(name, "ausfuellbar")


def test_a_file_filled_again_follows_the_new_values() -> None:
    again = Values({}, {"kosten": ({"jahr": "2030", "betrag": "5"},)}, HESSE)
    once = lines_of(fill_pptx(stage("rows", "ausfuellbar"), again, final=False))
    assert once == lines_of(fill_pptx(stage("rows", "vorlage"), again, final=False))
    plain = Values({"lage": "eine Zeile", "text": "kurz"}, {}, HESSE)
    assert fill_pptx(stage(LONG, "ausfuellbar"), plain, final=True) == fill_pptx(
        stage(LONG, "vorlage"), plain, final=True
    )


def test_long_values_make_type_smaller_and_short_ones_large_again() -> None:
    assert not scales(stage(LONG, "vorlage"))
    assert scales(stage(LONG, "ausfuellbar"))
    assert not scales(fill_pptx(stage(LONG, "ausfuellbar"), Values({"lage": "a", "text": "b"}, {}, HESSE), final=False))


def test_columns_side_by_side_state_one_size_of_type() -> None:
    slide = next(root for name, root in parts(stage(LONG, "ausfuellbar"), "ppt/slides/slide").items() if "3." in name)
    shapes = [shape for shape in slide.iter(q("p:sp")) if str(shape[0][0].get("name")).startswith("Inhalt")]
    sizes = [{look.get("sz") for look in shape.iter(q("a:rPr"))} for shape in shapes]
    assert len(sizes) == 2
    assert sizes[0] == sizes[1] != {None}


def test_open_fields_are_told_apart_by_a_line_until_they_are_filled() -> None:
    assert "dotted" in underlined(stage("points_and_passages", "vorlage"))
    assert underlined(stage("points_and_passages", "ausfuellbar")) == set()
    assert underlined(fill_pptx(stage("rows", "vorlage"), Values({}, {}, HESSE), final=True)) == set()


def test_the_notice_to_have_it_checked_stands_in_the_first_notes_and_goes_from_the_final_file() -> None:
    noted = slides_of_page("<p>Titel</p><h2>Eins</h2><ul><li>a</li><li>b</li></ul>", notice=True)
    assert f"» {REVIEW_NOTICE}" in lines_of(noted)[:3]
    nobody = Values({}, {}, HESSE)
    assert f"» {REVIEW_NOTICE}" in lines_of(fill_pptx(noted, nobody, final=False))
    assert f"» {REVIEW_NOTICE}" not in lines_of(fill_pptx(noted, nobody, final=True))


def test_the_last_line_of_the_title_slide_stands_at_the_foot_of_the_others() -> None:
    content = slides_of_page("<p>Ausschuss</p><p>{{ ort }}, heute</p><h2>Eins</h2><ul><li>a</li><li>b</li></ul>")
    filled = fill_pptx(content, Values({"ort": "Musterstadt"}, {}, HESSE), final=False)
    slide = parts(filled, "ppt/slides/")["ppt/slides/slide2.xml"]
    (foot,) = [shape for shape in slide.iter(q("p:sp")) if shape.find(f".//{q('p:ph')}[@type='ftr']") is not None]
    assert "".join(text.text for text in foot.iter(q("a:t"))) == "Musterstadt, heute"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK", "beschädigt"),
        (stage(CASES[0], "endfassung"), "eine Endfassung lässt sich nicht noch einmal füllen"),
    ],
    ids=["no ZIP", "a final file"],
)
def test_files_that_cannot_be_filled_are_refused(content: bytes, reason: str) -> None:
    with pytest.raises(PackageError, match=reason):
        fill_pptx(content, Values({}, {}, HESSE), final=False)


def scales(content: bytes) -> set[str]:
    """Return the sizes of type that differ from those of the layouts."""
    roots = parts(content, "ppt/slides/slide").values()
    shapes = [
        shape for root in roots for shape in root.iter(q("p:sp")) if next(shape.iter(q("p:ph")), None) is not None
    ]
    return {str(look.get("sz")) for shape in shapes for look in shape.iter(q("a:rPr")) if look.get("sz")}


def underlined(content: bytes) -> set[str]:
    roots = parts(content, "ppt/slides/slide").values()
    return {str(look.get("u")) for root in roots for look in root.iter(q("a:rPr")) if look.get("u")}
