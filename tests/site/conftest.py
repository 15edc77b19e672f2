"""The whole site, built once for all workers of a test run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.needs import ROOT
from tests.support.once import made_once
from tests.support.project import build_copy


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site."""
    return made_once(tmp_path_factory, "website", lambda folder: build_copy(ROOT, folder)) / "site"
