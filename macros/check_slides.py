"""Checks of sets of slides: one message a slide, notes to speak from, no more text than fits in type for a room."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from macros.check_context import Context, Rendered, line_of
from macros.check_source import lines_of
from macros.errors import Finding
from macros.model import Document, Text
from macros.slide_layout import LEAST_SCALE, MOST_COLUMNS, MOST_STEPS, needed_scale
from macros.slides import Slide, SlideKind, plain, read_slides

_NOTES = re.compile(r" *///+ *notizen\b")
_Words = tuple[str, str, str]


def inspect_notes(text: Text, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - all checks look alike
    """Yield notes to speak from in a text that is no set of slides."""
    if isinstance(text, Document) and text.is_deck:
        return
    for line in lines_of(text):
        if _NOTES.match(line.text):
            remedy = "den Text ohne /// schreiben; für Folien am Anfang „formate: [pptx, pdf]“ ergänzen"
            yield Finding(text.path, line.number, "Notizen zum Vortrag außerhalb eines Foliensatzes", "", remedy)


def inspect_slides(rendered: Rendered, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - as above
    """Yield everything on slides that would be lost, too small or left to the speaker's memory."""
    document = rendered.text
    if not isinstance(document, Document) or not document.is_deck:
        return
    for number, slide in enumerate(read_slides(_numbered(rendered.whole), document.title), start=1):
        line = document.body_line if slide.kind is SlideKind.TITLE else _line(document, number - 1)
        for words in _faults(slide):
            yield Finding(document.path, line, *words)


def _numbered(page: HtmlElement) -> HtmlElement:
    """Return a copy of a page whose variants have numbers, as a prepared one has."""
    copied = copy.deepcopy(page)
    for number, element in enumerate(copied.xpath(".//*[@data-wenn]"), start=1):
        element.attrib.update({"data-marke": str(number), "data-art": "inline" if element.tag == "span" else "block"})
    return copied


def _line(document: Document, number: int) -> int:
    """Return the line of a heading that begins a slide; slides that come with a Baustein are found at its place."""
    headings = [match.group() for match in re.finditer(r"(?m)^## .*$", document.body)]
    return line_of(document, headings[number - 1]) if number <= len(headings) else document.body_line


def _faults(slide: Slide) -> Iterator[_Words]:
    name = f"die Folie „{plain(slide.title)[:60]}“"
    if not slide.notes:
        remedy = "hinter dem Text der Folie einen Block „/// notizen“ mit dem ergänzen, was gesagt wird"
        yield f"{name} hat keine Notizen zum Vortrag", "Notizen auf jeder Folie", remedy
    if not (slide.paragraphs or slide.tables):
        yield f"{name} ist leer", "ein Text unter der Überschrift", "Text ergänzen oder die Überschrift löschen"
    yield from _mixtures(slide, f"auf der {name.removeprefix('die ')}")
    if needed_scale(slide) < LEAST_SCALE:
        remedy = "kürzen, den Rest in die Notizen schreiben oder eine zweite Folie beginnen"
        yield f"auf {name} passt nicht so viel Text", "Schrift ab etwa 20 Punkt", remedy


def _mixtures(slide: Slide, name: str) -> Iterator[_Words]:
    """Yield what has no place on a slide of its kind."""
    said = [item for item in slide.paragraphs if not item.is_hint]
    if slide.kind is SlideKind.TABLE and (said or len(slide.tables) > 1):
        remedy = "den Text in die Notizen schreiben oder eine zweite Folie beginnen"
        yield f"{name} steht neben der Tabelle noch etwas", "eine Tabelle allein", remedy
    if slide.kind is SlideKind.COLUMNS and (len(slide.columns) > MOST_COLUMNS or said[0].style != "heading"):
        remedy = "alles unter zwei Überschriften mit ### ordnen"
        yield f"{name} stehen nicht genau zwei Spalten", "zwei Überschriften mit ###, sonst nichts", remedy
    if slide.kind is SlideKind.STEPS:
        yield from _steps(slide, name)


def _steps(slide: Slide, name: str) -> Iterator[_Words]:
    said = [item for item in slide.paragraphs if not item.is_hint]
    if len(said) > MOST_STEPS or any(item.style != "number" or item.level for item in said):
        remedy = "Schritte zusammenfassen; anderes in die Notizen schreiben"
        yield f"{name} steht kein Ablauf", f"bis zu {MOST_STEPS} nummerierte Schritte, sonst nichts", remedy
    if any(item.marks for item in said):
        remedy = "die Bedingung in den Satz setzen: {{ wenn(…) }}…{{ ende }}"
        yield f"{name} hängt ein Schritt von einer Bedingung ab", "Schritte, die immer gelten", remedy
