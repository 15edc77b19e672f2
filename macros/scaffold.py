"""New files: ids from titles, the first version of a Baustein or a Vorlage, a new entry of the glossary."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from macros import yaml_source
from macros.canonical_front_matter import entry_line
from macros.front_matter import schema_finding
from macros.plain import to_ascii

LONGEST_ID = 60
GLOSSARY = "snippets/glossar.yml"
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d|index")
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_SNIPPET_BODY = "Hier steht der Text des Bausteins."
_DOCUMENT_BODY = """\
/// variante | nur:web

> Diese Vorlage ist ein Entwurf und keine Rechtsberatung. Lassen Sie sie vor der Abgabe prüfen.

///

## Sachverhalt

Hier steht der Text der Vorlage."""


def propose_id(title: str) -> str:
    """Return an id made of the words of a title, as many of them as it may hold."""
    words = re.findall(r"[a-z0-9]+", to_ascii(title).lower())
    proposal = ""
    for word in words:
        longer = f"{proposal}-{word}" if proposal else word[:LONGEST_ID]
        if len(longer) > LONGEST_ID:
            break
        proposal = longer
    return proposal


def tidy(text: str) -> str:
    """Return what somebody typed with single spaces and German quotation marks."""
    return re.sub(r'"([^"]*)"', r"„\1“", re.sub(r"[ \t\r\n]+", " ", text).strip())


def fault_of(schema: type[BaseModel], key: str, value: object) -> str:
    """Return a sentence that says what is wrong with a value for one key, or nothing."""
    for letter in str(value):
        if unicodedata.category(letter) in _UNSEEN:
            return f"„{key}“ enthält ein unsichtbares Sonderzeichen (U+{ord(letter):04X})."
    if key == "id" and _RESERVED.fullmatch(str(value)):
        return f"Die id „{value}“ ist vergeben. Abhilfe: eine andere wählen"
    return _schema_fault(schema, key, value)


def snippet_file(data: Mapping[str, object]) -> tuple[str, str]:
    """Return path and content of a new Baustein with this front matter."""
    return f"snippets/{data['art']}/{data['id']}.md", _file(data, _SNIPPET_BODY)


def document_file(data: Mapping[str, object]) -> tuple[str, str]:
    """Return path and content of a new Vorlage with this front matter."""
    return f"docs/vorlagen/{data['art']}/{data['id']}.md", _file(data, _DOCUMENT_BODY)


def with_term(glossary: str, entry: Mapping[str, object]) -> str:
    """Return the text of the glossary with a new entry at its place; every other line stays as it is."""
    terms = [item["begriff"] for item in yaml_source.parse(glossary.lstrip("\ufeff"), GLOSSARY).data["begriffe"]]
    lines = glossary.splitlines(keepends=True)
    later = [number for number, term in enumerate(terms) if term.casefold() > str(entry["begriff"]).casefold()]
    place = _line_of_entry(glossary, lines, later[0]) if later else _end_of_entries(lines)
    if place and not lines[place - 1].endswith("\n"):
        lines[place - 1] += "\n"
    ending = "\r\n" if "\r\n" in glossary else "\n"
    inserted = [f"{line}{ending}" for line in _entry_lines(entry)]
    return "".join([*lines[:place], *inserted, *lines[place:]])


def _schema_fault(schema: type[BaseModel], key: str, value: object) -> str:
    try:
        schema.model_validate({key: value})
    except ValidationError as error:
        source = yaml_source.parse("", key)
        for item in error.errors():
            if item["loc"] and item["loc"][0] == key:
                found = schema_finding(source, {**item}, [])
                return f"{found.found}. Erwartet: {found.expected}"
    return ""


def _file(data: Mapping[str, object], body: str) -> str:
    head = "\n".join(entry_line(key, value) for key, value in data.items())
    return f"---\n{head}\n---\n\n{body}\n"


def _line_of_entry(glossary: str, lines: list[str], number: int) -> int:
    """Return the index of an entry's first line, or of the comment right above it."""
    line = yaml_source.parse(glossary.lstrip("\ufeff"), GLOSSARY).line(["begriffe", number]) - 1
    while lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line


def _end_of_entries(lines: list[str]) -> int:
    """Return the index of the line after the last one that is neither empty nor a comment."""
    filled = [number for number, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")]
    return max(filled, default=-1) + 1


def _entry_lines(entry: Mapping[str, Any]) -> list[str]:
    written = [entry_line(key, value) for key, value in entry.items() if value != []]
    return [f"  {'- ' if number == 0 else '  '}{line}" for number, line in enumerate(written)]
