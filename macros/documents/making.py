"""Makes the files of prepared documents: few of them here, many in processes beside the one that asks."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from multiprocessing.util import Finalize

from macros.documents.conversion import Converter, Task
from macros.documents.formats import FORMATS, PAGE
from macros.documents.helpers import helper_pool
from macros.model import DocumentData

BATCH = 4
"""So many documents are worth a helper, which takes a while to start."""
MOST_HELPERS = 4

Files = dict[tuple[str, str], bytes]


@dataclass(frozen=True)
class Order:
    """One prepared document, what its data part says, its pictures by name, and the formats it is wanted in.

    `vectors` holds drawings that a writer may take in the place of the picture of the same name.
    """

    markup: str
    data: DocumentData
    pictures: Mapping[str, bytes]
    formats: tuple[str, ...]
    vectors: Mapping[str, bytes] = field(default_factory=dict)


class Workshop:
    """Takes orders one by one; whole batches are made beside the caller, what is left over in the end by itself."""

    def __init__(self, helpers: int | None = None) -> None:
        """Start no helper before there is a batch; without a number there is one for each processor."""
        self._helpers = min(os.cpu_count() or 1, MOST_HELPERS) if helpers is None else helpers
        self._waiting: list[Order] = []
        self._begun: list[Future[Files]] = []
        self._pool: ProcessPoolExecutor | None = None

    def order(self, order: Order) -> None:
        """Take an order."""
        self._waiting.append(order)
        if self._helpers > 1 and len(self._waiting) == BATCH:
            self._begun.append(self._open().submit(_make_as_helper, self._waiting))
            self._waiting = []

    def deliver(self, on_done: Callable[[str], None] = lambda _: None) -> Files:
        """Return all files that were ordered; raise the error of an order that failed."""
        files: Files = {}
        try:
            for made in (make_files(self._waiting), *(future.result() for future in self._begun)):
                files.update(made)
                for document_id, name in made:
                    on_done(f"{document_id}.{name}")
        finally:
            self.close()
        return files

    def close(self) -> None:
        """End the helpers; what nobody has begun to make is not made."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        self._pool, self._waiting, self._begun = None, [], []

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = helper_pool(self._helpers)
        return self._pool


def make_files(orders: Sequence[Order]) -> Files:
    """Return the finished files by document id and format; one conversion batch for all of them."""
    with closing(Converter()) as converter:
        return _make(orders, converter)


def _make_as_helper(orders: Sequence[Order]) -> Files:
    return _make(orders, _own_converter())


@cache
def _own_converter() -> Converter:
    """Return the converter of this helper, which ends with it."""
    converter = Converter()
    Finalize(None, converter.close, exitpriority=0)
    return converter


def _make(orders: Sequence[Order], converter: Converter) -> Files:
    pictures = {name: content for order in orders for name, content in order.pictures.items()}
    raw = converter.convert(
        [task for order in orders if (task := _task(order)).targets], dict(sorted(pictures.items()))
    )
    raw |= {(order.data.id, PAGE): order.markup.encode() for order in orders}
    return {
        (order.data.id, name): FORMATS[name].finish(
            raw[order.data.id, FORMATS[name].source], order.data, {**order.pictures, **order.vectors}
        )
        for order in orders
        for name in order.formats
    }


def _task(order: Order) -> Task:
    targets = tuple(source for name in order.formats if (source := FORMATS[name].source) != PAGE)
    return Task(order.data.id, order.data.title, order.markup, targets)
