"""Pictures of data sheets: what documents draw, what is said of it, and the chart on the pages of the wiki."""

from __future__ import annotations

import dataclasses
import re
import xml.etree.ElementTree as ET

import lxml.html
import pytest

from macros.documents.diagram_shapes import WIDTH
from macros.documents.diagrams import diagram_svg, rasterised
from macros.library import load_library
from macros.model import DataSheet, SheetRow
from macros.sheet_diagram import diagram_words, has_diagram
from macros.sheet_organisation import roles_of
from macros.wiki.charts import chart_of
from tests.sheets.samples import large_plan, project_plan, sample
from tests.support.needs import ROOT
from tests.support.profiles import library

SVG = "{http://www.w3.org/2000/svg}"
SMALLEST_TYPE = 7
HIGHEST = 640
"""Points that a page leaves for a picture beside heading and caption."""


def organigramm() -> DataSheet:
    sheet = load_library(ROOT).snippets["organigramm"]
    assert isinstance(sheet, DataSheet)
    return sheet


@pytest.mark.parametrize("sheet", [project_plan(), organigramm(), large_plan(1000)], ids=["plan", "roles", "large"])
def test_a_picture_fits_a_page_and_its_type_can_be_read(sheet: DataSheet) -> None:
    picture = ET.fromstring(diagram_svg(sheet))
    _, _, width, height = (float(part) for part in picture.get("viewBox", "").split())
    assert width == WIDTH
    assert height <= HIGHEST
    assert min(float(text.get("font-size", 0)) for text in picture.iter(f"{SVG}text")) >= SMALLEST_TYPE
    for shape in picture.iter(f"{SVG}rect"):
        x, y, wide, high = (float(shape.get(name, 0)) for name in ("x", "y", "width", "height"))
        assert min(x, y) >= 0
        assert x + wide <= width
        assert y + high <= height


def test_a_plan_shows_each_package_below_its_phase() -> None:
    words = words_of(diagram_svg(project_plan()))
    assert words[:4] == ["Woche", "0", "10", "20"]
    assert words.index("Vorbereitung") + 1 == words.index("1.1 Ausgangslage und Bedarf klären")
    assert len([word for word in words if re.match(r"\d\.\d", word)]) == len(project_plan().rows)
    assert "4.7* Fördermittel prüfen und beantragen" in words


def test_a_plan_too_long_for_a_page_shows_its_phases_and_says_so() -> None:
    sheet = large_plan(1000)
    assert not [word for word in words_of(diagram_svg(sheet)) if word.startswith("Arbeitspaket")]
    assert diagram_words(sheet).caption.startswith("Zeitverlauf der Phasen")


def test_bars_stand_where_the_plan_has_them() -> None:
    bars = [float(bar.get("x", 0)) for bar in ET.fromstring(diagram_svg(project_plan())).iter(f"{SVG}rect")][1:]
    phase, first, second = bars[:3]
    assert phase == first
    assert second > first


def test_the_words_of_a_plan_tell_its_course() -> None:
    words = diagram_words(project_plan())
    assert "56 Arbeitspakete in 135 Wochen" in words.alternative
    assert "Vorbereitung: Woche 1 bis 22; Organisation: Woche 23 bis 28" in words.alternative
    assert "ohne örtliche Anpassung" in words.caption
    assert "kann in der Tabelle fehlen" in words.caption


def test_the_words_of_an_organisation_say_who_is_below_whom() -> None:
    words = diagram_words(sample("organisation"))
    assert words.alternative == "Organigramm: Auftrag, darunter Leitung & Team (beratend: Rat von außen)."


def test_those_who_advise_stand_beside_the_line() -> None:
    [root] = roles_of(organigramm().rows)
    steering = root.below[0].below[0]
    assert (steering.name, [role.name for role in steering.advisers]) == ("Lenkungskreis", ["Beteiligte Kommunen"])
    assert steering.below[0].below[0].name == "Teilprojekt Anwendungsfälle"


def test_a_picture_has_no_prompts_and_no_markup_of_contributors() -> None:
    row = SheetRow({**sample("organisation").rows[0].cells, "aufgabe": "leitet {{ kommune_akk }} <script>"}, None, 1)
    drawn = diagram_svg(dataclasses.replace(sample("organisation"), rows=(row,)))
    assert "leitet … <script>" in " ".join(words_of(drawn))
    assert "<script" not in drawn


def test_the_same_sheet_gives_the_same_picture() -> None:
    svg = diagram_svg(organigramm())
    rasterised.cache_clear()
    first = rasterised(svg)
    rasterised.cache_clear()
    assert first.startswith(b"\x89PNG")
    assert rasterised(svg) == first


def test_only_plans_and_organisations_are_drawn() -> None:
    drawn = {
        sheet.table for sheet in library().snippets.values() if isinstance(sheet, DataSheet) and has_diagram(sheet)
    }
    assert drawn == {"projektstrukturplan", "organisation"}
    assert chart_of(sample("kostenplan"), library()) == ""


def test_the_chart_of_a_page_is_a_nested_list_with_marks() -> None:
    chart = lxml.html.fragment_fromstring(chart_of(organigramm(), library()))
    [root] = chart.xpath(".//figure/ul/li")
    assert root.xpath("string(div/strong)") == "Gremium"
    assert root.xpath("div//span[@data-feld='rat_ohne']/text()") == ["[Rat]"]
    assert chart.xpath("count(.//li)") == len(organigramm().rows)
    assert chart.xpath("string(.//li[@data-wenn]/div/strong)") == "Beteiligte Kommunen"
    assert chart.xpath("string(.//ul[@class='stab']/../@aria-label)") == "Beratend bei: Lenkungskreis"


def words_of(svg: str) -> list[str]:
    """Return the texts of a picture in their order."""
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")]
