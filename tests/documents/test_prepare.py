from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from macros.documents.prepare import prepare

CASES = sorted(Path(__file__).with_name("prepare_cases").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_preparing_a_page(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    prepared = prepare(case["seite"], case.get("platz", {}), notice=False)
    assert prepared.markup.split() == case["html"].split()
    assert list(prepared.pictures) == case.get("bilder", [])
    marks = [
        " ".join(
            str(part) for part in (mark.number, mark.kind.value, mark.field, mark.condition, mark.list_name) if part
        )
        for mark in prepared.marks
    ]
    assert marks == case.get("marken", [])
