"""Checks that a file gives away nothing private: addresses, numbers of people and accounts, passwords and keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from macros.content_files import SETTINGS
from macros.errors import Finding

MAX_FINDINGS = 20

_Counts = Callable[[re.Match[str]], bool]


def inspect_secrets(path: str, text: str) -> Iterator[Finding]:
    """Yield every line that holds something which belongs to a person or opens a door."""
    kinds = [kind for kind in _KINDS if path != SETTINGS or not kind.personal]  # there the operator names itself
    yield from islice(_findings(path, text, kinds), MAX_FINDINGS)


@dataclass(frozen=True)
class _Kind:
    """What to look for: only where one of the hints stands at all, then by pattern, then by a closer look."""

    what: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    remedy: str
    counts: _Counts = bool
    personal: bool = False


def _findings(path: str, text: str, kinds: list[_Kind]) -> Iterator[Finding]:
    lower = text.lower()
    present = [kind for kind in kinds if any(hint in lower for hint in kind.hints)]
    for number, line in enumerate(text.split("\n"), start=1):
        end = 0  # what was named already is not named again as something smaller
        for kind in present:
            match = next(filter(kind.counts, kind.pattern.finditer(line)), None)
            if match and not match.start() < end <= match.end():
                end = match.end()
                yield Finding(path, number, f"{kind.what} „{_shortened(match[0])}“", remedy=kind.remedy)


def _is_no_example(match: re.Match[str]) -> bool:
    return not re.search(r"(^|[@.])example(\.(org|com|net|de))?$", match[0].lower())


def _is_named_number(match: re.Match[str]) -> bool:
    """Tell whether what follows „Telefon“ is a number to dial, no amount or date."""
    digits = sum(char.isdigit() for char in match["number"])
    return _LEAST_DIGITS <= digits <= _MOST_DIGITS and not _AMOUNT.match(match.string, match.end())


def _is_bare_number(match: re.Match[str]) -> bool:
    """Tell whether a number with an area code is no number of a file, an account or an administrative area."""
    own = match["own"]
    digits = sum(char.isdigit() for char in own)
    before = match.string[max(0, match.start() - _ROOM_BEFORE) : match.start()]
    return (
        _LEAST_OWN_DIGITS <= digits <= _MOST_DIGITS
        and not re.match(r"(?:19|20)\d\d(?!\d)", own)
        and not _OTHER_NUMBER.search(before)
        and not _AMOUNT.match(match.string, match.end())
    )


def _is_iban(match: re.Match[str]) -> bool:
    """Tell by the checksum (ISO 13616: modulo 97 over digits, letters count from 10)."""
    compact = re.sub(r"[\s.-]", "", match[0]).upper()
    return int("".join(str(int(char, 36)) for char in compact[4:] + compact[:4])) % 97 == 1


def _is_password(match: re.Match[str]) -> bool:
    """Tell a password from a German sentence about passwords, which goes on after its first word."""
    value = match["value"]
    if match["sign"] == "=" or re.search(r"[A-Za-zÄÖÜäöüß]\d|\d[A-Za-zÄÖÜäöüß]|[!#$%&^+~]", value):
        return True
    return not match["word"][0].isupper() and not match["rest"].strip(" \t\"'`,;)}]|.")


def _shortened(found: str) -> str:
    """Return enough to find the place without publishing it once more in the log."""
    text = found.strip()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_LEAST_DIGITS, _LEAST_OWN_DIGITS, _MOST_DIGITS = 5, 5, 15
_ROOM_BEFORE = 40
_SHOWN = 14

_MAIL = r"(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}\b"
_NUMBER = r"\d[\d \u00a0\u202f/()–-]{2,24}\d"
_AMOUNT = re.compile(r"(?:[.,]\d+)*[ \u00a0\u202f]?(?:Euro\b|EUR\b|€|%|Prozent\b|T€|m²|ha\b|km)")
_OTHER_NUMBER = re.compile(
    r"(?:Nr\.|Nummer|Drucksache|Vorlage|Az\.?|Aktenzeichen|[Kk]onto|Haushaltsstelle|Kostenstelle|Produkt|"
    r"schlüssel|AGS|ARS|Flurstück|PLZ|ISBN|DIN|ISO|EN|VDE)\b[^A-Za-z]{0,12}$"
)
_FUNCTION = "löschen oder die Stelle nennen, etwa „Geschäftsstelle“; Beispiele enden auf @example.org"
_NO_CALLS = "löschen; wer anrufen will, findet die Nummer auf der Website der Kommune"
_REVOKE = "löschen und den Zugang sofort sperren oder ändern lassen, denn die Datei war vielleicht schon öffentlich"

_KINDS = (
    _Kind("Zugangsdaten in einer Adresse,", ("://",), re.compile(r"://[^\s/:@]{1,64}:[^\s/@]{1,64}@"), _REVOKE),
    _Kind(
        "eine E-Mail-Adresse,", ("@",), re.compile(rf"(?<=[\w.+-])@{_MAIL}"), _FUNCTION, _is_no_example, personal=True
    ),
    _Kind(
        "eine E-Mail-Adresse,",
        ("(at)", "[at]", "(ät)", "[ät]", "(@)", "[@]"),
        re.compile(
            r"\w ?[(\[](?:at|ät|@)[)\]] ?[\w-]{1,63}(?:\.| ?[(\[](?:dot|punkt)[)\]] ?)[\w.-]{2,80}", re.IGNORECASE
        ),
        _FUNCTION,
        _is_no_example,
        personal=True,
    ),
    _Kind(
        "eine Telefonnummer,",
        ("tel", "fax", "mobil", "handy", "rufnummer", "durchwahl", "fon"),
        re.compile(
            r"\b(?:Tel(?:efon(?:nummer)?|efax)?|Fax(?:nummer)?|Mobil(?:nummer)?|Handy(?:nummer)?|Rufnummer|Durchwahl|Fon)"
            rf"\b[.:*_| \u00a0\"']{{0,8}}(?P<number>[+(]?{_NUMBER})",
            re.IGNORECASE,
        ),
        _NO_CALLS,
        _is_named_number,
        personal=True,
    ),
    _Kind(
        "eine Telefonnummer,",
        ("+49", "0049", "+43", "+41"),
        re.compile(rf"(?<![\w+])(?:\+|00)4[139](?P<number>[ \u00a0/(.-]{{0,3}}{_NUMBER}|\.\d+\.\d+)"),
        _NO_CALLS,
        _is_named_number,
        personal=True,
    ),
    _Kind(
        "eine Telefonnummer,",
        ("0",),
        re.compile(
            r"(?<![\w.,:/+–-])(?:\(0 ?[2-9]\d{1,3}\)|0 [2-9]\d{1,3}(?= ?/)|0(?:[2-9]\d{1,3}|1[5-8]\d{1,2}))"
            rf"[ \u00a0\u202f]?[ \u00a0\u202f/–-][ \u00a0\u202f]?(?P<own>(?=[1-9]){_NUMBER})(?![\d.,]\d)"
        ),
        _NO_CALLS,
        _is_bare_number,
        personal=True,
    ),
    _Kind("eine Mobilnummer,", ("01",), re.compile(r"(?<![\w.,:/+–-])01[567]\d{8,9}(?!\d)"), _NO_CALLS, personal=True),
    _Kind(
        "eine Bankverbindung (IBAN),",
        ("",),
        re.compile(
            r"\bDE\d{2}(?:[ \u00a0.-]?\d){18}\b"
            r"|\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?\b",
            re.IGNORECASE,
        ),
        "löschen und ein Feld dafür verwenden",
        _is_iban,
    ),
    _Kind(
        "ein geheimer Schlüssel,",
        ("-----begin", "putty-user-key"),
        re.compile(r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY|PuTTY-User-Key-File"),
        _REVOKE,
    ),
    _Kind(
        "ein Zugangsschlüssel,",
        ("akia", "asia", "gh", "glpat-", "xox", "slack.com", "aiza", "sk-", "sk_live", "eyj"),
        re.compile(
            r"\b(?:(?:AKIA|ASIA)[A-Z0-9]{16}\b|gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{22,}|glpat-[\w-]{20,}"
            r"|xox[abeoprs]-[\w-]{10,}|hooks\.slack\.com/services/\w|AIza[\w-]{35}|sk_live_\w{16,}"
            r"|sk-(?=[\w-]{0,40}\d)[\w-]{24,}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*)"
        ),
        _REVOKE,
    ),
    _Kind(
        "ein Kennwort,",
        ("passw", "kennwort", "pwd", "secret", "api", "token", "losung"),
        re.compile(
            r"\b(?P<word>Passwort|Kennwort|Losungswort|Password|passwd|pwd"
            r"|(?:client[_-])?secret|api[_-]?key|(?:access[_-])?token)"
            r"[\"'`*]{0,3}[ \t]{0,3}(?P<sign>[:=])[ \t*`]{0,4}[\"'„“]?"
            r"(?P<value>[^\s\"'„“`|]{4,200})(?P<rest>[^\n]{0,40})",
            re.IGNORECASE,
        ),
        _REVOKE,
        _is_password,
    ),
)
