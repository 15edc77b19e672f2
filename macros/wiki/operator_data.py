"""Puts the operator's data into the pages of the wiki, as literal text; what is missing stays a marked prompt."""

from __future__ import annotations

import re
from html import escape

from macros.library_operator import Operator
from macros.tokens import OPERATOR

_PLACE = re.compile(rf'<span class="feld" data-feld="{OPERATOR}\.(\w+)">[^<]*</span>')
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[A-Za-z]{2,24}")


def with_operator(markup: str, operator: Operator) -> str:
    """Return the HTML of a page with the operator's lines in their places."""

    def shown(match: re.Match[str]) -> str:
        lines = operator.lines.get(match[1])
        return "<br>".join(_line(line) for line in lines) if lines else match[0]

    return _PLACE.sub(shown, markup)


def _line(line: str) -> str:
    text = escape(line)
    return f'<a href="mailto:{text}">{text}</a>' if _MAIL.fullmatch(line) else text
