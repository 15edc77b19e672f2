"""What a reader sees of a body, told apart from the program's own comparison."""

from __future__ import annotations

import re
from functools import lru_cache

from macros import conditions
from macros.gate import expand
from macros.markdown_extension import Dialect, SnippetTrees
from macros.sanitise import sanitise

PROMPTS = {"kommune_gen": "[der Kommune]", "rat": "[Rat]", "kosten.jahr": "[Jahr]"}
DIALECT = Dialect(PROMPTS, conditions.to_text, lambda name: f"Baustein {name}")


@lru_cache(maxsize=64)  # the same text is looked at several times in a row
def page(body: str) -> str:
    """Return the page's HTML, with one space where a browser shows one, outside of code blocks."""
    markup = sanitise(SnippetTrees(DIALECT).render(expand(body)))
    parts = re.split(r"(<pre>.*?</pre>)", markup, flags=re.DOTALL)
    plain = [part if part.startswith("<pre>") else re.sub(r"\s*\n\s*|[ \t]+", " ", part) for part in parts]
    return re.sub(
        r" ?(</?(?:p|h\d|[uo]l|li|t\w+|caption|section|blockquote|div|hr|br)\b[^>]*>) ?", r"\1", "".join(plain)
    )
