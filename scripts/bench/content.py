"""Content to measure with: any number of Vorlagen, each made from several Bausteine like those that people write."""

from __future__ import annotations

import shutil
from pathlib import Path

CONTENT = ("mkdocs.yml", "docs", "snippets", "macros/site_hooks.py")
"""What a build reads of a project's folder."""

PARTS = 8
"""So many Bausteine make up one Vorlage, and in so many Vorlagen stands each Baustein."""
_KINDS = ("beschlussvorlage", "projektsteckbrief", "kurzinformation", "geschaeftsordnung")
_SNIPPET = """\
---
id: messbaustein-{number}
art: begruendung
titel: "Messbaustein {number}"
wofuer: "Begründet den Schritt {number} und nennt, was er kostet."
stand: 2026-11-23
status: Entwurf
schlagworte: [Messung {group}]
---

Für Schritt {number} fehlt {{{{ kommune_dat }}}} eine gemeinsame Datengrundlage. {{{{ rat_gross }}}} entscheidet jetzt \
über die Richtung. {{{{ beauftragte_gross }}}} legt bis zum {{{{ konzept_bis }}}} ein Konzept vor. Es kostet \
voraussichtlich {{{{ kosten_konzept }}}} und beschreibt {number} Aufgaben der Fachämter.

- Auftrag {number}a: {{{{ verwaltung_gross }}}} prüft, welche Daten es schon gibt.
- Auftrag {number}b: Sie nennt {{{{ rat }}}}, wer die Daten pflegt.
- Auftrag {number}c: Sie berichtet einmal im Jahr über den Stand.

/// variante | feld:foerderung=ja

Eine Förderung für Schritt {number} wird vorbereitet. Über den Antrag entscheidet {{{{ rat }}}} gesondert.

- Förderprogramm: {{{{ foerderprogramm }}}}
- Voraussichtlicher Eigenanteil: {{{{ eigenanteil }}}}

///

/// variante | sonst

Eine Förderung ist für Schritt {number} nicht eingeplant. Die Kosten trägt {{{{ kommune_kurz }}}}.

///

/// tabelle | Kosten von Schritt {number}

| Haushaltsjahr | Einmalig | Laufend |
| --- | ---: | ---: |
| {{{{ je_zeile("kosten_je_jahr") }}}} {{{{ kosten_je_jahr.jahr }}}} | {{{{ kosten_je_jahr.einmalig }}}} | \
{{{{ kosten_je_jahr.laufend }}}} |

///
"""
_DOCUMENT = """\
---
id: messvorlage-{number}
art: {kind}
titel: "Messvorlage {number}"
betreff: "Messvorlage {number}"
wofuer: "Holt das Ja zu den Schritten ab Nummer {number} ein."
stand: 2026-11-23
status: Entwurf
---

{{{{ kommune_kurz_gross }}}} geht in {parts} Schritten vor. Diese Vorlage beginnt mit Schritt {number}.

{sections}"""
_SECTION = '## Schritt {number}\n\n{{{{ baustein("messbaustein-{number}") }}}}\n'


def copy_content(root: Path, folder: Path) -> Path:
    """Copy what a build reads into a folder and return it; the program stays where it is."""
    for name in CONTENT:
        source, target = root / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            shutil.copyfile(source, target)
    return folder


def add_content(root: Path, documents: int) -> None:
    """Write so many Vorlagen, and as many Bausteine, into a copy of the project's content."""
    for number in range(documents):
        snippet = root / "snippets" / "begruendung" / f"messbaustein-{number}.md"
        _write(snippet, _SNIPPET.format(number=number, group=number // PARTS))
        sections = "\n".join(_SECTION.format(number=(number + step) % documents) for step in range(PARTS))
        kind = _KINDS[number % len(_KINDS)]
        file = root / "docs" / "vorlagen" / kind / f"messvorlage-{number}.md"
        _write(file, _DOCUMENT.format(number=number, kind=kind, parts=PARTS, sections=sections))


def change_snippet(file: Path) -> None:
    """Add a sentence to a Baustein."""
    _write(file, f"{file.read_text(encoding='utf-8')}\nDieser Satz ist neu.\n")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
