from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.documents.container import read_parts, write_parts
from macros.documents.odt_container import DATA_PART
from macros.documents.odt_fill import fill_odt
from macros.documents.odt_package import package_odt
from macros.documents.xml import literal
from macros.errors import PackageError
from macros.model import Facts, Values
from tests.documents import odt_samples as samples
from tests.documents.odt_text import content_of, lines_of, part_of
from tests.support.odf import odf_errors

HESSE = Facts("stadt", "HE", frozenset())
PAGE = """<p>Wert: {{ wert }}.</p><p><span class="variante" data-wenn="land:HE">Hessen</span></p>"""


@functools.cache
def form() -> bytes:
    return package_odt(*samples.convert_page(PAGE))


def fill(text: str, *, final: bool) -> bytes:
    return fill_odt(form(), Values({"wert": text}, {}, HESSE), final=final)


@given(st.text(min_size=1, max_size=60), st.booleans())
def test_any_value_is_literal_text(value: str, final: bool) -> None:
    shown = "\n".join(lines_of(fill(value, final=final))[1:-1])
    expected = literal(value) if literal(value).strip() else "[wert]"
    assert shown == f"Wert: {expected}."


@pytest.mark.parametrize("final", [False, True])
@pytest.mark.parametrize(
    "value", ["x" * 10_000, "\x00\x0b\ufffe", "]]><text:p/>", "$& \\1 {{ 1 }}", "a\u2028b\U0001f600"]
)
def test_strange_values_leave_the_document_valid(value: str, final: bool) -> None:
    assert odf_errors(fill(value, final=final)) == []


@pytest.mark.parametrize("name", sorted(path.stem for path in samples.CASES.glob("*.yml")))
@pytest.mark.parametrize("facts", [Facts("landkreis", "BY", frozenset()), Facts("stadt", "NI", frozenset())])
def test_documents_stay_valid_for_other_municipalities(name: str, facts: Facts) -> None:
    for final in (False, True):
        filled = fill_odt(samples.stage(name, "vorlage"), Values({}, {}, facts), final=final)
        assert odf_errors(filled) == []


def test_fillable_document_carries_its_values_and_only_the_marks_it_still_has() -> None:
    data = part_of(samples.stage("varianten_um_bloecke", "ausfuellbar"), DATA_PART).decode()
    assert '<feld name="kommune" anzeige="[kommune]">Musterstadt</feld>' in data
    marks = content_of(samples.stage("varianten_um_bloecke", "ausfuellbar"))
    assert data.count("<marke ") == str(marks.xpath("//@*[starts-with(., 'zbk_v')]")).count("zbk_v")


def test_final_document_carries_no_data_part_and_no_mark() -> None:
    for name in ("varianten_um_bloecke", "zeilen", "felder"):
        parts = read_parts(samples.stage(name, "endfassung"))
        assert DATA_PART not in parts
        assert not [part for part, content in parts.items() if b"zbk_" in content or DATA_PART.encode() in content]


@pytest.mark.parametrize("name", ["felder", "varianten_um_bloecke", "varianten_in_listen", "varianten_im_satz"])
def test_fillable_document_can_be_filled_again(name: str) -> None:
    values = samples.case(name).values
    again = fill_odt(samples.stage(name, "ausfuellbar"), values, final=True)
    assert lines_of(again) == samples.case(name).expected["endfassung"]


@pytest.mark.parametrize(
    ("part", "old", "new", "message"),
    [
        ("mimetype", b"text", b"spreadsheet", "kein OpenDocument-Text"),
        ("content.xml", b"<office:body>", b"", "kein lesbares XML"),
        ("content.xml", b'bookmark-end text:name="zbk_v2"', b'bookmark-end text:name="zbk_v3"', "unvollst"),
        ("content.xml", b'bookmark-start text:name="zbk_v2"', b'bookmark text:name="zbk_v2"', "unvollst"),
        (DATA_PART, b'id="2"', b'id="7"', "Die Marke 7 fehlt"),
        (DATA_PART, b'id="2"', b'id="zwei"', "beschädigt"),
        (DATA_PART, b'wenn="land:HE"', b'wenn="((("', "Bedingung"),
    ],
)
def test_damaged_documents_are_refused(part: str, old: bytes, new: bytes, message: str) -> None:
    parts = read_parts(form())
    assert old in parts[part]
    damaged = write_parts(parts | {part: parts[part].replace(old, new)}, first=("mimetype",))
    with pytest.raises(PackageError, match=message):
        fill_odt(damaged, Values({}, {}, HESSE), final=True)


def test_documents_without_our_data_are_refused() -> None:
    parts = read_parts(form())
    del parts[DATA_PART]
    with pytest.raises(PackageError, match="keine Angaben"):
        fill_odt(write_parts(parts), Values({}, {}, HESSE), final=True)
    with pytest.raises(PackageError):
        fill_odt(form()[:300], Values({}, {}, HESSE), final=True)
