"""The same pages for the engine alone: what our build has rendered becomes the text of plain pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import lxml.html
import yaml
from lxml.html import HtmlElement

_OURS = ("hooks", "watch", "plugins", "validation", "extra", "extra_javascript", "extra_css")
"""Settings that are not part of a plain site of this theme."""


def write_stock_project(root: Path, target: Path) -> None:
    """Write a project without our hooks whose pages hold what the built site of `root` shows as their content."""
    settings = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    plain = {key: value for key, value in settings.items() if key not in _OURS}
    plain |= {"plugins": [{"search": {"lang": "de"}}], "strict": False}
    target.mkdir(parents=True)
    (target / "mkdocs.yml").write_text(yaml.safe_dump(plain, allow_unicode=True), encoding="utf-8")
    site, docs = root / settings["site_dir"], target / "docs"
    shutil.copytree(root / "docs" / "assets", docs / "assets")
    for page in site.rglob("*.html"):
        if page.name != "404.html":
            _write_page(page, (docs / page.relative_to(site)).with_suffix(".md"))


def page_text(root: HtmlElement) -> str:
    """Return the content of a built page as the Markdown of a plain one."""
    (article,) = root.iter("article")
    content = lxml.html.tostring(article, encoding="unicode", with_tail=False)
    return f"---\ntitle: {root.findtext('.//title')!r}\n---\n\n{content}\n"


def _write_page(page: Path, target: Path) -> None:
    root = lxml.html.fromstring(page.read_text(encoding="utf-8"))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page_text(root), encoding="utf-8")
