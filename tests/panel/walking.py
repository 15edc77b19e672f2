"""What a person at the keyboard does with the panel, and what stands in it afterwards."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page

KEY = "zwillingsbaukasten.kommunenprofil"
MOST_TABS = 150
NAME_OF_FOCUS = """() => {
  const element = document.activeElement;
  const group = element.type === "radio" ? element.closest("fieldset").querySelector("legend").textContent : "";
  const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
  return (group || label).trim();
}"""


def panel_of(page: Page) -> Locator:
    """Return the open panel."""
    return page.locator("dialog.profil")


def open_by_key(page: Page, address: str) -> None:
    """Open the panel on a page with nothing but the keyboard."""
    page.goto(address)
    page.get_by_role("button", name="Ihre Kommune").wait_for()
    tab_to(page, "Ihre Kommune")
    page.keyboard.press("Enter")
    panel_of(page).wait_for()


def tab_to(page: Page, name: str) -> None:
    """Press the tabulator until an input or button of this name (of radio buttons: their legend) has the focus."""
    for _ in range(MOST_TABS):
        if focused(page) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"„{name}“ ist mit der Tabulatortaste nicht zu erreichen")


def focused(page: Page) -> str:
    """Return the name of what has the focus."""
    return str(page.evaluate(NAME_OF_FOCUS))


def type_into(page: Page, name: str, text: str) -> None:
    """Go to an input and type; in a list of choices that picks the one that begins so."""
    tab_to(page, name)
    page.keyboard.type(text)


def state(page: Page) -> dict[str, Any]:
    """Return what the browser has stored."""
    text = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    return dict(json.loads(text)) if text else {"active": None, "entries": []}


def profile(page: Page) -> dict[str, Any]:
    """Return the active profile as it is stored."""
    stored = state(page)
    return next(dict(entry["profile"]) for entry in stored["entries"] if entry["id"] == stored["active"])


def samples(page: Page) -> list[str]:
    """Return the sample sentences of the panel."""
    return panel_of(page).locator(".proben li").all_inner_texts()


def identify(page: Page, name: str, land: str, form: str) -> None:
    """Fill in who the municipality is, by mouse; Land and form by their keys."""
    panel = panel_of(page)
    panel.get_by_label("Name", exact=True).fill(name)
    panel.get_by_label("Land", exact=True).select_option(land)
    panel.get_by_label("Kommunalform").select_option(form)
    panel.locator(".proben li").first.wait_for()
