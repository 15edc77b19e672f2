from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.canonical import canonical, canonical_body
from macros.canonical_front_matter import canonical_front_matter
from macros.check import texts
from macros.check_context import Context
from macros.content_files import ContentFiles, read_files
from macros.errors import ContentError
from macros.front_matter import DocumentMeta
from macros.library import make_library
from macros.model import Text
from macros.rendering import vocabulary
from tests.canonical.pages import page
from tests.support.content import core_content
from tests.support.needs import ROOT

FOLDER = Path(__file__).parent
BODIES: dict[str, Any] = yaml.safe_load((FOLDER / "bodies.yml").read_text(encoding="utf-8"))
HEADS: dict[str, Any] = yaml.safe_load((FOLDER / "front_matter.yml").read_text(encoding="utf-8"))
CONTENT = core_content()
PATH = "snippets/begruendung/probe.md"
HEAD = 'id: probe\nart: begruendung\ntitel: "Probe"\nwofuer: "Zur Probe."\nstand: 2026-11-23\nstatus: Entwurf\n'


@pytest.mark.parametrize("name", BODIES)
def test_a_body_gets_its_canonical_form_and_shows_the_same(name: str) -> None:
    before = BODIES[name]["vorher"]
    after = BODIES[name].get("nachher", before)
    assert canonical_body(before, page) == after.strip("\n")
    assert canonical_body(after, page) == after.strip("\n")
    assert page(before) == page(after)


@pytest.mark.parametrize("name", HEADS)
def test_front_matter_gets_its_canonical_form_and_says_the_same(name: str) -> None:
    before = HEADS[name]["vorher"]
    after = HEADS[name].get("nachher", before)
    keys = [*DocumentMeta.model_fields]
    assert canonical_front_matter(before, keys) == after
    assert canonical_front_matter(after, keys) == after
    assert yaml.safe_load(before) == yaml.safe_load(after)


def test_our_own_content_is_in_canonical_form() -> None:
    library, _ = make_library(read_files(ROOT)[0])
    assert library is not None
    context = Context(library, vocabulary(library))
    for text in (text for text in texts(library) if text.path.endswith(".md")):
        source = (ROOT / text.path).read_bytes().decode()
        assert canonical(source, text, context) == source, f"{text.path}: Abhilfe: baukasten formatieren"


def test_a_file_has_one_blank_line_after_its_front_matter_and_one_newline_at_its_end() -> None:
    source = f"---  \n{HEAD}---\nText.\n\n\n"
    assert formatted(PATH, source) == f"---\n{HEAD}---\n\nText.\n"


def test_a_page_without_front_matter_never_begins_like_one() -> None:
    assert formatted("docs/probe.md", "***\n\nText.\n") == "***\n\nText.\n"


@pytest.mark.parametrize(
    "fault", ["{{ unbekannt }}", "{{ wenn('land:HE') }}offen", "<b>fett</b>", "/// variante | stadt"]
)
def test_a_text_that_the_check_refuses_has_no_canonical_form(fault: str) -> None:
    with pytest.raises(ContentError):
        formatted(PATH, f"---\n{HEAD}---\n\n{fault}\n")


@pytest.mark.parametrize(
    "part", ["`", "` `` ", "[", "_", "__a ", "* ", "|", "{{", "{{ ", "/", "\n", "- a\n", "#", "> ", "~~~\n"]
)
def test_hostile_texts_are_formatted_in_time(part: str) -> None:
    start = time.perf_counter()
    canonical_body(part * (50_000 // len(part)), lambda _: "")
    assert time.perf_counter() - start < 5


def formatted(path: str, source: str) -> str:
    library, findings = make_library(ContentFiles({**CONTENT.texts, path: source}, CONTENT.pictures))
    assert library is not None
    assert not findings
    text: Text = next(text for text in texts(library) if text.path == path)
    return canonical(source, text, Context(library, vocabulary(library)))
