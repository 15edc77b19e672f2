"""A DOCX filled by a plan that was made for other values is the one that is filled anew."""

from __future__ import annotations

import pytest

from macros.documents import docx_fill
from macros.documents.container import read_parts
from macros.documents.docx_package import package_docx
from macros.model import Facts, Values
from tests.documents import docx_samples

TEXT = """Hier gilt «1:[wert]1»

- «2:nur in Hessen2»
- «3:[frist]3»

: Kosten «4:[wert]4»

| Jahr | Zweck |
|------|-------|
| «5:«6:[liste.wert]6» | fest5» |
| fest | fest |
"""
MARKS = {1: "field wert", 2: "inline land:HE", 3: "field frist", 4: "field wert", 5: "row liste=liste"}
MARKS |= {6: "field liste.wert"}
HESSE, SAXONY = (Facts("stadt", land, frozenset()) for land in ("HE", "SN"))
VALUES = {
    "plain": Values({"wert": "A & <B>\n\tC", "frist": "morgen"}, {"liste": ({"wert": "1"},)}, HESSE),
    "alike": Values({"wert": '"Z" -- ]]>', "frist": "heute"}, {"liste": ({"wert": "2"},)}, HESSE),
    "announcing": Values({"wert": "Folgendes: ", "frist": "heute"}, {"liste": ({"wert": "2"},)}, HESSE),
    "a long table": Values({"wert": "A", "frist": "heute"}, {"liste": ({"wert": "x" * 600},)}, HESSE),
    "an empty field": Values({"wert": "A"}, {"liste": ({"wert": "2"},)}, HESSE),
    "an empty cell": Values({"wert": "A", "frist": "heute"}, {"liste": ({},)}, HESSE),
    "more rows": Values({"wert": "A", "frist": "heute"}, {"liste": ({"wert": "1"}, {"wert": "2"})}, HESSE),
    "another Land": Values({"wert": "A", "frist": "heute"}, {"liste": ({"wert": "1"},)}, SAXONY),
    "signs of our own": Values({"wert": "\ue000zbk 0\ue001<?zbk 1?>", "frist": "\ue000zbk 0\ue001"}, {}, HESSE),
}


@pytest.fixture(scope="module")
def packaged() -> bytes:
    return package_docx(docx_samples.raw_docx(TEXT), docx_samples.document_data({"marken": MARKS}, "probe"))


@pytest.mark.parametrize("final", [True, False], ids=["final", "fillable"])
def test_what_others_were_filled_with_leaves_no_trace(final: bool, packaged: bytes) -> None:
    docx_fill._plans.cache_clear()
    after_others = {name: docx_fill.fill_docx(packaged, values, final=final) for name, values in VALUES.items()}
    for name, values in VALUES.items():
        docx_fill._plans.cache_clear()
        assert docx_fill.fill_docx(packaged, values, final=final) == after_others[name], name


def test_a_plan_serves_all_that_differ_in_texts_alone(packaged: bytes) -> None:
    docx_fill._plans.cache_clear()
    first, second = (docx_fill.fill_docx(packaged, VALUES[name], final=True) for name in ("plain", "alike"))
    assert docx_fill._plans.cache_info().currsize == 1
    assert read_parts(first).keys() == read_parts(second).keys()
    layouts = [_texts(docx_fill.fill_docx(packaged, VALUES[name], final=True)) for name in ("alike", "announcing")]
    assert b"<w:keepNext/>" in layouts[1].split(b"Folgendes", 1)[0]
    assert b"<w:keepNext/>" not in layouts[0].split(b"Hier gilt", 1)[0]


def _texts(content: bytes) -> bytes:
    return read_parts(content)["word/document.xml"]
