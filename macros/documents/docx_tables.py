"""Tables of a DOCX: as wide as the text, columns as the converter shares them, rows that stay whole, captions."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from macros.documents.docx_xml import (
    ancestor,
    elements,
    make,
    paragraph_style,
    remove,
    set_keep_next,
    value,
    visible_text,
    w,
)

CAPTION_STYLE = "Caption"
_TEXT_WIDTH = 9354
"""Twentieths of a point between the margins of the reference document."""
_WHOLE = 5000
"""Word counts shares of a width in fiftieths of a percent."""
_LOOK = {"lastRow": "0", "firstColumn": "0", "lastColumn": "0", "noHBand": "0", "noVBand": "1"}
# A short table has at most this many rows, and letters without spaces; a longer one would leave too much paper empty.
_MOST_ROWS, _MOST_TEXT = 6, 500
_HINT_SIZE, _TEXT_SIZE = "17", "20"  # half points; the table style of the reference document has the latter
_BEFORE_SIZE = frozenset(
    w(name)
    for name in ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "color", "spacing", "kern")
)


def style_tables(root: etree._Element) -> None:
    """Give tables full width, columns, header rows that repeat, and captions that stay with them."""
    for table in elements(root, "tbl"):
        _set_properties(table)
        _set_columns(table)
        for row in _rows(table):
            _set_row(row)
        caption = caption_of(table)
        if caption is not None:
            set_keep_next(caption)
        _set_sizes(table)


def keep_short_tables(root: etree._Element) -> None:
    """Keep tables of few rows and little text on one page; of others the first two rows, and the last two."""
    for table in elements(root, "tbl"):
        rows = [row for row in _rows(table) if not _is_header(row)]
        short = len(rows) <= _MOST_ROWS and has_little_text(visible_text(table))
        kept = rows[:-1] if short else rows[:-1][:1] + rows[-2:-1]
        for row in rows:
            for paragraph in elements(row, "p"):
                set_keep_next(paragraph, keep=row in kept)


def has_little_text(text: str) -> bool:
    """Tell whether the text of a table is little enough to stay on one page."""
    return len("".join(text.split())) <= _MOST_TEXT


def caption_of(table: etree._Element) -> etree._Element | None:
    """Return the caption paragraph before a table, bookmarks between them notwithstanding."""
    for sibling in table.itersiblings(preceding=True):
        if sibling.tag in (w("bookmarkStart"), w("bookmarkEnd")):
            continue
        is_caption = sibling.tag == w("p") and paragraph_style(sibling) in (CAPTION_STYLE, "TableCaption")
        return sibling if is_caption else None
    return None


def refresh_table_titles(root: etree._Element) -> None:
    """Let the title that a table carries for screen readers say what its caption says."""
    for title in elements(root, "tblCaption"):
        table = next(title.iterancestors(w("tbl")))
        caption = caption_of(table)
        if caption is None:
            remove(title)
        else:
            title.set(w("val"), visible_text(caption))


def _rows(table: etree._Element) -> list[etree._Element]:
    """Return the rows of a table itself, marked ones too, without those of tables in its cells."""
    return [row for row in elements(table, "tr") if ancestor(row, "tbl") is table]


def _set_properties(table: etree._Element) -> None:
    properties = table.find(w("tblPr"))
    if properties is None:
        return
    width = properties.find(w("tblW"))
    if width is not None and properties.find(w("tblInd")) is None:
        width.set(w("type"), "pct")
        width.set(w("w"), str(_WHOLE))
    # Word gives a column more than its share rather than break a word, unless the layout is fixed
    for layout in properties.findall(w("tblLayout")):
        remove(layout)
    look = properties.find(w("tblLook"))
    has_header = any(_is_header(row) for row in _rows(table))
    if look is not None:
        wanted = _LOOK | {"firstRow": "1" if has_header else "0"}
        look.attrib.clear()
        look.attrib.update({w(name): setting for name, setting in wanted.items()})
        look.set(w("val"), "0420" if has_header else "0400")


def _set_columns(table: etree._Element) -> None:
    columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    shares = [int(value(column, "w") or 0) for column in columns]
    if not all(shares):
        return
    for column, width in zip(columns, _spread(_TEXT_WIDTH, shares), strict=True):
        column.set(w("w"), str(width))
    widths = _spread(_WHOLE, shares)
    for row in _rows(table):
        _set_cells(row, widths)


def _spread(whole: int, shares: Sequence[int]) -> list[int]:
    """Divide a whole number by shares, without a remainder."""
    total = sum(shares)
    ends = [whole * sum(shares[: place + 1]) // total for place in range(len(shares))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _set_cells(row: etree._Element, widths: Sequence[int]) -> None:
    place = 0
    for cell in row.iterfind(w("tc")):
        properties = cell.find(w("tcPr"))
        if properties is None:
            properties = make("tcPr")
            cell.insert(0, properties)
        span = int(value(properties.find(w("gridSpan"))) or 1)
        for old in properties.findall(w("tcW")):
            remove(old)
        properties.insert(0, make("tcW", type="pct", w=str(sum(widths[place : place + span]))))
        place += span


def _set_row(row: etree._Element) -> None:
    settings = row.find(w("trPr"))
    if settings is None:
        settings = make("trPr")
        row.insert(0, settings)
    if settings.find(w("cantSplit")) is None:
        settings.insert(0, make("cantSplit"))
    header = settings.find(w("tblHeader"))
    if header is None:
        return
    header.attrib.clear()
    for paragraph in elements(row, "p"):
        set_keep_next(paragraph)


def _is_header(row: etree._Element) -> bool:
    return row.find(f"{w('trPr')}/{w('tblHeader')}") is not None


def _set_sizes(table: etree._Element) -> None:
    """Write hints in cells smaller, for long ones would stretch the row; state the size where LibreOffice needs it."""
    for run in elements(table, "r"):
        holder, style = ancestor(run, "sdt"), run.find(f"{w('rPr')}/{w('rStyle')}")
        if value(style) == "SubtleEmphasis":
            _set_size(run, _HINT_SIZE)
        elif holder is not None and ancestor(run, "p") in list(holder.iterancestors()):
            # LibreOffice 7.4 forgets the table style inside a content control
            _set_size(run, _TEXT_SIZE)


def _set_size(run: etree._Element, size: str) -> None:
    properties = run.find(w("rPr"))
    if properties is None:
        properties = make("rPr")
        run.insert(0, properties)
    if properties.find(w("sz")) is None:
        place = sum(1 for item in properties if item.tag in _BEFORE_SIZE)
        properties[place:place] = [make("sz", val=size), make("szCs", val=size)]
