"""Inert tokens: what a macro leaves in the text for the Markdown extension to place.

A token is `U+E000 kind:argument U+E001`; both characters are refused in contributed text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

OPEN = "\ue000"
CLOSE = "\ue001"
TOKEN = re.compile(f"{OPEN}([a-z_]+):([^{OPEN}{CLOSE}]*){CLOSE}")

WRITTEN = re.compile(r"""\{\{(?:[^{}"'\n]|"[^"\n]{0,300}"|'[^'\n]{0,300}'){0,500}\}\}""")
"""A macro or field as contributors write it, in one line."""

FIELD = "feld"
SNIPPET = "baustein"
DIAGRAM = "schaubild"
ONLY = "nur"
ROW_PER_ENTRY = "je_zeile"
IF = "wenn"
ELSE_IF = "oder_wenn"
ELSE = "sonst"
END = "ende"
LITERAL = "woertlich"

OPERATOR = "betreiber"
"""The word for who publishes the site; pages of the wiki write `betreiber.name`."""

LITERALS = ("woertlich", "allgemein")
"""The macros that write their text as it is."""

OTHERWISE = "sonst"
"""The condition that means: none of the alternatives before."""


def token(kind: str, argument: str = "") -> str:
    """Return the token of one kind with its argument."""
    return f"{OPEN}{kind}:{argument}{CLOSE}"


def field_token(name: str) -> str:
    """Return the token of a field, or of a list's column as `list.column`."""
    return token(FIELD, name)


def literal_text(argument: str) -> str:
    """Return the text that a literal token carries; it is written in hexadecimal so that no Markdown finds it."""
    return bytes.fromhex(argument).decode()


def _literal(text: str) -> str:
    return token(LITERAL, text.encode().hex())


def _snippet(id: str, ebene: int = 0) -> str:  # noqa: A002 - the contributors' word
    return token(SNIPPET, f"{id}@{ebene}")


def _macro(kind: str) -> Callable[[str], str]:
    return lambda argument: token(kind, argument)


MACROS: Mapping[str, Callable[..., str]] = {
    "baustein": _snippet,
    "schaubild": _macro(DIAGRAM),
    "nur": _macro(ONLY),
    "je_zeile": _macro(ROW_PER_ENTRY),
    "wenn": _macro(IF),
    "oder_wenn": _macro(ELSE_IF),
    "woertlich": _literal,
    "allgemein": _literal,  # the check of names passes over it; readers see no difference
}
"""The macros that contributors may call, with constants only."""

WORDS: Mapping[str, str] = {"sonst": token(ELSE), "ende": token(END)}
"""The words that stand without brackets."""
