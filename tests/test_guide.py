"""Every example of the contributors' guide is tried out: good ones pass the check, bad ones get the answer shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from macros.check import inspect_files
from macros.content_files import ContentFiles
from macros.errors import Finding
from macros.sheet_kinds import SHEET_KINDS
from scripts.baukasten import COMMANDS
from tests.check.test_check import HEAD, SNIPPET
from tests.support.content import core_content
from tests.support.needs import ROOT

CONTENT = core_content()
_FENCE = re.compile(r"^```([a-z]+)\n(.*?)^```$(?:\n\n> Die Prüfung sagt: ([^\n]+)$)?", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """One fenced block of a page, with the answer that the page promises."""

    page: Path
    line: int
    kind: str
    text: str
    answer: str

    def __str__(self) -> str:
        """Return where the example stands, as the test's name."""
        return f"{self.page.name}:{self.line}"


def examples() -> Iterator[Example]:
    for page in [*sorted((ROOT / "docs" / "mitmachen").glob("*.md")), ROOT / "CONTRIBUTING.md"]:
        text = page.read_text(encoding="utf-8")
        for match in _FENCE.finditer(text):
            yield Example(page, text.count("\n", 0, match.start()) + 1, match[1], match[2], match[3] or "")


EXAMPLES = list(examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_example_is_true(example: Example) -> None:
    TRIALS[example.kind](example)


def test_every_fence_of_the_guide_is_an_example() -> None:
    fences = sum(page.read_text(encoding="utf-8").count("\n```") for page in {item.page for item in EXAMPLES})
    assert fences == 2 * len(EXAMPLES)


def good_text(example: Example) -> None:
    assert findings(SNIPPET, HEAD.format("") + "\n" + example.text) == []


def bad_text(example: Example) -> None:
    found = findings(SNIPPET, HEAD.format("") + "\n" + example.text)
    assert example.answer, "unter ein schlechtes Beispiel gehört, was die Prüfung sagt"
    assert any(plain(example.answer) in plain(answer_of(finding)) for finding in found), [
        answer_of(item) for item in found
    ]


def good_file(example: Example) -> None:
    meta = yaml.safe_load(example.text.split("---")[1])
    assert findings(f"snippets/{meta['art']}/{meta['id']}.md", example.text) == []


def good_kit(example: Example) -> None:
    meta = yaml.safe_load(example.text.split("---")[1])
    assert findings(f"docs/mappen/{meta['id']}.md", example.text) == []


def good_sheet(example: Example) -> None:
    meta = yaml.safe_load(example.text)
    assert findings(f"snippets/{meta['art']}/{meta['id']}.yml", example.text) == []


def good_field(example: Example) -> None:
    path = "snippets/felder.yml"
    assert findings(path, CONTENT.texts[path] + example.text) == []


def command(example: Example) -> None:
    names = {command.name for command in COMMANDS}
    for line in example.text.splitlines():
        words = line.split("#")[0].removeprefix(".venv/bin/").split()
        assert words[0] in {"baukasten", "make"}
        assert words[0] == "make" or words[1] in names, line


def good_deck(example: Example) -> None:
    meta = yaml.safe_load(example.text.split("---")[1])
    assert findings(f"docs/vorlagen/{meta['art']}/{meta['id']}.md", example.text) == []


TRIALS = {
    "baustein": good_text,
    "fehler": bad_text,
    "datei": good_file,
    "datenblatt": good_sheet,
    "mappe": good_kit,
    "foliensatz": good_deck,
    "felder": good_field,
    "befehl": command,
    "sh": command,
}


def findings(path: str, source: str) -> list[Finding]:
    files = ContentFiles({**CONTENT.texts, path: source}, CONTENT.pictures)
    return list(inspect_files(files, only=[path]).faults)


def answer_of(finding: Finding) -> str:
    """Return the whole answer in one line, as the guide quotes it."""
    parts = [
        finding.found,
        finding.expected and f"Erwartet: {finding.expected}",
        finding.remedy and f"Abhilfe: {finding.remedy}",
    ]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def plain(text: str) -> str:
    """Return a text without the marks of Markdown that a page needs to quote it."""
    return re.sub(r"[`\\*]", "", text)


def test_the_guide_names_every_kind_of_sheet_with_its_columns() -> None:
    page = (ROOT / "docs" / "mitmachen" / "datenblatt.md").read_text(encoding="utf-8")
    for key, kind in SHEET_KINDS.items():
        columns = ", ".join(f"`{column.name}`" for column in kind.written)
        assert f"| `{key}` | {columns} |" in page
