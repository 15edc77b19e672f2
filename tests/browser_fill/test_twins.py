"""What the browser fills is, part by part, what the command line fills."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros import yaml_source
from macros.documents.docx_fill import fill_docx
from macros.documents.docx_package import package_docx
from macros.documents.filler import Template
from macros.documents.formats import FORMATS
from macros.documents.odt_package import package_odt
from macros.documents.record import profile_record
from macros.documents.xml import literal
from macros.grammar import derive_values
from macros.library import Library
from macros.model import Facts, Profile, Values
from macros.profile import parse_profile
from tests.browser_fill.calling import Call, Caller, Refused, differences, fill_call, unpacked
from tests.documents import docx_samples, odt_samples, pptx_samples
from tests.documents.docx_text import docx_lines
from tests.documents.odt_text import lines_of
from tests.documents.pptx_samples import lines_of as slide_lines
from tests.support import needs
from tests.support.libreoffice import LibreOffice
from tests.support.needs import ROOT
from tests.support.odf import odf_errors
from tests.support.validators import ooxml_errors

pytestmark = pytest.mark.browser
PROFILES = sorted(Path(ROOT / "tests/profile_beispiele").glob("*.yml"))
HOSTILE = yaml.safe_load(Path(__file__).with_name("hostile_values.yml").read_text(encoding="utf-8"))
HESSE = Facts("stadt", "HE", frozenset())
NOT_HESSE = Facts("landkreis", "NI", frozenset())
EACH_FORMAT = pytest.mark.parametrize("form", ["docx", "odt"])
EVERY_FORMAT = pytest.mark.parametrize("form", ["docx", "odt", "pptx"])
BOTH = pytest.mark.parametrize("final", [True, False], ids=["final", "fillable"])
VALUES_AT_ONCE = 50


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_every_vorlage_is_filled_alike(
    path: Path, caller: Caller, library: Library, templates: Mapping[str, Template]
) -> None:
    profile = _profile(path, library)
    values = derive_values(profile, library.tables, library.project_fields)
    tasks = [(template, form, final) for template in templates.values() for form in template.files for final in (0, 1)]
    calls: list[Call] = []
    expected: list[bytes] = []
    for template, form, final in tasks:
        record = None if final else profile_record(profile, template.used)
        calls.append(fill_call(form, template.files[form], values, final=bool(final), record=record))
        expected.append(_fill(form, template.files[form], values, bool(final), record))
    _assert_alike(expected, caller.answers(calls), [f"{task[0].page.document.id} {task[1:]}" for task in tasks])


@pytest.mark.parametrize("path", docx_samples.CASES, ids=lambda path: path.stem)
def test_every_case_of_the_docx_is_filled_alike(path: Path, caller: Caller) -> None:
    case = docx_samples.read_case(path)
    _assert_filled_alike(caller, "docx", package_docx(case.raw, case.data), case.values)


@pytest.mark.parametrize("name", sorted(path.stem for path in odt_samples.CASES.glob("*.yml")))
def test_every_case_of_the_odt_is_filled_alike(name: str, caller: Caller) -> None:
    case = odt_samples.case(name)
    _assert_filled_alike(caller, "odt", package_odt(case.raw, case.data), case.values)


@pytest.mark.parametrize("name", pptx_samples.CASES)
def test_every_case_of_the_pptx_is_filled_alike(name: str, caller: Caller) -> None:
    for which in ("vorlage", "ausfuellbar"):
        for values in (pptx_samples.values(name), Values({}, {}, HESSE), Values({}, {}, NOT_HESSE)):
            _assert_filled_alike(caller, "pptx", pptx_samples.stage(name, which), values)


@EVERY_FORMAT
def test_a_file_filled_again_follows_the_new_values(form: str, marked: Mapping[str, bytes], caller: Caller) -> None:
    first, second = (Values({"wert": text}, {"liste": ({"wert": text},) * 2}, HESSE) for text in ("alt", "neu"))
    once = _fill(form, marked[form], first, False, '{"kommune":"Altstadt"}')
    if form != "odt":  # an ODT's rows have become several by then, each with a name of its own
        _assert_filled_alike(caller, form, once, second)
    _assert_filled_alike(caller, form, once, Values({"wert": "neu"}, {}, HESSE))


@EVERY_FORMAT
def test_hostile_values_are_literal_or_filtered_as_on_the_command_line(
    form: str, marked: Mapping[str, bytes], caller: Caller
) -> None:
    texts = [_text(case) for case in HOSTILE]
    rows = {"liste": tuple({"wert": text} for text in texts)}
    for values in (Values({"wert": texts[0]}, rows, HESSE), *(Values({"wert": text}, {}, HESSE) for text in texts)):
        _assert_filled_alike(caller, form, marked[form], values)


@pytest.mark.office
@EVERY_FORMAT
def test_hostile_values_leave_files_valid_and_readable(
    form: str, marked: Mapping[str, bytes], caller: Caller, libreoffice: LibreOffice
) -> None:
    rows = {"liste": tuple({"wert": _text(case)} for case in HOSTILE)}
    values = Values({"wert": "A & <B> $& {{ 7*7 }}"}, rows, HESSE)
    for final in (True, False):
        content = unpacked(caller.answers([fill_call(form, marked[form], values, final=final, record="{}")])[0])
        assert (odf_errors(content) if form == "odt" else ooxml_errors(content, form)) == []
        text = _text_of_slides(libreoffice, content) if form == "pptx" else libreoffice.convert(content, form, "txt")
        assert text.decode().count("A & <B> $& {{ 7*7 }}") >= 2  # in the text and in the caption


def _text_of_slides(libreoffice: LibreOffice, content: bytes) -> bytes:
    """Return what LibreOffice shows on slides; it writes no plain text of them."""
    pdf = libreoffice.convert(content, "pptx", "pdf")
    command = [needs.program("pdftotext", called="Poppler"), "-layout", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


@EACH_FORMAT
@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case["name"])
def test_a_hostile_value_stands_in_the_text_as_it_was_typed(
    case: Mapping[str, object], form: str, marked: Mapping[str, bytes], caller: Caller
) -> None:
    text = _text(case)
    values = Values({"wert": text}, {}, HESSE)
    content = unpacked(caller.answers([fill_call(form, marked[form], values, final=True)])[0])
    lines = docx_lines(content) if form == "docx" else lines_of(content)
    expected = literal(text) if literal(text).strip() or (form == "docx" and literal(text)) else "[wert]"
    if form == "docx":
        expected = expected.replace("\n", "⏎").replace("\t", "→")  # as `docx_lines` shows them
    assert f"Für {expected} gilt hier dies" in "\n".join(lines)


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case["name"])
def test_a_hostile_value_stands_on_a_slide_as_it_was_typed(
    case: Mapping[str, object], marked: Mapping[str, bytes], caller: Caller
) -> None:
    values = Values({"wert": _text(case)}, {}, HESSE)
    content = unpacked(caller.answers([fill_call("pptx", marked["pptx"], values, final=True)])[0])
    typed = literal(_text(case))
    expected = _in_one_line(typed.replace("\n", " ¶ ")) if typed else "[wert]"
    shown = [_in_one_line(line) for line in slide_lines(content)]
    assert any(expected in line for line in shown), shown[:6]


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


@EVERY_FORMAT
@BOTH
@given(data=st.data())
@settings(max_examples=12)
def test_any_value_is_filled_as_on_the_command_line(
    data: st.DataObject, form: str, final: bool, marked: Mapping[str, bytes], caller: Caller
) -> None:
    texts = data.draw(st.lists(st.text(), min_size=VALUES_AT_ONCE, max_size=VALUES_AT_ONCE))
    rows = {"liste": tuple({"wert": text} for text in texts)}
    values = Values({"wert": texts[0]}, rows, HESSE)
    expected = _fill(form, marked[form], values, final, None)
    _assert_alike([expected], caller.answers([fill_call(form, marked[form], values, final=final)]), [repr(texts)])


@pytest.mark.office
@EACH_FORMAT
def test_libreoffice_reads_the_same_text_in_both(
    form: str, caller: Caller, library: Library, templates: Mapping[str, Template], libreoffice: LibreOffice
) -> None:
    profile = _profile(PROFILES[-1], library)
    values = derive_values(profile, library.tables, library.project_fields)
    for name in ("grundsatzbeschluss", "projektsteckbrief"):
        file = templates[name].files[form]
        browser = unpacked(caller.answers([fill_call(form, file, values, final=False, record="{}")])[0])
        assert (ooxml_errors(browser) if form == "docx" else odf_errors(browser)) == []
        python = _fill(form, file, values, False, "{}")
        assert libreoffice.convert(browser, form, "txt") == libreoffice.convert(python, form, "txt")


def test_an_endfassung_is_not_filled_again(marked: Mapping[str, bytes], caller: Caller) -> None:
    values = Values({}, {}, HESSE)
    final = fill_docx(marked["docx"], values, final=True)
    (answer,) = caller.answers([fill_call("docx", final, values, final=False)])
    assert isinstance(answer, Refused)
    assert "Endfassung" in str(answer)


def _profile(path: Path, library: Library) -> Profile:
    source = yaml_source.parse(path.read_text(encoding="utf-8"), path.name)
    return parse_profile(source, library.tables, library.project_fields)


def _text(case: Mapping[str, object]) -> str:
    return str(case["text"]) * int(str(case.get("mal", 1)))


def _fill(form: str, file: bytes, values: Values, final: bool, record: str | None) -> bytes:
    fill = FORMATS[form].fill
    assert fill
    return fill(file, values, final, record)


def _assert_filled_alike(caller: Caller, form: str, file: bytes, values: Values) -> None:
    record = '{"kommune":"Musterstadt"}'
    expected = [_fill(form, file, values, False, record), _fill(form, file, values, True, None)]
    calls = [
        fill_call(form, file, values, final=False, record=record),
        fill_call(form, file, values, final=True),
    ]
    _assert_alike(expected, caller.answers(calls), ["fillable", "final"])


def _assert_alike(expected: Sequence[bytes], answers: Sequence[object], names: Sequence[str]) -> None:
    for python, answer, name in zip(expected, answers, names, strict=True):
        assert not isinstance(answer, Refused), f"{name}: {answer}"
        assert differences(python, unpacked(str(answer))) == [], name
