"""Checks of the headings: nobody who listens to a document may lose the thread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.check_context import Context, Rendered
from macros.check_source import Heading, headings_of
from macros.errors import Finding
from macros.model import Document, Kit, Snippet, Text, WikiPage

_PLACES = {Snippet: "einem Baustein", Document: "einer Vorlage", Kit: "einer Mappe"}
MISSING = "404.md"
"""Its place is taken by the page that says that a page is missing."""
_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


def inspect_heading_levels(text: Text, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - all checks look alike
    """Yield empty headings, levels that are skipped, and page titles where none may stand."""
    headings = headings_of(text)
    for before, heading in zip((None, *headings), headings, strict=False):
        if not heading.title:
            yield Finding(text.path, heading.number, "eine Überschrift ohne Text", "## Titel", "den Titel ergänzen")
        if fault := _misplaced(text, before, heading):
            yield Finding(text.path, heading.number, *fault)


def inspect_overwritten(context: Context) -> Iterator[Finding]:
    """Yield pages that stand where the build makes one itself."""
    documents = (document.path for document in context.library.documents.values())
    for path in (*context.library.pages, *documents):
        if path.removeprefix("docs/") in {*context.generated, MISSING}:
            remedy = "die Datei löschen oder umbenennen"
            yield Finding(path, 1, "eine Seite, die von selbst entsteht", "eine Seite mit anderem Namen", remedy)


def inspect_document_outline(rendered: Rendered, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - as above
    """Yield a level that is skipped where a Baustein begins."""
    if not isinstance(rendered.text, Document) or not rendered.places:
        return
    level = 1
    for element in rendered.whole.iter(*_LEVELS):
        now = _LEVELS.index(element.tag) + 1
        if now > level + 1:
            found = f"vor „{element.text_content()[:60]}“ fehlt eine Ebene der Gliederung"
            remedy = (
                f'den Baustein mit {{{{ baustein("…", ebene=…) }}}} einrücken oder davor {"#" * (level + 1)} ergänzen'
            )
            yield Finding(rendered.text.path, rendered.text.body_line, found, f"Ebene {level + 1}", remedy)
        level = now


def advise_headings(text: Text, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - as above
    """Yield headings that end like a sentence, and equal ones side by side."""
    headings = headings_of(text)
    for number, heading in enumerate(headings):
        if heading.title.endswith((".", ":", "!")):
            remedy = "das Satzzeichen am Ende löschen"
            yield Finding(
                text.path, heading.number, "eine Überschrift mit Satzzeichen am Ende", "", remedy, advice=True
            )
        if _repeats(heading, headings[:number]):
            found = f"die Überschrift „{heading.title[:60]}“ gibt es an dieser Stelle schon"
            yield Finding(text.path, heading.number, found, "", "die Überschriften unterscheiden", advice=True)


def _misplaced(text: Text, before: Heading | None, heading: Heading) -> tuple[str, str, str] | None:
    first = 1 if isinstance(text, WikiPage) and not isinstance(text, Kit) else 2
    if heading.level < first:
        remedy = "eine Raute ergänzen; der Titel der Seite steht oben bei titel"
        return f"eine Überschrift der ersten Ebene in {_PLACES[type(text)]}", "## oder tiefer", remedy
    if before is None:
        skipped = heading.level > first and not isinstance(text, Snippet)
    else:
        skipped = heading.level > before.level + 1
    if skipped:
        expected = "#" * (before.level + 1 if before else first)
        return "eine übersprungene Ebene bei den Überschriften", f"höchstens {expected}", "Rauten löschen"
    if before and heading.level == 1:
        return "eine zweite Überschrift der ersten Ebene", "eine einzige je Seite", "eine Raute ergänzen"
    return None


def _repeats(heading: Heading, before: Sequence[Heading]) -> bool:
    for other in reversed(before):
        if other.level < heading.level:
            return False
        if other.level == heading.level and other.title.casefold() == heading.title.casefold():
            return True
    return False
