"""Text of slides as DrawingML: runs, paragraphs, text bodies; every field is a run of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from macros.documents.pptx_xml import make, mark_list, numbered
from macros.documents.xml import clean_text
from macros.model import MarkKind
from macros.slides import Marks, Paragraph, Run, Style

_NUMBER_ROOM = 514_350
"""What a number and the space behind it take from the width."""
_PROPERTY_NAMES = {MarkKind.HINT: "hinweis", MarkKind.NOTICE: "pruefhinweis"}


def text_body(
    paragraphs: Sequence[Paragraph], *, name: str = "p:txBody", size: int | None = None, autofit: bool = True
) -> etree._Element:
    """Return a text body; `size` (points) is for text that no layout sets, `autofit` leaves room for a scale."""
    properties = make("a:bodyPr", *([make("a:normAutofit")] if autofit else []))
    lines = [paragraph_element(item, size) for item in paragraphs] or [make("a:p", make("a:endParaRPr", lang="de-DE"))]
    return make(name, properties, make("a:lstStyle"), *lines)


def paragraph_element(paragraph: Paragraph, size: int | None = None) -> etree._Element:
    """Return a paragraph with its runs and the variants that it stands in."""
    bold = paragraph.style == "heading"
    runs = [item for run in paragraph.runs for item in run_elements(run, size, bold=bold)]
    return make("a:p", _properties(paragraph), *runs)


def line(runs: Sequence[Run]) -> Paragraph:
    """Return runs as a paragraph that takes its look from the layout."""
    return Paragraph(tuple(runs), "text")


def run_elements(run: Run, size: int | None = None, *, bold: bool = False) -> Iterator[etree._Element]:
    """Yield a run, or several with breaks between them."""
    for number, words in enumerate(clean_text(run.text).split("\n")):
        if number:
            yield make("a:br", make("a:rPr", lang="de-DE"))
        if words:
            text = make("a:t")
            text.text = words
            yield make("a:r", _run_properties(run, size, bold=bold or run.bold), text)


def _run_properties(run: Run, size: int | None, *, bold: bool) -> etree._Element:
    look = {"lang": "de-DE"}
    if size is not None:
        look["sz"] = str(size * 100)
    if bold:
        look["b"] = "1"
    if run.italic or run.kind in _PROPERTY_NAMES:
        look["i"] = "1"
    if run.field:
        look["u"] = "dotted"
    properties = make("a:rPr", **look)
    if mark := _mark(run):
        properties.append(mark_list("a", "stelle", **mark))
    return properties


def _mark(run: Run) -> dict[str, str]:
    found = {"feld": run.field or "", "marken": numbered(run.marks)}
    found["art"] = _PROPERTY_NAMES.get(run.kind, "") if run.kind else ""
    return {name: value for name, value in found.items() if value}


def _properties(paragraph: Paragraph) -> etree._Element:
    style, marks = paragraph.style, paragraph.marks
    look = {"lvl": str(paragraph.level)} if paragraph.level else {}
    if style in {"text", "heading"}:
        look |= {"marL": "0", "indent": "0"}
    elif style == "number":
        look |= {"marL": str(_NUMBER_ROOM * (paragraph.level + 1)), "indent": str(-_NUMBER_ROOM)}
    properties = make("a:pPr", *_bullet(style, paragraph.level), **look)
    if marks:
        properties.append(_paragraph_mark(marks))
    return properties


def _bullet(style: Style, level: int) -> list[etree._Element]:
    if style in {"text", "heading"}:
        return [make("a:buNone")]
    if style == "bullet":
        return []
    kind = "alphaLcParenR" if level else "arabicPeriod"
    return [make("a:buFont", typeface="+mj-lt"), make("a:buAutoNum", type=kind)]


def _paragraph_mark(marks: Marks) -> etree._Element:
    return mark_list("a", "stelle", marken=numbered(marks))
