"""Fixtures: a page that fills, the unfilled files of all Vorlagen, one file with every kind of mark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.documents.cache import Cache
from macros.documents.docx_package import package_docx
from macros.documents.filler import Template, read_templates
from macros.documents.odt_package import package_odt
from macros.library import Library, load_library
from tests.browser_fill.calling import Caller, calling
from tests.documents import docx_samples, odt_samples
from tests.documents.pptx_samples import slides_of_page
from tests.support.needs import ROOT

MARKED_TEXT = """Für **«1:[wert]1»** gilt «2:hier2» dies[^1].

: Kosten «3:[wert]3»

| Jahr | Zweck |
|------|-------|
| «4:«5:[liste.wert]5» | fest4» |

[^1]: Note «6:[wert]6».
"""
MARKS = {
    1: "field wert",
    2: "inline land:HE",
    3: "field wert",
    4: "row liste=liste",
    5: "field liste.wert",
    6: "field wert",
}
MARKED_PAGE = """<p>Für <strong>{{ wert }}</strong> gilt <span class="variante"
data-wenn="land:HE">hier</span> dies.</p>
<table><caption>Kosten {{ wert }}</caption><thead><tr><th>Jahr</th></tr></thead>
<tbody><tr data-liste="liste"><td>{{ liste.wert }}</td></tr></tbody></table>"""

MARKED_SLIDES = f"""<p>{{{{ wert }}}}</p><h2>Für {{{{ wert }}}}</h2><ul><li>{{{{ wert }}}}</li><li>fest</li></ul>
<div class="notizen"><p class="notiztitel">Notizen zum Vortrag</p><p>{{{{ wert }}}}</p></div>
<h2>Tabelle</h2>{MARKED_PAGE[MARKED_PAGE.index("<table>") :]}"""


@pytest.fixture(scope="session")
def caller(browser: Browser) -> Iterator[Caller]:
    """Return a page that answers calls."""
    with calling(browser) as found:
        yield found


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the project's own content."""
    return load_library(ROOT)


@pytest.fixture(scope="session")
def templates(library: Library, documents: Path) -> dict[str, Template]:
    """Return the unfilled DOCX and ODT of every Vorlage, the PPTX of sets of slides."""
    found = read_templates(library, [*library.documents], ["docx", "odt"], Cache(documents))
    return {item.page.document.id: item for item in found}


@pytest.fixture(scope="session")
def marked() -> dict[str, bytes]:
    """Return a small DOCX, ODT and PPTX with the field `wert`, a variant, a footnote and the list `liste`."""
    raw, data = odt_samples.convert_page(MARKED_PAGE)
    docx = package_docx(docx_samples.raw_docx(MARKED_TEXT), docx_samples.document_data({"marken": MARKS}, "probe"))
    slides = slides_of_page(MARKED_SLIDES)
    return {"docx": docx, "odt": package_odt(raw, data), "pptx": slides}
