"""Advice on persons: masculine forms that mean everybody, and short forms that cannot be read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.check_context import Context, line_at
from macros.check_prose import Block, blocks, prose, unquoted
from macros.errors import Finding
from macros.model import Text

NEUTRAL = {
    "Amtsleiter": "Amtsleitung",
    "Anrufer": "anrufende Person",
    "Ansprechpartner": "Ansprechperson oder Ansprechstelle",
    "Antragsteller": "antragstellende Person",
    "Anwender": "Anwendende",
    "Anwohner": "Anwohnende oder Nachbarschaft",
    "Arbeiter": "Beschäftigte",
    "Architekt": "Architektinnen und Architekten oder Planungsbüro",
    "Autor": "Verfasserinnen und Verfasser",
    "Bearbeiter": "bearbeitende Person",
    "Benutzer": "Nutzende",
    "Berater": "Beratung oder Beratende",
    "Besucher": "Besuchende oder Gäste",
    "Bewohner": "Bewohnerschaft",
    "Bürger": "Bürgerinnen und Bürger oder Einwohnerschaft",
    "Einwohner": "Einwohnerinnen und Einwohner oder Einwohnerschaft",
    "Entscheider": "Entscheidungsbefugte oder das Gremium",
    "Entscheidungsträger": "Entscheidungsbefugte oder das Gremium",
    "Experte": "Fachleute",
    "Fußgänger": "Menschen, die zu Fuß gehen",
    "Gutachter": "Gutachterinnen und Gutachter oder Gutachten",
    "Ingenieur": "Ingenieurinnen und Ingenieure oder Fachleute",
    "Interessent": "Interessierte",
    "Kollege": "Kolleginnen und Kollegen",
    "Kunde": "Kundschaft",
    "Landwirt": "landwirtschaftliche Betriebe",
    "Lehrer": "Lehrkräfte",
    "Mitarbeiter": "Beschäftigte oder Mitarbeitende",
    "Moderator": "Moderation",
    "Nutzer": "Nutzende",
    "Pendler": "Pendelnde",
    "Planer": "Planende oder Planungsbüro",
    "Politiker": "politisch Verantwortliche oder Gremienmitglieder",
    "Projektleiter": "Projektleitung",
    "Radfahrer": "Radfahrende",
    "Redner": "Redende",
    "Referent": "Vortragende",
    "Rentner": "Menschen im Ruhestand",
    "Sachbearbeiter": "Sachbearbeitung",
    "Schüler": "Schülerinnen und Schüler",
    "Spezialist": "Fachleute",
    "Steuerzahler": "steuerzahlende Menschen oder Allgemeinheit",
    "Student": "Studierende",
    "Teilnehmer": "Teilnehmende",
    "Unternehmer": "Unternehmen",
    "Vertreter": "Vertretung oder Vertreterinnen und Vertreter",
    "Wähler": "Wahlberechtigte",
    "Zuhörer": "Publikum",
}
"""Masculine nouns of persons and what can stand instead; nouns that mostly name firms or offices are not among them."""

NEAR = 90
"""Characters within which the feminine form makes a pair."""


def inspect_masculine(text: Text, _: Context) -> Iterator[Finding]:
    """Yield every masculine form that means everybody; pairs and compounds may stand."""
    for block in blocks(unquoted(prose(text.body))):
        for word in _WORD.finditer(block.text):
            noun = _noun(word[0])
            if noun and not _in_pair(block, word, noun):
                found = f"„{word[0]}“ meint auch Frauen, nennt sie aber nicht"
                remedy = f"schreiben: {NEUTRAL[noun]}"
                line = line_at(text, block.start + word.start())
                yield Finding(text.path, line, found, "eine Form für alle Personen", remedy, advice=True)


def inspect_short_forms(text: Text, _: Context) -> Iterator[Finding]:
    """Yield every form with star, colon, underscore or capital letter inside."""
    body = unquoted(prose(text.body))
    for match in _SHORT.finditer(body):
        found = f"„{match[0]}“ mit Zeichen oder Großbuchstaben im Wort"
        expected = "Paarform (Bürgerinnen und Bürger) oder neutrales Wort (Beschäftigte)"
        remedy = "ausschreiben: Vorleseprogramme lesen die Kurzform falsch, und das amtliche Regelwerk kennt sie nicht"
        yield Finding(text.path, line_at(text, match.start()), found, expected, remedy, advice=True)


_WORD = re.compile(r"(?<![\w-])[A-Za-zÄÖÜäöüß]++(?:-[A-Za-zÄÖÜäöüß]++)*+(?![-\\/*:_]{0,2}\w|-)")
_SHORT = re.compile(
    r"\b[A-ZÄÖÜ][a-zäöüß]{1,40}(?:\\?[*:_]in(?:nen)?|Innen)\b"
    r"|\b[A-ZÄÖÜ][a-zäöüß]{1,40}(?:er|or|ent|ist|ant|eur|ekt|at)In\b"
    r"|\b(?:[jJ]ede|[eE]ine?|[kK]eine?|[dD]er|[dD]ie|[iI]hre?|[sS]eine?)\\?[*:_](?:die|der|den|dem|des|r|n|m|e|s)\b"
)
_ENDINGS = ("", "s", "n", "en", "e")
_IN_COMPOUNDS = (
    "Bearbeiter Berater Besucher Bewohner Bürger Experte Lehrer Mitarbeiter Nutzer Sachbearbeiter Teilnehmer Vertreter"
)
"""The nouns that are also found at the end of a longer word; others end words that name no person (Urkunde)."""


def _forms(nouns: Iterable[str]) -> dict[str, str]:
    return {noun.removesuffix("e") + ending: noun for noun in nouns for ending in _ENDINGS}


_FORMS = _forms(NEUTRAL)
_LAST_PARTS = {form.lower(): noun for form, noun in _forms(_IN_COMPOUNDS.split()).items()}
_LAST_PART = re.compile(f"(?:{'|'.join(sorted(_LAST_PARTS, key=len, reverse=True))})\\Z")


def _noun(word: str) -> str | None:
    """Return the listed noun of which the word, or the last part of a compound, is a form."""
    last = word.rsplit("-", 1)[-1]
    if last in _FORMS or not last[0].isupper():
        return _FORMS.get(last)
    end = _LAST_PART.search(last.lower())
    return _LAST_PARTS[end[0]] if end else None


def _in_pair(block: Block, word: re.Match[str], noun: str) -> bool:
    feminine = noun.removesuffix("e").lower() + "in"
    return feminine in block.text[max(0, word.start() - NEAR) : word.end() + NEAR].lower()
