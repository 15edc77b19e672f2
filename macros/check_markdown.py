"""Checks for Markdown that does not belong to the documented set: each foreign element by its German name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.check_context import Context
from macros.check_source import PASSED, Line, lines_of
from macros.errors import Finding
from macros.model import Text, WikiPage


@dataclass(frozen=True)
class _Element:
    """A foreign element: its German name, how it looks, what to write instead."""

    name: str
    pattern: re.Pattern[str]
    expected: str
    remedy: str


def inspect_elements(text: Text, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - all checks look alike
    """Yield every element outside the documented set."""
    foreign = _EVERYWHERE if isinstance(text, WikiPage) else (*_EVERYWHERE, _CODE_BLOCK)
    for line in lines_of(text):
        for element in foreign if not line.blank else ():
            if match := element.pattern.search(line.text):
                yield _finding(text, line, element, match)


def inspect_braces(text: Text, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - as above
    """Yield every attribute list but a plain anchor at the end of a heading."""
    for line in lines_of(text):
        if line.blank or "{" not in line.text:
            continue
        anchor = _ANCHOR.search(line.text) if line.text.startswith("#") else None
        rest = line.text[: anchor.start()] if anchor else line.text
        if anchor and not _PLAIN_ANCHOR.fullmatch(anchor[1]):
            yield _wrong_anchor(text, line, anchor[1])
        elif (match := _BRACES.search(rest)) and not _told_by_the_gate(rest, match):
            yield _wrong_braces(text, line, line.raw[match.start() : match.end()])


_ANCHOR = re.compile(r"(?<= )\{: *#([^{} ]*) *\} *$")
_PLAIN_ANCHOR = re.compile(r"[a-z][a-z0-9-]{0,59}")
_BRACES = re.compile(rf"\{{[^{{}}\n]{{1,{PASSED}}}\}}")
_SHOWN = 40


def _told_by_the_gate(line: str, braces: re.Match[str]) -> bool:
    """Return whether the macros' own check has a better sentence: half a macro, or `{#id}`."""
    return braces[0].startswith(("{#", "{%")) or line[: braces.start()].endswith("{")


def _finding(text: Text, line: Line, element: _Element, match: re.Match[str]) -> Finding:
    shown = line.raw[match.start() : match.end()].strip()
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    return Finding(text.path, line.number, f"{element.name}: „{shown}“", element.expected, element.remedy)


def _wrong_anchor(text: Text, line: Line, anchor: str) -> Finding:
    expected = "eine Sprungmarke aus Kleinbuchstaben a–z, Ziffern und Bindestrichen, zum Beispiel {: #ziele }"
    remedy = "Umlaute ausschreiben (ue statt ü); mit einem Buchstaben beginnen; höchstens 60 Zeichen"
    return Finding(text.path, line.number, f"die Sprungmarke „{anchor}“", expected, remedy)


def _wrong_braces(text: Text, line: Line, braces: str) -> Finding:
    if re.match(r"\{= *\w", braces):
        remedy = "den Abschnitt in Markdown schreiben"
        return Finding(text.path, line.number, f"eine Passage für ein einzelnes Format: „{braces}“", "", remedy)
    if name := re.fullmatch(r"\{ *([a-z][a-z0-9_.]*) *\}", braces):
        remedy = f"zwei Klammern schreiben: {{{{ {name[1]} }}}}"
        return Finding(text.path, line.number, f"ein Feld mit nur einer Klammer: „{braces}“", "zwei Klammern", remedy)
    expected = "geschweifte Klammern nur für Felder {{ … }} und für eine Sprungmarke hinter einer Überschrift {: #id }"
    remedy = "die Klammer mit ihrem Inhalt löschen; das Aussehen bestimmt die Vorlage"
    return Finding(text.path, line.number, f"Angaben in geschweiften Klammern: „{braces}“", expected, remedy)


def _element(name: str, pattern: str, expected: str, remedy: str) -> _Element:
    return _Element(name, re.compile(pattern), expected, remedy)


_ITEM = r"^ *(?:[-*+]|\d{1,9}\.) +"
_BETWEEN = rf"[^\n]{{1,{PASSED}}}?"

_EVERYWHERE = (
    _element("ein HTML-Kommentar", r"<!--", "kein Kommentar", "den Kommentar löschen"),
    _element(
        "HTML",
        rf"</?[^\W\d_][\w:-]{{0,50}}(?:[\s/][^<>\n]{{0,{PASSED}}})?/?>"
        r"|<[A-Za-z][A-Za-z0-9-]{0,50}[\s/]+[\w:-]{1,50}=|<[A-Za-z][A-Za-z0-9-]{0,50} *$|<[!?][A-Za-z\[]",
        "Markdown: fett **…**, kursiv *…*, Zeilenwechsel durch zwei Leerzeichen am Zeilenende",
        "die spitzen Klammern mit ihrem Inhalt löschen; für einen Platzhalter ein Feld wie {{ kommune }} verwenden",
    ),
    _element(
        "eine Adresse in spitzen Klammern",
        rf"<(?:[A-Za-z][A-Za-z0-9+.-]{{1,30}}:[^<>\s]|[^<>\s@]{{1,200}}@)[^<>\n]{{0,{PASSED}}}>",
        "ein Link mit Namen: [Name der Seite](https://…)",
        "eine E-Mail-Adresse ohne Klammern als Text schreiben",
    ),
    _element(
        "ein umschriebenes Zeichen",
        r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});",
        "das Zeichen selbst, zum Beispiel &, §, – oder ein Leerzeichen",
        "das Zeichen selbst tippen",
    ),
    _element("ein Hinweiskasten", r"^ *(?:!!!|\?\?\?\+?)(?: |$)", "ein Zitat: > am Anfang der Zeile", "!!! ersetzen"),
    _element(
        "ein Reiter",
        r"^ *===[!+]* *[\"„“]",
        "eine Überschrift mit ihrem Text darunter",
        "=== durch ## ersetzen",
    ),
    _element(
        "eine Aufgabenliste",
        _ITEM + r"\[[ xX]\](?: |$)",
        "eine Liste ohne Kästchen: - Punkt",
        "die eckigen Klammern löschen",
    ),
    _element(
        "eine Definitionsliste",
        r"^ {0,3}: {1,3}\S",
        "eine Liste: - **Begriff:** Erklärung",
        "oder eine Tabelle anlegen",
    ),
    _element(
        "eine Abkürzung mit Erklärung",
        rf"^ *\*\[[^\]\n]{{0,{PASSED}}}\]:",
        "die Abkürzung beim ersten Mal ausgeschrieben: Geoinformationssystem (GIS)",
        "die Zeile löschen und die Abkürzung im Text ausschreiben",
    ),
    _element(
        "eine gesammelte Linkadresse",
        rf"^ {{0,3}}\[(?!\^)[^\]\n]{{1,{PASSED}}}\]: *(?:\S+(?: +[\"'(].*)?)? *$",
        "die Adresse direkt am Link: [Name der Seite](https://…)",
        "die Zeile löschen und die Adresse beim Link eintragen",
    ),
    _element(
        "ein Link mit gesammelter Adresse",
        rf"\][ ]?\[(?!\^)[^\]\[\n]{{0,{PASSED}}}\](?!\()",
        "die Adresse direkt am Link: [Name der Seite](https://…)",
        "die zweite eckige Klammer durch die Adresse in runden Klammern ersetzen",
    ),
    _element(
        "ein automatisches Inhaltsverzeichnis",
        r"^ *\[TOC\] *$",
        "kein Verzeichnis",
        "[TOC] löschen; es entsteht von selbst",
    ),
    _element(
        "ein Kürzel für ein Bildzeichen", r"(?<![\w:]):[a-z][a-z0-9_+-]{1,60}:(?![\w:])", "Wörter", "das Kürzel löschen"
    ),
    _element(
        "durchgestrichener Text",
        r"(?<!~)~~[^\s~]",
        "Text ohne Streichung",
        "den Text löschen oder ohne ~~ stehen lassen",
    ),
    _element(
        "eine Hervorhebung, die es hier nicht gibt",
        rf"==[^\s=][^=\n]{{0,{PASSED}}}==|\^\^[^\s^][^^\n]{{0,{PASSED}}}\^\^|\+\+[^\s+][^+\n]{{0,{PASSED}}}\+\+",
        "fett **…** oder kursiv *…*",
        "die Zeichen durch Sternchen ersetzen",
    ),
    _element(
        "eine hochgestellte Stelle",
        r"\w\^[^\s^\[\]]{1,20}\^",
        "das Zeichen selbst, zum Beispiel m² oder CO₂",
        "^ löschen",
    ),
    _element(
        "eine Formel",
        rf"(?<![\w$\\])\$\$?[^\s$]{_BETWEEN}(?<=[^\s$])\$(?!\d)",
        "die Rechnung in Worten oder als Tabelle",
        "die Dollarzeichen löschen",
    ),
    _element(
        "ein eingebundener Text", r"-+8<-+", '{{ baustein("id") }} allein in einem Absatz', "die Zeile so ersetzen"
    ),
    _element(
        "ein Wiki-Link",
        r"\[\[[^\[\]\n]",
        "ein Link mit Adresse: [Name der Seite](/vorlagen/index.md)",
        "[[…]] ersetzen",
    ),
    _element("ein Kasten mit Doppelpunkten", r"^ *:{3,}", "ein Zitat: > am Anfang der Zeile", "::: löschen"),
    _element(
        "ein Aufzählungszeichen aus einem anderen Programm",
        r"^ *[•●◦▪■‣·] *\S",
        "ein Bindestrich mit Leerzeichen: - Punkt",
        "das Zeichen durch einen Bindestrich ersetzen",
    ),
    _element(
        "ein geschütztes Leerzeichen am Zeilenanfang",
        "^ *(?:[-*+]|\\d{1,9}\\.|#{1,6}|>)\u00a0",
        "ein gewöhnliches Leerzeichen",
        "das Zeichen löschen und die Leertaste allein drücken",
    ),
    _element(
        "ein Diagramm aus Text",
        r"^ *(?:`{3,}|~{3,}) *mermaid",
        "ein Bild mit Beschreibung: ![Was zu sehen ist](/assets/bilder/…)",
        "das Diagramm als Bild speichern und so einbinden",
    ),
    _element(
        "ein Codeblock mit Angaben",
        r"^(?:`{3,}|~{3,})(?! *[\w-]* *$)",
        "eine Zeile ``` ohne weitere Angaben",
        "die Angaben hinter ``` löschen",
    ),
)

_CODE_BLOCK = _element(
    "ein Codeblock", r"^[ >]*(?:`{3,}|~{3,})(?! *mermaid)", "gewöhnlicher Text", "die Zeilen mit ``` oder ~~~ löschen"
)
