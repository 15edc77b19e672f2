"""The report in a terminal and as Markdown."""

from __future__ import annotations

import io

import pytest
from markdown import markdown
from rich.console import Console

from macros.report.layout import Report, Section, Table
from scripts.report_text import as_layout, as_markdown

TOPICS = ("Räumliche Planung", "Klimaanpassung", "Energie", "Verwaltungstransformation")
REPORT = Report(
    (
        Section(
            "Abdeckung",
            (
                Table("Art × Feld", ("Art", *TOPICS), (("Recht", "1", "–", "12", "–"),), "So ist es zu lesen."),
                Table("Dateien", ("Datei", "Wort"), (("snippets/a_b.md", "ein | *Wort* <b>\x1b]0;x\x07"),), texts=2),
                Table("Leer", ("Datei", "Anzahl"), ()),
            ),
        ),
    ),
    ("Abdeckung: nichts fehlt.",),
)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_tables_fit_the_terminal_and_hide_nothing(width: int) -> None:
    said = on_terminal(width)
    assert all(len(line) <= width for line in said.split("\n"))
    words = " ".join(said.split())
    for part in ("ABDECKUNG", "Art × Feld", "So ist es zu lesen.", *TOPICS, "12", "keine", "Abdeckung: nichts fehlt."):
        assert part in words, said


@pytest.mark.parametrize(("width", "numbered"), [(60, True), (120, False)])
def test_headings_that_do_not_fit_become_numbers_with_a_key(width: int, numbered: bool) -> None:
    said = " ".join(on_terminal(width).split())
    assert (
        "Spalten: 1 Räumliche Planung, 2 Klimaanpassung, 3 Energie, 4 Verwaltungstransformation." in said
    ) == numbered
    assert ("Art 1 2 3 4 Recht 1 – 12 –" in said) == numbered


def test_contributed_text_cannot_steer_the_terminal() -> None:
    said = on_terminal(120)
    assert "\x1b]0" not in said
    assert "‹U+001B›" in said


def test_markdown_is_a_table_for_every_table_and_text_stays_text() -> None:
    page = markdown(as_markdown(REPORT), extensions=["tables"])
    assert page.count("<table>") == 2
    assert "<h2>Abdeckung</h2>" in page
    assert "<h3>Art × Feld</h3>" in page
    assert '<td style="text-align: right;">12</td>' in page
    assert "<td>snippets/a_b.md</td>" in page
    assert "ein | *Wort* &lt;b&gt;" in page
    assert "<p>keine</p>" in page
    assert "<li>Abdeckung: nichts fehlt.</li>" in page


def on_terminal(width: int) -> str:
    screen = io.StringIO()
    console = Console(file=screen, width=width, markup=False, highlight=False, emoji=False)
    console.print(as_layout(REPORT, width))
    return screen.getvalue()
