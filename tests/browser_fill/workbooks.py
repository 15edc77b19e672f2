"""Compares workbooks as people see them: cells, formulas, what these come to, hidden rows, rules, print set-up."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from tests.sheets.samples import opened


def workbook_difference(browser: bytes, python: bytes) -> object:
    """Return the first thing that tells two workbooks apart, or None."""
    for values in (False, True):
        ours, theirs = opened(browser, values=values), opened(python, values=values)
        if ours.sheetnames != theirs.sheetnames:
            return ours.sheetnames
        for name in ours.sheetnames:
            pairs = itertools.zip_longest(_facts(ours[name]), _facts(theirs[name]))
            if found := next(((name, values, *pair) for pair in pairs if pair[0] != pair[1]), None):
                return found
    return None


def hidden_columns(worksheet: Worksheet) -> set[int]:
    """Return the columns of a sheet that nobody sees, counted from 1."""
    columns = [column for column in worksheet.column_dimensions.values() if column.hidden]
    return {number for column in columns for number in range(column.min, column.max + 1)}


def _facts(worksheet: Worksheet) -> Iterator[tuple[object, ...]]:
    yield "columns", hidden_columns(worksheet)
    for number, row in enumerate(worksheet.iter_rows(), start=1):
        yield number, worksheet.row_dimensions[number].hidden
        yield from ((cell.coordinate, cell.value, cell.data_type, cell.number_format) for cell in row)
    yield "rules", sorted(str(rule.sqref) for rule in worksheet.data_validations.dataValidation)
    yield "print", str(worksheet.print_area), worksheet.print_title_rows, str(worksheet.freeze_panes)
