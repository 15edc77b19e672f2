"""Tables of an ODT: as wide as the text, columns as wide as their content asks, lines, a shaded header row.

Cells have no named styles in OpenDocument: their look can only stand here, not in the reference document.
"""

from __future__ import annotations

from lxml import etree

from macros.documents.odt_styles import automatic_styles
from macros.documents.odt_tree import make, q, text_of

_ROW_STYLE = "ZbkZeile"
_HEADER_CELL, _BODY_CELL = "TableHeaderRowCell", "TableRowCell"
_WIDTH_CM = 16.5  # the width of the text in the reference document
_NARROWEST, _WIDEST = 8, 48  # characters


def format_tables(content: etree._Element) -> None:
    """Set width, columns, lines and header cells of every table; raises nothing, leaves the text alone."""
    automatic = automatic_styles(content)
    for table in content.iter(q("table:table")):
        _set_width(automatic, table)
        _set_columns(automatic, table)
        for row in table.iter(q("table:table-row")):
            row.set(q("table:style-name"), _ROW_STYLE)
            _set_cells(row)
    _replace_style(automatic, _row_style())
    _replace_style(automatic, _header_cell_style())
    _replace_style(automatic, _cell_style(_BODY_CELL, above="none", below="0.5pt solid #b9c3cc"))


def _set_width(automatic: etree._Element, table: etree._Element) -> None:
    name = table.get(q("table:style-name"), "")
    style = make("style:style", style_name=name, style_family="table")
    properties = make(
        "style:table-properties", style_width=f"{_WIDTH_CM}cm", table_align="margins", fo_margin_bottom="10pt"
    )
    style.append(properties)
    _replace_style(automatic, style)


def _set_columns(automatic: etree._Element, table: etree._Element) -> None:
    columns = table.findall(q("table:table-column"))
    widths = _given_shares(automatic, columns) or _widths(table, len(columns))
    for column, width in zip(columns, widths, strict=True):
        style = make("style:style", style_name=column.get(q("table:style-name"), ""), style_family="table-column")
        # LibreOffice heeds the share only next to a length
        length, share = f"{_WIDTH_CM * width / sum(widths):.3f}cm", f"{65535 * width // sum(widths)}*"
        style.append(make("style:table-column-properties", style_column_width=length, style_rel_column_width=share))
        _replace_style(automatic, style)


def _given_shares(automatic: etree._Element, columns: list[etree._Element]) -> list[int]:
    """Return the shares that the page states (pandoc keeps them in the columns' styles), or nothing."""
    shares: list[int] = []
    for column in columns:
        name = column.get(q("table:style-name"), "")
        properties = automatic.find(f"{q('style:style')}[@{q('style:name')}='{name}']/*")
        share = properties.get(q("style:rel-column-width"), "") if properties is not None else ""
        if not share.endswith("*"):
            return []
        shares.append(int(share.removesuffix("*")))
    return shares


def _widths(table: etree._Element, count: int) -> list[int]:
    widths = [_NARROWEST] * count
    for row in table.iter(q("table:table-row")):
        cells = list(row.iterchildren(q("table:table-cell"), q("table:covered-table-cell")))
        for place, cell in enumerate(cells[:count]):
            if cell.get(q("table:number-columns-spanned"), "1") == "1":
                widths[place] = max(widths[place], min(_longest_line(cell), _WIDEST))
    return widths


def _longest_line(cell: etree._Element) -> int:
    return max((len(text_of(one).strip()) for one in cell.iter(q("text:p"), q("text:h"))), default=0)


def _set_cells(row: etree._Element) -> None:
    parent = row.getparent()
    heads = parent is not None and parent.tag == q("table:table-header-rows")
    for cell in row.iterchildren(q("table:table-cell")):
        cell.set(q("table:style-name"), _HEADER_CELL if heads else _BODY_CELL)
        if len(cell) == 0:
            cell.append(make("text:p", text_style_name="Table_20_Heading" if heads else "Table_20_Contents"))
        for paragraph in cell.iterchildren(q("text:p")):
            if heads and paragraph.get(q("text:style-name")) == "Table_20_Contents":
                paragraph.set(q("text:style-name"), "Table_20_Heading")


def _row_style() -> etree._Element:
    style = make("style:style", style_name=_ROW_STYLE, style_family="table-row")
    style.append(make("style:table-row-properties", fo_keep_together="always"))
    return style


def _header_cell_style() -> etree._Element:
    line = "0.75pt solid #8796a5"
    style = _cell_style(_HEADER_CELL, above=line, below=line)
    style[0].set(q("fo:background-color"), "#edf1f4")
    style[0].set(q("style:vertical-align"), "bottom")
    return style


def _cell_style(name: str, above: str, below: str) -> etree._Element:
    style = make("style:style", style_name=name, style_family="table-cell")
    properties = make("style:table-cell-properties", fo_border_left="none", fo_border_right="none")
    properties.set(q("fo:border-top"), above)
    properties.set(q("fo:border-bottom"), below)
    for side, width in {"top": "0.1cm", "bottom": "0.1cm", "left": "0.2cm", "right": "0.2cm"}.items():
        properties.set(q(f"fo:padding-{side}"), width)
    style.append(properties)
    return style


def _replace_style(automatic: etree._Element, style: etree._Element) -> None:
    name = style.get(q("style:name"))
    for old in [one for one in automatic if one.get(q("style:name")) == name]:
        automatic.remove(old)
    automatic.append(style)
