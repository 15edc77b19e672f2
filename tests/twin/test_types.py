"""The browser's modules hold what their JSDoc types promise."""

from __future__ import annotations

import subprocess

from tests.support.needs import ROOT, npm_file


def test_the_type_checker_has_nothing_to_say() -> None:
    compiler = npm_file("typescript/bin/tsc", "TypeScript")
    done = subprocess.run(
        ["node", str(compiler), "--project", str(ROOT / "tsconfig.json")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
