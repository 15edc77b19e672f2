"""In Chromium, the page and the files of the Beschlussvorlage for every form in every Land, and for real bodies."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.documents.filler import Result
from macros.documents.html_fill import fill_html
from macros.documents.open_points import open_points
from macros.grammar import derive_values
from macros.model import Body, Profile
from macros.register import Entry, read_register
from tests.browser_fill.calling import differences, unpacked
from tests.grammar.test_grammar import every_profile
from tests.register.test_register import OFFICIAL
from tests.site.test_filled_pages import blocks
from tests.support.browser import fresh_context
from tests.support.profiles import filled, library, stored
from tests.support.servers import static_server

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAPER = "vorlagen/beschlussvorlage/grundsatzbeschluss.html"
NAMES = (
    *("Musterstadt", "Bad Musterlingen", "Sankt Musterhausen", "Musterbach a. d. Muster", "Neu-Musterow"),
    *("Musterau/Beispieltal", "Muster (Westerwald)", "Groß Musterförde", "Musters", "Musterß", "Oberes Mustertal"),
    "Rhein-Muster-Kreis",
)
"""Patterns of names; each form in each Land bears another one."""
FILES_OF_EVERY = 8
FILL = """async ([address, raws, files]) => {
  const room = (name) => import(`/assets/javascript/${name}.js`);
  const { sessionOf } = await room("profile/session");
  const { fillPage, openPoints } = await room("live/filling");
  const { profileRecord, usedFields } = await room("fill/record");
  const fillers = { docx: (await room("fill/docx")).fillDocx, odt: (await room("fill/odt")).fillOdt };
  const text = await (await fetch(address)).text();
  const load = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
  const packed = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const found = [];
  for (const [raw, wanted] of raws) {
    const session = await sessionOf(raw);
    if (!session) { found.push({ page: `no session for ${JSON.stringify(raw)}` }); continue; }
    const root = new DOMParser().parseFromString(text, "text/html").querySelector("article");
    fillPage(root, session.values);
    const open = openPoints(root, session.fields).map(({ label }) => label);
    root.querySelectorAll(".fuer-andere, .entfallen").forEach((element) => element.remove());
    const filled = {};
    for (const [form, fill] of wanted ? Object.entries(fillers) : []) {
      const bytes = await load(files[form]);
      const record = profileRecord(session.profile, await usedFields(bytes, session.fields));
      filled[form] = packed(await fill(bytes, session.values, { final: false, record }));
    }
    found.push({ page: root.innerHTML, open, files: filled });
  }
  return found;
}"""


@pytest.fixture(scope="module")
def opened(site: Path, browser: Browser) -> Iterator[Page]:
    """Return a page of the site that asks no other machine for anything."""
    with static_server(site) as address, fresh_context(browser) as (context, refused):
        page = context.new_page()
        page.goto(address)
        yield page
    assert refused == []


def test_every_form_in_every_land_reads_as_on_the_command_line(opened: Page, site: Path) -> None:
    names = itertools.cycle(NAMES)
    bodies = [replace(profile, municipality=next(names)) for profile in every_profile()]
    assert len(bodies) > 111
    compare(opened, site, bodies)


def first_of_each_form(entries: Sequence[Entry]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.form, entry)
    return found


def real_bodies() -> list[Profile]:
    """Return one real body of each form in each Land from the official register, where it lies beside the project."""
    if not OFFICIAL.is_file():
        return []
    register = read_register(OFFICIAL.read_text(encoding="utf-8"), OFFICIAL.name, library().tables)
    found = []
    for land, entries in sorted(register.entries.items()):
        known = library().tables.forms.laender[land].forms
        for form, entry in sorted(first_of_each_form(entries).items()):
            usual = known[form].preparing
            preparing = Body(entry.association or entry.district, usual) if usual else None
            found.append(Profile(entry.name, form, land, preparing=preparing))
    return found


if REAL := real_bodies():  # not a skipped test where the register is missing: most people do not have it

    def test_a_real_body_of_each_form_in_each_land_reads_as_on_the_command_line(opened: Page, site: Path) -> None:
        assert len(REAL) > 60
        compare(opened, site, REAL)


def compare(page: Page, site: Path, bodies: Sequence[Profile]) -> None:
    """Compare text and files of each body as the browser and the command line make them."""
    asked = [[stored(body), number % FILES_OF_EVERY == 0] for number, body in enumerate(bodies)]
    files = {form: f"/downloads/grundsatzbeschluss/grundsatzbeschluss.{form}" for form in ("docx", "odt")}
    source = (site / PAPER).read_text(encoding="utf-8").split("<article", 1)[1].split(">", 1)[1].split("</article>")[0]
    for body, seen in zip(bodies, page.evaluate(FILL, [f"/{PAPER}", asked, files]), strict=True):
        values = derive_values(body, library().tables, library().project_fields)
        assert blocks(seen["page"]) == blocks(fill_html(source, values, final=False)), body
        assert seen["open"] == open_points(source, values, library().fields), body
        for form, content in seen["files"].items():
            _, expected = filled("grundsatzbeschluss", body, form, Result(final=False))
            assert differences(expected, unpacked(content)) == [], (body, form)
