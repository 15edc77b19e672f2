"""Random documents made of the dialect's blocks, each in canonical form and as somebody might write it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from macros.canonical import canonical_body, shown
from macros.errors import BaukastenError
from macros.gate import expand
from macros.markdown_extension import SnippetTrees
from tests.canonical.pages import DIALECT, page


@dataclass(frozen=True)
class Pair:
    """The same thing in canonical form and as written; `alone`: needs no blank line around it."""

    canonical: str
    written: str
    alone: bool = False


WORDS = st.sampled_from(["Daten", "Rat", "§ 2", "a_b", "C#", "3D", "„Zwilling“", "und", "Straße"])
INLINE = st.sampled_from(
    [
        Pair("*festgelegt*", "_festgelegt_"),
        Pair("**Daten**", "__Daten__"),
        Pair("{{ rat }}", "{{rat}}"),
        Pair('{{ wenn("land:HE") }}A{{ sonst }}B{{ ende }}', "{{wenn( 'land:HE')}}A{{  sonst}}B{{ ende  }}"),
        Pair("`{{rat}}  _x_ |`", "`{{rat}}  _x_ |`"),
        Pair("[Rat](/a_b_c.md)", "[Rat](/a_b_c.md)"),
    ]
)


@st.composite
def sentences(draw: DrawFn) -> Pair:
    parts = draw(st.lists(st.one_of(WORDS.map(lambda word: Pair(word, word)), INLINE), min_size=1, max_size=6))
    first = draw(st.sampled_from(["Wir", "Der", "Text"]))
    return Pair(" ".join([first, *(p.canonical for p in parts)]), " ".join([first, *(p.written for p in parts)]))


@st.composite
def paragraphs(draw: DrawFn) -> Pair:
    lines = draw(st.lists(sentences(), min_size=1, max_size=3))
    ends = [draw(st.sampled_from([("", ""), ("", " "), ("  ", "    ")])) for _ in lines[1:]] + [("", "\t")]
    canonical = "\n".join(line.canonical + end for line, (end, _) in zip(lines, ends, strict=True))
    return Pair(canonical, "\n".join(line.written + end for line, (_, end) in zip(lines, ends, strict=True)))


@st.composite
def headings(draw: DrawFn) -> Pair:
    level, title = draw(st.integers(2, 5)), draw(sentences())
    anchor = draw(st.sampled_from(["", *(f" {{: #ziel-{number} }}" for number in range(9))]))
    assume(not title.canonical.endswith("#"))
    form = draw(st.sampled_from(["{0}{1}{2}", "{0}   {1}{2}  ", "{0} {1} {0}{2}"]))
    if level == 2 and draw(st.booleans()) and not anchor:
        return Pair(f"## {title.canonical}", f"{title.written}\n-----")
    written = form.format("#" * level, title.written, anchor)
    return Pair(f"{'#' * level} {title.canonical}{anchor}", written, alone=True)


@st.composite
def items(draw: DrawFn, level: int = 0) -> Pair:
    ordered = draw(st.booleans())
    canonical, written = [], []
    for number in range(draw(st.integers(1, 3))):
        text = draw(sentences())
        mark = f"{number + 1}." if ordered else draw(st.sampled_from("*+-"))
        extra = draw(st.integers(0, 3)) if number or level else 0
        canonical.append(f"{'    ' * level}{'1.' if ordered else '-'} {text.canonical}")
        written.append(f"{'    ' * level}{' ' * extra}{mark}{draw(st.sampled_from([' ', '   ']))}{text.written}")
        if level < 2 and draw(st.booleans()):
            inner = draw(items(level + 1))
            canonical.append(inner.canonical)
            written.append(inner.written)
    return Pair("\n".join(canonical), "\n".join(written))


@st.composite
def tables(draw: DrawFn) -> Pair:
    columns = draw(st.integers(1, 3))
    bars = draw(st.booleans()) or columns == 1
    marks = [
        draw(st.sampled_from([("---", "-"), ("---", ":----"), ("---:", "--:"), (":---:", ":-:")]))
        for _ in range(columns)
    ]
    rows = [[draw(sentences()) for _ in range(columns)] for _ in range(draw(st.integers(1, 3)))]
    canonical = [_row([cell.canonical for cell in row]) for row in rows]
    written = ["|".join(cell.written for cell in row) for row in rows]
    canonical.insert(1, _row([mark for mark, _ in marks]))
    written.insert(1, " | ".join(mark for _, mark in marks))
    return Pair("\n".join(canonical), "\n".join(f"|{line}  |" if bars else line for line in written))


@st.composite
def variants(draw: DrawFn) -> Pair:
    first, second = draw(blocks(2)), draw(blocks(2))
    canonical = (
        f"/// variante | land:HE,stadt\n\n{first.canonical}\n\n///\n\n/// variante | sonst\n\n{second.canonical}\n\n///"
    )
    written = (
        f"///variante| land:HE ,  stadt\n\n{first.written}\n\n///\n///  variante |sonst\n\n{second.written}\n\n///"
    )
    return Pair(canonical, written)


SIMPLE: SearchStrategy[Pair] = st.one_of(
    paragraphs(),
    headings(),
    items(),
    tables(),
    st.sampled_from(["***", "___", "- - -", "---"]).map(lambda rule: Pair("---", rule)),
    st.just(Pair('{{ baustein("eins", ebene=1) }}', "{{ baustein('eins',ebene=1)}}")),
    st.just(Pair("```\n*  {{rat}}\n\n\n#x\n```", "```\n*  {{rat}}\n\n\n#x\n```")),
    sentences().map(lambda text: Pair(f"> {text.canonical}", f"> {text.written}")),
)


@st.composite
def blocks(draw: DrawFn, most: int) -> Pair:
    parts = draw(st.lists(SIMPLE, min_size=1, max_size=most))
    return _joined(draw, parts)


@st.composite
def documents(draw: DrawFn) -> Pair:
    return _joined(draw, draw(st.lists(st.one_of(SIMPLE, variants()), min_size=1, max_size=3)))


FRAGMENTS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *"*_`#|>-+.:\n\n\n ",
                "    ",
                "  \n",
                "1. ",
                "- ",
                "***",
                "---",
                "| --- |",
                "///",
                "/// variante | stadt\n",
            ]
        ),
        st.sampled_from(["\n\n", "[^1]", "[^1]: ", "{{rat}}", "{: #a }", "\\", "```\n", "a", "b_c", "\t", "](", "["]),
    ),
    max_size=30,
).map("".join)


@settings(max_examples=500, deadline=None)
@given(documents())
def test_a_document_gets_the_canonical_form_of_its_blocks_and_shows_the_same(document: Pair) -> None:
    try:
        seen = page(document.written)
    except BaukastenError:  # an anchor stands twice
        assume(False)
    assert seen == page(document.canonical)
    result = canonical_body(document.written, page)
    assert result == document.canonical
    assert canonical_body(result, page) == result


@settings(max_examples=500, deadline=None)
@given(FRAGMENTS)
def test_any_text_shows_the_same_afterwards_and_is_formatted_once(body: str) -> None:
    try:
        seen = page(body)
    except BaukastenError:
        assume(False)
    result = canonical_body(body, _view)
    assert page(result) == seen
    assert canonical_body(result, _view) == result


def _view(body: str) -> str:
    return shown(SnippetTrees(DIALECT).render(expand(body)))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _joined(draw: DrawFn, parts: list[Pair]) -> Pair:
    written = parts[0].written
    for before, part in pairwise(parts):
        tight = before.alone and part.alone
        written += "\n" if tight else draw(st.sampled_from(["\n\n", "\n \n\n", "\n\n\n\n"]))
        written += part.written
    return Pair("\n\n".join(part.canonical for part in parts), written)
