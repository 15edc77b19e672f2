"""Calls the browser's own fillers on files and values, many calls at once."""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from playwright.sync_api import Browser, Page

from macros.documents import odt_metadata
from macros.documents.container import read_parts
from macros.model import Values
from tests.support.browser import fresh_context
from tests.support.needs import ROOT
from tests.support.servers import static_server

SCRIPT = Path(__file__).with_name("calls.js")
XML_PARTS = (".xml", ".rels")
Call = tuple[str, dict[str, Any]]


class Refused(Exception):  # noqa: N818 - the browser refused; that is no fault of the test
    """The browser's code threw an error; `kind` is its class, `seconds` the time it took."""

    def __init__(self, error: str, kind: str, seconds: float) -> None:
        """Keep what people are told."""
        super().__init__(error)
        self.kind, self.seconds = kind, seconds


@dataclass(frozen=True)
class Caller:
    """A page that answers calls."""

    page: Page

    def answers(self, calls: Sequence[Call]) -> list[Any]:
        """Return the answer to each call: its result, or `Refused` as a value."""
        found = self.page.evaluate("(list) => answer(list)", [list(call) for call in calls])
        return [item["result"] if "result" in item else Refused(**item) for item in found]

    def answer(self, name: str, **options: Any) -> Any:
        """Return the answer to one call; raise Refused."""
        (found,) = self.answers([(name, options)])
        if isinstance(found, Refused):
            raise found
        return found


@contextlib.contextmanager
def calling(browser: Browser) -> Iterator[Caller]:
    """Open a page that has the site's modules; no other machine is asked for anything."""
    with static_server(ROOT / "docs/assets/javascript") as address, fresh_context(browser) as (context, refused):
        page = context.new_page()
        page.goto(address)
        page.add_script_tag(type="module", content=SCRIPT.read_text(encoding="utf-8"))
        page.wait_for_function("() => window.answer")
        yield Caller(page)
    assert not refused


def fill_call(format_name: str, file: bytes, values: Values, *, final: bool, record: str | None = None) -> Call:
    """Return the call that fills a file."""
    options = {"format": format_name, "file": packed(file), "values": plain(values), "final": final, "record": record}
    return "fill", options


def packed(content: bytes) -> str:
    """Return bytes as text."""
    return base64.b64encode(content).decode()


def unpacked(text: str) -> bytes:
    """Return the bytes of a text."""
    return base64.b64decode(text)


def plain(values: Values) -> dict[str, Any]:
    """Return values as JSON knows them."""
    facts = values.facts
    return {
        "texts": dict(values.texts),
        "rows": {name: [dict(row) for row in rows] for name, rows in values.rows.items()},
        "facts": {
            "form": facts.form,
            "land": facts.land,
            "has": sorted(facts.has),
            "answers": dict(facts.answers),
            "groups": sorted(facts.groups),
        },
    }


def canonical_parts(package: bytes) -> dict[str, bytes]:
    """Return the parts of a package in their order; XML in its canonical form, so that only what counts is compared."""
    return {name: _canonical(name, content) for name, content in read_parts(package).items()}


def differences(python: bytes, browser: bytes) -> list[str]:
    """Return what tells two packages apart: names of parts that differ, or their order."""
    ours, theirs = canonical_parts(python), canonical_parts(browser)
    if list(ours) != list(theirs):
        return [f"{list(ours)} statt {list(theirs)}"]
    return [name for name in ours if ours[name] != theirs[name]]


def _canonical(name: str, content: bytes) -> bytes:
    if name == odt_metadata.DATA:  # XML in a text of XML
        (kept,) = etree.fromstring(content).iter("{*}daten")
        return etree.tostring(etree.fromstring(kept.text or ""), method="c14n")
    if not name.endswith(XML_PARTS):
        return content
    assert b"standalone" in content[:60], f"{name} ohne Angaben am Anfang"
    return etree.tostring(etree.fromstring(content), method="c14n")
