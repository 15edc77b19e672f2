"""Ten tasks from the start page: on a desktop and a phone, by mouse, finger and keyboard, with and without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Locator, expect

from tests.support.browser import fresh_context
from tests.support.servers import static_server

pytestmark = [pytest.mark.site, pytest.mark.browser]

WALKS: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("walks.yml").read_text(encoding="utf-8"))
DESKTOP, PHONE = {"width": 1400, "height": 900}, {"width": 375, "height": 700}
WAYS: dict[str, tuple[dict[str, Any], str]] = {
    "mouse": ({"viewport": DESKTOP}, "click"),
    "finger": ({"viewport": PHONE, "has_touch": True, "is_mobile": True}, "tap"),
    "keyboard": ({"viewport": DESKTOP, "reduced_motion": "reduce"}, "enter"),
    "mouse without scripts": ({"viewport": DESKTOP, "java_script_enabled": False}, "click"),
    "finger without scripts": (
        {"viewport": PHONE, "has_touch": True, "is_mobile": True, "java_script_enabled": False},
        "tap",
    ),
}
MOST_LINKS = 3


@pytest.mark.parametrize("way", WAYS)
def test_every_task_is_a_few_links_from_the_start(site: Path, browser: Browser, way: str) -> None:
    settings, action = WAYS[way]
    with fresh_context(browser, **settings) as (context, _), static_server(site) as address:
        page = context.new_page()
        for task, walk in WALKS.items():
            assert len(walk["links"]) <= MOST_LINKS
            page.goto(address)
            for link in walk["links"]:
                follow(page.get_by_role("article").get_by_role("link", name=link).first, action)
            expect(page.get_by_role("article").get_by_text(walk["liest"]).first, task).to_be_visible()


def follow(link: Locator, action: str) -> None:
    """Open a link as people do."""
    if action == "enter":
        link.focus()
        link.press("Enter")
    elif action == "tap":
        link.tap()
    else:
        link.click()
    link.page.wait_for_load_state()
