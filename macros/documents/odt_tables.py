"""Tables of an ODT: as wide as the text, columns as the converter shares them, lines, a shaded header row.

Cells have no named styles in OpenDocument: their look can only stand here, not in the reference document.
"""

from __future__ import annotations

from collections import defaultdict

from lxml import etree

from macros.documents.odt_styles import automatic_styles
from macros.documents.odt_tree import make, q

_ROW_STYLE = "ZbkZeile"
_HEADER_CELL, _BODY_CELL = "TableHeaderRowCell", "TableRowCell"
_WIDTH_CM = 16.5  # the width of the text in the reference document
_HINT, _CELL_HINT = "Subtle_20_Emphasis", "ZbkZellhinweis"


def format_tables(content: etree._Element) -> None:
    """Set width, columns, lines and header cells of every table; raises nothing, leaves the text alone."""
    automatic = _Styles(automatic_styles(content))
    for table in content.iter(q("table:table")):
        _set_width(automatic, table)
        _set_columns(automatic, table)
        for row in table.iter(q("table:table-row")):
            row.set(q("table:style-name"), _ROW_STYLE)
            _set_cells(row)
        for hint in table.iter(q("text:span")):
            if hint.get(q("text:style-name")) == _HINT:
                hint.set(q("text:style-name"), _CELL_HINT)
    automatic.replace(_row_style())
    automatic.replace(_hint_style())
    automatic.replace(_header_cell_style())
    automatic.replace(_cell_style(_BODY_CELL, above="none", below="0.5pt solid #b9c3cc"))


class _Styles:
    """The automatic styles, found by name: a document has one for every column of every table."""

    def __init__(self, automatic: etree._Element) -> None:
        self._automatic = automatic
        self.named: defaultdict[str, list[etree._Element]] = defaultdict(list)
        for style in automatic:
            self.named[style.get(q("style:name"), "")].append(style)

    def replace(self, style: etree._Element) -> None:
        """Put a style in the place of those with its name."""
        name = style.get(q("style:name"), "")
        for old in self.named[name]:
            self._automatic.remove(old)
        self.named[name] = [style]
        self._automatic.append(style)


def _set_width(automatic: _Styles, table: etree._Element) -> None:
    name = table.get(q("table:style-name"), "")
    style = make("style:style", style_name=name, style_family="table")
    properties = make("style:table-properties", style_width=f"{_WIDTH_CM}cm", table_align="margins")
    properties.set(q("fo:margin-top"), "2pt")
    properties.set(q("fo:margin-bottom"), "10pt")
    style.append(properties)
    automatic.replace(style)


def _set_columns(automatic: _Styles, table: etree._Element) -> None:
    columns = table.findall(q("table:table-column"))
    shares = [_share(automatic, column.get(q("table:style-name"), "")) for column in columns]
    for column, share in zip(columns, shares, strict=True):
        style = make("style:style", style_name=column.get(q("table:style-name"), ""), style_family="table-column")
        # LibreOffice heeds the share only next to a length
        length, relative = f"{_WIDTH_CM * share / sum(shares):.3f}cm", f"{65535 * share // sum(shares)}*"
        style.append(make("style:table-column-properties", style_column_width=length, style_rel_column_width=relative))
        automatic.replace(style)


def _share(automatic: _Styles, name: str) -> int:
    """Return the width that the converter gave to a column, in parts of the table's; columns without one are alike."""
    for style in automatic.named[name]:
        properties = style.find(q("style:table-column-properties"))
        if properties is not None:
            return int(properties.get(q("style:rel-column-width"), "1*").removesuffix("*")) or 1
    return 1


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


def _hint_style() -> etree._Element:
    """Return the style of hints in cells: smaller, for long ones would stretch the row."""
    style = make("style:style", style_name=_CELL_HINT, style_family="text", style_parent_style_name=_HINT)
    size = dict.fromkeys(("fo_font_size", "style_font_size_asian", "style_font_size_complex"), "8.5pt")
    style.append(make("style:text-properties", **size))
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
