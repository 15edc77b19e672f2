"""Whatever is contributed: the check answers with findings, soon, and never breaks."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.check import ADVICE, inspect_files
from macros.check_context import Context
from macros.check_conversion import SECONDS_PER_TEXT
from macros.content_files import NEEDED, ContentFiles, read_files
from macros.library import load_library
from macros.model import Snippet
from macros.rendering import vocabulary
from tests.check.test_check import HEAD, SNIPPET
from tests.support.content import core_content
from tests.support.needs import ROOT

CONTENT = core_content()
TABLES = {path: text for path, text in CONTENT.texts.items() if path in NEEDED}
TODAY = dt.date(2026, 11, 23)
LIBRARY = load_library(ROOT)
CONTEXT = Context(LIBRARY, vocabulary(LIBRARY), TODAY)
PIECES = [
    *("{{ kommune_gen }}", '{{ baustein("probe") }}', '{{ wenn("land:HE") }}', "{{ sonst }}", "{{ ende }}", "{{", "}}"),
    *(
        '{{ nur("sonst") }}',
        '{{ je_zeile("kosten_je_jahr") }}',
        "{% if x %}",
        "{#",
        "#}",
        '{{ "".__class__ }}',
        "{: #a }",
    ),
    *(
        "/// variante | land:HE",
        "/// variante | sonst",
        "/// tabelle | T",
        "///",
        "////",
        "\n",
        "\n\n",
        "    ",
        "\t",
        " ",
    ),
    *(
        "# ",
        "### ",
        "- ",
        "1. ",
        "> ",
        "| A | B |",
        "| --- | --- |",
        "|",
        "[^1]",
        "[^1]: ",
        "[a](b)",
        "![](x)",
        "[",
        "]",
    ),
    *("**", "_", "`", "```", "~~~", "<b>", "</b>", "<!--", "-->", "&nbsp;", "<script>", "https://", "\u202e", "\u200b"),
    *("\ue000", "\ue001feld:x", "\x00", "\r", "ä", "der Rat", "Bürger", "§ 12 KAnG", "---", "===", "***", "!!! note"),
]
PIECED = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=25).map("".join)


@given(PIECED)
def test_any_text_of_a_baustein_gets_an_answer(body: str) -> None:
    answered(SNIPPET, HEAD.format("") + body)


@given(PIECED)
def test_any_text_gets_advice(body: str) -> None:
    text = Snippet("probe", "begruendung", "Probe", "Probe.", TODAY, "Entwurf", body, SNIPPET, 9)
    for check in ADVICE:
        assert all(finding.advice and finding.line >= 1 for finding in check(text, CONTEXT))


@given(PIECED | st.text())
def test_any_front_matter_gets_an_answer(source: str) -> None:
    answered(SNIPPET, f"---\nid: probe\n{source}\n---\nText\n")


@given(PIECED | st.text())
def test_any_page_gets_an_answer(source: str) -> None:
    answered("docs/probe.md", source)


@given(st.sampled_from(sorted(TABLES)), st.integers(0, 5_000), st.integers(0, 60), st.text(max_size=12))
def test_any_damaged_table_gets_an_answer(path: str, start: int, length: int, text: str) -> None:
    source = TABLES[path]
    answered(path, source[:start] + text + source[start + length : 6_000])


@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_named(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp() / "bytes"
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    (folder / "docs" / "probe.md").write_bytes(content)
    files, findings = read_files(folder)
    assert ("docs/probe.md" in files.texts) is not any(item.path == "docs/probe.md" for item in findings)


def answered(path: str, source: str) -> None:
    begun = time.monotonic()
    for finding in inspect_files(ContentFiles({**TABLES, path: source}, {}), only=[path]).findings:
        assert finding.line >= 1
        assert finding.found
    assert time.monotonic() - begun < SECONDS_PER_TEXT
