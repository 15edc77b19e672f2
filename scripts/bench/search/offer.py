"""A folder to be served with the same pages in three searches: ours, Material's own, Pagefind."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from macros.browser_code import FOLDER as CODE
from macros.errors import ToolError
from scripts.bench.our_code import published_modules
from scripts.bench.search.pages import Pages
from scripts.bench.search.queries import name_of
from scripts.bench.series import SHOWN_OF_ERRORS, build_project
from scripts.writing import write_result

OURS, MATERIAL, PAGEFIND = "Zwillingsbaukasten", "Material", "Pagefind"
_PROGRAM = "node_modules/.bin/pagefind"
_SEARCH = "search/search.js"
_SETTINGS = {
    "site_name": "Suche",
    "use_directory_urls": False,
    "theme": {"name": "material", "language": "de", "font": False, "custom_dir": "rahmen"},
    "plugins": ["search"],
}
_FRAME = """\
<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>{{ page.title | e if page }}</title></head><body>
{% if page %}<main data-pagefind-body>
{% if "<h1" not in page.content %}<h1>{{ page.title | e }}</h1>{% endif %}
{{ page.content }}
</main>{% endif %}
</body></html>
"""
"""The theme's own frame would repeat the navigation on each page, which no search reads and which takes long."""

_NUMBER = re.compile(r"(\d+)\.html")


@dataclass(frozen=True)
class Engine:
    """One search: its folder below what is served, the module that `asking.js` starts with, whose page a hit is."""

    label: str
    folder: str
    start: str
    name_of: Callable[[str], str]


def has_pagefind(root: Path) -> bool:
    """Tell whether the npm package is installed in the project."""
    return (root / _PROGRAM).exists()


def make_offer(root: Path, pages: Pages, folder: Path, tell: Callable[[str], None]) -> list[Engine]:
    """Write what the searches need into a folder and return them; raise ToolError when one cannot be made."""
    tell("Messe die Suche: unser Index …")
    engines = [_write_ours(root, pages, folder / "unsere")]
    tell("Messe die Suche: Index von Material …")
    engines.append(_build_material(pages, folder))
    if has_pagefind(root):
        tell("Messe die Suche: Index von Pagefind …")
        engines.append(_build_pagefind(root, pages, folder / "site"))
    return engines


def _write_ours(root: Path, pages: Pages, target: Path) -> Engine:
    for path, code in published_modules(root, _SEARCH).items():
        _write(target / CODE / path, code)
    for name, text in pages.index.items():
        _write(target / "index" / name, text)
    return Engine(OURS, "unsere", f"{CODE}/{_SEARCH}", name_of)


def _build_material(pages: Pages, folder: Path) -> Engine:
    """Build the pages, named by their numbers, with the theme and its search as they come."""
    _write(folder / "mkdocs.yml", json.dumps(_SETTINGS))
    _write(folder / "rahmen" / "main.html", _FRAME)
    for number, text in enumerate(pages.texts):
        _write(folder / "docs" / f"{number}.md", text)
    build_project(folder)
    site = folder / "site"
    (worker,) = site.glob("assets/javascripts/workers/search.*.min.js")
    return Engine(MATERIAL, site.name, worker.relative_to(site).as_posix(), _by_number(pages))


def _build_pagefind(root: Path, pages: Pages, site: Path) -> Engine:
    command = [str(root / _PROGRAM), "--site", str(site), "--quiet"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - the installed program
    if run.returncode:
        last = "\n".join((run.stderr or run.stdout).strip().splitlines()[-SHOWN_OF_ERRORS:])
        raise ToolError(f"Pagefind ist gescheitert:\n{last}")
    return Engine(PAGEFIND, site.name, "pagefind/pagefind.js", _by_number(pages))


def _by_number(pages: Pages) -> Callable[[str], str]:
    def name(url: str) -> str:
        found = _NUMBER.search(url)
        return pages.names[int(found[1])] if found else url

    return name


def _write(file: Path, text: str) -> None:
    write_result(file.parent, file.name, text.encode("utf-8"))
