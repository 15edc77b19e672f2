from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment

from macros.gate import Vocabulary, expand, inspect
from macros.grammar_names import explain_unknown_of_party
from macros.rendering import page_vocabulary
from tests.support.needs import ROOT

CASES = yaml.safe_load(Path(__file__).with_name("cases.yml").read_text(encoding="utf-8"))
VOCABULARY = Vocabulary(
    {"kommune", "kommune_gen", "spitze_gen", "vertretende_akk"},
    {"kosten": {"jahr", "betrag"}, "partner": {"kommune", "kommune_gen", "spitze_gen", "vertretende_akk"}},
    {"ziele", "nutzen", "plan"},
    lambda _: "",
    explain_unknown_of_party,
    diagrams={"plan"},
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"])
def test_the_gate_lets_only_known_names_pass(case: dict[str, Any]) -> None:
    findings = inspect(f"Zeile eins\n{case['source']}", "x.md", 10, VOCABULARY)
    if "tokens" in case:
        assert not findings
        assert expand(case["source"]).replace("\ue000", "⟦").replace("\ue001", "⟧") == case["tokens"]
    else:
        assert findings[0].path == "x.md"
        assert findings[0].line == 11
        assert findings[0].found.startswith(case["finding"])
        assert case.get("remedy", "") in findings[0].remedy


def test_pages_of_the_wiki_have_no_pictures_of_sheets() -> None:
    [finding] = inspect('{{ schaubild("plan") }}', "x.md", 1, page_vocabulary(VOCABULARY))
    assert finding.expected == "Schaubilder nur in Vorlagen und in Bausteinen"


def test_all_findings_of_a_text_are_named_at_once_with_their_lines() -> None:
    findings = inspect("{{ eins }}\n\n{{ zwei }}", "x.md", 1, VOCABULARY)
    assert [finding.line for finding in findings] == [1, 3]


def test_a_fault_hides_no_later_one() -> None:
    findings = inspect("{{ kommune }\n{% x %}\n{{ komune }}\n{{ kommune gen }}", "x.md", 1, VOCABULARY)
    assert [finding.line for finding in findings] == [1, 2, 3, 4]


@pytest.mark.parametrize("source", ["{{ kommune }", "{{ (kommune) }}", "{% x %}", "{# x #}"])
def test_what_was_not_inspected_is_not_expanded(source: str) -> None:
    with pytest.raises(ValueError, match="inspected"):
        expand(source)


def test_gate_and_site_agree_on_what_opens_a_macro() -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "j2_" not in settings  # the plugin's own delimiters would open what the gate takes for text
    jinja = Environment()
    assert {jinja.variable_start_string, jinja.block_start_string, jinja.comment_start_string} == {"{{", "{%", "{#"}
    assert jinja.line_statement_prefix is jinja.line_comment_prefix is None
