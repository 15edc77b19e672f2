"""The operator's data on pages of the wiki: literal text, lines, a mail link of ours, marked prompts."""

from __future__ import annotations

import pytest

from macros import gate
from macros.content_files import ContentFiles
from macros.library import make_library
from macros.markdown_extension import SnippetTrees
from macros.rendering import make_dialect
from macros.sanitise import sanitise
from macros.wiki.wiki import Wiki
from tests.support.content import core_content

CONTENT = core_content()
CASES = {
    "what is missing is a marked prompt": (
        "name",
        "land: NW",
        '<span class="feld" data-feld="betreiber.name">[noch nicht angegeben: Name]</span>',
    ),
    "lines are broken": (
        "anschrift",
        "anschrift: [Rathausplatz 1, 00000 Musterstadt]",
        "Rathausplatz 1<br>00000 Muster",
    ),
    "lines of one text are broken": (
        "anschrift",
        'anschrift: "Rathausplatz 1\\nMusterstadt"',
        "Rathausplatz 1<br>Musterstadt",
    ),
    "markup is text": ("name", "name: '<b>A</b> &amp; {{ x }} **B**'", "&lt;b&gt;A&lt;/b&gt; &amp;amp; {{ x }} **B**"),
    "a mail address is a link": (
        "email",
        "email: a&b@example.org",
        '<a href="mailto:a&amp;b@example.org">a&amp;b@example.org</a>',
    ),
    "a mail address cannot leave its link": (
        "aufsicht_datenschutz",
        "aufsicht_datenschutz: ['\"><script>@example.org']",
        '<a href="mailto:&quot;&gt;&lt;script&gt;@example.org">',
    ),
    "a date is written out": ("barrierefreiheit_stand", "barrierefreiheit_stand: 2026-11-23", "23.\u00a0November 2026"),
    "a Land has its name": ("land", "land: NW", "<p>Nordrhein-Westfalen</p>"),
    "the law of the Land is a proposal": (
        "barrierefreiheit_rechtsgrundlage",
        "land: NW",
        "[noch zu bestätigen – Vorschlag, nicht geprüft: Behindertengleichstellungsgesetz Nordrhein-Westfalen",
    ),
    "a Land without an entry has a general proposal": (
        "barrierefreiheit_rechtsgrundlage",
        "land: RP",
        "nicht geprüft: Behindertengleichstellungsgesetz des Landes und die Verordnung dazu]",
    ),
    "the operator's own words end the proposal": (
        "barrierefreiheit_rechtsgrundlage",
        "barrierefreiheit_rechtsgrundlage: [Recht des Musterlandes]",
        "<p>Recht des Musterlandes</p>",
    ),
    "who has no gaps says so": (
        "barrierefreiheit_maengel",
        "barrierefreiheit_ergebnis: vollständig",
        "<p>Uns sind keine bekannt.</p>",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_a_page_shows_of_the_operator(case: str) -> None:
    name, entry, shown = CASES[case]
    assert shown in page(f"{{{{ betreiber.{name} }}}}", entry)


def test_a_picture_is_described_by_the_bare_text() -> None:
    picture = "![Haus von {{ betreiber.name }}](/assets/bilder/haus.png)"
    assert 'alt="Haus von &lt;Muster&gt;"' in page(picture, "name: <Muster>")


def page(body: str, entry: str) -> str:
    settings = f"extra:\n  betreiber:\n    {entry}\n"
    library, findings = make_library(ContentFiles({**CONTENT.texts, "mkdocs.yml": settings}, CONTENT.pictures))
    assert library is not None
    assert findings == []
    markup = sanitise(SnippetTrees(make_dialect(library)).render(gate.expand(body)))
    return Wiki(library, {}, {}).frame("probe.md", markup, None)
