"""The course of a plan in the browser: for the reader's municipality, forward from a day and back from another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.documents.table_fill import sheet_for
from macros.model import DataSheet
from macros.public_holidays import public_holidays
from macros.schedule_dates import DatedPlan, plan_from, plan_until
from macros.sheet_plan import tasks_of
from tests.support.axe import barriers
from tests.support.browser import errors_of, fresh_context
from tests.support.profiles import keep, library, read

pytestmark = [pytest.mark.site, pytest.mark.browser]

PLAN = "vorlagen/projektplan/projektstrukturplan.html"
PAPER = "vorlagen/meilensteinplan/meilensteinplan.html"
START = dt.date(2027, 2, 1)
NO_HOLIDAYS = public_holidays(None, range(2020, 2046))
PERIODS = [
    {"art": "Ferien", "name": "Sommerferien", "von": "2027-06-28", "bis": "2027-08-06"},
    {"art": "Förderentscheidung", "von": "2028-09-01"},
]


def profile(**fields: Any) -> dict[str, Any]:
    return {"kommune": "Musterfelden", "form": "stadt", "land": "BY", "felder": {"foerderung": True, **fields}}


@pytest.fixture
def quiet(browser: Browser) -> Iterator[Page]:
    """Return a page on which nothing goes wrong."""
    with fresh_context(browser, viewport={"width": 1400, "height": 900}) as (context, refused):
        page = context.new_page()
        errors = errors_of(page)
        yield page
    assert errors == []
    assert refused == []


def test_without_a_profile_the_built_course_stays_and_days_are_offered(quiet: Page, address: str) -> None:
    asked: set[str] = set()
    quiet.on("request", lambda request: asked.add(request.url))
    quiet.goto(address + PLAN, wait_until="networkidle")
    expect(quiet.get_by_role("img", name="Zeitverlauf der Arbeitspakete in Wochen")).to_be_visible()
    assert not [url for url in asked if "course-view" in url or "feiertage" in url]
    quiet.get_by_role("button", name="Termine ausrechnen").click()
    field = quiet.get_by_label("Beginn", exact=True)
    expect(field).to_be_focused()
    field.fill("1.2.2027")
    field.press("Enter")
    expect(status(quiet)).to_contain_text("56 Arbeitspakete vom 1. Februar 2027 bis")
    assert rows(quiet) == in_words(plan_from(START, tasks_of(sheet()), NO_HOLIDAYS))


def test_a_course_has_the_days_of_the_profile_and_loses_the_rows_of_others(quiet: Page, address: str) -> None:
    keep(quiet, address, profile(projektbeginn=START.isoformat(), foerderung=False))
    quiet.goto(address + PLAN)
    expect(quiet.get_by_role("img", name="Zeitverlauf der Arbeitspakete mit Terminen")).to_be_visible()
    expect(status(quiet)).to_contain_text("48 Arbeitspakete vom 1. Februar 2027 bis")
    shown = rows(quiet)
    assert "4.9" not in shown
    assert shown["1.1"] == in_words(plan(profile()))["1.1"]
    assert quiet.locator(".verlauf rect").count() == 48
    description = (quiet.locator(".verlauf desc").text_content() or "").replace("\u00a0", " ")
    assert description.startswith("48 Arbeitspakete vom 1. Februar 2027 bis")
    assert "Der längste Weg führt über 1.1, 1.3" in description


@pytest.mark.parametrize(("form", "packages"), [("stadt", 50), ("landkreis", 56)])
def test_all_rows_have_the_days_that_python_reckons(quiet: Page, address: str, form: str, packages: int) -> None:
    given = {**profile(projektbeginn=START.isoformat()), "form": form}
    keep(quiet, address, given)
    quiet.goto(address + PLAN)
    expect(status(quiet)).to_contain_text(f"{packages} Arbeitspakete vom")
    assert rows(quiet) == in_words(plan(given))


def test_a_reader_counts_back_from_a_target_by_keyboard(quiet: Page, address: str) -> None:
    keep(quiet, address, profile(projektbeginn=START.isoformat()))
    quiet.goto(address + PLAN)
    forward = quiet.get_by_role("radio", name="vorwärts ab dem Beginn")
    expect(quiet.get_by_label("Beginn", exact=True)).to_have_value("1.2.2027")
    forward.focus()
    quiet.keyboard.press("ArrowDown")
    expect(quiet.get_by_role("radio", name="rückwärts ab einem Zieltermin")).to_be_checked()
    expect(status(quiet)).to_contain_text("50 Arbeitspakete in 135 Wochen.")
    quiet.keyboard.press("Tab")
    expect(quiet.get_by_label("Zieltermin", exact=True)).to_be_focused()
    quiet.keyboard.type("31.12.2029")
    quiet.keyboard.press("Enter")
    expect(status(quiet)).to_contain_text("bis 31. Dezember 2029")
    target = dt.date(2029, 12, 31)
    holidays = public_holidays("BY", range(2020, 2046))
    assert rows(quiet) == in_words(plan_until(target, tasks_of(needed(profile())), holidays))


def test_a_day_that_does_not_exist_is_refused_in_words_beside_the_field(quiet: Page, address: str) -> None:
    keep(quiet, address, profile())
    quiet.goto(address + PLAN)
    field = quiet.get_by_label("Beginn", exact=True)
    field.fill("31.2.2027")
    field.press("Enter")
    expect(quiet.locator(".verlauf .fehler")).to_contain_text("gibt es nicht")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(status(quiet)).to_contain_text("50 Arbeitspakete in 135 Wochen.")


def test_steps_in_endangered_times_are_warned_of_and_open_times_named(quiet: Page, address: str) -> None:
    keep(quiet, address, profile(projektbeginn=START.isoformat(), gefaehrdete_zeiten=PERIODS))
    quiet.goto(address + PLAN)
    warnings = quiet.locator(".verlauf-warnungen")
    expect(warnings.get_by_role("status")).to_have_text("In 2 Zeiten fallen Termine.")
    first, second = warnings.get_by_role("listitem").all_inner_texts()
    assert first.replace("\u00a0", " ").startswith("Ferien (Sommerferien), 28. Juni 2027 bis 6. August 2027: In den")
    assert "1.7 Grundsatzbeschluss beraten und fassen (" in first
    assert "Betroffen: 5.3 Vergabeverfahren durchführen (Beginn " in second
    expect(warnings).to_contain_text("Nicht eingetragen: Haushaltsaufstellung, vorläufige Haushaltsführung, Wahl.")
    warnings.get_by_role("button", name="Zeiten im Kommunenprofil eintragen").click()
    panel = quiet.locator("dialog.profil")
    expect(panel.locator('[data-frage="gefaehrdete_zeiten"]')).to_be_visible()


def test_the_days_of_a_paper_follow_the_meeting_and_are_warned_of(quiet: Page, address: str) -> None:
    quiet.goto(address + PAPER)
    row = quiet.get_by_role("row").filter(has_text="Abgabe beim Sitzungsdienst")
    expect(row).to_contain_text("[5 Wochen vorher]")
    expect(quiet.locator(".verlauf-warnungen")).to_have_count(0)
    keep(quiet, address, profile(sitzungstermin="2027-09-02", gefaehrdete_zeiten=PERIODS))
    quiet.goto(address + PAPER)
    expect(row).to_contain_text("29. Juli 2027")
    warnings = quiet.locator(".verlauf-warnungen")
    expect(warnings.get_by_role("status")).to_have_text("In eine Zeit fallen Termine.")
    expect(warnings.get_by_role("listitem")).to_contain_text("Abgabe beim Sitzungsdienst (29. Juli 2027)")


def test_only_the_meeting_is_open_while_it_is_missing_and_a_prompt_leads_to_it(quiet: Page, address: str) -> None:
    keep(quiet, address, profile(projektbeginn=START.isoformat(), planungsstand="2027-01-04"))
    quiet.goto(address + PAPER)
    prompt = quiet.locator("span.feld", has_text="[5 Wochen vorher]").first
    prompt.click()
    panel = quiet.locator("dialog.profil")
    expect(panel.locator('[data-frage="sitzungstermin"] input')).to_be_focused()


@pytest.mark.parametrize("width", [375, 1400])
def test_a_live_course_has_no_barrier_that_axe_finds(browser: Browser, address: str, width: int) -> None:
    with fresh_context(browser, viewport={"width": width, "height": 900}) as (context, _):
        page = context.new_page()
        keep(page, address, profile(projektbeginn=START.isoformat(), gefaehrdete_zeiten=PERIODS))
        page.goto(address + PLAN, wait_until="networkidle")
        page.locator(".verlauf-tabelle summary").click()
        page.get_by_label("Beginn", exact=True).fill("morgen")
        page.get_by_label("Beginn", exact=True).press("Enter")
        expect(page.locator(".verlauf .fehler")).to_be_visible()
        assert barriers(page) == []


def test_on_paper_the_table_stands_open_and_the_form_is_gone(quiet: Page, address: str) -> None:
    keep(quiet, address, profile(projektbeginn=START.isoformat()))
    quiet.goto(address + PLAN)
    expect(status(quiet)).to_contain_text("vom 1. Februar 2027")
    quiet.emulate_media(media="print")
    expect(quiet.locator(".verlauf-form")).to_be_hidden()
    expect(quiet.locator(".verlauf-tabelle tbody tr").first).to_be_visible()
    expect(quiet.locator(".verlauf svg")).to_be_visible()


def test_a_thousand_packages_are_reckoned_and_drawn_at_once(quiet: Page, address: str) -> None:
    keep(quiet, address, profile(projektbeginn=START.isoformat()))
    quiet.goto(address + PLAN, wait_until="networkidle")
    milliseconds = quiet.evaluate(THOUSAND)
    assert quiet.locator(".verlauf rect").count() == 1000
    assert milliseconds < 200


THOUSAND = """
async () => {
  const figure = document.querySelector("figure.verlauf");
  const body = figure.querySelector("tbody");
  const row = body.rows[0].cloneNode(true);
  const many = Array.from({ length: 1000 }, (_, at) => {
    const copy = row.cloneNode(true);
    Object.assign(copy.dataset, { nr: String(at), wochen: String(1 + (at % 3)), nach: at > 4 ? String(at - 5) : "" });
    copy.cells[0].textContent = `${at} Paket ${at}`;
    return copy;
  });
  body.replaceChildren(...many);
  figure.querySelector(".verlauf-form, .verlauf-warnungen").remove();
  const { CourseView } = await import(new URL("../../assets/javascript/schedule/course-view.js", location.href).href);
  const view = new CourseView(figure);
  const times = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const begun = performance.now();
    await view.follow();
    times.push(performance.now() - begun);
  }
  return Math.min(...times);  // a busy machine is no fault
}
"""


def status(page: Page) -> Locator:
    return page.locator(".verlauf-form [role=status]")


def rows(page: Page) -> dict[str, list[str]]:
    """Return what the table shows of each package."""
    script = """(rows) => rows.filter((row) => !row.hidden)
        .map((row) => [row.dataset.nr, [...row.cells].slice(1).map((cell) => cell.textContent)])"""
    return dict(page.locator(".verlauf-tabelle tbody tr").evaluate_all(script))


def in_words(dated: DatedPlan) -> Mapping[str, list[str]]:
    return {
        number: [
            f"{_day(slot.start)} bis {_day(slot.end)}",
            f"{_day(slot.latest_start)} bis {_day(slot.latest_end)}",
            "keiner: längster Weg" if slot.slack == 0 else f"{slot.slack} Arbeitstage",
        ]
        for number, slot in dated.slots.items()
    }


def plan(given: dict[str, Any]) -> DatedPlan:
    return plan_from(START, tasks_of(needed(given)), public_holidays(given["land"], range(2020, 2046)))


def needed(given: dict[str, Any]) -> DataSheet:
    """Return the plan with the packages that a municipality needs."""
    return sheet_for(sheet(), read(given)[1].facts)


def sheet() -> Any:
    return library().snippets["projektstrukturplan"]


def _day(day: dt.date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
