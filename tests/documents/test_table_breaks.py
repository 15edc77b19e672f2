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
LONG, SHORT = 9, 4
THREE = 3
"""So many rows are too high for a short table, and yet the first two and the last two are all of them."""

pytestmark = pytest.mark.office
Pages = dict[str, list[list[int]]]


@pytest.fixture(scope="module")
def pages(libreoffice: LibreOffice) -> Pages:
    """Return the numbers of the rows on each page that has some, by number of lines and rows, and format."""
    made = make_files([_order(lines, rows) for rows in (LONG, SHORT, THREE) for lines in LINES_BEFORE])
    office = {f"{page}-{name}.{name}": content for (page, name), content in made.items() if name != "pdf"}
    printed = libreoffice.convert_all(office, "pdf")
    printed |= {f"{page}-pdf": content for (page, name), content in made.items() if name == "pdf"}
    return {
        name: [rows for page in pdf_pages(content) if (rows := _rows_on(page))] for name, content in printed.items()
    }


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_first_two_rows_and_the_last_two_stay_together(format_name: str, pages: Pages) -> None:
    found = [pages[f"{lines}-{LONG}-{format_name}"] for lines in LINES_BEFORE]
    complete = list(range(1, LONG + 1))
    assert [list(itertools.chain.from_iterable(on_pages)) for on_pages in found] == [complete] * len(found)
    assert [on_pages for on_pages in found if any(len(rows) == 1 for rows in on_pages)] == []
    assert len({tuple(map(len, on_pages)) for on_pages in found}) > 3, "die Tabelle bricht immer gleich um"


@pytest.mark.parametrize("rows", [SHORT, THREE])
@pytest.mark.parametrize("format_name", FORMATS)
def test_a_short_table_stays_whole_and_so_do_three_high_rows(format_name: str, rows: int, pages: Pages) -> None:
    found = [pages[f"{lines}-{rows}-{format_name}"] for lines in LINES_BEFORE]
    assert found == [[list(range(1, rows + 1))]] * len(found)


def _order(lines: int, rows: int) -> Order:
    words = "viele Wörter " * 28 if rows == THREE else "Inhalt"
    body = "".join(f"<tr><td>Zeile {number}</td><td>{words}</td></tr>" for number in range(1, rows + 1))
    head = "<thead><tr><th>Nummer</th><th>Inhalt</th></tr></thead>"
    text = "<p>Ein Absatz.</p>" * lines
    page = f"<h2>Abschnitt</h2>{text}<table>{head}<tbody>{body}</tbody></table><p>Danach.</p>"
    prepared = prepare(page, {}, notice=False)
    data = DocumentData(f"{lines}-{rows}", "Probe", "1", dt.date(2026, 3, 1), "", (), prepared.marks, {})
    return Order(prepared.markup, data, {}, FORMATS, {})


def _rows_on(page: str) -> list[int]:
    return [int(number) for number in re.findall(r"Zeile (\d+)", page)]
