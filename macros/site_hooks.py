"""MkDocs' hooks: each one only delegates. MkDocs loads this file outside the package, so it holds no state."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, ParamSpec, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from macros import site
from macros.addresses import overview_of
from macros.errors import BaukastenError
from macros.markdown_extension import TOC_SETTINGS, dialect_extensions
from macros.sanitise import sanitise
from macros.wiki.contents import headings_of
from macros.wiki.mending import mend
from macros.wiki.policy import with_policy

_P = ParamSpec("_P")
_R = TypeVar("_R")
_BEFORE_PLUGINS = 100


def _german(hook: Callable[_P, _R]) -> Callable[_P, _R]:
    """End the build with our message instead of a traceback."""

    @functools.wraps(hook)
    def wrapped(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return hook(*args, **kwargs)
        except BaukastenError as error:
            raise Abort(f"\n{site.reason(error)}\n") from None

    return wrapped


@_german
def on_build_error(*, error: Exception, **_: Any) -> None:
    """Say what is wrong with a text that the engine could not convert."""
    if isinstance(error, BaukastenError):
        raise error


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Remember whether MkDocs serves (into a folder of its own) or builds once."""
    site.remember(serving=command == "serve")


@event_priority(_BEFORE_PLUGINS)
@_german
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the content, give MkDocs our dialect, build beside the published site."""
    build = site.begin(Path(config.config_file_path).parent)
    config.markdown_extensions = dialect_extensions(build.trees)  # type: ignore[assignment]  # objects work too
    config.theme.dirs.insert(0, str(site.THEME))
    config.mdx_configs = {"toc": TOC_SETTINGS}
    config.site_dir = str(build.build_folder(Path(config.site_dir)))
    return config


@_german
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the pages that the build makes itself; each is edited where its content stands."""
    for page in site.current().generated_pages():
        file = File.generated(config, page.path, content=page.markdown)
        file.edit_uri = f"../{page.source}" if page.source else None
        files.append(file)
    return files


def on_nav(nav: Navigation, *, files: Files, **_: Any) -> Navigation:
    """Let a page that is in no menu belong to the part of the site that its overview belongs to."""
    parts = {page.file.src_uri: page.parent for page in nav.pages}
    for file in files.documentation_pages():
        if file.page and file.src_uri not in parts:
            file.page.parent = parts.get(overview_of(file.src_uri))
    return nav


@event_priority(_BEFORE_PLUGINS)
@_german
def on_page_markdown(markdown: str, *, page: Page, **_: Any) -> str:
    """Let only inspected macros reach Jinja; title and description come from the checked front matter."""
    page.meta = dict(site.current().page_meta(page.file.src_uri))
    return site.current().prepare_page(page.file.src_uri, markdown, page.meta)


@_german
def on_page_content(html: str, *, page: Page, **_: Any) -> str:
    """Sanitise contributed HTML and look at it; a Vorlage's page becomes the source of its document."""
    clean = sanitise(html)
    site.current().take_page(page.file.src_uri, clean)
    page.meta["title"] = site.title_for_theme(page.meta.get("title") or page.title or "")
    page.present_anchor_ids = {*(page.present_anchor_ids or ()), *site.current().anchors_of(page.file.src_uri)}
    return clean


@_german
def on_env(env: Any, **_: Any) -> Any:
    """Make all documents, after every page has its content and before any page is written."""
    site.current().make_documents()
    return env


@_german
def on_page_context(context: dict[str, Any], *, page: Page, **_: Any) -> dict[str, Any]:
    """Put the furniture around the text of a page."""
    page.content = site.current().frame_page(page.file.src_uri, page.content or "", page.edit_url)
    page.toc = get_toc(headings_of(page.content))
    return context


def on_template_context(context: Any, *, template_name: str, **_: Any) -> Any:
    """Let the page that says that a page is missing link from its own place: where the site will lie, nobody knows."""
    if template_name == site.MISSING:
        context["base_url"] = "."
    return context


def on_post_page(output: str, **_: Any) -> str:
    """Mend what the theme gets wrong, and let nothing run on a page but what is ours."""
    return with_policy(mend(output))


def on_post_template(output_content: str, *, template_name: str, **_: Any) -> str:
    """Do the same for the page that says that a page is missing."""
    return with_policy(mend(output_content)) if template_name == site.MISSING else output_content


@_german
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the downloads, then put the new site in the place of the old one."""
    site.current().publish_files(Path(config.site_dir), config.site_name)
    site.current().publish()
