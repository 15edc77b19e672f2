"""Promises of the gate for any text that is made of pieces of Jinja."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined

from macros.gate import Vocabulary, expand, inspect
from macros.tokens import MACROS, WORDS, field_token

VOCABULARY = Vocabulary({"kommune", "kommune_gen"}, {"kosten": {"jahr"}}, {"ziele"}, lambda _: "", lambda *_: "")
PIECES = [
    *(
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "{{-",
        "-}}",
        " ",
        "\n",
        "(",
        ")",
        "[",
        "]",
        '"',
        "'",
        "~",
        "|",
        ".",
        ",",
        "=",
    ),
    *(
        "kommune",
        "kosten",
        "kosten.jahr",
        "ziele",
        "config",
        "self",
        "lipsum",
        "__class__",
        "if",
        "for",
        "raw",
        "endraw",
    ),
    *(
        "{{ kommune }}",
        '{{ baustein("ziele") }}',
        '{{ baustein("ziele", ebene=1) }}',
        '{{ nur("land:HE") }}',
        "1",
        "\\n",
    ),
    *('{{ woertlich("{{") }}', "{{ sonst }}", "{{ ende }}", "{{ kosten.jahr }}", "text", "ä", "**", "\\ue000"),
]


class _Columns:
    jahr = field_token("kosten.jahr")


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=20).map("".join))
def test_what_passes_is_expanded_as_jinja_itself_would(source: str) -> None:
    if inspect(source, "x.md", 1, VOCABULARY):
        return
    names = {name: field_token(name) for name in VOCABULARY.fields} | {"kosten": _Columns()}
    jinja = Environment(autoescape=False, keep_trailing_newline=True, undefined=StrictUndefined)
    assert expand(source) == jinja.from_string(source).render(**MACROS, **WORDS, **names)


@pytest.mark.parametrize(
    "source",
    [
        "{{ baustein(" + "1," * 40_000 + ") }}",
        '{{ nur("' * 10_000,
        "{{ nur('" + '{{ nur("' * 10_000,
        "{{" + " " * 90_000,
        "{{ kommune" + " " * 90_000 + "}",
        "".join(f"{{{{ komm{number} }}}}" for number in range(7_000)),
        "{{ " + "(" * 20_000 + "kommune",
        "{{ " + "(" * 20_000 + "kommune" + ")" * 20_000 + " }}",
        "{{ " + "-" * 50_000 + "1 }}",
        "{{ " + "not " * 20_000 + "1 }}",
        "{{ kommune" + ".a" * 20_000 + " }}",
        "{{ kommune" + "|e" * 20_000 + " }}",
        "{{ 'a'" + " ~ 'a'" * 20_000 + " }}",
        "{{ " + "9" * 90_000 + " }}",
        "{{ kommune }}" * 7_000,
        "{% if x %}" * 9_000,
        "{{" * 45_000,
        "{# " * 30_000,
    ],
    ids=lambda source: repr(source[:16]),
)
def test_a_monster_is_answered_soon(source: str) -> None:
    begun = time.monotonic()
    inspect(source, "x.md", 1, VOCABULARY)
    assert time.monotonic() - begun < 1
