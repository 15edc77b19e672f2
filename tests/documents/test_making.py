"""Documents made in processes beside the one that asks are the same as those made in it."""

from __future__ import annotations

import datetime as dt

import pytest

from macros.documents.making import BATCH, Order, Workshop
from macros.errors import BaukastenError
from macros.model import DocumentData

DAY = dt.date(2026, 11, 23)


def order(number: int, markup: str = "<p>Ein Satz.</p>") -> Order:
    data = DocumentData(f"vorlage-{number}", f"Vorlage {number}", "1", DAY, "", (), (), {})
    return Order(markup, data, {}, ("odt",))


def made(orders: list[Order], helpers: int) -> dict[tuple[str, str], bytes]:
    workshop = Workshop(helpers)
    for item in orders:
        workshop.order(item)
    return workshop.deliver()


def test_helpers_make_the_same_files() -> None:
    orders = [order(number) for number in range(BATCH + 1)]
    files = made(orders, helpers=2)
    assert files == made(orders, helpers=1)
    assert len(files) == BATCH + 1


def test_an_error_of_a_helper_reaches_the_one_who_asks() -> None:
    faulty = order(0, '<p><span data-marke="1" data-art="field">ohne Angabe</span></p>')
    with pytest.raises(BaukastenError):
        made([faulty, *(order(number) for number in range(1, BATCH))], helpers=2)
