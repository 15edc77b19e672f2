"""Fields at the start of a sentence: those with an article begin with a capital letter there, and only there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from macros.check_context import Context, line_at
from macros.check_prose import FIELD, Block, blocks, prose
from macros.errors import Finding
from macros.model import Field, FieldType, Text, WikiPage

_Place = Literal["start", "middle", "open"]


def inspect_starts(text: Text, context: Context) -> Iterator[Finding]:
    """Yield every field that begins a sentence in small letters."""
    fields = context.library.fields
    for use in _uses(text):
        word = _word(use.name, fields)
        if use.place == "start" and f"{word}_gross" in fields and _is_small(fields[word]):
            capital = f"{use.name}_gross"
            found = f"„{{{{ {use.name} }}}}“ steht am Satzanfang und beginnt klein"
            yield Finding(text.path, line_at(text, use.start), found, f"{{{{ {capital} }}}}", "„_gross“ anhängen")


def advise_starts(text: Text, context: Context) -> Iterator[Finding]:
    """Yield every field for the start of a sentence that stands in the middle of one."""
    fields = context.library.fields
    for use in _uses(text):
        small = use.name.removesuffix("_gross")
        if use.place == "middle" and small != use.name and _is_twin(_word(small, fields), fields):
            found = f"„{{{{ {use.name} }}}}“ steht mitten im Satz und beginnt groß"
            line = line_at(text, use.start)
            yield Finding(text.path, line, found, f"{{{{ {small} }}}}", "„_gross“ weglassen", advice=True)


@dataclass(frozen=True)
class _Use:
    """A field in a text: where it stands, and whether a sentence starts there (`open` where that cannot be told)."""

    name: str
    start: int
    place: _Place


_MACRO = re.compile(r"\{\{[ ]*(?P<name>[A-Za-z_]\w*(?:\.\w+)?)[^{}\n]*\}\}")
_LOOK_BACK = 80
_OPENING = re.compile(r"[\s*_]*(?:!?\[[\s*_]*)*\Z")
_SPACE = re.compile(r"\n[ ]*>|\s+")
_SENTENCE_END = re.compile(r"[.!?][)\]“”\"»*_]*\Z")
_LAST_WORD = re.compile(r"([^\s(„\"/|*]+)\.\Z")
_UNSURE_END = re.compile(rf"[:…„‚«»\"(–—/{FIELD}][*_]*\Z")
_ABBREVIATION = re.compile(
    r"abs|allg|anl|art|beschl|betr|bsp|bspw|buchst|bzgl|bzw|ca|chr|dgl|dr|einschl|entspr|etc|evtl|exkl|ff|gem|ggfs?|"
    r"hrsg|inkl|insb|kap|lfd|lit|lt|max|mind?|mio|mrd|nr|prof|rd|sen|sog|spez|std?|str|tel|tsd|usf|usw|vgl|ziff|zzgl",
    re.IGNORECASE,
)
_LONGEST_ORDINAL = 2


def _word(name: str, fields: Mapping[str, Field]) -> str:
    """Return the derived word that a field shows: of a party it is the name of the column."""
    first, _, column = name.partition(".")
    return column if first in fields and fields[first].type is FieldType.PARTIES else name


def _is_small(field: Field) -> bool:
    return field.derived and field.prompt[1:2].islower()


def _is_twin(small: str, fields: Mapping[str, Field]) -> bool:
    return small in fields and _is_small(fields[small])


def _uses(text: Text) -> Iterator[_Use]:
    """Yield the fields of a Baustein or a Vorlage."""
    if isinstance(text, WikiPage):
        return
    body = prose(text.body)
    found = blocks(body)
    for number, block in enumerate(found):
        if FIELD in block.text:
            starts = _starts_a_sentence(found, number)
            yield from _uses_in(text.body, body, block, starts)


def _uses_in(source: str, body: str, block: Block, starts: bool) -> Iterator[_Use]:
    """Walk through a block; every alternative of a sentence goes on from what stands before all of them."""
    before, leads, done = "", list[str](), block.start
    for macro in _MACRO.finditer(source, block.start, block.start + len(block.text)):
        before = _shortened(before + body[done : macro.start()])
        done, name = macro.end(), macro["name"]
        if name == "wenn":
            leads.append(before)
        elif name in {"oder_wenn", "sonst"}:
            before = leads[-1] if leads else before
        elif name == "ende":
            leads = leads[:-1]
        elif name not in {"nur", "je_zeile"}:
            if body[macro.start()] == FIELD:
                yield _Use(name, macro.start(), _place(before, starts))
            before += FIELD


def _shortened(text: str) -> str:
    return _SPACE.sub(" ", text)[-_LOOK_BACK:]


def _place(before: str, starts: bool) -> _Place:
    """Tell from what stands before a field whether a sentence starts with it."""
    words = _OPENING.sub("", before)
    if not words:
        return "start" if starts else "open"
    if _SENTENCE_END.search(words):
        return "open" if _is_abbreviation(words) else "start"
    return "open" if _UNSURE_END.search(words) else "middle"


def _is_abbreviation(words: str) -> bool:
    """Tell whether a full stop may belong to „z. B.“, „Nr.“ or „3.“."""
    match = _LAST_WORD.search(words)
    if match is None:
        return False
    last = match[1]
    if last.isdigit():
        return len(last) <= _LONGEST_ORDINAL
    return len(last) == 1 or "." in last or bool(_ABBREVIATION.fullmatch(last))


def _starts_a_sentence(found: Sequence[Block], number: int) -> bool:
    """Tell whether a block begins with a sentence: cells and items may hold words only, or end one begun before."""
    block = found[number]
    if block.kind in {"text", "heading"}:
        return True
    if not _is_sentence(block):
        return False
    if block.kind == "cell":
        return True
    before = found[number - 1] if number else block
    after = found[number + 1] if number + 1 < len(found) else None
    if before.kind != "item":
        return not before.text.rstrip().endswith(",")
    return _is_sentence(before) or (after is not None and after.kind == "item")


def _is_sentence(block: Block) -> bool:
    return bool(_SENTENCE_END.search(block.text.rstrip()))
