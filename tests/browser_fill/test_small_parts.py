"""File names and XML of the browser."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from macros.documents.plain_text import plain_text
from macros.documents.service import MAX_FILE_NAME, file_name
from tests.browser_fill.calling import Caller
from tests.support.needs import ROOT

NAMES = yaml.safe_load(Path(__file__).with_name("names.yml").read_text(encoding="utf-8"))
XML = yaml.safe_load(Path(__file__).with_name("xml.yml").read_text(encoding="utf-8"))
TRANSCRIPTS = [
    case
    for case in yaml.safe_load((ROOT / "tests/site/transcripts.yml").read_text(encoding="utf-8"))
    if not case.get("live")
]


@pytest.mark.browser
@pytest.mark.parametrize("case", NAMES, ids=lambda case: case["name"])
def test_a_file_has_a_speaking_name_in_plain_ascii(case: Mapping[str, Any], caller: Caller) -> None:
    given = {"title": case["titel"], "municipality": case["kommune"], "format": case["format"]}
    final = case.get("endfassung", False)
    assert caller.answer("name", **given, day=case.get("tag"), final=final) == case["name"]
    day = dt.date.fromisoformat(case["tag"]) if "tag" in case else None
    assert file_name(case["titel"], case["kommune"], day, case["format"], final=final) == case["name"]
    assert len(case["name"]) <= MAX_FILE_NAME
    assert case["name"].isascii()


@pytest.mark.browser
@pytest.mark.parametrize("text", XML["gelesen"])
def test_xml_is_read_and_written_as_it_is(text: str, caller: Caller) -> None:
    written = caller.answer("xml", text=text)
    assert _canonical(written) == _canonical(text)
    assert caller.answer("xml", text=written) == written


@pytest.mark.browser
def test_broken_xml_is_refused(caller: Caller) -> None:
    for text in XML["abgelehnt"]:
        (answer,) = caller.answers([("xml", {"text": text})])
        assert getattr(answer, "kind", answer) == "PackageError", text
        with pytest.raises(etree.XMLSyntaxError):
            etree.fromstring(text.encode())


@pytest.mark.parametrize("case", TRANSCRIPTS, ids=lambda case: case["name"])
def test_a_block_is_told_as_plain_text_as_when_it_is_copied(case: Mapping[str, str]) -> None:
    assert plain_text(case["html"]) == case["plain"]


def _canonical(text: str) -> bytes:
    return etree.tostring(etree.fromstring(text.encode()), method="c14n", with_comments=False)
