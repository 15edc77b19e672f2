"""How cells of a workbook look: a few quiet styles by name."""

from __future__ import annotations

from collections.abc import Mapping

BLUE, DARK, BAND, SOFT, LINE = "#1F4E5F", "#14343F", "#E3EFF3", "#F3F7F8", "#C9D6DA"
INPUT, INK, GREY = "#FFF8DC", "#1D2B30", "#8A979C"
"""The colours of the site, and the ground of cells that wait for somebody."""

GERMAN_DATE = "dd.mm.yyyy"
GERMAN_DATE_OR_NOTHING = "dd.mm.yyyy;;;"
EURO = "#,##0.00\\ [$€-407]"
PERCENT = "0\\ %"

Look = Mapping[str, object]

_CELL: Look = {"font_size": 10, "font_color": INK, "valign": "vcenter", "border": 1, "border_color": LINE}
_PLAIN: Look = {"font_size": 10, "font_color": INK, "valign": "top", "text_wrap": True}
_HEAD: Look = {**_CELL, "bold": True, "font_color": "#FFFFFF", "bg_color": BLUE, "valign": "vcenter", "text_wrap": True}
_LEFT: Look = {"align": "left", "indent": 1}
_CENTRE: Look = {"align": "center"}
_INPUT: Look = {"bg_color": INPUT}
_RECKONED: Look = {"bg_color": SOFT}
_DATE: Look = {"num_format": GERMAN_DATE, "align": "center"}
_SUM: Look = {**_CELL, "bold": True, "bg_color": BAND}

LOOKS: Mapping[str, Look] = {
    "title": {"font_size": 16, "bold": True, "font_color": BLUE, "valign": "vcenter"},
    "sheet_title": {"font_size": 12, "bold": True, "font_color": BLUE, "valign": "vcenter"},
    "heading": {"font_size": 11, "bold": True, "font_color": BLUE, "valign": "vcenter"},
    "plain": _PLAIN,
    "note": {**_PLAIN, "font_color": "#5A6A71"},
    "note_line": {"font_size": 10, "font_color": "#5A6A71"},
    "legend": {"font_size": 10, "font_color": "#5A6A71", **_LEFT},
    "header": {**_HEAD, **_LEFT},
    "header_turned": {**_HEAD, "rotation": 90, "align": "center", "valign": "bottom", "text_wrap": True},
    "header_centre": {**_HEAD, "align": "center"},
    "hint": {**_PLAIN, **_LEFT, "font_color": "#5A6A71", "valign": "vcenter"},
    "label": {**_CELL, **_LEFT, "valign": "vcenter", "bold": True, "text_wrap": True, "bg_color": BAND},
    "text": {**_CELL, **_LEFT, "text_wrap": True, "num_format": "@"},
    "strong": {**_CELL, **_LEFT, "text_wrap": True, "num_format": "@", "bold": True},
    "number": {**_CELL, **_CENTRE},
    "choice": {**_CELL, **_CENTRE, "text_wrap": True},
    "date": {**_CELL, **_DATE},
    "reckoned": {**_CELL, **_RECKONED, **_CENTRE, "text_wrap": True},
    "folded": {**_CELL, **_RECKONED, "shrink": True},
    "reckoned_date": {**_CELL, **_RECKONED, **_DATE},
    "reckoned_day": {**_CELL, **_RECKONED, **_DATE, "num_format": GERMAN_DATE_OR_NOTHING},
    "input": {**_CELL, **_LEFT, **_INPUT, "text_wrap": True},
    "input_choice": {**_CELL, **_INPUT, **_CENTRE, "text_wrap": True},
    "input_number": {**_CELL, **_INPUT, **_CENTRE},
    "input_date": {**_CELL, **_INPUT, **_DATE},
    "input_euro": {**_CELL, **_INPUT, "num_format": EURO},
    "input_percent": {**_CELL, **_INPUT, **_CENTRE, "num_format": PERCENT},
    "sum_label": {**_SUM, **_LEFT},
    "sum": {**_SUM, "num_format": EURO},
    "month": {"font_size": 8, "font_color": BLUE, "bold": True, "rotation": 90, "align": "left", "valign": "bottom"},
    "week": {"font_size": 7, "font_color": BLUE, "bg_color": BAND, "num_format": "dd", **_CENTRE, "valign": "bottom"},
    "field": {**_CELL, **_CENTRE, "font_size": 14, "valign": "vcenter", "num_format": "0;-0;;@"},
    "axis": {**_CELL, **_CENTRE, "bold": True, "bg_color": BAND, "valign": "vcenter", "text_wrap": True},
}
"""Every style by name, in the words of XlsxWriter."""

GREEN_MARK: Look = {"bg_color": "#DCEBDD", "font_color": "#1E4D2B"}
YELLOW_MARK: Look = {"bg_color": "#FBF0C4", "font_color": "#5B4A12"}
ORANGE_MARK: Look = {"bg_color": "#F8DCC4", "font_color": "#6B3A10"}
RED_MARK: Look = {"bg_color": "#F3CFCB", "font_color": "#7A1B14"}
FADED_MARK: Look = {"font_color": GREY, "italic": True}
"""What conditional formats do to a cell; the cell's own words say the same."""
