"""YAML with line numbers: duplicate keys and aliases are refused, values stay simple."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from macros.errors import ContentError, Finding


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


def parse(text: str, path: str, line_offset: int = 0) -> YamlSource:
    """Return the data of a YAML text; raise ContentError with the line of the first fault."""
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise ContentError([_syntax_finding(error, path, line_offset)]) from None
    except yaml.YAMLError as error:
        raise ContentError([Finding(path, 1 + line_offset, f"kein lesbares YAML: {error}")]) from None
    findings: list[Finding] = []
    _refuse_duplicates(node, path, line_offset, findings, set())
    if findings:
        raise ContentError(findings)
    return YamlSource(_construct(node, path, line_offset), path, node, line_offset)


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _syntax_finding(error: yaml.MarkedYAMLError, path: str, offset: int) -> Finding:
    mark = error.problem_mark or error.context_mark
    line = (mark.line + 1 if mark else 1) + offset
    return Finding(
        path,
        line,
        "hier ist das YAML nicht lesbar",
        "Zeilen der Form „schlüssel: wert“, eingerückt mit Leerzeichen, nicht mit Tabulator",
        "Enthält der Wert einen Doppelpunkt, ein # oder beginnt er mit „, dann den ganzen Wert in "
        'gerade Anführungszeichen setzen: "…"',
    )


def _refuse_duplicates(node: yaml.Node | None, path: str, offset: int, findings: list[Finding], seen: set[int]) -> None:
    if not isinstance(node, yaml.CollectionNode):
        return
    line = node.start_mark.line + 1 + offset
    if id(node) in seen:
        findings.append(Finding(path, line, "YAML-Verweis (& und *)", "ausgeschriebene Werte"))
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        findings.extend(_duplicate_keys(node, path, offset))
    for child in node.value:
        _refuse_duplicates(child[1] if isinstance(child, tuple) else child, path, offset, findings, seen)


def _duplicate_keys(node: yaml.MappingNode, path: str, offset: int) -> list[Finding]:
    findings: list[Finding] = []
    keys: set[str] = set()
    for key, _ in node.value:
        if key.value in keys:
            found = f"„{key.value}“ steht zweimal"
            remedy = "eine der beiden Zeilen löschen"
            line = key.start_mark.line + 1 + offset
            findings.append(Finding(path, line, found, "jeder Schlüssel nur einmal", remedy))
        keys.add(str(key.value))
    return findings


def _construct(node: yaml.Node | None, path: str, offset: int) -> Any:
    if node is None:
        return None
    try:
        return yaml.constructor.SafeConstructor().construct_document(node)
    except (yaml.YAMLError, ValueError):
        line = _first_impossible(node) + 1 + offset
        remedy = "Datum als JJJJ-MM-TT, Text in geraden Anführungszeichen"
        raise ContentError([Finding(path, line, "ein unmöglicher Wert", remedy=remedy)]) from None


def _first_impossible(node: yaml.Node) -> int:
    """Return the line of the first value that cannot be made, such as the 30th of February."""
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        for part in child if isinstance(child, tuple) else (child,):
            try:
                yaml.constructor.SafeConstructor().construct_document(part)
            except (yaml.YAMLError, ValueError):
                return _first_impossible(part)
    return int(node.start_mark.line)
