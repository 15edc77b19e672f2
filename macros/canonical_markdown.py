"""The steps that bring Markdown into canonical form, each for one kind of syntax; code is never touched.

No step has to be sure that the page stays the same: `canonical.py` compares and leaves out a step that changes it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence

from macros import conditions
from macros.canonical_lists import canonical_lists
from macros.canonical_tables import canonical_tables
from macros.errors import ConditionError

Lines = list[str]
Step = Callable[[Lines], Lines]

_CODE = re.compile(r"`+")
_FENCE = re.compile(r"`{3,}|~{3,}")
_KEPT = re.compile("\x00([0-9]+)\x00")
_HEADING = re.compile(r"(#{1,6})(?!#)(.*)")
_UNDERLINE = re.compile(r"(=+|-+) *")
_SLASHES = re.compile(r" {0,3}(/{3,}) *(?:([\w-]+) *(?:\|(.*))?)?")
_ESCAPE = "\\"
_NOTE = re.compile(r"\[\^[^\]]+\]:")
_MACRO = re.compile(r"\{\{([^{}]*)\}\}")
_NAME = re.compile(r"(\w+)(?:\s*\.\s*(\w+))?")
_CALL = re.compile(r"""(\w+)\s*\(\s*(?:"([^"\\]*)"|'([^'"\\]*)')\s*(?:,\s*ebene\s*=\s*([0-9])\s*)?\)""")
_NO_EMPHASIS = re.compile(r"\{\{[^{}]*\}\}|\]\([^()]*\)|\[\^[^\[\]]*\]|https?:\S*|<[^<>]*>|\{:[^{}]*\}")
_EMPHASIS = re.compile(r"(?<![\w*_\\])(_{1,2})(?=[^\s_*])([^_*\\\n]+)(?<=[^\s_*])\1(?![\w*_])")


def apply(steps: Sequence[Step], body: str) -> str:
    """Return a body after some of the steps, without blank lines around it."""
    keeper = _Keeper()
    lines = keeper.hide_code(body.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for step in steps:
        lines = step(lines)
    return keeper.restore("\n".join(lines)).strip("\n")


class _Keeper:
    """Hides what no step may touch behind numbers between two NUL characters, which no text may hold."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def hide_code(self, lines: Lines) -> Lines:
        """Hide fenced code, which becomes one line, and code inside of lines."""
        result: Lines = []
        number = 0
        while number < len(lines):
            end = _end_of_code(lines, number)
            result.append(self.hide("\n".join(lines[number:end])) if end else self._hide_spans(lines[number]))
            number = max(end, number + 1)
        return result

    def hide(self, text: str) -> str:
        self._kept.append(text)
        return f"\x00{len(self._kept) - 1}\x00"

    def restore(self, text: str) -> str:
        while _KEPT.search(text):
            text = _KEPT.sub(lambda match: self._kept[int(match[1])], text)
        return text

    def _hide_spans(self, line: str) -> str:
        """Hide each run of backticks with the text up to the next run of the same length."""
        runs: dict[int, deque[int]] = {}
        for match in _CODE.finditer(line):
            runs.setdefault(len(match[0]), deque()).append(match.start())
        parts, position = [], 0
        for match in _CODE.finditer(line):
            same = runs[len(match[0])]
            same.popleft()
            if match.start() >= position and same:
                end = same[0] + len(match[0])
                parts.extend([line[position : match.start()], self.hide(line[match.start() : end])])
                position = end
        return "".join([*parts, line[position:]])


def _end_of_code(lines: Lines, first: int) -> int:
    """Return the line after the fenced code that begins here, or 0; code without an end takes all."""
    fence = _FENCE.match(lines[first])
    if not fence:
        return 0
    ends = (number for number in range(first + 1, len(lines)) if lines[number].rstrip() == fence[0])
    return next(ends, len(lines) - 1) + 1


def _spaces(lines: Lines) -> Lines:
    """Turn tabs into spaces; keep two spaces at the end of a line where they break it, and no other."""
    lines = [line.expandtabs(4) for line in lines]
    return [_end_of_line(line, after) for line, after in zip(lines, [*lines[1:], ""], strict=True)]


def _end_of_line(line: str, after: str) -> str:
    plain = line.rstrip(" ")
    breaks = line.endswith("  ") and plain and after.strip() and not _SLASHES.fullmatch(plain)
    return f"{plain}  " if breaks and not _HEADING.fullmatch(plain) and not plain.endswith("|") else plain


def _headings(lines: Lines) -> Lines:
    """Write `# Titel`, without closing marks and not underlined."""
    result: Lines = []
    for line in lines:
        starts_block = len(result) < 2 or not result[-2].strip()  # noqa: PLR2004 - the title and the line before it
        title = result[-1].strip() if starts_block and result else ""
        if title and not _HEADING.fullmatch(title) and _UNDERLINE.fullmatch(line):
            result[-1] = f"{'#' if line.startswith('=') else '##'} {title}"
        else:
            result.append(_heading(line))
    return result


def _heading(line: str) -> str:
    match = _HEADING.fullmatch(line)
    if not match:
        return line
    text, space, anchor = match[2].rpartition(" {:")
    has_anchor = space and anchor.rstrip().endswith("}")
    title, anchor = (text, f"{space}{anchor}".rstrip()) if has_anchor else (match[2], "")
    unmarked = title.strip().rstrip("#").rstrip()
    if not unmarked:
        return line
    return f"{match[1]} {title.strip() if unmarked.endswith(_ESCAPE) else unmarked}{anchor}"


def _rules(lines: Lines) -> Lines:
    """Write `---`."""
    return ["---" if _is_rule(line) else line for line in lines]


def _is_rule(line: str) -> bool:
    marks = line.replace(" ", "")
    return len(marks) > 2 and marks[0] in "*_-" and not marks.strip(marks[0]) and not line.startswith("    ")  # noqa: PLR2004


def _slashes(lines: Lines) -> Lines:
    """Write `/// variante | land:HE`."""
    return [_slash_line(line) for line in lines]


def _slash_line(line: str) -> str:
    match = _SLASHES.fullmatch(line)
    if not match:
        return line
    argument = re.sub(" {2,}", " ", match[3] or "").strip()
    argument = _condition(argument) if match[2] == "variante" else argument
    return " ".join([match[1], *([match[2]] if match[2] else []), *(["|", argument] if argument else [])])


def _condition(text: str) -> str:
    try:
        return conditions.to_text(conditions.parse(text)).replace(", ", ",").replace(" + ", "+")
    except ConditionError:
        return text  # „sonst“


def _blank_lines(lines: Lines) -> Lines:
    """Put one blank line around headings, rules and `///`, and before each footnote; leave one where there are more."""
    result: Lines = []
    for line in lines:
        before = result[-1] if result else ""
        if before.strip() and line.strip() and (_stands_alone(before) or _stands_alone(line) or _NOTE.match(line)):
            result.append("")
        if line.strip() or before.strip():
            result.append(line if line.strip() else "")
    return result


def _stands_alone(line: str) -> bool:
    return line == "---" or bool(_HEADING.fullmatch(line) or _SLASHES.fullmatch(line))


def _emphasis(lines: Lines) -> Lines:
    """Write `*so*` and `**so**`."""
    return [_emphasised(line) for line in lines]


def _emphasised(line: str) -> str:
    keeper = _Keeper()
    hidden = _NO_EMPHASIS.sub(lambda match: keeper.hide(match[0]), line.replace("\x00", "\x01"))
    starred = _EMPHASIS.sub(lambda match: f"{'*' * len(match[1])}{match[2]}{'*' * len(match[1])}", hidden)
    return keeper.restore(starred).replace("\x01", "\x00")


def _macros(lines: Lines) -> Lines:
    """Write `{{ name }}` and `{{ macro("argument") }}`."""
    return _MACRO.sub(_macro, "\n".join(lines)).split("\n")


def _macro(match: re.Match[str]) -> str:
    inner = match[1].strip()
    if name := _NAME.fullmatch(inner):
        return f"{{{{ {'.'.join(part for part in name.groups() if part)} }}}}"
    call = _CALL.fullmatch(inner)
    if not call:
        return match[0]
    argument = call[2] if call[2] is not None else call[3]
    argument = _condition(argument) if call[1] in {"nur", "wenn", "oder_wenn"} else argument
    level = f", ebene={call[4]}" if call[4] else ""
    return f'{{{{ {call[1]}("{argument}"{level}) }}}}'


STEPS: tuple[Step, ...] = (
    _spaces,
    _headings,
    _rules,
    _slashes,
    _blank_lines,
    canonical_lists,
    canonical_tables,
    _emphasis,
    _macros,
)
