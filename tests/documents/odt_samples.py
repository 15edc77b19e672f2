"""Case files of the ODT: page HTML (`{{ feld }}` is a field's mark) and values, on the real way through pandoc."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from macros.documents.conversion import Converter, Task
from macros.documents.odt_fill import fill_odt
from macros.documents.odt_package import package_odt
from macros.documents.prepare import prepare
from macros.model import DocumentData, Facts, Ingredient, Values

CASES = Path(__file__).parent / "odt_cases"
STAGES = ("vorlage", "ausfuellbar", "endfassung")
FIELD = re.compile(r"\{\{ (\S+) \}\}")


@dataclass(frozen=True)
class Case:
    """One case: the raw ODT, what is known about it, the values, what is expected at each stage."""

    raw: bytes
    data: DocumentData
    values: Values
    expected: Mapping[str, Any] = field(default_factory=dict)


@cache
def case(name: str) -> Case:
    """Return the case of a file in `odt_cases`."""
    content = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    raw, data = convert_page(content["seite"], content.get("anzeigen", {}), name)
    return Case(raw, data, values_of(content), content)


@cache
def stage(name: str, which: str) -> bytes:
    """Return the ODT of a case at one stage: `vorlage`, `ausfuellbar` or `endfassung`."""
    if which == "vorlage":
        return package_odt(case(name).raw, case(name).data)
    return fill_odt(stage(name, "vorlage"), case(name).values, final=which == "endfassung")


def convert_page(
    page: str, prompts: Mapping[str, str] | None = None, name: str = "probe", title: str = "Probe"
) -> tuple[bytes, DocumentData]:
    """Return pandoc's ODT of a page, and the data of its document."""
    known = {one: f"[{one}]" for one in FIELD.findall(page)} | dict(prompts or {})
    prepared = prepare(FIELD.sub(lambda found: field_span(found[1], known), page), {}, notice=False)
    with closing(Converter()) as converter:
        raw = converter.convert([Task(name, title, prepared.markup, ("odt",))], {})[name, "odt"]
    ingredients = (Ingredient("probe", "0" * 64),)
    day, source = dt.date(2026, 3, 1), "https://example.org/vorlagen/probe/"
    return raw, DocumentData(name, title, "2026-03-01", day, source, ingredients, prepared.marks, known)


def values_of(content: Mapping[str, Any]) -> Values:
    """Return the values of a case; it plays in a Stadt in Hessen unless it says otherwise."""
    facts = Facts(content.get("form", "stadt"), content.get("land", "HE"), frozenset(content.get("hat", ())))
    rows = {name: tuple(entries) for name, entries in content.get("zeilen", {}).items()}
    return Values(content.get("werte", {}), rows, facts)


def field_span(name: str, prompts: Mapping[str, str]) -> str:
    """Return a field as a page has it."""
    return f'<span class="feld" data-feld="{name}">{prompts[name]}</span>'
