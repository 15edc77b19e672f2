"""The organisation of a project as a picture for documents: boxes below each other, advisers beside the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from macros.documents.diagram_shapes import (
    GROUND,
    INK,
    PALE,
    SMALL,
    WIDTH,
    box,
    line,
    picture,
    text,
    without_fields,
    wrapped,
)
from macros.model import SheetRow
from macros.sheet_organisation import Role, roles_of

_NAME = 8.0
"""Size of a role's name in points."""
_GAP, _SIDE, _PAD, _LEAD = 12, 8, 4, 9.4
_WIDEST = 170
_BOLD = 1.04
"""How much wider bold type is."""
_MOST_ADVISERS = 4
"""So many who advise stand in a row."""
_FRAME = f'stroke="{INK}" stroke-width="1"'
_DASHES = 'stroke-dasharray="3 2"'


@dataclass
class _Drawing:
    """The shapes drawn so far; lines stand behind boxes."""

    lines: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Strip:
    """An upright part of the picture, for a role and all that is attached to it."""

    x: float
    width: float

    @property
    def middle(self) -> float:
        """Return where the line runs."""
        return self.x + self.width / 2

    def centred(self, width: float) -> _Strip:
        """Return a narrower strip in the middle of this one."""
        return _Strip(self.middle - width / 2, width)


def draw_organisation(rows: Sequence[SheetRow]) -> str:
    """Return the organisation as SVG; what would be a field in the text is a general word here."""
    drawing = _Drawing()
    roots = roles_of(rows)
    bottom = _row(drawing, roots, _shares(roots, _Strip(0, WIDTH)), 1)
    return picture(bottom + 1, [*drawing.lines, *drawing.boxes])


def _row(drawing: _Drawing, roles: Sequence[Role], strips: Sequence[_Strip], y: float) -> float:
    """Draw roles beside each other with all below them, each into its strip; return where the lowest ends."""
    high = max(_height(role, _own(strip).width) for role, strip in zip(roles, strips, strict=True))
    return max(_tree(drawing, role, strip, y, high) for role, strip in zip(roles, strips, strict=True))


def _tree(drawing: _Drawing, role: Role, strip: _Strip, y: float, high: float) -> float:
    _box(drawing, role, _own(strip), y, high)
    y += high
    if role.advisers:
        drawing.lines.append(line(strip.middle, y, strip.middle, y + _GAP, f"{_FRAME} {_DASHES}"))
        y = _advisers(drawing, role.advisers, strip, y + _GAP)
    if not role.below:
        return y
    drawing.lines.append(line(strip.middle, y, strip.middle, y + _GAP, _FRAME))
    return _below(drawing, role.below, strip, y + _GAP)


def _below(drawing: _Drawing, roles: Sequence[Role], strip: _Strip, y: float) -> float:
    strips = _shares(roles, strip)
    if len(roles) == 1:
        return _row(drawing, roles, strips, y)
    drawing.lines.append(line(strips[0].middle, y, strips[-1].middle, y, _FRAME))
    for each in strips:
        drawing.lines.append(line(each.middle, y, each.middle, y + _GAP, _FRAME))
    return _row(drawing, roles, strips, y + _GAP)


def _advisers(drawing: _Drawing, roles: Sequence[Role], strip: _Strip, y: float) -> float:
    """Draw those who advise in a dashed frame, in rows; return where the frame ends."""
    top, most = y, min(len(roles), _MOST_ADVISERS)
    each = min((strip.width - 2 * _SIDE) / most, _WIDEST)
    drawing.boxes.append(text(strip.middle, y + 10, "Beratend", style=f'fill="{PALE}" text-anchor="middle"'))
    y += 15
    for start in range(0, len(roles), _MOST_ADVISERS):
        row = roles[start : start + _MOST_ADVISERS]
        left = strip.centred(each * len(row)).x + _SIDE / 2
        high = max(_height(role, each - _SIDE) for role in row)
        for place, role in enumerate(row):
            _box(drawing, role, _Strip(left + place * each, each - _SIDE), y, high)
        y += high + _SIDE
    frame = strip.centred(each * most + _SIDE)
    style = f'fill="none" stroke="{PALE}" stroke-width="0.8" {_DASHES}'
    drawing.lines.append(box(frame.x, top, frame.width, y - top, style))
    return y


def _box(drawing: _Drawing, role: Role, strip: _Strip, y: float, high: float) -> None:
    style = f'fill="#ffffff" {_FRAME} {_DASHES}' if role.advises else f'fill="{GROUND}" {_FRAME}'
    drawing.boxes.append(box(strip.x, y, strip.width, high, f'{style} rx="2"'))
    at = y + _PAD - 2
    for words, size, ink in _words(role, strip.width):
        at += _LEAD
        drawing.boxes.append(text(strip.middle, at, words, size=size, style=f'text-anchor="middle" {ink}'))


def _own(strip: _Strip) -> _Strip:
    """Return the strip of a role's own box."""
    return strip.centred(min(strip.width - _SIDE, _WIDEST))


def _height(role: Role, width: float) -> float:
    return sum(_LEAD for _ in _words(role, width)) + 2 * _PAD


def _words(role: Role, width: float) -> Iterator[tuple[str, float, str]]:
    """Yield the lines of a box: its words, their size, their style."""
    star = "*" if role.row.condition else ""
    for words in wrapped(f"{role.name}{star}", width - 2 * _PAD, _NAME * _BOLD):
        yield words, _NAME, f'font-weight="bold" fill="{INK}"'
    for words in wrapped(without_fields(role.row.cells["aufgabe"]), width - 2 * _PAD):
        yield words, SMALL, f'fill="{PALE}"'


def _shares(roles: Sequence[Role], strip: _Strip) -> list[_Strip]:
    """Return the strip of each role, by how many stand beside each other in it."""
    whole = sum(map(_columns, roles))
    shares, left = [], strip.x
    for role in roles:
        shares.append(_Strip(left, strip.width * _columns(role) / whole))
        left += shares[-1].width
    return shares


def _columns(role: Role) -> int:
    return max(sum(map(_columns, role.below)), 1)
