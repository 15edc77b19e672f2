"""What MkDocs says in English, in German for contributors; what is not in the table is passed on or left out."""

from __future__ import annotations

import re
from collections.abc import Mapping

IN_PAGE = r"Doc file '(?P<page>.+?)' contains an? "
MESSAGES: Mapping[str, str] = {
    r"Serving on (?P<url>\S+)": "Vorschau: {url} (beenden mit Strg+C)",
    r"Detected file changes": "Änderung bemerkt, baue neu …",
    IN_PAGE + r"absolute link '(?P<link>.+?)'": (
        "{page}: Der Verweis „{link}“ beginnt mit „/“. Abhilfe: den Weg von dieser Seite aus angeben, "
        "zum Beispiel ../vorlagen/index.md"
    ),
    IN_PAGE + r"unrecognized relative link '(?P<link>.+?)'": (
        "{page}: Der Verweis „{link}“ nennt keine Datei. Abhilfe: mit der Endung .md auf die Seite verweisen"
    ),
    IN_PAGE + r"link '(?P<link>.+?)', but the target": "{page}: Die Datei zum Verweis „{link}“ gibt es nicht",
    IN_PAGE + r"link '(?P<link>.+?)', but (there is no such|the doc)": (
        "{page}: Die Sprungmarke im Verweis „{link}“ gibt es auf der Zielseite nicht"
    ),
    r"The following pages exist in the docs directory, but are not included in the \"nav\"[^:]*:(?P<pages>[\s\S]+)": (
        "Diese Seiten stehen nicht in der Navigation (nav in mkdocs.yml):{pages}"
    ),
    r"A reference to '(?P<page>.+?)' is included in the 'nav' configuration, which is not found": (
        "mkdocs.yml: Die Seite „{page}“ steht in der Navigation (nav), aber es gibt sie nicht"
    ),
    r"Config file '(?P<file>.+?)' does not exist": "Die Datei {file} fehlt",
    r"Config value '(?P<key>.+?)': (?P<problem>[\s\S]+)": "mkdocs.yml: „{key}“ stimmt nicht: {problem}",
    r"error parsing the configuration file:[\s\S]*?line (?P<line>\d+)": (
        "mkdocs.yml:{line}: hier ist das YAML nicht lesbar"
    ),
    r"Aborted with a configuration error": "mkdocs.yml ist fehlerhaft",
    r"Error (reading|building) page '(?P<page>.+?)': ?(?P<problem>[\s\S]*)": (
        "{page}: Die Seite lässt sich nicht bauen. {problem}"
    ),
    r"Aborted with (?P<count>\d+) warnings?": "Der Bau wurde abgebrochen; Warnungen, siehe oben: {count}",
}


def in_german(message: str) -> str | None:
    """Return the German sentence for a message of MkDocs, or None when there is none."""
    for pattern, german in MESSAGES.items():
        if match := re.search(pattern, message):
            return german.format(**match.groupdict(default="")).strip() + _guess(message)
    return None


def _guess(message: str) -> str:
    match = re.search(r"Did you mean '(.+?)'\?", message)
    return f". Meinten Sie „{match[1]}“?" if match else ""
