"""Any page of Markdown as an entry of the search: title is its first heading, sections begin with headings."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from macros.search.index import Entry, Section, anchor_of

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE_OF_FRONT = re.compile(r"\s|#|-\s|[\]}]|[^\s:]+\s*:|$")
_TITLE_IN_FRONT = re.compile(r"^(?:title|titel):(.+)$", re.MULTILINE | re.IGNORECASE)
_HEADING = re.compile(r"^ {0,3}#{1,6}(?:[ \t](.*))?$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-+)[ \t]*$")
_NEVER_UNDERLINED = re.compile(r"\s*(?:$|[>|]|[-*+][ \t]|\d+[.)][ \t])")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)")
_MARKUP = (
    # none of them can look at a letter again and again, however a page of a megabyte is made
    (re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL), " "),
    (_LINK, r"\1"),
    (_LINK, r"\1"),  # a picture that is a link
    (re.compile(r"\[([^\[\]]*)\]\[[^\[\]]*\]"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]*>"), " "),
    (re.compile(r"\{[:#.][^{}]*\}"), " "),
    (re.compile(r"^[ \t]*(?:>|[-*+]|\d+[.)])[ \t]+", re.MULTILINE), ""),
    (re.compile(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)|\|"), " "),
)


def entry_of(url: str, text: str) -> Entry:
    """Return the entry of a page; without any heading, its title is the one of the front matter or its address."""
    front, body = _without_front(text)
    sections = [Section(heading, anchor_of(heading), plain(part)) for heading, part in _sections(body)]
    title = next((section.heading for section in sections if section.heading), "")
    named = _TITLE_IN_FRONT.search(front)
    in_front = named[1].strip().strip("\"'") if named else ""
    return Entry(url, title or in_front or url, tuple(_without(sections, title)))


def plain(markdown: str) -> str:
    """Return Markdown as the text that readers see, near enough to be searched."""
    for pattern, replacement in _MARKUP:
        markdown = pattern.sub(replacement, markdown)
    return " ".join(html.unescape(markdown).split())


def _without_front(text: str) -> tuple[str, str]:
    """Return front matter and what follows; a rule that is never closed and one far below are no front matter."""
    found = _FRONT_MATTER.match(text)
    if found and all(map(_LINE_OF_FRONT.match, found[1].splitlines())):
        return found[1], text[found.end() :]
    return "", text


def _without(sections: list[Section], title: str) -> Iterator[Section]:
    """Yield sections that say something; the one below the title has no heading of its own."""
    for section in sections:
        below_title = section.heading == title
        if section.text or not (below_title or not section.heading):
            yield Section("", "", section.text) if below_title else section


def _sections(body: str) -> Iterator[tuple[str, str]]:
    heading, lines, fence = "", list[str](), ""
    for line in body.splitlines():
        mark = _FENCE.match(line)
        if mark and fence in ("", mark[1]):
            fence = "" if fence else mark[1]
        found = None if fence else _HEADING.match(line)
        if not fence and lines and _UNDERLINE.match(line) and not _NEVER_UNDERLINED.match(lines[-1]):
            yield heading, "\n".join(lines[:-1])
            heading, lines = plain(lines[-1]), []
        elif found:
            yield heading, "\n".join(lines)
            heading, lines = plain(_without_hashes(found[1] or "")), []
        else:
            lines.append(line)
    yield heading, "\n".join(lines)


def _without_hashes(heading: str) -> str:
    """Return a heading without the number signs that may close it."""
    shorter = heading.rstrip().rstrip("#")
    return shorter if not shorter or shorter[-1].isspace() else heading
