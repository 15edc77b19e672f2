"""What people type stands in a PDF sign by sign, as in the other formats."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from macros.documents.making import Order, make_files
from macros.model import DocumentData
from tests.support import needs

CASES: Mapping[str, Mapping[str, str]] = yaml.safe_load(
    Path(__file__).with_name("typed_signs.yml").read_text(encoding="utf-8")
)
DATA = DocumentData("probe", "Probe", "1", dt.date(2026, 3, 1), "", (), (), {})


@pytest.fixture(scope="module")
def said() -> str:
    """Return what a PDF with every case says, one paragraph each."""
    body = "".join(f"<p>{case['seite']} ∎</p>" for case in CASES.values())
    [pdf] = make_files([Order(f"<h1>Probe</h1>{body}", DATA, {}, ("pdf",))]).values()
    program = needs.program("pdftotext", called="Poppler")
    return subprocess.run([program, "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_sign_stays_what_was_typed(case: Mapping[str, str], said: str) -> None:
    assert f"{case['text']} ∎" in said
