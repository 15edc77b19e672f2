"""Fixtures of all tests: LibreOffice, the browser, a page that reaches this machine only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page

from tests.support import browser as browsers
from tests.support import needs
from tests.support.libreoffice import LibreOffice
from tests.support.once import shared_folder

settings.register_profile("zwillingsbaukasten", max_examples=500, deadline=None)  # a busy machine is no fault
settings.load_profile("zwillingsbaukasten")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a programmer write the golden texts anew after a wanted change."""
    parser.addoption("--update-golden", action="store_true", help="write the golden texts instead of comparing")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's folder."""
    return needs.ROOT


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for unfilled documents: no worker makes again what another one has made."""
    folder = shared_folder(tmp_path_factory) / "dokumente"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    """Return this worker's own LibreOffice; skip without one."""
    program = needs.program("soffice", "libreoffice", called="LibreOffice")
    return LibreOffice(program, tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return this worker's Chromium; skip without one."""
    with browsers.chromium() as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page; the test fails when the page asked another machine for anything."""
    with browsers.fresh_context(browser) as (context, refused):
        yield context.new_page()
    assert not refused, f"Die Seite wollte Daten von anderen Rechnern laden: {refused}"
