"""The library that compares words is the one that its package holds, file by file."""

from __future__ import annotations

import pytest

from tests.support import needs
from tests.support.needs import ROOT

VENDORED = {"array.js": "libesm/diff/array.js", "base.js": "libesm/diff/base.js", "license.txt": "LICENSE"}


@pytest.mark.parametrize("name", VENDORED)
def test_the_vendored_diff_is_what_its_package_holds(name: str) -> None:
    original = needs.npm_file(f"diff/{VENDORED[name]}", called="diff (npm)")
    assert (ROOT / "docs/assets/javascript/vendor/diff" / name).read_bytes() == original.read_bytes()
