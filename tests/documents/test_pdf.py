"""The PDF writer: bodies as pandoc's Typst writer gives them → what a reader and a screen reader get."""

from __future__ import annotations

import datetime as dt
import io
import struct
import warnings
import zlib
from pathlib import Path

import pikepdf
import pytest
from outloud import check

from macros.documents.pdf import write_pdf
from macros.errors import ConversionError
from macros.model import DocumentData
from tests.documents.pdf_text import tags_of, text_of

CASES = Path(__file__).parent / "pdf_cases"
TITLE = "Beschlussvorlage: Einführung eines Digitalen Zwillings"
DATA = DocumentData("probe", TITLE, "2026-03-01", dt.date(2026, 3, 1), "https://example.org/", (), (), {})
PAINTED_ELSEWHERE = ["ORD-001"]  # notes are read where they belong and printed at the foot; captions likewise


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.typ")))
def test_a_body_becomes_a_tagged_pdf(case: str) -> None:
    assert "\n".join(tags_of(_pdf_of(case))) + "\n" == (CASES / f"{case}.txt").read_text("utf-8")


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.typ")))
def test_the_accessibility_checker_finds_nothing(case: str, tmp_path: Path) -> None:
    path = tmp_path / "datei.pdf"
    path.write_bytes(_pdf_of(case))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the checker's own libraries
        result = check(str(path), skip=PAINTED_ELSEWHERE)
    assert result.error is None
    assert [finding.message for finding in result.findings] == []


def test_the_file_says_language_title_and_date_of_revision_and_names_nobody() -> None:
    with pikepdf.open(io.BytesIO(_write("= Ziel\nText"))) as pdf:
        assert str(pdf.Root.Lang) == "de-DE"
        assert {str(name): str(value) for name, value in pdf.docinfo.items() if name != "/Creator"} == {
            "/Title": TITLE,
            "/CreationDate": "D:20260301000000Z",
            "/ModDate": "D:20260301000000Z",
        }
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == (
                "1",
                "2",
                "A",
            )


def test_every_page_has_its_number_and_from_the_second_on_the_title() -> None:
    pages = text_of(_write("= Ziel\n" + "Ein Absatz mit Text.\n\n" * 90)).split("\n")
    assert [f"Seite {number} von {len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * 3
    assert [page.count(TITLE) for page in pages[1:]] == [1, 1]
    assert len(pages) == 3


def test_a_table_repeats_its_header_on_every_page() -> None:
    rows = "".join(f"[Zeile {number}], [Wert]," for number in range(1, 80))
    table = f"#table(columns: 2, table.header([Kopf], [Inhalt]), table.hline(), {rows})"
    pages = text_of(_write(f"= Ziel\n#figure(align(center)[{table}], kind: table)")).split("\n")
    assert len(pages) > 1
    assert all("Kopf" in page for page in pages)


def test_only_a_row_higher_than_a_page_goes_on_on_the_next_one() -> None:
    lines = "".join(f"Zeile {number}\\ " for number in range(1, 100))
    words = "Erstens\\ " + "mittendrin\\ " * 30 + "Letztens"
    cells = f"[{lines}], [daneben], [{words}], [daneben], [Schluss], [daneben]"
    table = f"#table(columns: (50%, 50%), table.header([Kopf], [Inhalt]), table.hline(), {cells})"
    pages = text_of(_write(f"= Ziel\n#figure(align(center)[{table}], kind: table)")).split("\n")
    assert [number for number in range(1, 100) if f"Zeile {number}" not in " ".join(pages)] == []
    assert sum("Zeile" in page for page in pages) > 1
    assert [page for page in pages if "Erstens" in page] == [page for page in pages if "Letztens" in page]


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for lines in range(25, 40):
        pages = text_of(_write("= Ziel\n" + "Ein Absatz.\n\n" * lines + "== Abschnitt\nDanach.")).split("\n")
        assert [page for page in pages if "Abschnitt" in page] == [page for page in pages if "Danach" in page]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert _pdf_of("bilder_mit_alternativtext") == _pdf_of("bilder_mit_alternativtext")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('= Karte\n#image("karte.png")', "Einem Bild fehlt der Alternativtext."),
        ('= Karte\n#image("weg.png", alt: "Karte")', "Ein Bild, auf das der Text verweist, ist nicht da."),
        ('= Karte\n#image("kaputt.png", alt: "Karte")', "Ein Bild ist beschädigt oder hat ein fremdes Format."),
        ("= Kosten\n#table(columns: 1, [Wert])", "Eine Tabelle hat keine Kopfzeile."),
        ("== Kosten", "Eine Überschriftenebene ist übersprungen; die erste muss Ebene 1 haben."),
        ("= Kosten\n=== Einzeln", "Eine Überschriftenebene ist übersprungen; die erste muss Ebene 1 haben."),
        ("= Ziel\n#link(<weg>)[dort]", "Ein Verweis im Dokument zeigt auf keine Stelle oder auf mehrere."),
        ("= Ziel\n😀", "Das Zeichen „😀“ kommt in der Schrift nicht vor."),
        ("= Ziel\n\ue123", "Der Text enthält ein Zeichen ohne festgelegte Bedeutung."),
        ('#read("/etc/hosts")', "Der Schriftsatz meldet: file not found"),
    ],
)
def test_what_does_not_hold_is_refused_in_german(body: str, reason: str) -> None:
    with pytest.raises(ConversionError) as caught:
        _write(body)
    assert str(caught.value).startswith(f"Das Dokument „{TITLE}“ lässt sich nicht als PDF schreiben. {reason}")


def _pdf_of(case: str) -> bytes:
    return _write((CASES / f"{case}.typ").read_text("utf-8"))


def _write(body: str) -> bytes:
    return write_pdf(body, DATA, {"karte.png": _png(), "kaputt.png": b"kein Bild"})


def _png() -> bytes:
    header = struct.pack(">IIBBBBB", 2, 1, 8, 0, 0, 0, 0)  # 2 x 1 pixels, 8 bit grey
    chunks = {b"IHDR": header, b"IDAT": zlib.compress(b"\x00\x40\x80"), b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks.items())


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
