"""Where tables break between pages: no row stands alone at the foot of a page or at the head of one."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import pytest

from macros.documents.making import Order, make_files
from macros.documents.prepare import prepare
from macros.model import DocumentData
from tests.support.libreoffice import LibreOffice
from tests.support.pdf import pdf_pages

FORMATS = ("docx", "odt", "pdf")
LINES_BEFORE = range(22, 30)
"""So many lines of text stand before the table: between all of its rows and none of them have room below."""
ROWS = 9

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def pages(libreoffice: LibreOffice) -> dict[str, list[list[int]]]:
    """Return the numbers of the rows on each page, by number of lines and format."""
    made = make_files([_order(lines) for lines in LINES_BEFORE])
    office = {f"{lines}-{name}.{name}": content for (lines, name), content in made.items() if name != "pdf"}
    printed = libreoffice.convert_all(office, "pdf")
    printed |= {f"{lines}-pdf": content for (lines, name), content in made.items() if name == "pdf"}
    return {name: [_rows_on(page) for page in pdf_pages(content)] for name, content in printed.items()}


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_first_two_rows_and_the_last_two_stay_together(format_name: str, pages: dict[str, list[list[int]]]) -> None:
    found = {lines: [rows for rows in pages[f"{lines}-{format_name}"] if rows] for lines in LINES_BEFORE}
    complete = list(range(1, ROWS + 1))
    assert [list(itertools.chain.from_iterable(on_pages)) for on_pages in found.values()] == [complete] * len(found)
    assert {lines: on_pages for lines, on_pages in found.items() if any(len(rows) == 1 for rows in on_pages)} == {}
    assert len({tuple(map(len, on_pages)) for on_pages in found.values()}) > 3, "die Tabelle bricht immer gleich um"


def _order(lines: int) -> Order:
    rows = "".join(f"<tr><td>Zeile {number}</td><td>Inhalt</td></tr>" for number in range(1, ROWS + 1))
    head = "<thead><tr><th>Nummer</th><th>Inhalt</th></tr></thead>"
    table = f"<table>{head}<tbody>{rows}</tbody></table>"
    text = "<p>Ein Absatz.</p>" * lines
    page = f"<h2>Abschnitt</h2>{text}{table}<p>Danach.</p>"
    prepared = prepare(page, {}, notice=False)
    data = DocumentData(str(lines), "Probe", "1", dt.date(2026, 3, 1), "", (), prepared.marks, {})
    return Order(prepared.markup, data, {}, FORMATS, {})


def _rows_on(page: str) -> list[int]:
    return [int(number) for number in re.findall(r"Zeile (\d+)", page)]
