"""One canonical form for every text, so that a change shows as the lines that were meant.

It is our own because mdformat reads CommonMark: where Python-Markdown sees text, it makes lists and changes the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from lxml import html

from macros import front_matter, gate, tokens
from macros.canonical_front_matter import canonical_front_matter
from macros.canonical_markdown import STEPS, Step, apply
from macros.check import BEFORE_CONVERSION, IN_SOURCES
from macros.check_context import Context
from macros.check_conversion import Converter
from macros.check_macros import inspect_conditions, inspect_macros
from macros.code_examples import show_examples
from macros.errors import ContentError, Finding
from macros.model import Document, Kit, Snippet, Text, WikiPage

MOST_ROUNDS = 5
_BLOCKS = (
    "p|h[1-6]|ul|ol|li|table|caption|thead|tbody|tr|td|th|section|blockquote|div|hr|br|pre"  # spaces beside them vanish
)
_BESIDE_BLOCKS = re.compile(rf"[ ]?(</?(?:{_BLOCKS})\b[^<>]*>)[ ]?")
_CODE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_SPACE = re.compile(r"[ \t\n]+")


def canonical(source: str, text: Text, context: Context) -> str:
    """Return the content of a text's file in canonical form; raise ContentError where its syntax does not hold then.

    What the page shows stays the same, code and comments stay as they are, and the result is its own canonical form.
    """
    _refuse(check(text, context) for check in (inspect_macros, inspect_conditions))  # or it could not be converted
    lines = source.split("\n")
    head, own = "\n".join(lines[: text.body_line - 1]), "\n".join(lines[text.body_line - 1 :])
    body = canonical_body(own, _view(text, context))
    if not head and body.startswith("---"):
        return source  # it would be read as front matter
    result = "\n".join(part for part in (_canonical_head(head, text), f"{body}\n" if body else "") if part)
    _refuse(check(text.path, result) for check in IN_SOURCES)
    _refuse(check(replace(text, body=_read(body, text)), context) for check in BEFORE_CONVERSION)
    return result


def canonical_body(body: str, view: Callable[[str], object]) -> str:
    """Return a body in canonical form of which there is the same view as before."""
    seen = view(body)
    current = body
    for _ in range(MOST_ROUNDS):
        following = _round(current, seen, view)
        if following == current:
            return current
        current = following
    return body  # no form that stays: better none than one that changes with every call


def shown(markup: str) -> str:
    """Return HTML without the spaces that no reader sees."""
    parts = _CODE.split(markup)
    return "".join(part if number % 2 else _without_spaces(part) for number, part in enumerate(parts))


def _refuse(findings: Iterable[Iterable[Finding]]) -> None:
    if found := [finding for some in findings for finding in some]:
        raise ContentError(found)


def _read(body: str, text: Text) -> str:
    """Return a body as the library reads it from its file."""
    return show_examples(body) if isinstance(text, WikiPage) else body


def _canonical_head(head: str, text: Text) -> str:
    lines = head.rstrip().split("\n")
    if not head.strip():
        return ""
    inner = "".join(f"{line}\n" for line in lines[1:-1])
    return f"---\n{canonical_front_matter(inner, [*_schema(text).model_fields])}---\n"


def _schema(text: Text) -> type[front_matter.AnyMeta]:
    if isinstance(text, Snippet):
        return front_matter.SnippetMeta
    if isinstance(text, Document):
        return front_matter.DocumentMeta
    return front_matter.KitMeta if isinstance(text, Kit) else front_matter.PageMeta


def _view(text: Text, context: Context) -> Callable[[str], object]:
    """Return what tells whether a body is still the same: its HTML and the Bausteine that it places."""
    converter = Converter(context, 1)

    def view(body: str) -> object:
        body = _read(body, text)
        tree = converter.alone(replace(text, body=body))
        placed = [found for found in tokens.TOKEN.findall(gate.expand(body)) if found[0] == tokens.SNIPPET]
        return shown(html.tostring(tree, encoding="unicode")), placed

    return view


def _round(body: str, seen: object, view: Callable[[str], object]) -> str:
    """Return the body after all steps, or after those of them that keep what is seen."""
    following = apply(STEPS, body)
    if following == body or _keeps(following, seen, view):
        return following
    steps: Sequence[Step] = ()
    for step in STEPS:
        if _keeps(apply([*steps, step], body), seen, view):
            steps = [*steps, step]
    return apply(steps, body) if steps else body


def _keeps(body: str, seen: object, view: Callable[[str], object]) -> bool:
    try:
        return view(body) == seen
    except ContentError:
        return False


def _without_spaces(markup: str) -> str:
    return _BESIDE_BLOCKS.sub(r"\1", _SPACE.sub(" ", markup))
