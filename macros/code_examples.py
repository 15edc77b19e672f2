"""Examples on the wiki's own pages: what stands between code fences or backticks is shown, never expanded."""

from __future__ import annotations

import re

_CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n(?P<block>.*?)^(?P=fence)[ ]*$"
    r"|(?<!`)(?P<tick>`{1,2})(?!`)(?P<span>[^\n]*?[^`\n])(?P=tick)(?!`)",
    re.MULTILINE | re.DOTALL,
)
_OPENING = re.compile(r"\{[{%#]")


def show_examples(body: str) -> str:
    """Return a wiki page's body in which macros inside code are written as text; lines stay where they are."""
    return _CODE.sub(lambda match: _OPENING.sub(_literal, match[0]), body)


def _literal(opening: re.Match[str]) -> str:
    return f'{{{{ woertlich("{opening[0]}") }}}}'
