"""The second line of defence: should the check ever let hostile text pass, it still runs no script on any page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import fresh_context
from tests.support.content import copy_core
from tests.support.needs import ROOT
from tests.support.once import made_once
from tests.support.servers import static_server

pytestmark = [pytest.mark.site, pytest.mark.browser]

WITHOUT_CHECKS = """
import sys
from macros import check
check.IN_SOURCES = check.AFTER_CONVERSION = ()
check.BEFORE_CONVERSION = (check.inspect_macros,)
from macros import check_conversion
check_conversion.SECONDS_PER_TEXT = check_conversion.SECONDS_IN_ALL = 600
from scripts import site_build
site_build.refuse_foreign_settings = lambda _: None
from scripts.baukasten import main
sys.exit(main(["--ordner", sys.argv[1], "bauen"]))
"""
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<style>@import 'https://example.org/x.css';</style>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--><img src=x onerror=alert(1)>-->",
    "&lt;img src=x onerror=alert(1)&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "[Klick](javascript:alert(1))",
    "[Klick](<java\tscript:alert(1)>)",
    "[Klick](data:text/html,<script>alert(1)</script>)",
    '[Klick](#x "\\" onmouseover=alert(1) x=\\"")',
    "Text{: onclick=alert(1) }",
    "`<img src=x onerror=alert(1)>`",
    '{{ woertlich("<img src=x onerror=alert(1)>") }}',
    '{{ woertlich("</script><script>alert(1)</script>") }}',
    '"><script>alert(1)</script>',
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<a href=javascript&colon;alert(1)>Klick</a>",
    "![x](x onerror=alert(1))",
    '![x" onerror="alert(1)](/assets/bilder/weg-zum-regelbetrieb.png)',
    "[Klick](vbscript:alert(1))",
    "[Klick](https://example.org/'onmouseover='alert(1))",
    "<form action=javascript:alert(1)><button>Klick</button></form>",
    "<base href=https://example.org/>",
    "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><img src=x onerror=alert(1)></noscript>",
    "${alert(1)}",
    "Wort{: data-feld=kommune class=feld id=__search }",
)
TARGETS = """() => [...document.querySelectorAll("article a[href], article img[src]")].map(
  (element) => element.getAttribute("href") ?? element.getAttribute("src"))"""
WORDS = (
    "Zeichen' onload='alert(1)",
    "javascript:alert(1)",
    "Zeichen'-alert(1)-'",
    "Zeichen ` alert(1) ` Ende",
    "\\x3cscript\\x3ealert(1)",
    "%3Cscript%3Ealert(1)%3C/script%3E",
)
"""Words that the check lets pass in titles and descriptions: they are shown as they are."""
HEAD = """\
---
id: {name}
art: {kind}
titel: {word}
wofuer: {word}
schlagworte: [{word}]
fallstricke: [{word}]
leserkreis: {word}
stand: 2026-11-23
status: Entwurf
"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site whose pages hold every payload in every place."""
    return made_once(tmp_path_factory, "angriff", build) / "site"


def build(folder: Path) -> None:
    copy_core(folder)
    settings = folder / "mkdocs.yml"  # MkDocs' own strictness about links would be a third line
    settings.write_text(settings.read_text(encoding="utf-8").replace("strict: true", "strict: false"), encoding="utf-8")
    (folder / "docs" / "angriff.md").write_text("# Angriff <b>fett</b>\n\n" + everywhere(PAYLOADS), encoding="utf-8")
    for number, payload in enumerate(PAYLOADS):
        page = f"# Seite {payload}\n\n## Abschnitt {payload}\n\nText.\n"
        (folder / "docs" / f"angriff-{number}.md").write_text(page, encoding="utf-8")
    for number, word in enumerate(WORDS):
        write_words(folder, f"angriff-{number}", json.dumps(word))
    target = folder / "docs/vorlagen/beschlussvorlage/grundsatzbeschluss.md"
    shown = [payload for payload in PAYLOADS if "![" not in payload]  # a picture that is missing stops the documents
    target.write_text(target.read_text(encoding="utf-8") + "\n\n" + everywhere(shown), encoding="utf-8")
    command = [sys.executable, "-c", WITHOUT_CHECKS, str(folder)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def write_words(folder: Path, name: str, word: str) -> None:
    snippet, document = folder / f"snippets/recht/{name}.md", folder / f"docs/vorlagen/projektsteckbrief/{name}.md"
    snippet.write_text(HEAD.format(name=name, kind="recht", word=word) + "---\n\nText.\n", encoding="utf-8")
    head = HEAD.format(name=name, kind="projektsteckbrief", word=word) + f"betreff: {word}\nunterschrift: {word}\n"
    document.write_text(f'{head}---\n\n## Teil\n\n{{{{ baustein("{name}") }}}}\n', encoding="utf-8")


def everywhere(payloads: Sequence[str]) -> str:
    """Return every payload in a paragraph, a list, a table, a quotation, a heading and a footnote."""
    parts = []
    for number, payload in enumerate(payloads):
        cell = payload.replace("|", "")
        parts += [payload, f"- {payload}", f"| {cell} |\n| --- |\n| {cell} |", f"> {payload}", f"### {payload}"]
        parts.append(f"Angriff[^n{number}]\n\n[^n{number}]: {payload}")
    return "\n\n".join(parts)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page that heeds no policy: the policy is the third line."""
    with fresh_context(browser, bypass_csp=True) as (context, refused):
        yield context.new_page()
    assert refused == []


def test_no_page_runs_contributed_script_and_no_address_is_one(hostile_site: Path, page: Page) -> None:
    alarms = watch(page)
    with static_server(hostile_site) as address:
        attacked = [path for path in hostile_site.rglob("*.html") if "alert" in path.read_text(encoding="utf-8")]
        assert len(attacked) > len(PAYLOADS) + len(WORDS)
        for path in sorted(attacked):
            page.goto(address + path.relative_to(hostile_site).as_posix())
            for target in page.evaluate(TARGETS):
                assert not target.lower().replace("\t", "").startswith(("javascript:", "data:", "vbscript:")), target
            assert page.locator("article script, article style, article iframe, article svg").count() == 0
    assert alarms == []


@pytest.mark.parametrize("number", range(len(WORDS)))
def test_titles_and_descriptions_appear_as_they_are_written(hostile_site: Path, page: Page, number: int) -> None:
    alarms = watch(page)
    word = WORDS[number]
    with static_server(hostile_site) as address:
        for path in (f"bausteine/recht/angriff-{number}.html", f"vorlagen/projektsteckbrief/angriff-{number}.html"):
            page.goto(address + path)
            assert page.title().startswith(word)
            assert page.locator("h1").first.inner_text().strip() == word
            for name in ("meta[name=description]", "meta[property='og:description']", "meta[property='og:title']"):
                assert page.locator(name).first.get_attribute("content") == word
    feed = ET.parse(hostile_site / "neu.xml")
    assert f"Baustein: {word}" in [element.text for element in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert alarms == []


def test_search_results_run_no_contributed_script(hostile_site: Path, page: Page) -> None:
    alarms = watch(page)
    with static_server(hostile_site) as address:
        page.goto(address + "index.html")
        page.locator(".suchknopf[aria-haspopup]").click()
        for words in ("Angriff", "Abschnitt", "Klick", "onerror", "Zeichen"):
            page.get_by_label("Suchen nach").fill("")
            page.get_by_label("Suchen nach").press_sequentially(words)
            page.locator(".treffer li").first.wait_for()
            page.wait_for_timeout(500)
            assert page.locator(".treffer img, .treffer script").count() == 0
    assert alarms == []


def watch(page: Page) -> list[str]:
    """Return a list that collects every dialog that a script opens."""
    alarms: list[str] = []

    def dismiss(dialog: object) -> None:
        alarms.append(str(dialog))
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", dismiss)
    return alarms
