"""Makes what the converter hands over: a raw DOCX by pandoc, with the numbered bookmarks of a case file.

In a case file `«3:` opens and `3»` closes mark 3: inside a line around runs, alone on a line around blocks.
"""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypandoc
import yaml

from macros.documents.docx_fill import fill_docx
from macros.documents.docx_package import package_docx
from macros.documents.resources import reference_docx
from macros.model import DocumentData, Facts, Ingredient, Mark, MarkKind, Values

CASES = sorted((Path(__file__).parent / "docx_cases").glob("*.yml"))
RESULTS = ("vorlage", "ausgefuellt", "endfassung")
_MARK = re.compile(r"«(\d+):|(\d+)»")


@dataclass(frozen=True)
class Case:
    """One case file: the raw document, what is known about it, the values, and what is expected."""

    raw: bytes
    data: DocumentData
    values: Values
    expected: Mapping[str, Any]


def read_case(path: Path) -> Case:
    """Return the case of a file, converted by pandoc."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    data = document_data(content, path.stem)
    return Case(raw_docx(content["text"], data.title), data, values_of(content.get("werte", {})), content)


def results(case: Case) -> dict[str, bytes]:
    """Return the three files that a case becomes: unfilled, filled, final."""
    packaged = package_docx(case.raw, case.data)
    filled = fill_docx(packaged, case.values, final=False)
    return dict(zip(RESULTS, (packaged, filled, fill_docx(packaged, case.values, final=True)), strict=True))


def document_data(content: Mapping[str, Any], name: str) -> DocumentData:
    """Return what the document of a case carries about itself; a prompt is the field's name in brackets."""
    marks = tuple(_mark(number, str(words)) for number, words in content.get("marken", {}).items())
    prompts = {mark.field: f"[{mark.field}]" for mark in marks if mark.field} | content.get("anzeigen", {})
    ingredients = (Ingredient("probe", "0" * 64),)
    day, source = dt.date(2026, 3, 1), "https://example.org/vorlagen/probe/"
    return DocumentData(name, content.get("titel", "Probe"), "2026-03-01", day, source, ingredients, marks, prompts)


def values_of(content: Mapping[str, Any]) -> Values:
    """Return the values of a case."""
    facts = Facts(
        content.get("form", "stadt"),
        content.get("land", "HE"),
        frozenset(content.get("hat", ())),
        content.get("antworten", {}),
    )
    rows = {name: tuple(entries) for name, entries in content.get("zeilen", {}).items()}
    return Values(content.get("texte", {}), rows, facts)


def raw_docx(markdown: str, title: str = "Probe") -> bytes:
    """Return the DOCX that pandoc writes for Markdown with numbered marks."""
    with tempfile.TemporaryDirectory() as folder:
        reference, target = Path(folder) / "reference.docx", Path(folder) / "target.docx"
        reference.write_bytes(reference_docx())
        command = [pypandoc.get_pandoc_path(), "--from=markdown-implicit_figures+hard_line_breaks-yaml_metadata_block"]
        command += ["--to=docx", f"--reference-doc={reference}", f"--output={target}"]
        command += [f"--metadata=title:{title}", "--metadata=lang:de-DE"]
        subprocess.run(command, input=_with_bookmarks(markdown), text=True, check=True, timeout=60)
        return target.read_bytes()


def _mark(number: int, words: str) -> Mark:
    kind, *arguments = words.split()
    found = MarkKind(kind)
    if found is MarkKind.FIELD:
        return Mark(number, found, field=arguments[0])
    if found in (MarkKind.HINT, MarkKind.NOTICE):
        return Mark(number, found, block=arguments == ["block"])
    lists = [word.removeprefix("liste=") for word in arguments if word.startswith("liste=")]
    condition = " ".join(word for word in arguments if not word.startswith("liste="))
    return Mark(number, found, condition=condition or None, list_name=lists[0] if lists else None)


def _with_bookmarks(markdown: str) -> str:
    lines = [
        _block(line) if _MARK.fullmatch(line.strip()) else _MARK.sub(_inline, line) for line in markdown.split("\n")
    ]
    return "\n".join(lines)


def _block(line: str) -> str:
    match = _MARK.fullmatch(line.strip())
    assert match
    indent = line[: len(line) - len(line.lstrip())]
    return f"{indent}```{{=openxml}}\n{indent}{_bookmark(match)}\n{indent}```"


def _inline(match: re.Match[str]) -> str:
    return f"`{_bookmark(match)}`{{=openxml}}"


def _bookmark(match: re.Match[str]) -> str:
    if match[1]:
        return f'<w:bookmarkStart w:id="{900000 + int(match[1])}" w:name="zbk_{match[1]}"/>'
    return f'<w:bookmarkEnd w:id="{900000 + int(match[2])}"/>'
