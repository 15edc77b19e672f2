"""Checks of blocks that Markdown would read otherwise than they look: `///`, lists, indented text, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from macros.check_context import Context
from macros.check_source import Line, blocks_of, lines_of
from macros.check_tables import separator_index
from macros.errors import Finding, nearest
from macros.model import Text

_SLASHES = re.compile(r" *(/{3,}) *(.*)")
_KNOWN = {"variante": "/// variante | land:HE", "tabelle": "/// tabelle | Kosten je Jahr", "notizen": "/// notizen"}
_ITEM = re.compile(r" *([-*+]|\d{1,9}\.)(?: +|$)")
_NOTE = re.compile(r" {0,3}\[\^[^\]\n]*\]:")
_STEP = 4


def inspect_generic_blocks(text: Text, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - all checks look alike
    """Yield every `///` that opens or closes nothing we know."""
    lines = lines_of(text)
    opened: list[tuple[int, Line, str]] = []
    for index, line in enumerate(lines):
        match = _SLASHES.match(line.text)
        if match is None:
            continue
        length, head = len(match[1]), match[2].strip()
        if line.indent:
            remedy = 'in Listen und Tabellen {{ nur("…") }} verwenden'
            yield Finding(text.path, line.number, "eingerückte Schrägstriche", "/// am Anfang der Zeile", remedy)
        elif head:
            yield from _opening(text, line, head, lines[index + 1 : index + 2])
            if any(length == other for other, *_ in opened):
                yield _nested_alike(text, line)
            opened.append((length, line, head))
        else:
            yield from _closing(text, line, length, opened, lines)
    for _, line, head in opened:
        yield _unclosed(text, line, head)


def _opening(text: Text, line: Line, head: str, following: Sequence[Line]) -> Iterator[Finding]:
    name, bar, argument = (part.strip() for part in head.partition("|"))
    if name not in _KNOWN:
        expected = "/// variante | Bedingung, /// tabelle | Beschriftung oder /// notizen"
        remedy = nearest(name.lower(), _KNOWN) or "gewöhnlichen Text oder ein Zitat mit > verwenden"
        yield Finding(text.path, line.number, f"ein unbekannter Block „/// {name}“", expected, remedy)
    elif name == "notizen":
        if bar:
            remedy = "den senkrechten Strich und den Text dahinter löschen"
            yield Finding(text.path, line.number, "„/// notizen“ mit einer Angabe", _KNOWN[name], remedy)
    elif not (bar and argument):
        what = "die Bedingung" if name == "variante" else "die Beschriftung"
        remedy = f"{what} hinter einem senkrechten Strich ergänzen"
        yield Finding(text.path, line.number, f"„/// {name}“ ohne Angabe", _KNOWN[name], remedy)
    if following and not following[0].blank and following[0].indent >= _STEP:
        found = f"eine eingerückte Zeile unter „/// {name}“: „{following[0].raw.strip()[:_SHOWN]}“"
        remedy = "Zusätzliche Angaben löschen; Text beginnt ohne Einrückung hinter einer Leerzeile."
        yield Finding(text.path, following[0].number, found, "eine Leerzeile", remedy)


_SHOWN = 40


def _closing(
    text: Text, line: Line, length: int, opened: list[tuple[int, Line, str]], lines: Sequence[Line]
) -> Iterator[Finding]:
    """Close the innermost block; what it holds is looked at when that is known."""
    if not any(length == other for other, *_ in opened):
        remedy = "die Zeile löschen oder den Anfang (/// variante | …) ergänzen"
        yield Finding(text.path, line.number, f"„{'/' * length}“ ohne Anfang", remedy=remedy)
        return
    while opened[-1][0] != length:
        _, inner, head = opened.pop()
        yield _unclosed(text, inner, head)
    _, first, head = opened.pop()
    if head.partition("|")[0].strip() == "tabelle":
        content = [item for item in lines if first.number < item.number < line.number]
        yield from _captioned(text, first, content)


def _unclosed(text: Text, line: Line, head: str) -> Finding:
    slashes = "/" * (len(line.text) - len(line.text.lstrip("/")))
    remedy = f"hinter dem letzten Absatz eine Zeile {slashes} ergänzen, davor eine Leerzeile"
    return Finding(text.path, line.number, f"„{slashes} {head}“ ist nicht abgeschlossen", f"{slashes} am Ende", remedy)


def _nested_alike(text: Text, line: Line) -> Finding:
    remedy = "Fehlt davor ein ///? Sonst beim äußeren Block am Anfang und am Ende //// schreiben."
    return Finding(text.path, line.number, "ein Block in einem Block mit gleich vielen Schrägstrichen", "", remedy)


def _captioned(text: Text, first: Line, content: Sequence[Line]) -> Iterator[Finding]:
    filled = [line for line in content if not line.blank]
    adjacent = all(later.number == line.number + 1 for line, later in pairwise(filled))
    if not filled or not adjacent or separator_index(filled) != 1:
        remedy = "Die Tabelle mit Kopfzeile allein zwischen die beiden Zeilen stellen."
        yield Finding(text.path, first.number, "„/// tabelle“ ohne genau eine Tabelle darin", "eine Tabelle", remedy)


@dataclass
class _Place:
    """Where a line stands: in a list (with the indent of its last item), in a footnote, behind a blank line."""

    item_indent: int = -1
    in_note: bool = False
    after_blank: bool = True
    breaks: bool = field(default=True)  # the line before ends what stood there: a heading, `///`, a rule


def inspect_lists(text: Text, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - as above
    """Yield lists and indented paragraphs that Markdown would join with something else."""
    place = _Place()
    lines = lines_of(text)
    for index, line in enumerate(lines):
        if line.blank:
            place.after_blank = not line.fenced
            continue
        found = _misread(line, lines[index + 1 : index + 2], place)
        if found:
            yield Finding(text.path, line.number, *found)
        _move(place, line)


def _misread(  # noqa: PLR0911 - one return for each thing that may be wrong
    line: Line, following: Sequence[Line], place: _Place
) -> tuple[str, str, str] | None:
    match = None if _is_rule(line) else _ITEM.match(line.text)
    if match is None:
        return _misread_paragraph(line, place)
    if match.end() == len(line.text.rstrip()) or _is_mark_only(line):
        return "ein leerer Listenpunkt", "ein Text hinter dem Zeichen", "den Text ergänzen oder die Zeile löschen"
    if line.indent % _STEP:
        return _FOUR_SPACES
    if line.indent and place.item_indent < 0 and not place.in_note:
        return "eine eingerückte Liste ohne Punkt darüber", "die Liste am Zeilenanfang", "die Leerzeichen löschen"
    if line.indent > place.item_indent + _STEP and not place.in_note:
        return _FOUR_SPACES
    if _MONTH.match(line.text) and (place.after_blank or place.breaks):
        return _DATE
    return _joined(line, match[1], following, place)


_FOUR_SPACES = (
    "ein Listenpunkt mit falscher Einrückung",
    "vier Leerzeichen für jede Ebene",
    "Unterpunkte um genau vier Leerzeichen einrücken, Punkte der ersten Ebene gar nicht",
)
_MONTH = re.compile(r"\d{1,2}\. (Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b")
_DATE = (
    "ein Datum am Anfang eines Absatzes, das als Liste gelesen wird",
    "ein anderer Satzanfang",
    "zum Beispiel „Am 3. Mai …“ schreiben",
)


def _joined(line: Line, marker: str, following: Sequence[Line], place: _Place) -> tuple[str, str, str] | None:
    """Say that a list needs a blank line before it; a wrapped sentence may begin with a number."""
    if line.indent or place.after_blank or place.breaks or place.item_indent >= 0:
        return None
    if marker[0].isdigit() and not (following and re.match(r"\d{1,9}\. ", following[0].text)):
        return None
    remedy = "davor eine Leerzeile einfügen; ist ein Gedankenstrich gemeint, – schreiben"
    return "eine Liste ohne Leerzeile davor, die als Absatz gelesen wird", "eine Leerzeile vor der Liste", remedy


def _misread_paragraph(line: Line, place: _Place) -> tuple[str, str, str] | None:
    in_something = place.item_indent >= 0 or place.in_note
    if not place.after_blank or not line.indent:
        return None
    if line.indent >= _STEP and not in_something:
        return "ein eingerückter Absatz", "ein Absatz am Zeilenanfang", "die Leerzeichen am Anfang der Zeile löschen"
    if in_something and line.indent % _STEP:
        expected = "vier Leerzeichen für jede Ebene der Liste"
        return "ein Absatz, dessen Einrückung zu keinem Listenpunkt passt", expected, "um vier Leerzeichen einrücken"
    return None


def _is_rule(line: Line) -> bool:
    signs = line.text.replace(" ", "")
    return len(signs) >= len("---") and len({*signs}) == 1 and signs[0] in "-_*"


def _is_mark_only(line: Line) -> bool:
    """Return whether an item holds nothing but the condition under which it is shown."""
    return bool(re.fullmatch(r" *(?:[-*+]|\d{1,9}\.) +\{\{ *nur\([^{}]{0,500}\) *\}\} *", line.raw))


def _move(place: _Place, line: Line) -> None:
    breaks = line.text.startswith(("#", "///")) or _is_rule(line)
    is_item = not breaks and bool(_ITEM.match(line.text)) and (place.after_blank or place.breaks or _continues(place))
    if breaks:
        place.item_indent, place.in_note = -1, False
    elif _NOTE.match(line.text):
        place.item_indent, place.in_note = -1, True
    elif is_item:
        place.item_indent = line.indent
        place.in_note = place.in_note and line.indent > 0
    elif place.after_blank and not line.indent:
        place.item_indent, place.in_note = -1, False
    place.after_blank, place.breaks = False, breaks


def _continues(place: _Place) -> bool:
    return place.item_indent >= 0


def inspect_headings(text: Text, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - as above
    """Yield lines that look like a heading and are none, or are one against all appearance."""
    for line in lines_of(text):
        for pattern, found, expected, remedy in _HEADINGS:
            if not line.blank and pattern.match(line.text):
                yield Finding(text.path, line.number, found, expected, remedy)
    for block in blocks_of(text):
        for line, below in pairwise(block):
            if _UNDERLINE.fullmatch(below.text) and not _is_rule(line) and not line.text.startswith("#"):
                expected = "eine Überschrift mit ## davor, oder eine Leerzeile vor der Trennlinie ---"
                remedy = "Soll die Zeile darüber eine Überschrift sein, die Unterstreichung löschen."
                yield Finding(text.path, below.number, "eine Linie direkt unter Text", expected, remedy)


_UNDERLINE = re.compile(r" {0,3}(?:-{2,}|={2,}) *")
_HEADINGS = (
    (
        re.compile(r"#{1,6}[^#\s]"),
        "eine Überschrift ohne Leerzeichen",
        "ein Leerzeichen hinter den Rauten: ## Titel",
        "das Leerzeichen ergänzen",
    ),
    (
        re.compile(r"#{7,}"),
        "eine Überschrift mit mehr als sechs Rauten",
        "## Titel",
        "Rauten löschen",
    ),
    (
        re.compile(r" +#{1,6} +\S"),
        "eine eingerückte Überschrift",
        "eine Überschrift am Zeilenanfang",
        "die Leerzeichen am Anfang der Zeile löschen; in Listen fetten Text **…** verwenden",
    ),
    (
        re.compile(r" *(?:>[> ]*|(?:[-*+]|\d{1,9}\.) +)#{1,6} +\S"),
        "eine Überschrift in einem Zitat oder einer Liste",
        "eine Überschrift am Zeilenanfang",
        "die Überschrift davor stellen oder fetten Text **…** verwenden",
    ),
)
