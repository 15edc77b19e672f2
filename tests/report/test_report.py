"""The report of `pruefen --bericht`, driven by `cases.yml`; and what the project promises of its own content."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.content_files import ContentFiles, read_files
from macros.library import load_library, make_library
from macros.report.holdings import holdings
from macros.report.layout import Report, Table
from macros.report.promises import gaps, promised_cells
from macros.report.report import make_report
from macros.wiki.shelf import make_shelf
from tests.support.needs import ROOT

CASES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_what_a_report_counts(name: str) -> None:
    case = CASES[name]
    report = report_on(case)
    found = [table for section in report.sections for table in section.tables if table.title == case["tabelle"]]
    assert len(found) == (0 if case.get("fehlt") else 1)
    for table in found:
        compare(table, case)
    for part in case.get("sagt", ()):
        assert part in "\n".join(report.summary)


def test_every_text_that_the_programme_promises_is_there() -> None:
    library = load_library(ROOT)
    assert promised_cells(library) > 100
    assert [f"{gap.promise.zusage}: {dict(gap.cell)}" for gap in gaps(library, holdings(make_shelf(library)))] == []


def compare(table: Table, case: Mapping[str, Any]) -> None:
    rows = [list(row) for row in table.rows]
    assert {len(row) for row in rows} <= {len(table.head)}
    assert rows == case.get("zeilen", rows)
    assert len(rows) == case.get("anzahl", len(rows))
    for row in case.get("darin", ()):
        assert row in rows


def report_on(case: Mapping[str, Any]) -> Report:
    texts = {path: written(path, **said) for path, said in case["texte"].items()}
    promises = yaml.safe_dump({"zusagen": case.get("zusagen", [])}, allow_unicode=True)
    sources = {**tables(), **texts, "snippets/zusagen.yml": promises}
    library, findings = make_library(ContentFiles(sources, {}))
    assert library is not None
    assert findings == []
    return make_report(library, sources, everything=case.get("alles", False))


def written(path: str, text: str, angaben: Mapping[str, Any] | None = None) -> str:
    """Return a file with everything that its front matter needs; `status` is on line 7, the body starts on line 10."""
    name = Path(path).stem
    meta: dict[str, Any] = {"id": name, "titel": name.upper(), "wofuer": "Zur Probe."}
    if "/mappen/" in path:
        meta |= {"anlass": "Probe.", "dauer": "Kurz."}
    else:
        meta |= {"art": Path(path).parent.name}
    meta |= {"stand": "2026-11-23", "status": "Entwurf"}
    if path.startswith("docs/vorlagen/"):
        meta |= {"betreff": name.upper()}
    lines = [f"{key}: {value}" for key, value in {**meta, **(angaben or {})}.items()]
    return "\n".join(["---", *lines, "---", "", text])


@cache
def tables() -> Mapping[str, str]:
    files, _ = read_files(ROOT)
    return {path: text for path, text in files.texts.items() if path.count("/") <= 1 and path.endswith(".yml")}
