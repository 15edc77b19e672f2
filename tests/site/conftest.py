"""The whole site, built once for all workers of a test run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.browser import faultless_page, fresh_context
from tests.support.needs import ROOT
from tests.support.once import made_once
from tests.support.project import build_copy
from tests.support.servers import static_server


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, documents: Path) -> Path:
    """Return the folder of the built site."""

    def build(folder: Path) -> None:
        build_copy(ROOT, folder, documents=documents)

    return made_once(tmp_path_factory, "website", build) / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Return the address of the served site."""
    with static_server(site) as served:
        yield served


@pytest.fixture
def tabs(browser: Browser) -> Iterator[BrowserContext]:
    """Return an empty browser profile that asks no other machine for anything."""
    with fresh_context(browser, viewport={"width": 1400, "height": 900}) as (context, refused):
        yield context
    assert refused == []


@pytest.fixture
def reader(tabs: BrowserContext) -> Iterator[Page]:
    """Return a page on which nothing goes wrong, neither in a script nor against the policy."""
    with faultless_page(tabs) as page:
        yield page
