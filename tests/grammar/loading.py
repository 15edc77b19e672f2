"""The tables of the project and small profiles, loaded once for all tests of grammar, profile and conditions."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from macros import yaml_source
from macros.library_tables import load_tables
from macros.tables import Tables
from macros.yaml_source import YamlSource

ROOT = Path(__file__).parents[2]


def source(name: str) -> YamlSource:
    """Return one of the files under snippets/."""
    path = ROOT / "snippets" / name
    return yaml_source.parse(path.read_text(encoding="utf-8"), f"snippets/{name}")


@cache
def tables() -> Tables:
    """Return the tables of the project."""
    return load_tables(source("kommunalformen.yml"), source("grammatik.yml"))
