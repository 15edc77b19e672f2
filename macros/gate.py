"""The gate before Jinja: only text, known names and calls of known macros with constants may pass.

Allowed source is expanded by walking its syntax tree; no template is ever executed here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.errors import Finding, nearest
from macros.tokens import CLOSE, MACROS, OPEN, WORDS, field_token


@dataclass(frozen=True)
class Vocabulary:
    """The names a text may use: fields, columns by list, snippet ids; `explain` helps with a name that is none."""

    fields: Set[str]
    columns: Mapping[str, Set[str]]
    snippets: Set[str]
    explain: Callable[[str], str]


def inspect(source: str, path: str, first_line: int, vocabulary: Vocabulary) -> list[Finding]:
    """Return every macro syntax in the source that may not pass, each with its line."""
    if unseen := _UNSEEN.search(source):
        line = first_line + source.count("\n", 0, unseen.start())
        found = f"ein unsichtbares Sonderzeichen (U+{ord(unseen[0]):04X})"
        return [Finding(path, line, found, remedy="das Zeichen löschen")]
    try:
        tree = _ENVIRONMENT.parse(source)
        violations = [*_silent_syntax(source), *_violations(tree, vocabulary)]
    except TemplateSyntaxError as error:
        return [_syntax_finding(error, path, first_line)]
    return [
        Finding(path, first_line + line - 1, found, expected, remedy) for line, found, expected, remedy in violations
    ]


def expand(source: str) -> str:
    """Return an inspected source with every macro replaced by its token."""
    tree = _ENVIRONMENT.parse(source)
    parts: list[str] = []
    for output in tree.body:
        if isinstance(output, nodes.Output):
            parts.extend(_expand_node(node) for node in output.nodes)
    return "".join(parts)


_UNSEEN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff{OPEN}{CLOSE}]")
_ENVIRONMENT = Environment(autoescape=False, keep_trailing_newline=True)  # noqa: S701 - parses only, renders nothing
_ALLOWED = '{{ feldname }} oder {{ baustein("id") }}'
_Violation = tuple[int, str, str, str]


def _syntax_finding(error: TemplateSyntaxError, path: str, first_line: int) -> Finding:
    line = first_line + error.lineno - 1
    if "comment" in (error.message or ""):
        remedy = "Eine Sprungmarke so schreiben: „## Titel {: #id }“ – mit Doppelpunkt und Leerzeichen."
        return Finding(path, line, "„{#“ beginnt einen Kommentar, der hier nicht erlaubt ist", remedy=remedy)
    return Finding(path, line, "ein Platzhalter ist nicht lesbar", _ALLOWED, "Klammern und Anführungszeichen prüfen")


def _silent_syntax(source: str) -> Iterator[_Violation]:
    """Yield what the parser drops without a trace: comments and raw blocks."""
    for line, kind, _ in _ENVIRONMENT.lex(source):
        if kind == "comment_begin":
            yield line, "ein Kommentar {# … #}", "kein Kommentar", "den Kommentar löschen"
        if kind == "raw_begin":
            yield line, "eine Anweisung {% raw %}", _ALLOWED, "die Anweisung löschen"


def _violations(tree: nodes.Template, vocabulary: Vocabulary) -> Iterator[_Violation]:
    for statement in tree.body:
        if not isinstance(statement, nodes.Output):
            yield statement.lineno, "eine Anweisung mit {% … %}", _ALLOWED, "die Anweisung löschen"
            continue
        for node in statement.nodes:
            yield from _violations_of(node, vocabulary)


def _violations_of(node: nodes.Expr, vocabulary: Vocabulary) -> Iterator[_Violation]:
    if isinstance(node, nodes.TemplateData):
        return
    if isinstance(node, nodes.Name):
        yield from _unknown_name(node, vocabulary)
    elif isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        yield from _unknown_column(node.node.name, node.attr, node.lineno, vocabulary)
    elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        yield from _wrong_call(node, node.node.name, vocabulary)
    else:
        yield node.lineno, "ein Ausdruck, der hier nicht erlaubt ist", _ALLOWED, "nur Feldnamen und Makros verwenden"


def _unknown_name(node: nodes.Name, vocabulary: Vocabulary) -> Iterator[_Violation]:
    if node.name in vocabulary.fields or node.name in WORDS:
        return
    if node.name in vocabulary.columns:
        column = min(vocabulary.columns[node.name])
        remedy = f'In einer Zeile mit {{{{ je_zeile("{node.name}") }}}} steht {{{{ {node.name}.{column} }}}}.'
        yield node.lineno, f"„{node.name}“ ist eine Liste", "eine Spalte der Liste", remedy
        return
    remedy = vocabulary.explain(node.name) or nearest(node.name, {*vocabulary.fields, *WORDS, *MACROS})
    yield node.lineno, f"unbekanntes Feld „{node.name}“", "ein Feld aus dem Feldverzeichnis", remedy


def _unknown_column(name: str, column: str, line: int, vocabulary: Vocabulary) -> Iterator[_Violation]:
    if name not in vocabulary.columns:
        yield line, f"unbekannte Liste „{name}“", "eine Liste aus felder.yml", nearest(name, vocabulary.columns)
    elif column not in vocabulary.columns[name]:
        known = vocabulary.columns[name]
        remedy = nearest(column, known) or f"Spalten: {', '.join(sorted(known))}"
        yield line, f"unbekannte Spalte „{column}“ der Liste „{name}“", "eine Spalte der Liste", remedy


def _wrong_call(node: nodes.Call, name: str, vocabulary: Vocabulary) -> Iterator[_Violation]:
    if name not in MACROS:
        yield node.lineno, f"unbekanntes Makro „{name}“", ", ".join(sorted(MACROS)), nearest(name, MACROS)
        return
    values = [*node.args, *(keyword.value for keyword in node.kwargs)]
    constant = all(isinstance(value, nodes.Const) for value in values) and not node.dyn_args and not node.dyn_kwargs
    if not constant or not _fits(name, node):
        yield node.lineno, f"„{name}“ mit falschen Angaben", _EXAMPLES[name], "so schreiben wie im Beispiel"
        return
    argument = str(_constants(node)[0][0])
    if name == "baustein" and argument not in vocabulary.snippets:
        remedy = nearest(argument, vocabulary.snippets)
        yield node.lineno, f"unbekannter Baustein „{argument}“", "die id eines Bausteins", remedy
    if name == "je_zeile" and argument not in vocabulary.columns:
        remedy = nearest(argument, vocabulary.columns)
        yield node.lineno, f"unbekannte Liste „{argument}“", "eine Liste aus felder.yml", remedy


_EXAMPLES = {
    "baustein": '{{ baustein("id") }} oder {{ baustein("id", ebene=1) }}',
    "nur": '{{ nur("land:HE") }}',
    "je_zeile": '{{ je_zeile("kosten_je_jahr") }}',
    "wenn": '{{ wenn("land:HE") }}…{{ sonst }}…{{ ende }}',
    "oder_wenn": '{{ oder_wenn("land:BY") }}',
}


def _fits(name: str, node: nodes.Call) -> bool:
    arguments, keywords = _constants(node)
    if len(arguments) != 1 or not isinstance(arguments[0], str):
        return False
    level = keywords.pop("ebene", 0) if name == "baustein" else 0
    return not keywords and type(level) is int and 0 <= level <= 3  # noqa: PLR2004 - headings end at level six


def _constants(node: nodes.Call) -> tuple[list[object], dict[str, object]]:
    arguments: list[object] = [value.value for value in node.args if isinstance(value, nodes.Const)]
    keywords = {pair.key: pair.value.value for pair in node.kwargs if isinstance(pair.value, nodes.Const)}
    return arguments, keywords


def _expand_node(node: nodes.Expr) -> str:
    if isinstance(node, nodes.TemplateData):
        return str(node.data)
    if isinstance(node, nodes.Name):
        return WORDS.get(node.name) or field_token(node.name)
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        return field_token(f"{node.node.name}.{node.attr}")
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        arguments, keywords = _constants(node)
        return MACROS[node.node.name](*arguments, **keywords)
    raise ValueError("only inspected sources can be expanded")
