"""Writes records of GV100AD as the official description of that file lays them out."""

from __future__ import annotations


def record(kind: str, key: str, association: str, name: str, area: str) -> str:
    """Return one line: kind of record 1-2, day 3-10, key 11-18, Verband 19-22, name 23-72, kind of area 123-124."""
    return f"{kind:<2}20250831{key:<8}{association:<4}{name:<50}{'':<50}{area:<2}"
