"""The course of a plan: what is computed of it, and how its picture says so."""

from __future__ import annotations

import dataclasses
import datetime as dt
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.documents.table_fill import sheet_for
from macros.grammar import derive_values
from macros.model import DataSheet, SheetRow
from macros.schedule import Task, circle, schedule
from macros.sheet_plan import tasks_of
from macros.wiki.gantt import gantt
from tests.support.profiles import library, profile

SVG = "{http://www.w3.org/2000/svg}"
DISTRICT = "landkreis-niedersachsen"
FOR_DISTRICTS = {
    "1.8": (4, 9, 1),
    "4.10": (25, 28, 18),
    "4.11": (41, 49, 5),
    "4.12": (49, 65, 26),
    "7.5": (117, 125, 4),
    "8.4": (125, 127, 4),
}
"""Start, end and slack in weeks of the packages that a plan has only where municipalities take part."""


def plan(*rows: tuple[str, int, tuple[str, ...], str | None]) -> DataSheet:
    made = tuple(
        SheetRow({"nr": number, "paket": f"Paket {number}", "wochen": weeks, "nach": after}, condition, 1)
        for number, weeks, after, condition in rows
    )
    basics = ("probe", "daten", "Probe", "Probe.", dt.date(2026, 11, 28), "Entwurf", "", "snippets/daten/probe.yml", 1)
    return DataSheet(*basics, table="projektstrukturplan", rows=made, lines=())


def plan_of(name: str) -> DataSheet:
    """Return the plan of the library as a municipality with funding needs it."""
    sheet = library().snippets["projektstrukturplan"]
    assert isinstance(sheet, DataSheet)
    funded = dataclasses.replace(profile(name), fields={"foerderung": True})
    return sheet_for(sheet, derive_values(funded, library().tables, library().project_fields).facts)


@pytest.mark.parametrize(("name", "packages"), [("stadt-hessen", 50), ("markt-bayern", 50), (DISTRICT, 56)])
def test_the_plan_of_the_library_takes_as_long_as_its_source_says(name: str, packages: int) -> None:
    sheet = plan_of(name)
    slots = schedule(tasks_of(sheet))
    assert len(slots) == packages
    ends = {number: slots[number].end for number in ("1.7", "4.8", "4.9", "5.4", "6.6", "7.4", "9.3")}
    assert ends == {"1.7": 22, "4.8": 62, "4.9": 65, "5.4": 85, "6.6": 115, "7.4": 127, "9.3": 135}
    assert [number for number, slot in slots.items() if slot.is_critical] == [
        *("1.1", "1.3", "1.5", "1.6", "1.7", "2.1", "2.3", "3.1", "4.1", "4.2", "4.5", "4.6", "4.8"),
        *("5.2", "5.3", "5.4", "6.1", "6.2", "6.3", "7.1", "7.3", "9.2", "9.3"),
    ]
    assert slots["4.9"].slack == 3


def test_a_district_asks_agrees_tries_out_and_hands_over() -> None:
    slots = schedule(tasks_of(plan_of(DISTRICT)))
    found = {number: (slots[number].start, slots[number].end, slots[number].slack) for number in FOR_DISTRICTS}
    assert found == FOR_DISTRICTS
    assert slots["4.11"].end <= slots["4.8"].start
    assert slots["4.10"].end <= slots["6.3"].start


def test_a_circle_is_named_from_its_first_to_its_first() -> None:
    assert circle({"a": ["b"], "b": ["c"], "c": ["a"]}) == ("a", "b", "c", "a")
    assert circle({"a": ["a"]}) == ("a", "a")
    assert circle({"a": ["b", "x"], "b": [], "c": ["a", "b"]}) == ()


@given(st.lists(st.tuples(st.integers(1, 30), st.lists(st.integers(0, 40), max_size=4)), min_size=1, max_size=40))
def test_nothing_begins_before_what_it_needs_and_nothing_ends_after_the_whole(
    drawn: list[tuple[int, list[int]]],
) -> None:
    tasks = [
        Task(str(place), weeks, tuple({str(other) for other in others if other < place}))
        for place, (weeks, others) in enumerate(drawn)
    ]
    slots = schedule(tasks)
    whole = max(slot.end for slot in slots.values())
    for task in tasks:
        slot = slots[task.id]
        assert slot.end - slot.start == slot.latest_end - slot.latest_start == task.weeks
        assert slot.start == max((slots[other].end for other in task.after), default=0)
        assert slot.slack >= 0
        assert slot.latest_end <= whole
        assert all(slots[other].latest_end <= slot.latest_start for other in task.after)
    assert any(slot.is_critical and slot.end == whole for slot in slots.values())


def test_the_picture_shows_each_package_where_it_lies_and_says_so_in_words() -> None:
    sheet = plan(("1.1", 4, (), None), ("1.2", 2, ("1.1",), "feld:foerderung=ja"), ("1.3", 6, ("1.1",), None))
    figure = ET.fromstring(gantt(sheet))
    title, description = (figure.find(f".//{tag}") for tag in ("title", "desc"))
    assert title is not None
    assert description is not None
    assert "3 Arbeitspakete in 10 Wochen. Der längste Weg führt über 1.1, 1.3." in (description.text or "")
    bars = [(bar.get("class"), float(bar.get("x", 0)), float(bar.get("width", 0))) for bar in figure.iter("rect")]
    assert bars == [("laengster", 330, 256), ("puffer bedingt", 586, 128), ("laengster", 586, 384)]


def test_signs_of_markup_in_a_name_stay_text() -> None:
    row = SheetRow({"nr": "1", "paket": "<script>", "wochen": 1, "nach": ()}, None, 1)
    sheet = plan(("1", 1, (), None))
    assert "<script" not in gantt(DataSheet(**{**vars(sheet), "rows": (row,)}))
