from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from macros.documents.html_fill import fill_html
from macros.model import Facts, Values

CASES = sorted(Path(__file__).with_name("html_cases").glob("*.yml"))


@pytest.mark.parametrize("final", [False, True], ids=["fillable", "final"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_filling_html(path: Path, final: bool) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    given = case["werte"]
    rows = {name: tuple(entries) for name, entries in given["zeilen"].items()}
    values = Values(given["texte"], rows, Facts("stadt", given["land"], frozenset()))
    expected = case.get("endfassung", case["html"]) if final else case["html"]
    assert in_lines(fill_html(case["seite"], values, final=final)) == in_lines(expected)


def in_lines(markup: str) -> list[str]:
    """Empty lines that removed blocks leave behind carry no meaning."""
    return [line.strip() for line in markup.replace("</tr><tr>", "</tr>\n<tr>").splitlines() if line.strip()]
