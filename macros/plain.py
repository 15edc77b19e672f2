"""German text in plain ASCII, for anchors and file names."""

from __future__ import annotations

import re
import unicodedata

_PAIRS = {ord(umlaut): pair for umlaut, pair in zip("äöüÄÖÜß", ("ae", "oe", "ue", "Ae", "Oe", "Ue", "ss"), strict=True)}


def to_ascii(text: str) -> str:
    """Return the text with umlauts written out and every other accent dropped."""
    return unicodedata.normalize("NFKD", text.translate(_PAIRS)).encode("ascii", "ignore").decode()


def anchor_of(text: str) -> str:
    """Return a text as an anchor: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", to_ascii(text).lower()).strip("-")
