"""Every golden text `texte/<Vorlage>/<Profil>.txt` is what readers see of that Vorlage filled for that municipality.

A new case is a new file, empty at first; `--update-golden` writes them all anew.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from macros import yaml_source
from macros.documents.cache import Cache
from macros.documents.container import read_parts
from macros.documents.filler import Result, fill_template, read_templates
from macros.documents.prepare import FIELDS_NOTICE, REVIEW_NOTICE
from macros.documents.service import read_page, write_documents
from macros.library import Library, load_library
from macros.profile import parse_profile
from tests.documents.docx_references import broken_references
from tests.documents.odt_text import notes_of
from tests.support.libreoffice import LibreOffice
from tests.support.odf import odf_errors
from tests.support.pdf import pdf_faults, pdf_words
from tests.support.validators import ooxml_errors

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).with_name("texte")
PROFILES = {
    path.stem: path
    for folder in (ROOT / "tests" / "profile_beispiele", Path(__file__).with_name("profile"))
    for path in folder.glob("*.yml")
}
EMPTY = "unausgefuellt"
CASES = sorted((path.parent.name, path.stem) for path in GOLDEN.glob("*/*.txt") if path.stem != EMPTY)
UNFILLED = sorted(path.parent.name for path in GOLDEN.glob(f"*/{EMPTY}.txt"))
ONE_PAGE = "1 Seite"
LONG = "verbandsgemeinde-mit-langen-angaben"
BOTH = pytest.mark.parametrize("final", [True, False], ids=["final", "fillable"])
EACH_CASE = pytest.mark.parametrize(("document", "profile"), CASES)
pytestmark = [pytest.mark.office, pytest.mark.xdist_group("golden")]


@cache
def library() -> Library:
    return load_library(ROOT)


@EACH_CASE
@BOTH
def test_libreoffice_reads_the_golden_text(
    document: str, profile: str, final: bool, shown: Mapping[str, list[str]], request: pytest.FixtureRequest
) -> None:
    golden = GOLDEN / document / f"{profile}.txt"
    notes = [f"Fußnote {note}" for note in notes_of(filled(document, profile, final)["odt"])]
    name = f"{document}-{profile}-{'final' if final else 'fillable'}"
    if final and request.config.getoption("--update-golden"):
        golden.write_text("\n".join([*shown[f"{name}-odt"], *notes]) + "\n", encoding="utf-8")
    expected = golden.read_text(encoding="utf-8").splitlines()
    if not final:
        expected[1:1] = [REVIEW_NOTICE, FIELDS_NOTICE]
    assert [*shown[f"{name}-odt"], *notes] == expected
    assert [*shown[f"{name}-docx"], *notes] == expected


@pytest.mark.parametrize("document", UNFILLED)
def test_the_unfilled_document_reads_with_prompts_and_hints(
    document: str, shown: Mapping[str, list[str]], request: pytest.FixtureRequest
) -> None:
    notes = [f"Fußnote {note}" for note in notes_of(unfilled(document)["odt"])]
    golden = GOLDEN / document / f"{EMPTY}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text("\n".join([*shown[f"{document}-{EMPTY}-odt"], *notes]) + "\n", encoding="utf-8")
    expected = golden.read_text(encoding="utf-8").splitlines()
    assert [*shown[f"{document}-{EMPTY}-odt"], *notes] == expected
    assert [*shown[f"{document}-{EMPTY}-docx"], *notes] == expected


@EACH_CASE
def test_the_pdf_has_the_words_of_the_golden_text(document: str, profile: str) -> None:
    golden = (GOLDEN / document / f"{profile}.txt").read_text(encoding="utf-8")
    words = pdf_words(filled(document, profile, final=True)["pdf"])
    missing = [
        word
        for word in set(golden.split())
        if word not in words
        and word.replace("-", "") not in words  # the reader of PDFs drops a hyphen at the end of a line
        and word.strip("◦•–×0123456789.:")
        and word != "Fußnote"
    ]
    assert not missing


@EACH_CASE
@BOTH
def test_every_filled_file_is_valid(document: str, profile: str, final: bool) -> None:
    files = filled(document, profile, final)
    assert ooxml_errors(files["docx"], "docx") == []
    assert broken_references(files["docx"]) == []
    assert odf_errors(files["odt"]) == []
    assert pdf_faults(files["pdf"]) == []


@EACH_CASE
def test_the_final_version_carries_nothing_invisible(document: str, profile: str) -> None:
    files = filled(document, profile, final=True)
    for package in (files["docx"], files["odt"]):
        for name, content in parts_of(package).items():
            assert b"zbk_" not in content, name
            assert b"zwillingsbaukasten:angaben" not in content, name


@pytest.mark.parametrize("document", [name for name in UNFILLED if library().documents[name].length == ONE_PAGE])
def test_a_vorlage_that_promises_one_page_keeps_it_for_everybody(document: str) -> None:
    assert page_count(unfilled(document)["pdf"]) == 1
    for profile in PROFILES:
        for final in (True, False):
            assert page_count(filled(document, profile, final)["pdf"]) == 1, (profile, final)


def test_one_page_is_one_page_in_libreoffice_too_even_with_long_names_and_values(libreoffice: LibreOffice) -> None:
    documents = [name for name in UNFILLED if library().documents[name].length == ONE_PAGE]
    files = {
        f"{document}-{name}.{name}": filled(document, LONG, final=True)[name]
        for document in documents
        for name in ("docx", "odt")
    }
    pages = {name: page_count(content) for name, content in libreoffice.convert_all(files, "pdf").items()}
    assert pages == dict.fromkeys(pages, 1)


def page_count(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def parts_of(package: bytes) -> Mapping[str, bytes]:
    return read_parts(package)


@pytest.fixture(scope="module", autouse=True)
def _use_the_documents_of_this_run(documents: Path) -> None:
    global _kept  # noqa: PLW0603 - what is cached by name below takes no fixture
    _kept = Cache(documents)


_kept: Cache | None = None


@pytest.fixture(scope="module")
def shown(libreoffice: LibreOffice) -> Mapping[str, list[str]]:
    """Return the lines that LibreOffice shows of every DOCX and ODT (its text leaves footnotes out)."""
    packages = {
        f"{document}-{profile}-{'final' if final else 'fillable'}": filled(document, profile, final)
        for document, profile in CASES
        for final in (True, False)
    } | {f"{document}-{EMPTY}": unfilled(document) for document in UNFILLED}
    files = {f"{key}-{name}.{name}": package[name] for key, package in packages.items() for name in ("docx", "odt")}
    texts = libreoffice.convert_all(files, "txt")
    return {name: lines_of(text.decode("utf-8-sig")) for name, text in texts.items()}


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@cache
def unfilled(document: str) -> Mapping[str, bytes]:
    wanted = library().documents[document]
    page = read_page(library(), wanted)
    return {name: content for (_, name), content in write_documents(library(), [page], wanted.formats, _kept).items()}


@cache
def filled(document: str, profile_name: str, final: bool) -> Mapping[str, bytes]:
    path = PROFILES[profile_name]
    source = yaml_source.parse(path.read_text(encoding="utf-8"), path.name)
    profile = parse_profile(source, library().tables, library().project_fields)
    formats = library().documents[document].formats
    (template,) = read_templates(library(), [document], formats, _kept)
    return {name: fill_template(library(), template, profile, name, Result(final))[1] for name in formats}
