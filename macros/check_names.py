"""Words for the own municipality, its organs and offices that stand in a text by hand where a field exists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.check_context import Context, line_at
from macros.check_name_words import OWN, Lexicon, Term, lexicon_of
from macros.check_prose import FIELD, prose, unquoted
from macros.errors import Finding
from macros.model import Document, Snippet, Text, WikiPage


def inspect_names(text: Text, context: Context) -> Iterator[Finding]:
    """Yield every such word of a Baustein or a Vorlage, with the field to write in its place."""
    if isinstance(text, WikiPage):
        return
    body = unquoted(prose(text.body))
    lexicon = lexicon_of(context.library.tables)
    last: _Mention | None = None
    for word in _WORD.finditer(body):
        if last and word.start() < last.end:
            continue
        mention = _mention(body, word.start(), lexicon)
        if mention and not _is_somebody_else(body, mention, text.contributors):
            if not _is_second_half(body, last, mention):
                yield _finding(text, body, mention, context)
            last = mention
    yield from _placeholders(text, body)


@dataclass(frozen=True)
class _Mention:
    """A word with its article as it stands in the text; `suffixes` are those of the fields that fit."""

    start: int
    end: int
    bases: tuple[str, ...]
    suffixes: tuple[str, ...]


@dataclass(frozen=True)
class _Before:
    """What stands in front of a noun: an adjective, an article before it, a preposition before that."""

    start: int
    article: str = ""
    preposition: str = ""
    preposition_start: int = 0
    adjective: str = ""

    @property
    def plain_article(self) -> str:
        """Return the article inside „im“ or „zum“, and the one that ends like „unsere“."""
        return _PLAIN_ARTICLES.get(self.article, self.article)

    def fused(self, gender: str) -> str:
        """Return the suffix of the field that brings the preposition along."""
        if self.article in _FUSED:
            return _FUSED[self.article]
        return _NOT_FUSED[gender].get(f"{self.preposition} {self.article}", "")


_WORD = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\w-]+")
_SPACE = r"(?: |[ ]?\n[ ]{0,12})"
_THREE_WORDS = re.compile(rf"(?:([^\W\d_]+){_SPACE})?(?:([^\W\d_]+){_SPACE})?([^\W\d_]+){_SPACE}\Z")
_REACH = 80
_FUSED = {"im": "in", "ins": "in_wohin", "zum": "zu", "zur": "zu", "vom": "von", "beim": "bei"}
_INSIDE = {"im": "dem", "ins": "das", "zum": "dem", "zur": "der", "vom": "dem", "beim": "dem"}
_ENDING_ALIKE = {"unsere": "die", "unserer": "der", "unseres": "des", "unserem": "dem", "unseren": "den"}
_PLAIN_ARTICLES = {**_INSIDE, **_ENDING_ALIKE}
_ARTICLES = {"der", "die", "das", "des", "dem", "den", "unser", *_PLAIN_ARTICLES}
_NOT_FUSED = {
    "m": {"in den": "in_wohin", "in dem": "in", "von dem": "von", "bei dem": "bei", "zu dem": "zu"},
    "f": {"in der": "in", "in die": "in_wohin", "von der": "von", "bei der": "bei", "zu der": "zu"},
    "n": {"in das": "in_wohin", "in dem": "in", "von dem": "von", "bei dem": "bei", "zu dem": "zu"},
}
_OWN = re.compile(r"(?:eigen|gesamt|ganz|hiesig|örtlich)e[nrms]?")
_OTHERS = re.compile(
    r"(?:k?ein|jed|dies|jen|manch|welch|solch|ander|jeweilig|benachbart|fremd|beteiligt|betroffen|beliebig|einzeln|"
    r"ehemalig|früher|damalig|all|viel|mehrer|einig|beid|sämtlich|zahlreich|weiter|meist)(?:e[mnrs]?)?|zwei|drei|vier|"
    r"als|oder"
)
_CASES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "m": {"der": ("nom",), "des": ("gen",), "dem": ("dat",), "den": ("akk",), "unser": ("nom",)},
    "f": {"die": ("nom", "akk"), "der": ("gen", "dat")},
    "n": {"das": ("nom", "akk"), "unser": ("nom", "akk"), "des": ("gen",), "dem": ("dat",)},
}
_BY_PREPOSITION = {
    **dict.fromkeys(("für", "durch", "ohne", "gegen", "um"), ("akk",)),
    **dict.fromkeys(("mit", "aus", "nach", "seit", "gegenüber", "gemäß", "laut", "von", "bei", "zu"), ("dat",)),
    **dict.fromkeys(("an", "auf", "in", "über", "unter", "vor", "neben", "hinter", "zwischen"), ("dat", "akk")),
    **dict.fromkeys(("wegen", "während", "innerhalb", "außerhalb", "seitens", "aufgrund", "trotz"), ("gen",)),
    **dict.fromkeys(("hinsichtlich", "bezüglich", "anstelle", "statt", "zugunsten"), ("gen",)),
}
_QUESTIONS = {"": "wer?", "gen": "wessen?", "dat": "wem?", "akk": "wen?"}

_OF_SOMETHING = re.compile(rf"{_SPACE}(?:der|des|von|eines|einer|derer|aller|aus)\b")
_OF_BODY = re.compile(rf"{_SPACE}(?:der|des){_SPACE}")
_OF_NEIGHBOUR = re.compile(
    rf"{_SPACE}(?:der|des|einer|eines|von){_SPACE}(?:\w{{1,40}}{_SPACE})?(?:Nachbar|Partner|Mitglieds)"
)
_AND_DEED = re.compile(rf"{_SPACE}und{_SPACE}Tat\b")
_SECOND_HALF = re.compile(rf"(?:{_SPACE}(?:oder|und|bzw\.|beziehungsweise){_SPACE}|[ ]?/[ ]?)")
_AFTER_WOMEN = re.compile(rf"innen{_SPACE}(?:und|oder|sowie){_SPACE}\Z")
_BEFORE_WOMEN = re.compile(rf"{_SPACE}(?:und|oder|sowie){_SPACE}\w{{1,60}}innen\b")
_NAME = re.compile(r"[ ][A-ZÄÖÜ][\w-]+")
_ORDERED = re.compile(r"[ ]wird\b[^.\n]{0,80}\b(?:beauftragt|ersucht|aufgefordert)\b")
_PLACEHOLDER = re.compile(
    r"(?<![\w-])(?<!(?:tadt|inde|reis) )(?:Muster|Beispiel)(?:stadt|gemeinde|kreis|dorf|hausen|markt|land)s?(?![\w-])"
)


def _mention(body: str, start: int, lexicon: Lexicon) -> _Mention | None:
    """Return the word that begins at a place together with its article, if it means the own municipality."""
    found = lexicon.at(body, start)
    if found is None:
        return None
    end, terms = found
    before = _before(body, start)
    if _is_general(body, start, end, terms[0], before, lexicon):
        return None
    if cases := _cases(terms[0], before):
        return _with_article(body, end, terms, before, cases, lexicon)
    if before.article or not terms[0].alone or _is_plural(body, start, end):
        return None
    return _Mention(start, end, _names(terms), ("ohne",))


def _with_article(  # noqa: PLR0913, PLR0917 - what is known of one word
    body: str, end: int, terms: Sequence[Term], before: _Before, cases: tuple[str, ...], lexicon: Lexicon
) -> _Mention:
    fused = before.fused(terms[0].gender)
    start = before.preposition_start if fused and before.article not in _FUSED else before.start
    if "nom" in cases and body[start].isupper():
        cases = ("nom",)
    suffixes = (fused,) if fused else tuple("" if case == "nom" else case for case in cases)
    return _Mention(start, *_bases(body, end, terms, lexicon), suffixes)


def _before(body: str, start: int) -> _Before:
    match = _THREE_WORDS.search(body, max(0, start - _REACH), start)
    if match is None:
        return _Before(start)
    words = [(match.start(group), match[group].lower()) for group in (3, 2, 1) if match[group]] + [(start, "")] * 2
    last, second, third = words[:3]
    if last[1] in _ARTICLES:
        return _Before(*last, second[1], second[0])
    if second[1] in _ARTICLES and match[3].islower():
        return _Before(*second, third[1], third[0], last[1])
    return _Before(start, adjective=last[1])


def _is_general(  # noqa: PLR0913, PLR0917 - as above
    body: str, start: int, end: int, term: Term, before: _Before, lexicon: Lexicon
) -> bool:
    """Tell what is nobody's own: another municipality, advice in word and deed, the management of data."""
    if _OTHERS.fullmatch(before.adjective) or (body.startswith("Rat", start) and _AND_DEED.match(body, end)):
        return True
    if before.article and before.adjective and not (term.alone or _OWN.fullmatch(before.adjective)):
        return True
    of_body = _OF_BODY.match(body, end)
    owner = lexicon.at(body, of_body.end()) if of_body else None
    if _OF_NEIGHBOUR.match(body, end):
        return True
    if not term.open or (owner and owner[1][0].base == OWN and term.base != OWN):
        return False
    return bool(_OF_SOMETHING.match(body, end)) or body.startswith(f" {FIELD}", end)


def _is_plural(body: str, start: int, end: int) -> bool:
    """Tell whether a word stands beside the plural of its other gender: „Bürgermeisterinnen und Bürgermeister“."""
    after = _AFTER_WOMEN.search(body, max(0, start - _REACH), start)
    return bool(after or _BEFORE_WOMEN.match(body, end))


def _cases(term: Term, before: _Before) -> tuple[str, ...]:
    """Return the cases in which article and word agree, narrowed by a preposition where that helps."""
    agreeing = [case for case in _CASES[term.gender].get(before.plain_article, ()) if case in term.cases]
    wanted = _BY_PREPOSITION.get(before.preposition, ())
    return tuple([case for case in agreeing if case in wanted] or agreeing)


def _bases(body: str, end: int, terms: Sequence[Term], lexicon: Lexicon) -> tuple[int, tuple[str, ...]]:
    """Return where the words end that a field replaces, and the words of the fields that may be meant."""
    of_body = _OF_BODY.match(body, end) if terms[0].base == "rat" else None
    owner = lexicon.at(body, of_body.end()) if of_body else None
    if owner and owner[1][0].base == OWN:
        return owner[0], ("rat_voll",)
    return end, _names(terms)


def _names(terms: Sequence[Term]) -> tuple[str, ...]:
    return tuple(term.base for term in terms)


def _is_second_half(body: str, last: _Mention | None, mention: _Mention) -> bool:
    """Tell whether a pair such as „die Bürgermeisterin oder der Bürgermeister“ has been named already."""
    return bool(last and last.bases == mention.bases and _SECOND_HALF.fullmatch(body, last.end, mention.start))


def _is_somebody_else(body: str, mention: _Mention, contributors: Sequence[str]) -> bool:
    """Tell whether a municipality is named that has worked on the text."""
    return any(name in body[mention.start : mention.end + 1 + len(name)] for name in contributors)


def _finding(text: Snippet | Document, body: str, mention: _Mention, context: Context) -> Finding:
    written = " ".join(body[mention.start : mention.end].split())
    bases = mention.bases
    if {"verwaltung", "spitze", "verwaltungsorgan"} & {*bases} and _ORDERED.match(body, mention.end):
        bases = ("beauftragte",)
    at_start = written[0].isupper() and " " in written
    expected = " oder ".join(_fields(bases, mention.suffixes, context, at_start=at_start))
    if bases[0] == OWN and _NAME.match(body, mention.end):
        named = _fields(["kommune"], mention.suffixes, context, at_start=at_start)
        expected += f"; folgt der Name der Kommune, dann mit ihm zusammen {' oder '.join(named)}"
    found = f"„{written}“ steht von Hand da"
    remedy = f'das Feld einsetzen; ist niemand Bestimmtes gemeint: {{{{ allgemein("{written}") }}}} schreiben'
    return Finding(text.path, line_at(text, mention.start), found, expected, remedy)


def _fields(bases: Sequence[str], suffixes: Sequence[str], context: Context, *, at_start: bool) -> Iterator[str]:
    for base in bases:
        for suffix in suffixes:
            parts = [base, *([suffix] if suffix else []), *(["gross"] if at_start else [])]
            name = "_".join(parts)
            if name in context.library.fields:
                question = f" ({_QUESTIONS[suffix]})" if len(suffixes) > 1 else ""
                yield f"{{{{ {name} }}}}{question}"


def _placeholders(text: Snippet | Document, body: str) -> Iterator[Finding]:
    """Yield made-up names such as Musterstadt that stand alone; with „die Stadt“ before it they are named above."""
    for match in _PLACEHOLDER.finditer(body):
        if not any(match[0] in name for name in text.contributors):
            found = f"der erfundene Name „{match[0]}“"
            expected = "{{ kommune }} oder eine andere Form dieses Feldes"
            yield Finding(
                text.path, line_at(text, match.start()), found, expected, "das Feld für die Kommune einsetzen"
            )
