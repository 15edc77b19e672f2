"""German text in plain ASCII, for anchors and file names, and in the order of a dictionary."""

from __future__ import annotations

import re
import unicodedata

_PAIRS = {
    ord(umlaut): pair
    for umlaut, pair in zip("äöüÄÖÜßłŁøØ", ("ae", "oe", "ue", "Ae", "Oe", "Ue", "ss", *"lLoO"), strict=True)
}


def to_ascii(text: str) -> str:
    """Return the text with umlauts written out and every other accent dropped, strokes as in Łódź too."""
    return unicodedata.normalize("NFKD", text.translate(_PAIRS)).encode("ascii", "ignore").decode()


def anchor_of(text: str) -> str:
    """Return a text as an anchor: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", to_ascii(text).lower()).strip("-")


def german_order(text: str) -> tuple[str, str]:
    """Return what sorts texts as a dictionary does (DIN 5007-1): ä like a, ß like ss, capitals and marks last."""
    base = unicodedata.normalize("NFKD", text.replace("ß", "ss")).casefold()
    return " ".join(re.findall(r"\w+", "".join(sign for sign in base if not unicodedata.combining(sign)))), text


def initial_of(text: str) -> str:
    """Return the letter under which a text stands in a list from A to Z; `0–9` is the first of them."""
    first = german_order(text)[0][:1].upper()
    return first if first.isalpha() else "0–9"
