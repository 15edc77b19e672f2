"""Terms and figures in finished texts, case by case."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.library_glossary import GlossaryEntry
from macros.wiki.reading import finish

CASES = yaml.safe_load(Path(__file__).with_name("reading.yml").read_text(encoding="utf-8"))
GLOSSARY = [
    GlossaryEntry.model_validate({"feld": "Grundlagen", "definition": "Ein Satz.", "geprueft": False, **names})
    for names in (
        {"begriff": "Digitaler Zwilling"},
        {"begriff": "Baustein"},
        {"begriff": "Liegenschaftskataster", "abkuerzungen": ["ALKIS"]},
    )
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_text_is_finished_for_reading(case: dict[str, Any]) -> None:
    written = finish(case["html"], GLOSSARY, lambda target: f"../{target}")
    for place in re.findall(r'<a class="begriff" href="([^"]*)"', written):
        assert place.startswith("../glossar.html#")
    plain = re.sub(r'<a class="begriff"[^>]*>', "<a>", written).replace("\u00a0", "~")
    assert plain == case["gives"]
