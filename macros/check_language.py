"""Advice on sentences and paragraphs that are hard to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from macros.check_context import Context, line_at
from macros.check_prose import FIELD, Block, blocks, longest_reading
from macros.errors import Finding
from macros.model import Text

MOST_WORDS_OF_A_SENTENCE = 30
MOST_WORDS_OF_A_PARAGRAPH = 120
WORDS_OF_A_FIELD = 2
LEAST_WORDS = 100
"""Shorter texts say too little about how easily they are read."""
LEAST_EASE = 20
"""On Amstad's scale 30 to 50 is difficult, below 30 very difficult; ordinary council papers lie between 25 and 60."""

_SHORTENED = (
    "Abs Art Abschn Bd bzw ca Dr etc evtl exkl Fa ff gem ggf inkl Kap lit max mind Mio Mrd Nr Nrn Prof rd S sog St Str "
    "Tel Tsd usw vgl Ziff zzgl"
)
ABBREVIATIONS = frozenset(_SHORTENED.split())
"""A full stop behind them ends no sentence."""

Sentence = tuple[int, str]
"""Place in the body and words."""


def inspect_sentences(text: Text, _: Context) -> Iterator[Finding]:
    """Yield every sentence with too many words."""
    for block in blocks(longest_reading(text.body)):
        for start, sentence in sentences(block):
            count = count_words(sentence)
            if count > MOST_WORDS_OF_A_SENTENCE:
                found = f"ein Satz mit {count} Wörtern: „{_opening(sentence)} …“"
                expected = f"höchstens {MOST_WORDS_OF_A_SENTENCE} Wörter"
                remedy = "den Satz teilen oder die Aufzählung als Liste schreiben"
                yield Finding(text.path, line_at(text, start), found, expected, remedy, advice=True)


def inspect_paragraphs(text: Text, _: Context) -> Iterator[Finding]:
    """Yield every paragraph with too many words."""
    for block in blocks(longest_reading(text.body)):
        count = count_words(block.text)
        if count > MOST_WORDS_OF_A_PARAGRAPH:
            found = f"ein Absatz mit {count} Wörtern: „{_opening(block.text)} …“"
            expected = f"höchstens {MOST_WORDS_OF_A_PARAGRAPH} Wörter"
            remedy = "den Absatz dort teilen, wo ein neuer Gedanke beginnt"
            yield Finding(text.path, line_at(text, block.start), found, expected, remedy, advice=True)


def inspect_ease(text: Text, _: Context) -> Iterator[Finding]:
    """Yield a text that is very hard to read as a whole."""
    ease = reading_ease(text.body)
    if ease is not None and ease < LEAST_EASE:
        found = f"der Text ist sehr schwer zu lesen (Lesbarkeit nach Amstad: {ease:.0f})"
        remedy = "kürzere Sätze schreiben und lange Hauptwörter durch Tätigkeitswörter ersetzen"
        yield Finding(text.path, text.body_line, found, f"mindestens {LEAST_EASE}", remedy, advice=True)


def reading_ease(body: str) -> float | None:
    """Return how easily a text is read, or None for one with few words; see `Reading.ease`."""
    return reading(body).ease


@dataclass(frozen=True)
class Reading:
    """What decides how easily texts are read: their words and syllables, and how many words each sentence has.

    `words` has no fields in it, `lengths` counts a field as `count_words` does. Readings of several texts add up.
    """

    words: int
    syllables: int
    lengths: tuple[int, ...]

    def __add__(self, other: Reading) -> Reading:
        """Return the reading of both texts together."""
        return Reading(self.words + other.words, self.syllables + other.syllables, self.lengths + other.lengths)

    @property
    def ease(self) -> float | None:
        """Return the Flesch value for German, or None where there are few words.

        Toni Amstad, „Wie verständlich sind unsere Zeitungen?“, Zürich 1978:
        180 - words per sentence - 58.5 * syllables per word.
        """
        if self.words < LEAST_WORDS:
            return None
        return 180 - self.words / len(self.lengths) - 58.5 * self.syllables / self.words


NO_READING = Reading(0, 0, ())


@lru_cache(maxsize=512)
def reading(body: str) -> Reading:
    """Return what there is to read in a body; tables and headings do not count."""
    read = [block for block in blocks(longest_reading(body)) if block.kind in {"text", "item"}]
    words = [word for block in read for word in _WORD.findall(block.text)]
    lengths = tuple(count_words(sentence) for block in read for _, sentence in sentences(block))
    return Reading(len(words), sum(max(1, len(_SYLLABLE.findall(word))) for word in words), lengths)


def sentences(block: Block) -> Iterator[Sentence]:
    """Yield the sentences of a block; dates and abbreviations end none."""
    start = 0
    for end in _END.finditer(block.text):
        if not _goes_on(block.text, end.start()):
            yield _sentence(block, start, end.end())
            start = end.end()
    if block.text[start:].strip():
        yield _sentence(block, start, len(block.text))


def count_words(text: str) -> int:
    """Return the number of words; a field counts as two."""
    return len(_WORDS.findall(text)) + WORDS_OF_A_FIELD * len(_FIELDS.findall(text))


_WORD = re.compile(r"[^\W\d_]{2,}")
_WORDS = re.compile(r"\w+(?:[-/.,:’']\w+)*")
_FIELDS = re.compile(f"{FIELD}+")
_SYLLABLE = re.compile(r"ei|ai|au|eu|äu|ie|aa|ee|oo|[aeiouyäöü]", re.IGNORECASE)
_END = re.compile(rf"[.!?][“”\"»)\]*_]{{0,4}}(?=\s+[„\"»(*_\[]{{0,4}}[A-ZÄÖÜ\d{FIELD}])")
_MONTH = re.compile(r"\s+(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b")
_LAST_WORD = re.compile(r"\w+\Z")


def _goes_on(text: str, place: int) -> bool:
    """Whether the sentence goes on behind a full stop."""
    last = _LAST_WORD.search(text, max(0, place - 20), place)
    if text[place] != "." or last is None:
        return False
    word = last[0]
    if word.isdigit():
        return len(word) <= len("31") and bool(_MONTH.match(text, place + 1))
    return word in ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def _sentence(block: Block, start: int, end: int) -> Sentence:
    sentence = block.text[start:end]
    return block.start + start + len(sentence) - len(sentence.lstrip()), sentence.strip()


def _opening(text: str) -> str:
    return " ".join(_FIELDS.sub("…", text).split()[:6]).replace("„", "‚").replace("“", "‘")
