"""ProperDocs, the maintained fork of MkDocs, builds the same site."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.needs import ROOT
from tests.support.project import copy_content

pytestmark = pytest.mark.site
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def test_properdocs_builds_the_same_site(site: Path, tmp_path: Path) -> None:
    project = copy_content(ROOT, tmp_path)
    call = [sys.executable, "-m", "properdocs", "build", "--quiet", "--config-file", "mkdocs.yml"]
    run = subprocess.run(call, cwd=project, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    theirs, ours = files_of(project / "site"), files_of(site)
    assert theirs.keys() == ours.keys()
    assert [path for path in ours if theirs[path] != ours[path]] == []


def files_of(site: Path) -> dict[str, bytes]:
    """Return every file by its path; pages do not tell who built them, nor a packed site map when."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {
        name: GENERATOR.sub(b"", path.read_bytes()) if path.suffix == ".html" else path.read_bytes()
        for name, path in files.items()
        if name != "sitemap.xml.gz"
    }
