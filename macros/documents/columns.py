"""Column widths of tables: computed once from the content, so that every format breaks the same words."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree, html

from macros.documents.xml import find_all

LINE = 84
"""How many characters of the body's size fit beside each other in a table (16.5 cm, 10 pt)."""
PADDING = 3
SHORT, SPARE = 12, 6
"""Of a long word each six letters after the twelfth take the room of five: narrow ones are among them."""


def set_column_widths(table: etree._Element, room: Mapping[str, int]) -> None:
    """Put a `colgroup` with percentages in front of a table's rows; `room` is what a field's value may need."""
    rows = [list(row) for row in find_all(table, ".//tr")]
    count = max((len(row) for row in rows), default=0)
    columns = [[row[number] for row in rows if number < len(row)] for number in range(count)]
    group = html.Element("colgroup")
    words = [_longest_word(cells) for cells in columns]
    rooms = [_longest_value(cells, room) for cells in columns]
    for share in _shares(words, rooms, [_longest_text(cells) for cells in columns]):
        group.append(html.Element("col", {"style": f"width: {share}%"}))
    caption = table.find("caption")
    table.insert(0 if caption is None else 1, group)


def _shares(words: list[int], rooms: list[int], texts: list[int]) -> list[int]:
    """Give every column room for its longest word, then for values; share the rest by how much text waits in it."""
    needed = _fitting([PADDING] * len(words), words)
    needed = _fitting(needed, rooms)
    wishes = [max(0, min(text, LINE) - need) for text, need in zip(texts, needed, strict=True)]
    rest = max(0, LINE - sum(needed))
    total = sum(wishes) or 1
    widths = [need + rest * wish / total for need, wish in zip(needed, wishes, strict=True)]
    shares = [round(100 * width / sum(widths)) for width in widths]
    shares[-1] += 100 - sum(shares)
    return shares


def _fitting(given: list[int], words: list[int]) -> list[int]:
    """Widen columns for their words as far as all fit; where they do not, the longest words have to break."""
    needed = [min(word, LINE // 2) + PADDING for word in words]
    if sum(map(max, given, needed)) <= LINE:
        return [*map(max, given, needed)]
    tight = [need - max(0, word - SHORT) // SPARE for need, word in zip(needed, words, strict=True)]
    for most in range(LINE // 2, PADDING, -1):
        widened = [max(width, min(need, most)) for width, need in zip(given, tight, strict=True)]
        if sum(widened) <= LINE:
            return widened
    return given


def _longest_word(cells: list[etree._Element]) -> int:
    return max((len(word) for cell in cells for word in _text(cell).replace("-", " ").split()), default=1)


def _longest_value(cells: list[etree._Element], room: Mapping[str, int]) -> int:
    """Return how many characters the values of fields may need without a break."""
    fields = [field.get("data-feld") or "" for cell in cells for field in find_all(cell, ".//*[@data-feld]")]
    return max((room.get(field, 1) for field in fields), default=1)


def _longest_text(cells: list[etree._Element]) -> int:
    return max((len(" ".join(_text(cell).split())) for cell in cells), default=1)


def _text(cell: etree._Element) -> str:
    hints = {str(text) for hint in find_all(cell, ".//*[@class='variantenhinweis']") for text in hint.itertext()}
    return "".join(str(part) for part in cell.itertext() if str(part) not in hints)
