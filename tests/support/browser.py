"""Chromium through Playwright; pages of tests reach this machine only, any other request is kept for the test."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.support import needs

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",  # names and numbers alike
)
LOCAL = {"127.0.0.1", "localhost"}


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Run the machine's Chromium while the block runs; skip the test when there is none."""
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)  # on Ubuntu, where Chromium is a snap, set-up fetches this one
        path = str(own) if own.exists() else needs.program(*CHROMIUM, called="Chromium")
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextlib.contextmanager
def fresh_context(browser: Browser, **options: object) -> Iterator[tuple[BrowserContext, list[str]]]:
    """Open an empty German browser profile; yields it and the addresses of refused requests to other machines.

    The browser itself refuses them (`FLAGS`): asking here about each request would cost as much as showing the page.
    """
    settings: dict[str, object] = {"locale": "de-DE", "timezone_id": "Europe/Berlin", **options}
    refused: list[str] = []
    context = browser.new_context(**settings)  # type: ignore[arg-type]
    context.on("request", lambda request: None if _is_local(request.url) else refused.append(request.url))
    try:
        yield context, refused
    finally:
        context.close()


@contextlib.contextmanager
def faultless_page(context: BrowserContext) -> Iterator[Page]:
    """Open a page on which nothing may go wrong, neither in a script nor against the policy."""
    page = context.new_page()
    errors = errors_of(page)
    yield page
    assert errors == []


def errors_of(page: Page) -> list[str]:
    """Return a list that collects the page's script errors and console errors from now on."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    return errors


def _is_local(address: str) -> bool:
    return urlsplit(address).hostname in {None, *LOCAL}  # the address of a file or of data in memory names no machine
