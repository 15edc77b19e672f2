"""The Zwillingsbaukasten. Importing a module of this package must not load the site engine."""

from typing import Any


def define_env(env: Any) -> None:
    """Hand the macros and field names to mkdocs-macros."""
    from macros.page_macros import define  # importing `macros.model` must not import the site's rooms

    define(env)
