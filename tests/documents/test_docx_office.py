"""What real readers of DOCX files say: Microsoft's validator and LibreOffice."""

from __future__ import annotations

import re

import pytest

from tests.documents.docx_samples import CASES, RESULTS, read_case, results
from tests.documents.docx_text import docx_lines
from tests.support.libreoffice import LibreOffice
from tests.support.validators import ooxml_errors

# Together these hold every mark and every element; each call of the validator takes more than a second.
VALIDATED = ("alle_marken_zusammen", "titel_und_elemente", "wiederholte_zeile")
_SIGN = re.compile(r"^(#+|-+|1+|=|!|>) ")

pytestmark = pytest.mark.office


@pytest.mark.parametrize("stem", VALIDATED)
def test_the_validator_finds_nothing(stem: str) -> None:
    files = results(read_case(next(path for path in CASES if path.stem == stem)))
    assert {name: ooxml_errors(files[name]) for name in RESULTS} == {name: [] for name in RESULTS}


def test_libreoffice_shows_every_word(libreoffice: LibreOffice) -> None:
    files = {f"{path.stem}-{name}": content for path in CASES for name, content in results(read_case(path)).items()}
    texts = libreoffice.convert_all({f"{name}.docx": content for name, content in files.items()}, "txt")
    assert [fault for name in files for fault in _lost(name, files[name], texts[name].decode("utf-8-sig"))] == []


def _lost(name: str, content: bytes, text: str) -> list[str]:
    rest = _spaced(text)
    for piece in _pieces(content):
        before, found, rest = rest.partition(piece)
        if not found:
            return [f"{name}: „{piece}“ fehlt in „{before[:80]}“"]
    return []


def _pieces(package: bytes) -> list[str]:
    """Return what LibreOffice's plain text must hold in this order; it leaves the notes themselves out."""
    lines = [_SIGN.sub("", line) for line in docx_lines(package) if not line.startswith("Fußnote:")]
    pieces = [_spaced(piece) for line in lines for piece in re.split(r"[⏎→*|]", line)]
    return [piece for piece in pieces if piece]


def _spaced(text: str) -> str:
    return " ".join(text.split())
