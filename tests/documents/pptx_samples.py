"""Case files of the PPTX: page HTML (`{{ feld }}` is a field's mark), values, and what stands on the slides."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from macros.documents.container import read_parts
from macros.documents.pptx_fill import fill_pptx
from macros.documents.pptx_package import package_pptx
from macros.documents.pptx_xml import PptxPackage, q
from macros.documents.prepare import prepare
from macros.documents.xml import parse_xml
from macros.model import DocumentData, Ingredient, Values
from tests.documents.odt_samples import FIELD, field_span, values_of

CASES = sorted(path.stem for path in (Path(__file__).parent / "pptx_cases").glob("*.yml"))
STAGES = ("vorlage", "ausfuellbar", "endfassung")
LAYOUT_ONLY = ("ftr", "sldNum", "sldImg")


@cache
def content_of(name: str) -> dict[str, Any]:
    """Return what a case file says."""
    path = Path(__file__).parent / "pptx_cases" / f"{name}.yml"
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def values(name: str) -> Values:
    """Return the values of a case."""
    return values_of(content_of(name))


@cache
def stage(name: str, which: str) -> bytes:
    """Return the PPTX of a case at one stage: `vorlage`, `ausfuellbar` or `endfassung`."""
    if which == "vorlage":
        return slides_of_page(content_of(name)["seite"])
    return fill_pptx(stage(name, "vorlage"), values(name), final=which == "endfassung")


def slides_of_page(page: str, *, notice: bool = False) -> bytes:
    """Return the unfilled PPTX of a page's HTML."""
    known = {one: f"[{one}]" for one in FIELD.findall(page)}
    prepared = prepare(FIELD.sub(lambda found: field_span(found[1], known), page), {}, notice=notice)
    ingredients, day = (Ingredient("probe", "0" * 64),), dt.date(2026, 3, 1)
    source = "https://example.org/vorlagen/probe.html"
    data = DocumentData("probe", "Probe", "2026-03-01", day, source, ingredients, prepared.marks, known)
    return package_pptx(prepared.markup, data)


def lines_of(content: bytes) -> list[str]:
    """Return what the slides say: `#` before a title, `»` before notes, `|` between cells, `¶` for a break."""
    package = PptxPackage(content)
    found: list[str] = []
    for slide in package.related(package.main, "slide"):
        found += _lines(package, slide, "")
        for notes in package.related(slide, "notesSlide"):
            found += _lines(package, notes, "» ")
    return found


def parts(content: bytes, folder: str) -> dict[str, Any]:
    """Return the roots of the parts of a folder by name."""
    return {
        name: parse_xml(part)
        for name, part in read_parts(content).items()
        if name.startswith(folder) and name.endswith(".xml")
    }


def _lines(package: PptxPackage, name: str, lead: str) -> list[str]:
    found = []
    for shape in package.tree(name).iter(q("p:sp"), q("p:graphicFrame")):
        kinds = [place.get("type") for place in shape.iter(q("p:ph"))]
        if any(kind in LAYOUT_ONLY for kind in kinds):
            continue
        title = "# " if kinds in (["title"], ["ctrTitle"]) else lead
        if shape.tag == q("p:graphicFrame"):
            rows = shape.iter(q("a:tr"))
            found += [" | ".join(_text(cell) for cell in row.iterfind(q("a:tc"))) for row in rows]
        else:
            texts = [_text(paragraph) for paragraph in shape.iter(q("a:p"))]
            found += [title + text for text in texts if text]
    return found


def _text(holder: Any) -> str:
    pieces = [" ¶ " if item.tag == q("a:br") else item.text or "" for item in holder.iter(q("a:t"), q("a:br"))]
    return "".join(pieces).strip()
