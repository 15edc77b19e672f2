"""Asks each search in Chromium: the time to its first answer, what it loads, what it finds and how fast."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from scripts.bench.search.offer import Engine
from scripts.bench.search.queries import Query
from scripts.bench.serving import chromium, served
from scripts.writing import write_result

TURNS = 3
_SCRIPT, _BLANK = "asking.js", "leer.html"
_CALL = "async ([name, ...given]) => (await import('/asking.js'))[name](...given)"


@dataclass(frozen=True)
class Answer:
    """The pages that were found, at most ten, best first, and how long it took until the first five were there."""

    names: tuple[str, ...]
    milliseconds: float


@dataclass(frozen=True)
class Asked:
    """What one search said; milliseconds to the first answer and bytes loaded for it, bytes loaded in all."""

    label: str
    opening: float
    bytes_first: int
    bytes_all: int
    answers: tuple[Answer, ...]


def ask_all(folder: Path, engines: Sequence[Engine], queries: Sequence[Query]) -> list[Asked]:
    """Ask all searches, which lie in a folder, the same queries; needs Chromium."""
    write_result(folder, _SCRIPT, Path(__file__).with_name(_SCRIPT).read_bytes())
    write_result(folder, _BLANK, b'<!doctype html><html lang="de"><title>Suche</title></html>')
    sent = _Sent()
    with served(folder, sent.note) as address, chromium() as browser:
        return [_ask(browser, address, sent, engine, queries) for engine in engines]


def _ask(browser: Browser, address: str, sent: _Sent, engine: Engine, queries: Sequence[Query]) -> Asked:
    given = {"label": engine.label, "start": engine.start, "folder": f"{address}{engine.folder}/"}
    openings = [_open(browser, address, given, queries[0]) for _ in range(TURNS + 1)][1:]  # first the server compresses
    with _fresh_page(browser, address) as page:
        before = sent.of(engine)
        page.evaluate(_CALL, ["open", {**given, "query": queries[0].text}])
        first = sent.of(engine) - before
        found = page.evaluate(_CALL, ["askAll", [query.text for query in queries]])
        whole = sent.of(engine) - before
    answers = tuple(_answer(engine, item) for item in found)
    return Asked(engine.label, statistics.median(openings), first, whole, answers)


def _open(browser: Browser, address: str, given: dict[str, str], query: Query) -> float:
    with _fresh_page(browser, address) as page:
        return float(page.evaluate(_CALL, ["open", {**given, "query": query.text}]))


def _answer(engine: Engine, item: dict[str, Any]) -> Answer:
    return Answer(tuple(dict.fromkeys(map(engine.name_of, item["urls"]))), float(item["milliseconds"]))


@contextmanager
def _fresh_page(browser: Browser, address: str) -> Iterator[Page]:
    """Open a browser that has loaded nothing yet."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(f"{address}{_BLANK}")
        yield page
    finally:
        context.close()


class _Sent:
    """Adds up what the server sends."""

    def __init__(self) -> None:
        self._sizes: list[tuple[str, int]] = []

    def note(self, path: str, size: int) -> None:
        self._sizes.append((path, size))

    def of(self, engine: Engine) -> int:
        """Return the bytes of all answers so far out of the folder of a search."""
        return sum(size for path, size in self._sizes if path.startswith(f"/{engine.folder}/"))
