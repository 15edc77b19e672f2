from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros import conditions
from macros.errors import BaukastenError
from macros.gate import expand
from macros.library_sheets import read_sheet
from macros.markdown_extension import Dialect, SnippetTrees
from macros.sanitise import sanitise
from macros.yaml_source import parse

CASES = sorted(Path(__file__).with_name("cases").glob("*.yml"))
PROMPTS = {"kommune_gen": "[der Kommune]", "rat": "[Rat]", "kosten.jahr": "[Jahr]", "spitze_rolle": "Verwaltungsspitze"}


def render_case(case: dict[str, Any]) -> str:
    sheets = {name: read_sheet(parse(text, name), {}) for name, text in case.get("datenblaetter", {}).items()}
    sources = {**case.get("bausteine", {}), **{name: sheet.body for name, sheet in sheets.items()}}
    dialect = Dialect(PROMPTS, conditions.to_text, lambda name: expand(sources[name]), sheet=sheets.get)
    return sanitise(SnippetTrees(dialect).render(expand(case["seite"])))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_dialect(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    if "fehler" in case:
        with pytest.raises(BaukastenError, match=case["fehler"]):
            render_case(case)
        return
    assert in_lines(render_case(case)) == in_lines(case["html"])


def in_lines(markup: str) -> list[str]:
    """One element of a block a line: line breaks between elements carry no meaning."""
    plain = markup.replace("\n", "")
    return re.sub(
        r"(</?(?:h[1-6]|p|section|table|caption|thead|tbody|tr|td|th|ol|ul|li|div|hr)\b)", r"\n\1", plain
    ).split("\n")
