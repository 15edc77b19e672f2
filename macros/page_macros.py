"""Hands the macros and field names to mkdocs-macros; every one of them only names things."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from macros import site
from macros.library import Library
from macros.library_operator import OPERATOR_NAMES
from macros.tokens import MACROS, OPEN, OPERATOR, WORDS, field_token


def define(env: Any) -> None:
    """Register macros, words and fields with the environment of mkdocs-macros."""
    for name, function in MACROS.items():
        env.macro(function, name)
    env.variables.update(names(site.current().library))
    env.post_macro_functions.append(_drop_source_title)


def names(library: Library) -> dict[str, object]:
    """Return what a name in double braces stands for: a token, or an object with a token for each column."""
    found: dict[str, object] = dict(WORDS)
    for name, field in library.fields.items():
        columns = {column.name: field_token(f"{name}.{column.name}") for column in field.columns}
        found[name] = SimpleNamespace(**columns) if columns else field_token(name)
    found[OPERATOR] = SimpleNamespace(**{name: field_token(f"{OPERATOR}.{name}") for name in OPERATOR_NAMES})
    return found


def _drop_source_title(env: Any) -> None:
    """Let the title follow from the converted heading where mkdocs-macros has run the heading's macros for it."""
    if OPEN in str(env.page.title):
        env.page.__dict__.pop("title", None)
