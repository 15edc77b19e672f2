"""Checks of the pipelines: a proposal is built with reading rights, without secrets, by parts pinned by commit.

A contributor may propose changes to a pipeline like to any other file; these are the promises that must hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from macros import yaml_source
from macros.content_files import is_pipeline
from macros.errors import ContentError, Finding

_EVENTS = {"pull_request", "push", "workflow_dispatch"}
_PUBLISHING = {"pages", "id-token"}
_ADVICE = "die Änderung mit der Technik besprechen; eine Anleitung steht in CONTRIBUTING.md"
_PINNED_ACTION = re.compile(r"[\w.-]+/[\w.-]+(/[\w./-]+)?@[0-9a-f]{40}")
_PINNED_IMAGE = re.compile(r"[\w./:-]+@sha256:[0-9a-f]{64}")
_MACHINE = re.compile(r"ubuntu-(latest|\d\d\.\d\d)(-arm)?")
_SECRET = re.compile(r"\bsecrets\b|\bgithub\.token\b|(TOKEN|PASSWORD|SECRET)\b", re.IGNORECASE)
_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_HARMLESS = re.compile(r"github\.(ref|sha|run_id|workflow)|steps\.[\w-]+\.outputs\.[\w-]+|matrix\.[\w-]+|runner\.os")
_FOREIGN_WORDS = re.compile(
    r"CI_(COMMIT_(REF_NAME|BRANCH|TAG|MESSAGE|TITLE|DESCRIPTION|AUTHOR)"
    r"|MERGE_REQUEST_(TITLE|DESCRIPTION|SOURCE_BRANCH_NAME|LABELS|MILESTONE))"
)
_RISKY = re.compile(r"\|\s*(sudo\s+)?(ba|da|z)?sh\b|GITHUB_(ENV|PATH)\b|ACTIONS_ALLOW_UNSECURE_COMMANDS|\beval\b")
_COMMANDS = {"run", "script", "before_script", "after_script", "pre_get_sources_script"}
_FORBIDDEN_KEYS = {
    "secrets": "Geheimnisse",
    "id_tokens": "Geheimnisse",
    "include": "ein Ablauf aus einer anderen Datei",
    "trigger": "ein Ablauf in einem anderen Projekt",
    "services": "ein weiterer Dienst",
    "privileged": "besondere Rechte",
    "ACTIONS_ALLOW_UNSECURE_COMMANDS": "ein Schalter, der Befehle aus Ausgaben zulässt",
}
_GITLAB_FORBIDDEN_KEYS = {**_FORBIDDEN_KEYS, "tags": "eine eigene Maschine", "extends": "Teile an anderer Stelle"}


@dataclass(frozen=True)
class _Place:
    keys: tuple[str, ...]
    value: str
    line: int


def inspect_pipelines(path: str, source: str) -> Iterator[Finding]:
    """Yield every place of a pipeline that gives foreign code rights, secrets or parts that may change."""
    if not is_pipeline(path):
        return
    try:
        places = list(_places(yaml_source.compose(source, path), ()))
    except ContentError as error:
        yield from error.findings
        return
    for place in places:
        for found, expected in (*_faults(place, places), *_faults_of_commands(place)):
            yield Finding(path, place.line, found, expected, _ADVICE)
    if "/workflows/" in path and not any(place.keys == ("permissions",) for place in places):
        yield Finding(path, 1, "der Ablauf sagt nicht, welche Rechte er braucht", "permissions: {} ganz oben", _ADVICE)


def _places(node: yaml.Node | None, keys: tuple[str, ...]) -> Iterator[_Place]:
    """Yield every key and every value with the keys above it; a list is part of what its key names."""
    if isinstance(node, yaml.ScalarNode):
        yield _Place(keys or ("",), node.value, node.start_mark.line + 1)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _places(item, keys)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*keys, str(key.value))
            yield _Place(below, "", key.start_mark.line + 1)
            yield from _places(value, below)


def _faults(place: _Place, places: list[_Place]) -> Iterator[tuple[str, str]]:
    key, value = place.keys[-1], place.value
    forbidden = _FORBIDDEN_KEYS if "jobs" in {other.keys[0] for other in places} else _GITLAB_FORBIDDEN_KEYS
    if key in forbidden and not value:
        yield f"„{key}“: {forbidden[key]}", "Abläufe ohne Geheimnisse, fremde Teile, fremde Maschinen und Rechte"
    if event := _event(place):
        yield f"der Ablauf startet bei „{event}“", f"einer von: {', '.join(sorted(_EVENTS))}"
    if value and "permissions" in place.keys and not _may(place, places):
        yield f"das Recht „{key}: {value}“", "nur lesen; schreiben nur in einem Auftrag, der keine Befehle ausführt"
    if key == "uses" and value and not _PINNED_ACTION.fullmatch(value):
        yield f"„{value}“ ist nicht auf einen Stand festgelegt", "der Name mit @ und der vollen Kennung (40 Zeichen)"
    image = key in {"image", "container"} or place.keys[-2:] == ("image", "name")
    if image and value and not _PINNED_IMAGE.fullmatch(value):
        yield f"„{value}“ ist nicht auf einen Stand festgelegt", "der Name mit @sha256: und der vollen Kennung"
    if "runs-on" in place.keys and value and not _MACHINE.fullmatch(value):
        yield f"der Ablauf läuft auf „{value}“", "eine Maschine der Plattform, zum Beispiel ubuntu-24.04"


def _faults_of_commands(place: _Place) -> Iterator[tuple[str, str]]:
    """Yield secrets, and words of a proposal that reach a command."""
    value, is_command = place.value, not _COMMANDS.isdisjoint(place.keys)
    expressions = [match[1].strip() for match in _EXPRESSION.finditer(value)]
    foreign = [text for text in expressions if is_command or not _HARMLESS.fullmatch(text)]
    if _SECRET.search(value):
        yield "der Ablauf verwendet ein Geheimnis", "Abläufe ohne Geheimnisse"
    elif foreign or (is_command and _FOREIGN_WORDS.search(value)) or value.count("${{") > len(expressions):
        yield "Text aus dem Vorschlag gelangt in einen Befehl", "feste Befehle ohne ${{ … }} und ohne Namen von Zweigen"
    if is_command and _RISKY.search(value):
        yield "ein Befehl, der Fremdes ausführt oder spätere Schritte verändert", "feste Befehle aus dem Projekt"


def _event(place: _Place) -> str:
    """Return what starts the pipeline, where that is not allowed: `on: x`, `on: [x]` and `on: {x: …}`."""
    if place.keys[0] != "on":
        return ""
    name = place.value if len(place.keys) == 1 else place.keys[1]
    return "" if name in _EVENTS else name


def _may(place: _Place, places: list[_Place]) -> bool:
    """Tell whether a right is to read, or to publish in a job that runs nothing but the platform's own parts."""
    if place.value in {"read", "none"}:
        return True
    job = [other for other in places if other.keys[:2] == place.keys[:2]]
    runs = any(other.keys[-1] == "run" or "checkout" in other.value for other in job)
    foreign = any(other.keys[-1] == "uses" and other.value and not other.value.startswith("actions/") for other in job)
    proposed = any(other.keys[0] == "on" and "pull_request" in {other.value, *other.keys} for other in places)
    return place.keys[0] == "jobs" and place.keys[-1] in _PUBLISHING and not (runs or foreign or proposed)
