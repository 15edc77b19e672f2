"""Our Markdown dialect: one extension that places snippets as trees, fields as atomic spans, variants as marks.

The same list of extensions serves the wiki's pages and the documents; see `dialect_extensions`.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from macros import tokens
from macros.errors import BaukastenError, ContentError, Finding
from macros.markdown_blocks import DialectBlocks
from macros.markdown_inline import FieldInline, VariantInline
from macros.markdown_placing import (
    Fragment,
    doubled_anchors,
    give_anchors,
    number_notes,
    place_snippets,
    take_notes,
    write_anchors_plainly,
)
from macros.markdown_sheets import mark_tables, place_diagrams
from macros.markdown_spaces import hold_together
from macros.markdown_variants import Describe, Inspect, mark_items_and_rows, resolve_variants
from macros.model import DataSheet


@dataclass(frozen=True)
class Dialect:
    """What the extension needs to know: prompts by field name, words for conditions, expanded snippet bodies.

    `inspect` may refuse a group of alternatives by raising ConditionError; without it all pass. `sheet` returns the
    data sheet with an id, or None where a Baustein is none.
    """

    prompts: Mapping[str, str]
    describe: Describe
    snippet_source: Callable[[str], str]
    inspect: Inspect = lambda _: None
    sheet: Callable[[str], DataSheet | None] = lambda _: None


class DialectExtension(Extension):
    """Adds the dialect to a Markdown converter; `trees` is shared by all pages of a build."""

    def __init__(self, trees: SnippetTrees) -> None:
        """Keep the cache of converted snippets."""
        super().__init__()
        self._trees = trees

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register inline patterns and tree steps; the numbers place them among Python-Markdown's own."""
        _add_common(md, self._trees.dialect)
        md.treeprocessors.register(_PageStep(md, self._trees), "zbk_page", 7)  # after attr_list (8), before toc (5)
        md.postprocessors.register(_CodeStep(md, self._trees.dialect.prompts), "zbk_code", 5)  # after raw_html (30)


class SnippetTrees:
    """Converted snippets: each one alone, once, cached."""

    def __init__(self, dialect: Dialect) -> None:
        """Start with an empty cache."""
        self.dialect = dialect
        self._fragments: dict[str, Fragment] = {}
        self._open: list[str] = []
        self._idle: list[tuple[Markdown, _SnippetStep]] = []
        self._page: Markdown | None = None

    def fragment(self, snippet_id: str) -> Fragment:
        """Return the converted snippet; raise ContentError when snippets contain each other in a circle."""
        if snippet_id in self._open:
            circle = " → ".join([*self._open[self._open.index(snippet_id) :], snippet_id])
            raise BaukastenError(f"Bausteine enthalten sich gegenseitig: {circle}")
        if snippet_id not in self._fragments:
            self._open.append(snippet_id)
            try:
                self._fragments[snippet_id] = self._convert(self.dialect.snippet_source(snippet_id))
                if sheet := self.dialect.sheet(snippet_id):
                    mark_tables(self._fragments[snippet_id].root, sheet)
            finally:
                self._open.pop()
        return self._fragments[snippet_id]

    def render(self, source: str) -> str:
        """Return the HTML of an expanded page body, as the site's own converter writes it."""
        md = self._page or Markdown(extensions=dialect_extensions(self), extension_configs={"toc": TOC_SETTINGS})
        self._page = None  # a text that is refused leaves its converter in disorder
        written = md.convert(source)
        self._page = md.reset()
        return written

    def _convert(self, source: str) -> Fragment:
        """Convert with a converter that is idle; snippets in a snippet need one each."""
        md, step = self._idle.pop() if self._idle else self._converter()
        md.convert(source)
        self._idle.append((md.reset(), step))
        return step.result

    def _converter(self) -> tuple[Markdown, _SnippetStep]:
        md = Markdown(extensions=[*_common_extensions()], output_format="html")
        _add_common(md, self.dialect)
        step = _SnippetStep(md, self)
        md.treeprocessors.register(step, "zbk_snippet", -10)  # after every other step, so the tree is finished
        return md, step


def dialect_extensions(trees: SnippetTrees) -> list[Extension | str]:
    """Return the complete list of Markdown extensions of the site and of the documents.

    Code blocks are for the wiki's own pages; the check refuses them in Bausteine and Vorlagen.
    """
    return [*_common_extensions(), "fenced_code", "toc", DialectExtension(trees)]


TOC_SETTINGS = {"permalink": False, "marker": ""}


def _common_extensions() -> list[Extension | str]:
    return ["tables", "attr_list", "footnotes", "sane_lists", DialectBlocks()]


def _add_common(md: Markdown, dialect: Dialect) -> None:
    md.preprocessors.deregister("html_block")  # raw HTML is text here
    md.inlinePatterns.deregister("html")
    md.inlinePatterns.deregister("entity")
    md.parser.blockprocessors.deregister("code")  # indented code is no part of the dialect
    md.inlinePatterns.register(VariantInline(md), "zbk_variant", 189)  # after backticks (190), before all links
    md.inlinePatterns.register(FieldInline(dialect.prompts, md), "zbk_field", 188)
    md.treeprocessors.register(_MarkStep(md), "zbk_marks", 30)  # before inline parsing (20)


class _MarkStep(Treeprocessor):
    def run(self, root: ET.Element) -> None:
        mark_items_and_rows(root)


class _SnippetStep(Treeprocessor):
    def __init__(self, md: Markdown, trees: SnippetTrees) -> None:
        super().__init__(md)
        self._trees = trees
        self.result = Fragment(ET.Element("div"))

    def run(self, root: ET.Element) -> None:
        self.result = _finish(root, self._trees)


class _PageStep(Treeprocessor):
    def __init__(self, md: Markdown, trees: SnippetTrees) -> None:
        super().__init__(md)
        self._trees = trees

    def run(self, root: ET.Element) -> None:
        fragment = _finish(root, self._trees)
        _refuse_doubled_anchors(root)
        number_notes(fragment)
        give_anchors(root)
        hold_together(root)


class _CodeStep(Postprocessor):
    """Does the same as the last tree step for code blocks and footnotes, which it does not see."""

    def __init__(self, md: Markdown, prompts: Mapping[str, str]) -> None:
        super().__init__(md)
        self._prompts = prompts

    def run(self, text: str) -> str:
        return _plain_text(text, self._prompts, html.escape)


def _finish(root: ET.Element, trees: SnippetTrees) -> Fragment:
    _refuse_nested_tables(root)
    _align_by_class(root)
    _give_captions(root)
    resolve_variants(root, trees.dialect.describe, trees.dialect.inspect)
    fragment = take_notes(root)
    _refuse_notes_in_repeated_rows(root)
    write_anchors_plainly(root)
    place_diagrams(root, trees.dialect.sheet)
    place_snippets(fragment, trees.fragment)
    _refuse_leftovers(root, trees.dialect.prompts)
    return fragment


def _refuse_nested_tables(root: ET.Element) -> None:
    if any(item.find(".//table") is not None for item in root.iter("li")):
        found = "eine Tabelle in einem Listenpunkt, die nicht in jedem Format möglich ist"
        raise ContentError(
            [Finding("", 1, found, "die Tabelle hinter der Liste", "die Tabelle hinter die Liste setzen")]
        )


def _refuse_notes_in_repeated_rows(root: ET.Element) -> None:
    if any(row.get("data-liste") and row.find(".//sup") is not None for row in root.iter("tr")):
        found = "eine Fußnote in einer Zeile, die sich wiederholt"
        expected = "die Fußnote in der Beschriftung oder im Text davor"
        raise ContentError([Finding("", 1, found, expected, "die Fußnote dorthin verschieben")])


def _refuse_doubled_anchors(root: ET.Element) -> None:
    if doubled := doubled_anchors(root):
        found = f"die Sprungmarke „{doubled[0]}“ steht an zwei Stellen"
        raise ContentError([Finding("", 1, found, "jede Sprungmarke nur einmal", "eine der beiden umbenennen")])


def _align_by_class(root: ET.Element) -> None:
    """Replace inline styles of table cells by classes, which a strict content security policy lets pass."""
    classes = {"text-align: right;": "rechts", "text-align: center;": "zentriert"}
    for cell in (element for element in root.iter() if element.tag in {"td", "th"}):
        style = cell.attrib.pop("style", "")
        if style in classes:
            cell.set("class", classes[style])


def _give_captions(root: ET.Element) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if child.get("class") == "tabelle" and len(child) == 1:
                index = list(parent).index(child)
                child[0].tail = child.tail
                parent[index] = child[0]


def _refuse_leftovers(root: ET.Element, prompts: Mapping[str, str]) -> None:
    """Write literal texts, and the prompts of fields in attributes and code; any other token left is a fault.

    This comes last, so that no Markdown is found in a literal text.
    """
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            element.set(name, _plain_text(value, prompts, _for_tree))
        element.text = _plain_text(element.text, prompts, _for_tree) if element.text else element.text
        element.tail = _plain_text(element.tail, prompts, _for_tree) if element.tail else element.tail


def _for_tree(text: str) -> str:
    """Return a text for the tree, whose writer escapes every sign but an ampersand that begins a reference."""
    return _REFERENCE.sub("&amp;", text)


_REFERENCE = re.compile(r"&(?=#?\w{1,40};)")


def _plain_text(text: str, prompts: Mapping[str, str], escape: Callable[[str], str]) -> str:
    """Return a text in which prompts and literal texts stand for their tokens; any other token is a fault."""
    if tokens.OPEN not in text:
        return text

    def plain(match: re.Match[str]) -> str:
        kind, argument = match.groups()
        if kind == tokens.LITERAL:
            return escape(tokens.literal_text(argument))
        return escape(prompts[argument]) if kind == tokens.FIELD else match[0]

    written = tokens.TOKEN.sub(plain, text)
    leftover = tokens.TOKEN.search(written)
    if leftover:
        raise ContentError([Finding("", 1, *_leftover_words(leftover.group(1)))])
    return written


def _leftover_words(kind: str) -> tuple[str, str, str]:
    words = {
        tokens.SNIPPET: (
            "ein Baustein mitten im Text",
            "{{ baustein(…) }} allein in einem Absatz",
            "eine Leerzeile davor und dahinter einfügen",
        ),
        tokens.DIAGRAM: (
            "ein Schaubild mitten im Text",
            "{{ schaubild(…) }} allein in einem Absatz",
            "eine Leerzeile davor und dahinter einfügen",
        ),
        tokens.ONLY: (
            "„nur“ an einer Stelle, an der es nicht wirkt",
            "„nur“ am Anfang eines Listenpunktes oder der ersten Zelle",
            "„nur“ dorthin setzen; im Satz „wenn“ verwenden",
        ),
        tokens.ROW_PER_ENTRY: (
            "„je_zeile“ außerhalb einer Tabelle",
            "„je_zeile“ am Anfang der ersten Zelle einer Zeile",
            "„je_zeile“ dorthin setzen oder löschen",
        ),
    }
    pairs = (
        "„wenn“, „oder_wenn“, „sonst“ oder „ende“ ohne Gegenstück",
        "{{ wenn(…) }}…{{ sonst }}…{{ ende }} in einem Absatz",
        "das fehlende Gegenstück im selben Absatz ergänzen",
    )
    return words.get(kind, pairs)
