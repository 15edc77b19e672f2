"""Advice on what may have become outdated: texts due for review, laws that they name, paragraphs nobody looked up."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from macros.check_context import Context, line_at
from macros.check_prose import Block, blocks, prose
from macros.errors import Finding
from macros.library_law import LEGAL, Law
from macros.model import Indexed, Text, WikiPage

MONTHS = 6
"""How long a text that names laws counts as looked up."""
REACH_FORWARD, REACH_BACK = 60, 120
"""Characters between a paragraph and the name of its law."""
MOST_CITATIONS = 500
"""Of one text; who cites more than a whole code of law is not read to the end."""


def inspect_review(text: Text, context: Context) -> Iterator[Finding]:
    """Yield a text whose day of review has passed."""
    due = text.review_due if isinstance(text, Indexed) else None
    if due and context.today and due < context.today:
        found = f"die Wiedervorlage war am {_day(due)} fällig"
        remedy = "den Text durchsehen, dann „stand“ auf heute und „wiedervorlage“ auf einen neuen Tag setzen"
        yield Finding(text.path, 1, found, "ein Tag, der noch kommt", remedy, advice=True)


def inspect_laws(text: Text, context: Context) -> Iterator[Finding]:
    """Yield, once for a text, the laws it names whose state is to be looked up again."""
    named = _named(text, context)
    if not named or isinstance(text, WikiPage) or context.today is None:
        return
    old = text.revised < _months_before(context.today, MONTHS)
    doubtful = [law for law in named if old or law.to_review]
    if doubtful:
        names = ", ".join(dict.fromkeys(law.short for law in doubtful))
        since = f"seit dem {_day(text.revised)} nicht durchgesehen" if old else "im Umbruch"
        notes = " ".join(law.note for law in doubtful if law.to_review)
        remedy = "nachlesen, ob das noch gilt, und „stand“ auf den Tag der Durchsicht setzen"
        line = min(named[law] for law in doubtful)
        yield Finding(text.path, line, f"genanntes Recht ist {since}: {names}", notes, remedy, advice=True)


def inspect_paragraphs_of_law(text: Text, context: Context) -> Iterator[Finding]:
    """Yield every cited paragraph that `rechtsrahmen.yml` does not name."""
    citations = ((block, citation) for block in blocks(prose(text.body)) for citation in _CITATION.finditer(block.text))
    for block, citation in islice(citations, MOST_CITATIONS):
        cited = _cited_law(block, citation, context.library.laws)
        known = cited.paragraphs if isinstance(cited, Law) else ()
        line = line_at(text, block.start + citation.start())
        if cited is not None:
            unknown = (paragraph for paragraph in _paragraphs(citation) if paragraph not in known)
            yield from (_unknown(text.path, line, paragraph, cited) for paragraph in unknown)


def laws_named(text: Text, laws: tuple[Law, ...]) -> Iterator[tuple[Law, int]]:
    """Yield the laws and norms that a text names, one for each mention, with its place in the body."""
    body = prose(text.body)
    return _mentions(body, 0, len(body), laws)


_CITATION = re.compile(
    r"(?P<sign>§§?|\bArt\.|\bArtikels?)\s?"
    r"(?P<numbers>\d{1,4}[a-z]?(?:(?:,\s?|\s?[–-]\s?|\sund\s|\soder\s|\sbis\s)\d{1,4}[a-z]?\b)*)"
)
_NUMBER = re.compile(r"\d+[a-z]?")
_INSIDE = re.compile(r"[^§\n]{0,30}?\b(?:diese[rs]|de[rs] vorliegenden|der Vereinbarung|des Vertrage?s|der Satzung)\b")
"""Behind a paragraph of the very paper in which it is cited."""
_LAW_LIKE = re.compile(
    r"(?<![\w-])(?:[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,20}(?:[a-z]O|[BGKV]O|[A-Za-z]G|GB)|GO)\b(?:\s(?:NRW|LSA))?"
)


def _paragraphs(citation: re.Match[str]) -> list[str]:
    sign = "§" if citation["sign"].startswith("§") else "Art."
    return [f"{sign} {number}" for number in _NUMBER.findall(citation["numbers"])]


def _named(text: Text, context: Context) -> dict[Law, int]:
    """Return the laws a text names, each with its first line; norms and licences are none."""
    named: dict[Law, int] = {}
    for law, place in laws_named(text, context.library.laws):
        if law.level in LEGAL:
            named.setdefault(law, line_at(text, place))
    return named


def _mentions(text: str, start: int, end: int, laws: tuple[Law, ...]) -> Iterator[tuple[Law, int]]:
    pattern, by_name = _names(laws)
    for match in pattern.finditer(text, start, end) if by_name else ():
        yield by_name[" ".join(match["name"].split())], match.start()


@lru_cache(maxsize=4)
def _names(laws: tuple[Law, ...]) -> tuple[re.Pattern[str], dict[str, Law]]:
    by_name = {name: law for law in laws for name in (*law.titles, *law.abbreviations)}
    names = sorted(by_name, key=len, reverse=True)
    choices = "|".join(re.escape(name).replace(r"\ ", r"\s{1,4}") for name in names)
    return re.compile(rf"(?<![\w-])(?P<name>{choices})(?:es|s|n)?(?![\w])"), by_name


def _cited_law(block: Block, citation: re.Match[str], laws: tuple[Law, ...]) -> Law | str | None:
    """Return the law of a citation: the next one named, else the last one before, else a name that looks like a law."""
    text, start, end = block.text, citation.start(), citation.end()
    if _INSIDE.match(text, end):
        return None
    after = next(_mentions(text, end, min(len(text), end + REACH_FORWARD), laws), None)
    unknown = _LAW_LIKE.search(text, end, end + REACH_FORWARD)
    if unknown and (after is None or unknown.start() < after[1]):
        return unknown[0]
    before = [law for law, _ in _mentions(text, max(0, start - REACH_BACK), start, laws)]
    return after[0] if after else before[-1] if before else None


def _unknown(path: str, line: int, paragraph: str, law: Law | str) -> Finding:
    name = law if isinstance(law, str) else law.short
    paragraphs = "" if isinstance(law, str) else ", ".join(law.paragraphs)
    expected = f"bekannt sind: {paragraphs}" if paragraphs else "der Name des Gesetzes ohne Paragraf"
    found = f"„{paragraph} {name}“ steht nicht in rechtsrahmen.yml"
    remedy = "nachlesen und dort ergänzen, oder nur das Gesetz nennen"
    return Finding(path, line, found, expected, remedy, advice=True)


def _months_before(day: dt.date, months: int) -> dt.date:
    """Return the same day some months earlier, or the first day of the month after a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    try:
        return dt.date(year, month + 1, day.day)
    except ValueError:
        return dt.date(year + (month + 2) // 13, (month + 1) % 12 + 1, 1)


def _day(day: dt.date) -> str:
    return f"{day.day:02d}.{day.month:02d}.{day.year}"
