"""The gate before Jinja: only text, known names and calls of known macros with one text may pass.

Allowed macros have a single shape, so they are found by a pattern; whatever else opens like Jinja is refused. No
template is ever parsed or executed here, and no nesting can cost time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import islice

from macros.errors import Finding, nearest
from macros.tokens import CLOSE, LITERALS, MACROS, OPEN, OPERATOR, WORDS, field_token

LARGEST = 200_000
"""Characters of a text that is looked at; files are smaller."""
MOST_MACROS = 2_000
MOST_FINDINGS = 50
LONGEST_LITERAL = 200


@dataclass(frozen=True)
class Vocabulary:
    """The names a text may use: fields, columns by list, snippet ids; `explain` helps with a name that is none.

    The columns of a list of parties are names of derived fields; `explain_of_party` helps with one that is none.
    `diagrams` are the ids of data sheets that have a picture.

    Only pages of the wiki may use `operator`, the names of what is known of who publishes the site.
    """

    fields: Set[str]
    columns: Mapping[str, Set[str]]
    snippets: Set[str]
    explain: Callable[[str], str]
    explain_of_party: Callable[[str, Set[str]], str]
    operator: Set[str] = frozenset()
    diagrams: Set[str] = frozenset()


@dataclass(frozen=True)
class Macro:
    """A macro of the right shape: a name, a column of a list, or a call with its text (and the level of headings)."""

    start: int
    end: int
    name: str
    column: str | None = None
    text: str | None = None
    level: int | None = None


def inspect(source: str, path: str, first_line: int, vocabulary: Vocabulary) -> list[Finding]:
    """Return what may not pass, each with its line; of very many findings only the first are given."""
    if len(source) > LARGEST:
        expected = f"höchstens {LARGEST // 1000} 000 Zeichen"
        return [
            Finding(path, first_line, "ein Text, der zu groß ist", expected, "den Text auf mehrere Dateien verteilen")
        ]
    if unseen := _UNSEEN.search(source):
        line = first_line + source.count("\n", 0, unseen.start())
        found = f"ein unsichtbares Sonderzeichen (U+{ord(unseen[0]):04X})"
        return [Finding(path, line, found, remedy="das Zeichen löschen")]
    return [
        Finding(path, first_line + source.count("\n", 0, start), found, expected, remedy)
        for start, found, expected, remedy in islice(_violations(source, vocabulary), MOST_FINDINGS)
    ]


def macros_of(source: str) -> Iterator[Macro]:
    """Yield the macros of the right shape in their order; what else opens like Jinja is passed over."""
    return (part for part in _parts(source) if isinstance(part, Macro))


def expand(source: str) -> str:
    """Return an inspected source with every macro replaced by its token."""
    written: list[str] = []
    done = 0
    for part in _parts(source):
        if not isinstance(part, Macro):
            raise ValueError("only inspected sources can be expanded")  # noqa: TRY004 - it is the text that is wrong
        written += [source[done : part.start], _token(part)]
        done = part.end
    return "".join([*written, source[done:]])


_UNSEEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff{OPEN}{CLOSE}]")
_OPENING = re.compile(r"\{[{%#]")
_MACRO = re.compile(
    r"""\{\{\s*+(?P<name>[^\W\d]\w*+)\s*+
    (?:\.\s*+(?P<column>[^\W\d]\w*+)\s*+
    |\(\s*+(?P<text>"(?:[^"\\\n]|\\[\\"'])*+"|'(?:[^'\\\n]|\\[\\"'])*+')\s*+
    (?:,\s*+ebene\s*+=\s*+(?P<level>[0-3])\s*+)?\)\s*+)?\}\}""",  # headings end at level six
    re.VERBOSE,
)
_ESCAPED = re.compile(r"\\(.)")

_PARTY = "kommune"
"""The column that shows best what a list of parties has."""
_ALLOWED = '{{ feldname }} oder {{ baustein("id") }}'
_EXAMPLES = {
    "baustein": '{{ baustein("id") }} oder {{ baustein("id", ebene=1) }}',
    "schaubild": '{{ schaubild("projektstrukturplan") }}',
    "nur": '{{ nur("land:HE") }}',
    "je_zeile": '{{ je_zeile("kosten_je_jahr") }}',
    "wenn": '{{ wenn("land:HE") }}…{{ sonst }}…{{ ende }}',
    "oder_wenn": '{{ oder_wenn("land:BY") }}',
    "woertlich": '{{ woertlich("Text, höchstens 200 Zeichen") }}',
    "allgemein": '{{ allgemein("der Rat") }}',
}
_Violation = tuple[int, str, str, str]
_Words = tuple[str, str, str]
"""What was found, what is expected, what to do."""


@dataclass(frozen=True)
class _Slip:
    """Something that opens like Jinja but has another shape, as far as it can be told on its line."""

    start: int
    end: int
    written: str
    closed: bool


def _parts(source: str) -> Iterator[Macro | _Slip]:
    position = 0
    while opening := _OPENING.search(source, position):
        match = _MACRO.match(source, opening.start())
        part = _macro(match) if match else _slip(source, opening)
        yield part
        position = part.end


def _macro(match: re.Match[str]) -> Macro:
    text = _ESCAPED.sub(r"\1", match["text"][1:-1]) if match["text"] else None
    level = int(match["level"]) if match["level"] else None
    return Macro(match.start(), match.end(), match["name"], match["column"], text, level)


def _slip(source: str, opening: re.Match[str]) -> _Slip:
    closing = {"{{": "}}", "{%": "%}", "{#": "#}"}[opening[0]]
    start, after = opening.span()
    end = re.compile(rf"{re.escape(closing)}|\{{[{{%#]|\n|\Z").search(source, after)
    if end and end[0] == closing:
        return _Slip(start, end.end(), source[start : end.end()], closed=True)
    return _Slip(start, after, source[start : end.start() if end else None], closed=False)


def _token(macro: Macro) -> str:
    if macro.text is not None:
        return MACROS[macro.name](macro.text, **({} if macro.level is None else {"ebene": macro.level}))
    if macro.column is not None:
        return field_token(f"{macro.name}.{macro.column}")
    return WORDS.get(macro.name) or field_token(macro.name)


def _violations(source: str, vocabulary: Vocabulary) -> Iterator[_Violation]:
    for number, part in enumerate(_parts(source)):
        if number == MOST_MACROS:
            yield part.start, "zu viele Platzhalter", f"höchstens {MOST_MACROS} in einem Text", "den Text teilen"
            return
        words = _wrong_macro(part, vocabulary) if isinstance(part, Macro) else _wrong_shape(part, vocabulary)
        if words:
            yield (part.start, *words)


def _wrong_macro(macro: Macro, vocabulary: Vocabulary) -> _Words | None:
    if macro.text is not None:
        return _wrong_call(macro, macro.text, vocabulary)
    if macro.column is not None:
        return _unknown_column(macro.name, macro.column, vocabulary)
    return _unknown_name(macro.name, vocabulary)


def _unknown_name(name: str, vocabulary: Vocabulary) -> _Words | None:
    if name in vocabulary.fields or name in WORDS:
        return None
    if name in vocabulary.columns:
        columns = vocabulary.columns[name]
        column = _PARTY if _PARTY in columns else min(columns)
        remedy = f'In einer Zeile mit {{{{ je_zeile("{name}") }}}} steht {{{{ {name}.{column} }}}}.'
        return f"„{name}“ ist eine Liste", "eine Spalte der Liste", remedy
    if name == OPERATOR:
        return _unknown_of_operator("", vocabulary.operator)
    if name in MACROS:
        return f"„{name}“ ohne Angabe in Klammern", _EXAMPLES[name], "so schreiben wie im Beispiel"
    known = {*vocabulary.fields, *WORDS, *MACROS}
    parts = sorted(name.lower().split("_"))
    same = next((f"Meinten Sie „{other}“?" for other in sorted(known) if sorted(other.split("_")) == parts), "")
    remedy = same or vocabulary.explain(name) or nearest(name, known)
    return f"unbekanntes Feld „{_shown(name)}“", "ein Feld aus dem Feldverzeichnis", remedy or _LOOK_UP


def _unknown_column(name: str, column: str, vocabulary: Vocabulary) -> _Words | None:
    if name == OPERATOR:
        return _unknown_of_operator(column, vocabulary.operator)
    known = vocabulary.columns.get(name, set())
    if column in known:
        return None
    if f"{name}_{column}" in vocabulary.fields:
        expected = f"{{{{ {name}_{column} }}}}"
        return f"ein Punkt im Namen „{name}.{column}“", expected, "statt . einen Unterstrich _ schreiben"
    if name in vocabulary.fields:
        return f"„{name}“ ist ein Feld ohne Spalten", f"{{{{ {name} }}}}", "den Punkt und alles dahinter löschen"
    if not known:
        remedy = nearest(name, vocabulary.columns) or _LOOK_UP
        return f"unbekannte Liste „{_shown(name)}“", "eine Liste aus felder.yml", remedy
    if known <= vocabulary.fields:
        remedy = vocabulary.explain_of_party(column, known) or _LOOK_UP
    else:
        remedy = nearest(column, known) or f"Spalten: {', '.join(sorted(known))}"
    return f"unbekannte Spalte „{_shown(column)}“ der Liste „{name}“", "eine Spalte der Liste", remedy


def _unknown_of_operator(name: str, known: Set[str]) -> _Words | None:
    if name in known:
        return None
    if not known:
        remedy = "löschen oder ein Feld verwenden; Bausteine und Vorlagen nutzt jede Kommune"
        return "eine Angabe zum Betreiber der Website", "Betreiberdaten nur auf anderen Seiten des Wikis", remedy
    remedy = nearest(name, known) or f"Angaben: {', '.join(sorted(known))}"
    return f"unbekannte Angabe „{_shown(name)}“ zum Betreiber", "eine Angabe wie {{ betreiber.name }}", remedy


def _wrong_call(macro: Macro, text: str, vocabulary: Vocabulary) -> _Words | None:
    if macro.name not in MACROS:
        return _unknown_macro(macro.name, vocabulary.fields)
    if remedy := _wrong_text(macro, text):
        return f"„{macro.name}“ mit falschen Angaben", _EXAMPLES[macro.name], remedy
    if macro.name == "baustein" and text not in vocabulary.snippets:
        remedy = nearest(text.rpartition("/")[2].removesuffix(".md"), vocabulary.snippets)
        remedy = remedy or "die id in der Übersicht der Bausteine nachsehen; sie ist der Dateiname ohne .md"
        return f"unbekannter Baustein „{_shown(text)}“", "die id eines Bausteins", remedy
    if macro.name == "schaubild" and text not in vocabulary.diagrams:
        return _without_diagram(text, vocabulary)
    if macro.name == "je_zeile" and text not in vocabulary.columns:
        remedy = nearest(text, vocabulary.columns) or _LOOK_UP
        return f"unbekannte Liste „{_shown(text)}“", "eine Liste aus felder.yml", remedy
    return None


def _without_diagram(text: str, vocabulary: Vocabulary) -> _Words:
    if not vocabulary.diagrams:
        remedy = "löschen oder auf die Seite des Datenblatts verweisen"
        return "ein Schaubild", "Schaubilder nur in Vorlagen und in Bausteinen", remedy
    remedy = nearest(text, vocabulary.diagrams) or f"gezeichnet werden: {', '.join(sorted(vocabulary.diagrams))}"
    return f"„{_shown(text)}“ hat kein Schaubild", "die id eines Datenblatts, das gezeichnet wird", remedy


def _wrong_text(macro: Macro, text: str) -> str:
    """Return what to do about the text of a call, or nothing where it is right."""
    if macro.level is not None and macro.name != "baustein":
        return "„ebene“ gibt es nur bei „baustein“"
    if any(unicodedata.category(letter) in _UNWRITTEN for letter in text):
        return "ein unsichtbares Zeichen im Text löschen"
    if macro.name in LITERALS and (not text.strip() or len(text) > LONGEST_LITERAL):
        return f"einen Text mit 1 bis {LONGEST_LITERAL} Zeichen schreiben"
    return ""


_UNWRITTEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LONGEST_SHOWN = 60


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


_LOOK_UP = "den Namen auf der Seite „Feldkatalog“ nachsehen; ist kein Feld gemeint, die Klammern löschen"


def _unknown_macro(name: str, fields: Set[str] = frozenset()) -> _Words:
    if name in (*WORDS, *fields):
        return f"„{name}“ mit Klammern", f"{{{{ {name} }}}}", "die runden Klammern löschen"
    remedy = nearest(name, MACROS) or "löschen oder eines dieser Makros verwenden"
    return f"unbekanntes Makro „{_shown(name)}“", ", ".join(sorted(MACROS)), remedy


def _wrong_shape(slip: _Slip, vocabulary: Vocabulary) -> _Words:
    """Say what is wrong with something that is no macro, as helpfully as its look allows."""
    if slip.written.startswith("{#"):
        return _comment(slip)
    if slip.written.startswith("{%"):
        return _statement(slip, vocabulary)
    if not slip.closed:
        return _unclosed(slip)
    return _expression(slip, slip.written[2:-2], vocabulary)


def _comment(slip: _Slip) -> _Words:
    if slip.closed:
        return "ein Kommentar {# … #}", "kein Kommentar", "den Kommentar löschen"
    remedy = "Eine Sprungmarke so schreiben: „## Titel {: #id }“ – mit Doppelpunkt und Leerzeichen."
    return "„{#“ beginnt einen Kommentar, der hier nicht erlaubt ist", "", remedy


def _statement(slip: _Slip, vocabulary: Vocabulary) -> _Words:
    word = slip.written.strip("{}%-+ \t")
    if word in vocabulary.fields or word in WORDS:
        return "eine Anweisung mit {% … %}", f"{{{{ {word} }}}}", "doppelte geschweifte Klammern schreiben"
    name = "{% raw %}" if word.startswith("raw") else "mit {% … %}"
    return f"eine Anweisung {name}", _ALLOWED, 'die Anweisung löschen; als Text: {{ woertlich("{%") }}'


def _unclosed(slip: _Slip) -> _Words:
    if match := _ONE_BRACKET.match(slip.written):
        remedy = "am Anfang zwei {{ und am Ende zwei }} schreiben"
        return f"am Platzhalter „{_shown(match[0])}“ fehlt eine Klammer", _ALLOWED, remedy
    found = f"ein Platzhalter, der nicht endet: „{_shown(slip.written.rstrip())}“"
    return found, _ALLOWED, 'hinter dem Namen }} ergänzen; zwei Klammern als Text: {{ woertlich("{{") }}'


_ONE_BRACKET = re.compile(r"\{\{[^{}]{0,200}\}")
_QUOTES = dict.fromkeys(map(ord, "„“”‚‘’«»‹›"), '"')
_CALL = re.compile(r"\s*+([^\W\d]\w*+)\s*+\(")
_NAME = re.compile(r"[\w\s.-]{1,200}")
_BETWEEN = {" ": "ein Leerzeichen im Namen", "-": "ein Bindestrich in einem Namen", ".": "ein Punkt im Namen"}


def _expression(slip: _Slip, inner: str, vocabulary: Vocabulary) -> _Words:
    written = _shown(slip.written)
    if not inner.strip():
        return "ein leerer Platzhalter", _ALLOWED, "den Namen ergänzen oder die Klammern löschen"
    if inner[0] in "{-+" or inner[-1] in "-+":
        return f"ein Zeichen zu viel an der Klammer: „{written}“", _ALLOWED, "nur {{ und }} schreiben"
    if any(letter in inner for letter in "„“”‚‘’«»‹›"):
        remedy = f"gerade Anführungszeichen schreiben: {_shown(slip.written.translate(_QUOTES))}"
        return f"typografische Anführungszeichen in einem Makro: „{written}“", _ALLOWED, remedy
    if call := _CALL.match(inner):
        return _malformed_call(call[1], inner, vocabulary)
    if _NAME.fullmatch(inner) and (words := _parted_name(inner.strip(), written, vocabulary)):
        return words
    return "ein Ausdruck, der hier nicht erlaubt ist", _ALLOWED, "nur Feldnamen und Makros verwenden"


def _malformed_call(name: str, inner: str, vocabulary: Vocabulary) -> _Words:
    if name not in MACROS:
        return _unknown_macro(name, vocabulary.fields)
    remedy = "so schreiben wie im Beispiel"
    if "\\" in inner:
        remedy = "einen umgekehrten Schrägstrich doppelt schreiben: \\\\"
    elif '"' not in inner and "'" not in inner:
        remedy = "die Angabe in gerade Anführungszeichen setzen"
    return f"„{name}“ mit falschen Angaben", _EXAMPLES[name], remedy


def _parted_name(inner: str, written: str, vocabulary: Vocabulary) -> _Words | None:
    """Help with a name whose parts are not joined by underscores; None for what is no name."""
    first, name = inner.split(maxsplit=1)[0], re.sub(r"[\s.-]+", "_", inner).lower()
    if first in MACROS:
        return f"„{first}“ ohne Klammern: „{written}“", _EXAMPLES[first], "so schreiben wie im Beispiel"
    separator = next((sign for sign in (" ", "-", ".") if sign in inner), " ")
    if name not in vocabulary.fields and (separator != " " or not inner.replace(" ", "").isidentifier()):
        return None
    known = name if name in vocabulary.fields else ""
    remedy = f"Teile eines Namens verbindet ein Unterstrich: {{{{ {name} }}}}"
    if not known:
        remedy = nearest(name, vocabulary.fields)
    return (f"{_BETWEEN[separator]}: „{written}“", _ALLOWED, remedy) if remedy else None
