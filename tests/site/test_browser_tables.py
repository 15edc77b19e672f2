"""The published site derives a municipality's words in the browser, below any path."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.servers import static_server

pytestmark = [pytest.mark.site, pytest.mark.browser]

DERIVE = """async (address) => {
  const rooms = await import(new URL("assets/javascript/profile/check.js", address));
  const { checkProfile, deriveValues, fromSite, loadTables } = rooms;
  const raw = { kommune: "Musterstadt", form: "stadt", land: "HE", felder: { sitzungstermin: "14.6.2028" } };
  const tables = await loadTables(fromSite, raw);
  const { profile } = checkProfile(raw, tables, tables.outline.fields);
  const { texts } = deriveValues(profile, tables, tables.outline.fields);
  return [texts.rat_voll_gen, texts.beauftragte_gross, texts.sitzungstermin];
}"""


def test_a_page_derives_the_words_of_a_municipality(site: Path, tmp_path: Path, page: Page) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").symlink_to(site)
    with static_server(tmp_path) as address:
        page.goto(f"{address}a/b/index.html")
        words = page.evaluate(DERIVE, f"{address}a/b/")
    assert words == ["der Stadtverordnetenversammlung der Stadt Musterstadt", "Der Magistrat", "14.\u00a0Juni 2028"]
