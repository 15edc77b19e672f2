"""A page that nobody writes by hand, and what stands around the text of any page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from macros.addresses import Link


@dataclass(frozen=True)
class Place:
    """Where furniture stands: how its page links to others, and the address at which its file is edited, if known."""

    link: Link
    edit_url: str | None = None


Frame = Callable[[str, Place], str]
"""Puts the furniture of one page around the HTML of its text."""


@dataclass(frozen=True)
class GeneratedPage:
    """A page made by the build: its Markdown file below `docs/`, the file that one edits to change it.

    `hide` names what of the theme would stand in its way: `navigation`, `toc`.
    """

    path: str
    title: str
    description: str
    frame: Frame
    markdown: str = ""
    source: str | None = None
    searchable: bool = True
    hide: tuple[str, ...] = ()
