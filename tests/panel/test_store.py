"""The store of profiles in the browser: several, lasting or not, damaged, shared with other tabs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.browser import errors_of, fresh_context
from tests.support.needs import ROOT
from tests.support.servers import static_server

pytestmark = pytest.mark.browser

KEY = "zwillingsbaukasten.kommunenprofil"
CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("damaged_stores.yml").read_text(encoding="utf-8")
)
READ = """async () => {
  const store = await import("/store.js");
  const names = store.profiles().map((entry) => entry.profile.kommune);
  return {names, first: store.takeDamage(), second: store.takeDamage(), polluted: "polluted" in {}};
}"""
SAVE = """async (name) => {
  const store = await import("/store.js");
  store.save(store.newEntry({kommune: name}));
  return {lasting: store.isLasting(), active: store.activeProfile().kommune};
}"""
FORBID = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); }
});"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };"""


@pytest.fixture
def store(browser: Browser) -> Iterator[tuple[BrowserContext, str]]:
    """Return a browser profile of its own and the address of the profile rooms."""
    with (
        static_server(ROOT / "docs/assets/javascript/profile") as address,
        fresh_context(browser) as (context, refused),
    ):
        yield context, address
    assert refused == []


def opened(context: BrowserContext, address: str, script: str = "") -> Page:
    """Return a page of the store's site; `script` runs before its own."""
    page = context.new_page()
    if script:
        page.add_init_script(script)
    page.goto(f"{address}types.js")
    return page


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_damage_is_left_behind_and_told_once(store: tuple[BrowserContext, str], case: dict[str, Any]) -> None:
    page = opened(*store)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, case["gespeichert"]])
    errors = errors_of(page)
    found = page.evaluate(READ)
    assert found == {"names": case["bleibt"], "first": case["meldung"], "second": False, "polluted": False}
    assert opened(*store).evaluate(READ) == {**found, "first": False}
    assert errors == []


def test_several_profiles_are_kept_and_one_of_them_speaks(store: tuple[BrowserContext, str]) -> None:
    page = opened(*store)
    assert page.evaluate(SAVE, "Musterstadt") == {"lasting": True, "active": "Musterstadt"}
    assert page.evaluate(SAVE, "Musterdorf")["active"] == "Musterdorf"
    assert opened(*store).evaluate(READ)["names"] == ["Musterstadt", "Musterdorf"]
    kept = page.evaluate("""async () => {
      const store = await import("/store.js");
      const [first, second] = store.profiles();
      store.activate(first.id);
      const chosen = store.activeProfile().kommune;
      store.remove(first.id);
      const after = store.activeProfile().kommune;
      store.removeAll();
      return [chosen, after, store.activeProfile(), localStorage.length];
    }""")
    assert kept == ["Musterstadt", "Musterdorf", None, 0]


@pytest.mark.parametrize("script", [FORBID, FULL], ids=["gesperrt", "voll"])
def test_storage_that_keeps_nothing_is_told_and_the_page_goes_on(
    store: tuple[BrowserContext, str], script: str
) -> None:
    page = opened(*store, script)
    assert page.evaluate(SAVE, "Musterstadt") == {"lasting": False, "active": "Musterstadt"}
    assert page.evaluate(READ)["names"] == ["Musterstadt"]
    assert opened(*store).evaluate(READ)["names"] == []


def test_a_value_that_is_too_large_for_the_storage_stays_on_the_page(store: tuple[BrowserContext, str]) -> None:
    page = opened(*store)
    answer = page.evaluate(SAVE, "M" * 6_000_000)
    assert (answer["lasting"], len(answer["active"])) == (False, 6_000_000)
    assert page.evaluate(SAVE, "Musterstadt")["lasting"] is False
    page.evaluate("async () => (await import('/store.js')).removeAll()")
    assert page.evaluate(SAVE, "Musterdorf") == {"lasting": True, "active": "Musterdorf"}


def test_changes_reach_other_tabs(store: tuple[BrowserContext, str]) -> None:
    one, other = opened(*store), opened(*store)
    other.evaluate("""async () => {
      const store = await import("/store.js");
      window.seen = [];
      store.onChange(() => window.seen.push(store.activeProfile()?.kommune ?? null));
    }""")
    one.evaluate(SAVE, "Musterstadt")
    other.wait_for_function("window.seen.length > 0")
    one.evaluate("async () => (await import('/store.js')).removeAll()")
    other.wait_for_function("window.seen.length > 1")
    assert other.evaluate("window.seen") == ["Musterstadt", None]
