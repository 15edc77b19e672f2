"""YAML with line numbers: only plain values, lists and keys; whatever else YAML can do is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import yaml

from macros.errors import ContentError, Finding
from macros.library_characters import inspect_characters, strange_character
from macros.library_mistakes import explain

MAX_DEPTH = 20
"""Lists and keys inside each other."""

MAX_NODES = 60_000
"""Values of one file."""

MAX_FINDINGS = 20


@dataclass(frozen=True)
class YamlSource:
    """Parsed data with the means to find the line of any place in it."""

    data: Any
    path: str
    _node: yaml.Node | None
    _offset: int

    def line(self, place: Sequence[str | int] = ()) -> int:
        """Return the 1-based line of a place such as ("laender", "HE", 2), or of its nearest parent."""
        node, line = self._node, 1 + self._offset
        if node is not None:
            line = node.start_mark.line + 1 + self._offset
        for step in place:
            found = _child(node, step)
            if found is None:
                break
            line, node = found[0].start_mark.line + 1 + self._offset, found[1]
        return line

    def written(self, place: Sequence[str | int]) -> str:
        """Return the plain value at a place as it stands in the file (012, nein), or an empty string."""
        node = self._node
        for step in place:
            found = _child(node, step)
            node = found[1] if found else None
        return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def parse(text: str, path: str, line_offset: int = 0) -> YamlSource:
    """Return the data of a YAML text; raise ContentError with the lines of its faults."""
    node = compose(text, path, line_offset, yaml.CSafeLoader)
    return YamlSource(_construct(node, path, line_offset), path, node, line_offset)


def compose(
    text: str, path: str, line_offset: int = 0, loader: type[yaml.CSafeLoader | yaml.CBaseLoader] = yaml.CBaseLoader
) -> yaml.Node | None:
    """Return the tree of a YAML text in which nothing stands for something else; raise ContentError as `parse`."""
    try:
        findings = list(islice(_refused_events(text, path, line_offset), MAX_FINDINGS))
        node = None if findings else yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        raise ContentError([_syntax_finding(error, text, path, line_offset)]) from None
    except yaml.YAMLError:
        strange = list(inspect_characters(path, text, line_offset))
        raise ContentError(strange or [_unreadable(path, 1 + line_offset)]) from None
    findings.extend(_refused_keys(node, path, line_offset))
    if findings:
        raise ContentError(findings)
    return node


def _unreadable(path: str, line: int) -> Finding:
    remedy = "die Zeile mit einer unveränderten Datei derselben Art vergleichen"
    return Finding(path, line, "die Angaben sind nicht lesbar", _PAIR, remedy)


def _refused_events(text: str, path: str, offset: int) -> Iterator[Finding]:
    """Walk through the text before anything is built of it, and stop where it grows too deep or too large."""
    depth = count = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        kind = type(event)
        count += kind in _NODES
        depth += _DEEPER.get(kind, 0)
        if depth <= MAX_DEPTH and count <= MAX_NODES and _is_plain(event, kind):
            continue
        line = _line(event) + 1 + offset
        if depth > MAX_DEPTH or count > MAX_NODES:
            found = f"Klammern oder Einrückungen sind mehr als {MAX_DEPTH}-mal ineinander geschachtelt"
            too_many = f"mehr als {MAX_NODES} Werte in einer Datei"
            yield Finding(
                path, line, found if depth > MAX_DEPTH else too_many, remedy="den Inhalt einfacher aufschreiben"
            )
            return
        yield from (Finding(path, line, *refused) for refused in _refused(event, text))


_DEEPER: dict[type[yaml.Event], int] = {
    **dict.fromkeys((yaml.MappingStartEvent, yaml.SequenceStartEvent), 1),
    **dict.fromkeys((yaml.MappingEndEvent, yaml.SequenceEndEvent), -1),
}
_NODES = frozenset({yaml.AliasEvent, yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent})
_SIMPLE = re.compile(r"[\w ,.()/:-]*")


def _is_plain(event: Any, kind: type[yaml.Event]) -> bool:
    """Tell of most values at a glance that nothing can be wrong with them."""
    if kind is yaml.ScalarEvent:
        return not (event.anchor or event.tag or event.style == '"') and bool(_SIMPLE.fullmatch(event.value))
    return kind in _DEEPER and not (getattr(event, "anchor", None) or getattr(event, "tag", None))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _refused(event: yaml.Event, text: str) -> Iterator[tuple[str, str, str]]:
    """Yield found, expected and remedy for what YAML can do and contributors do not need."""
    if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
        yield "eine Anweisung, die mit % beginnt", "", "die Zeile löschen"
    if isinstance(event, yaml.DocumentStartEvent) and event.explicit and _line(event) > 0:
        yield "hier beginnt mit --- ein zweiter Teil der Datei", "ein einziger Teil", "die Zeile --- löschen"
    if isinstance(event, yaml.NodeEvent) and event.anchor:
        yield f"ein YAML-Verweis ({event.anchor} mit & oder *)", "ausgeschriebene Werte", _QUOTE
    if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag:
        tag = event.tag.replace(_YAML_TAG, "!!")[:_SHOWN]
        yield f"eine Anweisung mit ! ({tag})", "ein gewöhnlicher Wert", _QUOTE
    if isinstance(event, yaml.ScalarEvent) and not event.style:
        yield from _refused_plain(event.value)
    if isinstance(event, yaml.ScalarEvent) and event.style == '"':
        hidden = sorted(char for char in set(event.value) if strange_character(char) and char not in text)
        if hidden:
            yield f"ein verschlüsseltes Zeichen (U+{ord(hidden[0]):04X})", "das Zeichen selbst", "es löschen"


def _refused_plain(value: str) -> Iterator[tuple[str, str, str]]:
    """Yield the same for a value without straight quotation marks."""
    if value == "<<":
        yield "eine Anweisung <<, die Werte von anderswo übernimmt", "ausgeschriebene Werte", "die Werte ausschreiben"
    if value == "=":
        yield "ein Gleichheitszeichen allein", "ein Text", 'gehört es zum Text, dann "=" schreiben'
    if value[0:1] in _CURLY and value[-1:] in _CURLY_OR_STRAIGHT and len(value) > 1:
        inner = value.strip("".join(_CURLY_OR_STRAIGHT))
        if not _CURLY & {*inner}:
            remedy = f'gerade Anführungszeichen schreiben (Umschalt+2): "{_shown(inner)}"'
            yield f"typografische Anführungszeichen um einen Wert: {_shown(value)}", "gerade Anführungszeichen", remedy


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


_CURLY = {*"„“”‚‘’«»‹›"}
_CURLY_OR_STRAIGHT = {*_CURLY, '"'}
_QUOTE = 'das Zeichen löschen; gehört es zum Text, dann den ganzen Wert in gerade Anführungszeichen setzen: "…"'
_SHOWN = 40
_YAML_TAG = "tag:yaml.org,2002:"


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _syntax_finding(error: yaml.MarkedYAMLError, text: str, path: str, offset: int) -> Finding:
    last = error.problem_mark.line if error.problem_mark else 0
    first = error.context_mark.line if error.context_mark and "block" not in str(error.context) else last - 1
    line, found, remedy = explain(text.split("\n"), min(first, last), last, f"{error.context} {error.problem}")
    expected = "Zeilen der Form „schlüssel: wert“, eingerückt mit Leerzeichen, nicht mit Tabulator"
    return Finding(path, line + 1 + offset, found, expected, remedy)


def _refused_keys(node: yaml.Node | None, path: str, offset: int) -> Iterator[Finding]:
    """Yield keys that stand twice, and keys that are no words."""
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _refused_keys(child, path, offset)
    if not isinstance(node, yaml.MappingNode):
        return
    known: set[str] = set()
    for key, value in node.value:
        line = key.start_mark.line + 1 + offset
        if not isinstance(key, yaml.ScalarNode):
            yield Finding(path, line, "eine Klammer, wo ein Schlüssel erwartet wird", _PAIR, _BRACES)
        elif key.tag != "tag:yaml.org,2002:str":
            remedy = f'„"{key.value}": …“ schreiben'
            yield Finding(path, line, f"„{key.value}“ ist als Schlüssel kein Text", _PAIR, remedy)
        elif key.value in known:
            remedy = "eine der beiden Zeilen löschen"
            yield Finding(path, line, f"„{key.value}“ steht zweimal", "jeder Schlüssel nur einmal", remedy)
        known.add(str(key.value))
        yield from _refused_keys(value, path, offset)


_PAIR = "Zeilen der Form „schlüssel: wert“"
_BRACES = (
    "Platzhalter {{ … }} stehen nur im Text; gehört die Klammer zum Wert, diesen in gerade Anführungszeichen setzen"
)


def _construct(node: yaml.Node | None, path: str, offset: int) -> Any:
    if node is None:
        return None
    try:
        return yaml.constructor.SafeConstructor().construct_document(node)
    except (yaml.YAMLError, ValueError):
        value = _first_impossible(node)
        line = value.start_mark.line + 1 + offset
        written = str(value.value)[:_SHOWN] if isinstance(value, yaml.ScalarNode) else ""
        found = f"ein Wert, den es nicht gibt: „{written}“"
        remedy = "den Tag berichtigen; ist kein Datum gemeint, den Wert in gerade Anführungszeichen setzen"
        raise ContentError([Finding(path, line, found, "ein Tag in der Form JJJJ-MM-TT", remedy)]) from None


def _first_impossible(node: yaml.Node) -> yaml.Node:
    """Return the first value that cannot be made, such as the 30th of February."""
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        for part in child if isinstance(child, tuple) else (child,):
            try:
                yaml.constructor.SafeConstructor().construct_document(part)
            except (yaml.YAMLError, ValueError):
                return _first_impossible(part)
    return node
