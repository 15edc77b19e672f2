"""The design of slides in numbers: where each area stands and how large its type is, in EMU and points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.slide_fit import Sample, fitting_rows, fitting_scale
from macros.slides import Paragraph, Slide, SlideKind, Table, plain

WIDTH, HEIGHT = 12_192_000, 6_858_000
LEAST_SCALE = 80
"""Per cent; a text for slides that needs smaller type is too long."""
MOST_STEPS, MOST_COLUMNS = 5, 2


@dataclass(frozen=True)
class Area:
    """A rectangle of a slide and the size of its type in points."""

    x: int
    y: int
    width: int
    height: int
    size: int


_LEFT, _FULL, _TOP, _BELOW = 838_200, 10_744_200, 1_905_000, 4_114_800
_GAP, _INSET = 381_000, 266_700
_HALF = (_FULL - _GAP) // 2
TITLE = Area(_LEFT, 365_760, _FULL, 1_097_280, 32)
ACCENT = Area(_LEFT, 1_584_960, 914_400, 38_100, 0)
"""The short line below a title."""
BODY = Area(_LEFT, _TOP, _FULL, _BELOW, 28)
LEFT_PANEL = Area(_LEFT, _TOP, _HALF, 3_733_800, 26)
RIGHT_PANEL = Area(_LEFT + _HALF + _GAP, _TOP, _HALF, 3_733_800, 26)
LEFT, RIGHT = (
    Area(panel.x + _INSET, panel.y + _INSET, panel.width - 2 * _INSET, panel.height - 2 * _INSET, panel.size)
    for panel in (LEFT_PANEL, RIGHT_PANEL)
)
PANEL_EDGE = 45_720
DECISION_HEAD = 1_828_800
DECISION = Area(_LEFT, 2_057_400, _FULL, 3_962_400, 26)
STATEMENT = Area(1_371_600, 2_133_600, 9_448_800, 3_276_600, 36)
TABLE = Area(_LEFT, _TOP, _FULL, _BELOW, 24)
DECK_TITLE = Area(1_219_200, 1_371_600, 9_753_600, 2_286_000, 48)
DECK_LINES = Area(1_219_200, 4_038_600, 9_753_600, 1_447_800, 24)
STEP_SIZE = 24
FOOTER = Area(_LEFT, 6_309_360, 7_315_200, 320_040, 12)
NUMBER = Area(10_668_000, 6_309_360, 914_400, 320_040, 12)
_MARK = 533_400
"""The width of the circle with a step's number."""
_RAIL = 38_100


def title_area(kind: SlideKind) -> Area:
    """Return where the title of a slide stands."""
    return DECK_TITLE if kind is SlideKind.TITLE else TITLE


def body_areas(slide: Slide) -> list[tuple[Area, Sequence[Paragraph]]]:
    """Return where paragraphs stand on a slide, in reading order; steps and tables have places of their own."""
    if slide.kind is SlideKind.COLUMNS:
        columns = slide.columns
        return [(LEFT, columns[0]), (RIGHT, [item for column in columns[1:] for item in column])]
    areas = {SlideKind.TITLE: DECK_LINES, SlideKind.STATEMENT: STATEMENT, SlideKind.DECISION: DECISION}
    if slide.kind in {SlideKind.STEPS, SlideKind.TABLE}:
        return []
    return [(areas.get(slide.kind, BODY), slide.paragraphs)]


def step_areas(count: int) -> list[tuple[Area, Area]]:
    """Return where the numbers and the words of so many steps stand."""
    pitch = BODY.height // max(count, 4)
    tops = [BODY.y + number * pitch for number in range(count)]
    side = _MARK + 228_600
    return [
        (
            Area(BODY.x, top + (pitch - _MARK) // 2, _MARK, _MARK, 20),
            Area(BODY.x + side, top, BODY.width - side, pitch, STEP_SIZE),
        )
        for top in tops
    ]


def rail_area(count: int) -> Area:
    """Return where the line stands that joins the numbers of so many steps."""
    circles = [circle for circle, _ in step_areas(count)]
    x, y = (circles[0].x + (_MARK - _RAIL) // 2, circles[0].y + _MARK // 2)
    return Area(x, y, _RAIL, circles[-1].y - circles[0].y, 0)


def column_widths(table: Table) -> list[int]:
    """Return the widths of a table's columns: by their longest texts, within bounds that keep each readable."""
    count = max(len(row.cells) for row in table.rows)
    longest = [
        max(len(plain(row.cells[at])) if at < len(row.cells) else 0 for row in table.rows) for at in range(count)
    ]
    weights = [min(max(signs, 14), 45) for signs in longest]
    widths = [TABLE.width * weight // sum(weights) for weight in weights]
    return [*widths[:-1], TABLE.width - sum(widths[:-1])]


def samples_of(paragraphs: Sequence[Paragraph]) -> list[Sample]:
    """Return paragraphs as they are measured."""
    return [
        Sample(item.text, item.level + (item.style in {"bullet", "number"}), item.style == "heading")
        for item in paragraphs
        if not item.is_hint
    ]


def needed_scale(slide: Slide) -> int:
    """Return the per cent of its size that the type of a slide needs to fit, of all its areas the least."""
    places = [(title_area(slide.kind), [Sample(plain(slide.title), bold=True)])]
    places += [(area, samples_of(paragraphs)) for area, paragraphs in body_areas(slide)]
    if slide.kind is SlideKind.STEPS:
        steps = [item for item in slide.paragraphs if not item.is_hint]
        words = step_areas(len(steps))
        places += [(area, samples_of([item])) for (_, area), item in zip(words, steps, strict=True)]
    scales = [fitting_scale(samples, area.size, area.width, area.height) for area, samples in places]
    return min([*scales, *(_table_scale(table) for table in slide.tables)])


def _table_scale(table: Table) -> int:
    widths = column_widths(table)
    cells = [[[Sample(plain(runs))] for runs in row.cells] for row in table.rows]
    return fitting_rows(cells, widths, TABLE.size, TABLE.height)[0]
