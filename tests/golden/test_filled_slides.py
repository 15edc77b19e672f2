"""Every golden text `folien/<Vorlage>/<Profil>.txt` is what an audience sees and hears of that set of slides.

A new case is a new file, empty at first; `--update-golden` writes them all anew.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from macros import yaml_source
from macros.documents.cache import Cache
from macros.documents.filler import Result, Template, fill_template, read_templates
from macros.library import Library, load_library
from macros.profile import parse_profile
from macros.slide_layout import FOOTER, HEIGHT
from tests.documents.pptx_samples import lines_of
from tests.support import needs
from tests.support.libreoffice import LibreOffice
from tests.support.needs import ROOT
from tests.support.pdf import pdf_faults
from tests.support.validators import ooxml_errors

GOLDEN = Path(__file__).with_name("folien")
PROFILES = {
    path.stem: path
    for folder in (ROOT / "tests" / "profile_beispiele", Path(__file__).with_name("profile"))
    for path in folder.glob("*.yml")
}
EMPTY = "unausgefuellt"
CASES = sorted((path.parent.name, path.stem) for path in GOLDEN.glob("*/*.txt"))
EACH_CASE = pytest.mark.parametrize(("document", "profile"), CASES)
WORD = re.compile(r'<word xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</word>')
pytestmark = [pytest.mark.office, pytest.mark.xdist_group("golden-slides")]


@EACH_CASE
def test_slides_and_notes_read_as_the_golden_text(document: str, profile: str, request: pytest.FixtureRequest) -> None:
    golden = GOLDEN / document / f"{profile}.txt"
    lines = lines_of(slides(document, profile))
    if request.config.getoption("--update-golden"):
        golden.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == golden.read_text(encoding="utf-8").splitlines()


@EACH_CASE
def test_every_file_is_valid(document: str, profile: str) -> None:
    assert ooxml_errors(slides(document, profile), "pptx") == []
    if profile != EMPTY:
        assert ooxml_errors(filled(document, profile, "pptx", final=False), "pptx") == []
        assert pdf_faults(filled(document, profile, "pdf", final=True)) == []


@EACH_CASE
def test_libreoffice_shows_every_word_of_every_slide_above_its_foot(
    document: str, profile: str, shown: Mapping[str, list[list[tuple[float, str]]]]
) -> None:
    pages = shown[f"{document}-{profile}"]
    lines = [line for line in lines_of(slides(document, profile)) if not line.startswith("»")]
    assert len(pages) == sum(line.startswith("# ") for line in lines)
    said = [word for line in lines for word in re.sub(r"^# | \| | ¶ ", " ", line).replace("-", "- ").split()]
    foot = FOOTER.y / HEIGHT
    above = [word for page in pages for end, words in page if end <= foot for word in words.replace("-", "- ").split()]
    assert not Counter(said) - Counter(above)


@EACH_CASE
def test_every_slide_has_something_to_be_said(document: str, profile: str) -> None:
    text = "\n".join(lines_of(slides(document, profile)))
    assert all("\n» " in part for part in text.split("# ")[1:])


@pytest.fixture(scope="module")
def shown(libreoffice: LibreOffice) -> Mapping[str, list[list[tuple[float, str]]]]:
    """Return the words that LibreOffice shows on every slide, each with the share of the height where it ends."""
    needs.slides(libreoffice.program)
    files = {f"{document}-{profile}.pptx": slides(document, profile) for document, profile in CASES}
    return {name: _words(content) for name, content in libreoffice.convert_all(files, "pdf").items()}


def _words(pdf: bytes) -> list[list[tuple[float, str]]]:
    program = needs.program("pdftotext", called="Poppler")
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        done = subprocess.run([program, "-bbox", file.name, "-"], capture_output=True, check=True)
    height = HEIGHT / 12700
    pages = done.stdout.decode().split("<page ")[1:]
    return [[(float(end) / height, _plain(word)) for _, end, word in WORD.findall(page)] for page in pages]


def _plain(word: str) -> str:
    return word.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")


def slides(document: str, profile: str) -> bytes:
    """Return what is shown to an audience: the final file, or the unfilled one."""
    return template(document).files["pptx"] if profile == EMPTY else filled(document, profile, "pptx", final=True)


@cache
def filled(document: str, profile_name: str, form: str, *, final: bool) -> bytes:
    path = PROFILES[profile_name]
    source = yaml_source.parse(path.read_text(encoding="utf-8"), str(path))
    profile = parse_profile(source, library().tables, library().project_fields)
    return fill_template(library(), template(document), profile, form, Result(final))[1]


@cache
def template(document: str) -> Template:
    cache_of_files = Cache(Path(tempfile.mkdtemp(prefix="baukasten-folien-")))
    return read_templates(library(), [document], ["pptx"], cache_of_files)[0]


@cache
def library() -> Library:
    return load_library(ROOT)
