"""Reads the file of a Kommunenprofil: YAML, or JSON as the browser and other programs write it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NoReturn

from macros import yaml_source
from macros.errors import ContentError
from macros.yaml_source import MAX_DEPTH, YamlSource


def profile_source(text: str, path: str) -> YamlSource:
    """Return the data of a profile file; raise ContentError with the lines of its faults.

    JSON may write any character as an escape, half pairs of emoji too, which YAML does not know. Such a file is read
    all the same; its values are checked like all others.
    """
    try:
        return yaml_source.parse(text, path)
    except ContentError:
        data = _object(text)
        if data is None:
            raise
        return YamlSource(data, path, None, 0)


def _object(text: str) -> dict[str, Any] | None:
    """Return the object that a JSON text states, or None for anything else."""
    try:
        data = json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and _depth(data) <= MAX_DEPTH else None


def _without_doubles(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        _refuse("a key stands twice")
    return found


def _refuse(what: str) -> NoReturn:
    raise ValueError(what)


def _depth(value: Any) -> int:
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(_depth, children), default=0)
