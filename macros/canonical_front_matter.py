"""The front matter of a file in canonical form: keys in one order, texts in double quotes, lists in brackets."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise

import yaml

from macros import yaml_source
from macros.errors import ContentError

_TEXTS = frozenset(
    {"titel", "betreff", "wofuer", "beschreibung", "leserkreis", "umfang", "aufwand", "unterschrift", "anlass", "dauer"}
)
"""What readers see: always in double quotes, so that nobody has to know when YAML needs them."""
_ODD_LINE_ENDS = {"\r", "\x85", "\u2028", "\u2029"}
_FIRST = ("id", "art", "titel", "betreff")


def canonical_front_matter(source: str, keys: Sequence[str]) -> str:
    """Return the lines between the two `---` in canonical form, the known keys in their order.

    The data stays the same. An entry with a comment stays as it is written, and takes the comments above it along.
    """
    node = yaml.compose(source, Loader=yaml.SafeLoader)
    if not isinstance(node, yaml.MappingNode) or not _stands_plainly(node) or _ODD_LINE_ENDS & {*source}:
        return source
    data = yaml_source.parse(source, "").data
    head, parts = _parts(source, [key.start_mark.line for key, _ in node.value])
    commented = _commented_lines(source, node)
    entries = {
        key.value: _as_written(part)
        if commented & {*range(first, first + len(part))}
        else [entry_line(key.value, data[key.value])]
        for (key, _), (first, part) in zip(node.value, parts, strict=True)
    }
    order = [*dict.fromkeys([*_FIRST, *keys, *entries])]
    lines = [*_as_written(head), *(line for key in order for line in entries.get(key, []))]
    written = "".join(f"{line}\n" for line in lines)
    return written if yaml_source.parse(written, "").data == data else source


def entry_line(key: str, value: object) -> str:
    """Return the line of one entry with its value: a text, a date, yes or no, a list of texts, or nothing."""
    if isinstance(value, (list, tuple)):
        return f"{key}: [{', '.join(_bare_or_quoted(str(item)) for item in value)}]"
    if isinstance(value, bool):
        return f"{key}: {str(value).lower()}"
    if not isinstance(value, str):
        return f"{key}: {'' if value is None else value}".rstrip()
    return f"{key}: {_quoted(value) if key in _TEXTS else _bare_or_quoted(value)}"


def _stands_plainly(node: yaml.MappingNode) -> bool:
    """Return whether every key stands first on a line of its own."""
    marks = [key.start_mark for key, _ in node.value]
    return not any(mark.column for mark in marks) and all(one.line < two.line for one, two in pairwise(marks))


def _parts(source: str, keys: Sequence[int]) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the lines before the first entry, and of each entry its first line and all its lines."""
    lines = source.split("\n")
    starts = []
    for line in keys:
        start = line
        while start and lines[start - 1].startswith("#"):
            start -= 1
        starts.append(start)
    bounds = pairwise([*starts, len(lines)])
    return lines[: starts[0]] if starts else lines, [(start, lines[start:end]) for start, end in bounds]


def _commented_lines(source: str, node: yaml.Node) -> set[int]:
    """Return the numbers of the lines that hold a `#` outside of every key and value."""
    outside, position = [], 0
    for start, end in sorted(_scalars(node)):
        outside.append(source[position:start])
        outside.append("\n" * source.count("\n", start, end))
        position = end
    text = "".join([*outside, source[position:]])
    return {number for number, line in enumerate(text.split("\n")) if "#" in line}


def _scalars(node: yaml.Node) -> Iterator[tuple[int, int]]:
    if isinstance(node, yaml.ScalarNode):
        yield node.start_mark.index, node.end_mark.index
        return
    for child in node.value:
        for part in child if isinstance(child, tuple) else (child,):
            yield from _scalars(part)


def _as_written(lines: Sequence[str]) -> list[str]:
    return [line.rstrip() for line in lines if line.strip()]


def _bare_or_quoted(text: str) -> str:
    try:
        reads_back = yaml_source.parse(f"[{text}]", "").data == [text] and "\n" not in text
    except ContentError:
        reads_back = False
    return text if reads_back else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
