"""Fills the templates of our own furniture; every value is escaped."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.formatting import NBSP, format_value
from macros.model import FieldType


def fill(template: str, **words: object) -> Markup:
    """Return a template of `templates/` with its words put in."""
    return Markup(_ENVIRONMENT.get_template(f"{template}.html").render(**words))  # noqa: S704 - escaped by Jinja


def _day(day: dt.date) -> str:
    return format_value(day, FieldType.DATE)


def _size(count: int) -> str:
    """Return a number of bytes as people read it."""
    return f"{max(1, round(count / 1000))}{NBSP}kB"


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters.update(datum=_day, groesse=_size)
