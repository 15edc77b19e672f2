from __future__ import annotations

import os
import urllib.request
from pathlib import Path
from urllib.error import URLError

import pypandoc
import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import errors_of, fresh_context
from tests.support.libreoffice import LibreOffice, LibreOfficeError
from tests.support.servers import static_server
from tests.support.validators import ooxml_errors


@pytest.fixture(scope="module")
def docx(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("docx") / "datei.docx"
    pypandoc.convert_text("# Überschrift\n\nText", "docx", format="markdown", outputfile=str(path))
    return path.read_bytes()


@pytest.mark.office
def test_libreoffice_reads_text_and_writes_pdf(libreoffice: LibreOffice, docx: bytes) -> None:
    assert "Überschrift" in libreoffice.convert(docx, "docx", "txt").decode("utf-8-sig")
    assert libreoffice.convert(docx, "docx", "pdf").startswith(b"%PDF")


@pytest.mark.office
def test_libreoffice_that_takes_too_long_is_ended(libreoffice: LibreOffice, docx: bytes) -> None:
    hasty = LibreOffice(libreoffice.program, libreoffice.folder, timeout=0.01)
    with pytest.raises(LibreOfficeError, match="nicht fertig"):
        hasty.convert(docx, "docx", "pdf")


@pytest.mark.office
def test_microsofts_validator_accepts_a_document_and_refuses_noise(docx: bytes) -> None:
    assert ooxml_errors(docx) == []
    assert ooxml_errors(b"noise") == ["File contains corrupted data."]


def test_server_serves_a_folder_and_stops(tmp_path: Path) -> None:
    (tmp_path / "seite.html").write_text("<p>Grüße</p>", encoding="utf-8")
    with static_server(tmp_path) as address, urllib.request.urlopen(f"{address}seite.html") as answer:
        assert answer.read().decode() == "<p>Grüße</p>"
    with pytest.raises(URLError):
        urllib.request.urlopen(address, timeout=2)


@pytest.mark.browser
def test_page_runs_scripts_and_reports_their_errors(page: Page, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<title>da</title><script>throw Error('Absicht')</script>", encoding="utf-8")
    errors = errors_of(page)
    with static_server(tmp_path) as address:
        page.goto(address)
        assert page.title() == "da"
    assert "Absicht" in errors


@pytest.mark.browser
def test_a_browser_reaches_no_other_machine_and_what_it_asks_for_is_kept(browser: Browser, tmp_path: Path) -> None:
    others = ["http://example.org/a.json", "http://93.184.215.14/b.json", "http://elsewhere.localhost.example/c.json"]
    (tmp_path / "index.html").write_text("<title>da</title>", encoding="utf-8")
    with fresh_context(browser) as (context, refused), static_server(tmp_path) as address:
        page = context.new_page()
        page.goto(address)
        answers = page.evaluate(
            "(list) => Promise.all(list.map((one) => fetch(one, { mode: 'no-cors' }).then(() => 'da', () => 'weg')))",
            [address, "data:,a", *others],
        )
    assert answers == ["da", "da", "weg", "weg", "weg"]
    assert refused == others


@pytest.mark.xdist_group("gruppe")
def test_what_is_dear_to_set_up_stays_with_one_worker(request: pytest.FixtureRequest) -> None:
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    assert alone or request.node.nodeid.endswith("@gruppe"), "pytest-xdist beachtet die Gruppen nicht"
