"""Typed values become German text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from macros.formatting import Scalar, format_value
from macros.model import FieldType


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (FieldType.DATE, dt.date(2028, 6, 14), "14.\u00a0Juni 2028"),
        (FieldType.DATE, dt.date(2028, 3, 1), "1.\u00a0März 2028"),
        (FieldType.AMOUNT, 64000, "64.000\u00a0Euro"),
        (FieldType.AMOUNT, Decimal("64000.5"), "64.000,50\u00a0Euro"),
        (FieldType.AMOUNT, Decimal("1234567.89"), "1.234.567,89\u00a0Euro"),
        (FieldType.AMOUNT, -1200, "-1.200\u00a0Euro"),
        (FieldType.AMOUNT, 0, "0\u00a0Euro"),
        (FieldType.PERCENT, 20, "20\u00a0%"),
        (FieldType.PERCENT, Decimal("12.50"), "12,5\u00a0%"),
        (FieldType.NUMBER, 1250, "1.250"),
        (FieldType.NUMBER, Decimal("0.75"), "0,75"),
        (FieldType.NUMBER, 1000000, "1.000.000"),
        (FieldType.YES_NO, True, "ja"),
        (FieldType.YES_NO, False, "nein"),
        (FieldType.TEXT, "Digitaler Zwilling", "Digitaler Zwilling"),
        (FieldType.CHOICE, "beantragt", "beantragt"),
    ],
)
def test_a_value_stands_in_german(kind: FieldType, value: Scalar, text: str) -> None:
    assert format_value(value, kind) == text
