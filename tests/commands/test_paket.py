"""The package of the site: all of it, and the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from scripts.baukasten import main

FILES = {
    "mkdocs.yml": "site_name: Probe\nsite_url: https://example.org/a/\ntheme: {name: material, font: false}\n"
    "hooks: [macros/site_hooks.py]\n",
    "macros/site_hooks.py": "",
    "docs/index.md": "# Start\n",
    "docs/weiter/seite.md": "# Seite\n",
}


def packed(folder: Path) -> bytes:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert main(["--ordner", str(folder), "paket"]) == 0
    return (folder / "dist" / "zwillingsbaukasten.zip").read_bytes()


def test_the_package_holds_the_whole_site_and_knows_no_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = packed(tmp_path / "eins")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert packed(tmp_path / "ganz wo anders" / "Übung") == first
    assert main(["--ordner", str(tmp_path / "eins"), "bauen"]) == 0
    site = tmp_path / "eins" / "site"
    built = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert set(built) - set(inside) == {"sitemap.xml", "sitemap.xml.gz"}
    assert inside == {name: content for name, content in built.items() if name in inside}
