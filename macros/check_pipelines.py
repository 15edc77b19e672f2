"""Checks of the pipelines: a proposal is built with reading rights, without secrets, by parts pinned by commit.

A contributor may propose changes to a pipeline like to any other file; these are the promises that must hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from macros.content_files import is_pipeline
from macros.errors import Finding

_EVENTS = {"pull_request", "push", "workflow_dispatch"}
_PUBLISHING = {"pages", "id-token"}
_ADVICE = "die Änderung mit der Technik besprechen; eine Anleitung steht in CONTRIBUTING.md"
_PINNED_ACTION = re.compile(r"[\w.-]+/[\w.-]+(/[\w./-]+)?@[0-9a-f]{40}")
_PINNED_IMAGE = re.compile(r"[\w./:-]+@sha256:[0-9a-f]{64}")
_SECRET = re.compile(r"\bsecrets\b|\bgithub\.token\b|(TOKEN|PASSWORD|SECRET)\b")
_FORBIDDEN_KEYS = {
    "secrets": "Geheimnisse",
    "id_tokens": "Geheimnisse",
    "include": "ein Ablauf aus einer anderen Datei",
    "trigger": "ein Ablauf in einem anderen Projekt",
    "services": "ein weiterer Dienst",
    "privileged": "besondere Rechte",
}


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
        places = list(_places(yaml.compose(source, Loader=yaml.BaseLoader), ()))
    except (yaml.YAMLError, RecursionError):
        yield Finding(path, 1, "der Ablauf ist nicht lesbar", "YAML", _ADVICE)
        return
    for place in places:
        for found, expected in _faults(place, places):
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
    if key in _FORBIDDEN_KEYS and not value:
        yield f"„{key}“: {_FORBIDDEN_KEYS[key]}", "Abläufe ohne Geheimnisse, fremde Teile und besondere Rechte"
    if event := _event(place):
        yield f"der Ablauf startet bei „{event}“", f"einer von: {', '.join(sorted(_EVENTS))}"
    if value and "permissions" in place.keys and not _may(place, places):
        yield f"das Recht „{key}: {value}“", "nur lesen; schreiben nur in einem Auftrag, der keine Befehle ausführt"
    if key == "uses" and value and not _PINNED_ACTION.fullmatch(value):
        yield f"„{value}“ ist nicht auf einen Stand festgelegt", "der Name mit @ und der vollen Kennung (40 Zeichen)"
    image = key in {"image", "container"} or place.keys[-2:] == ("image", "name")
    if image and value and not _PINNED_IMAGE.fullmatch(value):
        yield f"„{value}“ ist nicht auf einen Stand festgelegt", "der Name mit @sha256: und der vollen Kennung"
    if key == "runs-on" and value and not value.startswith("ubuntu-"):
        yield f"der Ablauf läuft auf „{value}“", "eine Maschine der Plattform, zum Beispiel ubuntu-24.04"
    if _SECRET.search(value):
        yield "der Ablauf verwendet ein Geheimnis", "Abläufe ohne Geheimnisse"
    if "${{" in value and (key == "run" or "github.event" in value or "head_ref" in value):
        yield "Text aus dem Vorschlag gelangt in einen Befehl", "feste Befehle ohne ${{ … }}"


def _event(place: _Place) -> str:
    """Return what starts the pipeline, where that is not allowed: `on: x`, `on: [x]` and `on: {x: …}`."""
    if place.keys[0] != "on":
        return ""
    name = place.value if len(place.keys) == 1 else place.keys[1]
    return "" if name in _EVENTS else name


def _may(place: _Place, places: list[_Place]) -> bool:
    if place.value in {"read", "none"}:
        return True
    job = place.keys[:2]
    runs = any(other.keys[:2] == job and (other.keys[-1] == "run" or "checkout" in other.value) for other in places)
    return place.keys[0] == "jobs" and place.keys[-1] in _PUBLISHING and not runs
