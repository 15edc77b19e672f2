"""Mends faults of the theme that no template of ours can reach, in finished pages."""

from __future__ import annotations

_MENDED = {
    'type="checkbox" id="__drawer" autocomplete="off"': 'type="checkbox" id="__drawer"',
    'type="checkbox" id="__search" autocomplete="off"': 'type="checkbox" id="__search"',
    'tabindex=""': 'tabindex="0"',
}


def mend(page: str) -> str:
    """Return a finished page without attributes that HTML does not allow where the theme writes them."""
    for fault, right in _MENDED.items():
        page = page.replace(fault, right)
    return page
