from __future__ import annotations

import pytest

from macros.documents.odt_tree import NAMESPACES
from tests.documents import odt_samples as samples
from tests.documents import odt_text as text
from tests.support.libreoffice import LibreOffice
from tests.support.odf import odf_errors

NAMES = sorted(path.stem for path in samples.CASES.glob("*.yml"))
ALL = [(name, stage) for name in NAMES for stage in samples.STAGES]
SHOWN = [(name, stage) for name, stage in ALL if stage in samples.case(name).expected]
every_stage = pytest.mark.parametrize(("name", "stage"), ALL)


@every_stage
def test_document_is_valid_opendocument(name: str, stage: str) -> None:
    assert odf_errors(samples.stage(name, stage)) == []


@pytest.mark.parametrize(("name", "stage"), SHOWN)
def test_document_shows_the_expected_lines(name: str, stage: str) -> None:
    assert text.lines_of(samples.stage(name, stage)) == samples.case(name).expected[stage]


@every_stage
def test_document_has_the_expected_footnotes(name: str, stage: str) -> None:
    expected = samples.case(name).expected.get("fussnoten", {}).get(stage, [])
    assert text.notes_of(samples.stage(name, stage)) == expected


@every_stage
def test_document_has_the_expected_structure(name: str, stage: str) -> None:
    content = text.content_of(samples.stage(name, stage))
    expected = samples.case(name).expected.get("struktur", {}).get(stage, {})
    found = {path: content.xpath(path, namespaces=NAMESPACES) for path in expected}
    assert found == expected


@every_stage
def test_document_has_the_same_bytes_each_time(name: str, stage: str) -> None:
    first = samples.stage(name, stage)
    samples.stage.cache_clear()
    assert samples.stage(name, stage) == first


@pytest.fixture(scope="module")
def shown_by_libreoffice(libreoffice: LibreOffice) -> dict[str, bytes]:
    files = {f"{name}-{stage}.odt": samples.stage(name, stage) for name, stage in ALL}
    return libreoffice.convert_all(files, "txt")


@pytest.mark.office
@every_stage
def test_libreoffice_shows_the_same_lines(shown_by_libreoffice: dict[str, bytes], name: str, stage: str) -> None:
    expected = [text.without_label(line) for line in text.lines_of(samples.stage(name, stage)) if line]
    assert text.lines_of_libreoffice(shown_by_libreoffice[f"{name}-{stage}"]) == expected


@pytest.mark.office
@every_stage
def test_libreoffice_counts_on(shown_by_libreoffice: dict[str, bytes], name: str, stage: str) -> None:
    lines = [line.strip() for line in shown_by_libreoffice[f"{name}-{stage}"].decode("utf-8-sig").splitlines()]
    labelled = samples.case(name).expected.get("beschriftet", {}).get(stage, [])
    assert [line for line in labelled if line not in lines] == []
