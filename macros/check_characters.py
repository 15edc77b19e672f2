"""Checks the characters of a file as it was read, and what stands for characters in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice

from macros.errors import Finding
from macros.library_characters import MAX_FINDINGS, inspect_characters, strange_character

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_PASS = frozenset("\u00a0\u202f\u00ad")


def inspect_source_characters(path: str, text: str) -> Iterator[Finding]:
    """Yield what cannot be seen, looks like something else or was damaged on its way."""
    yield from inspect_characters(path, text)
    if path.startswith(("docs/", "snippets/")):
        yield from islice(_references(path, text), MAX_FINDINGS)


def _references(path: str, text: str) -> Iterator[Finding]:
    """Yield characters written as a code of HTML: the page would show what nobody sees in the source."""
    plain = len(text) if path.endswith(".yml") else text.find("\n---", 3)  # the check of elements sees to the rest
    for match in _REFERENCE.finditer(text):
        char = html.unescape(match[0])
        hidden = match.start() < plain or match[0][1] == "#" or any(map(strange_character, char))
        hidden = hidden and char not in _PASS
        if hidden and char != match[0]:
            line = text.count("\n", 0, match.start()) + 1
            found = f"„{match[0]}“ ist ein verschlüsseltes Zeichen"
            yield Finding(path, line, found, "das Zeichen selbst", "das Zeichen tippen oder löschen")
