"""How easily the texts are read: the value of Amstad and the length of the sentences, file by file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.check_language import LEAST_EASE, LEAST_WORDS, NO_READING, Reading, reading
from macros.report.layout import EMPTY, Section, Table, share
from macros.wiki.shelf import Shelf

LONG_SENTENCE = 20
"""A sentence with more words is long: the upper bound that the agency dpa sets for what is desirable."""
WORST = 10
_HEAD = ("Lesbarkeit", "Wörter je Satz", "längster Satz", f"über {LONG_SENTENCE} Wörter")


@dataclass(frozen=True)
class Read:
    """One file with what decides how easily it is read; of a Vorlage its Bausteine too."""

    path: str
    sort: str
    reading: Reading


def readings(shelf: Shelf) -> list[Read]:
    """Return all Vorlagen and Bausteine that have a sentence, the hardest to read first, then those too short to tell.

    Texts too short are in the order of their sentences, the longest first.
    """
    library = shelf.library
    parts = {name: reading(snippet.body) for name, snippet in library.snippets.items()}
    found = [Read(snippet.path, "Bausteine", parts[name]) for name, snippet in library.snippets.items()]
    for name, document in library.documents.items():
        contained = (parts[part.id] for part in shelf.recipes[name].ingredients)
        found.append(Read(document.path, "Vorlagen", sum(contained, reading(document.body))))
    return sorted((item for item in found if item.reading.lengths), key=_ease_first)


def readability(found: Sequence[Read], *, everything: bool) -> Section:
    """Return the texts by kind and the hardest of them, or all."""
    kinds = ("Vorlagen", "Bausteine")
    groups: Mapping[str, list[Read]] = {kind: [item for item in found if item.sort == kind] for kind in kinds}
    rows = tuple((kind, str(len(group)), *_values(_sum(group))) for kind, group in groups.items())
    note = (
        f"Lesbarkeit nach Amstad: je höher, desto leichter; unter {LEAST_EASE} rät die Prüfung zum Überarbeiten. "
        "Gezählt sind Fließtext und Listen, bei Vorlagen samt Bausteinen."
    )
    overall = Table("Lesbarkeit im Ganzen", ("Texte", "Anzahl", *_HEAD), rows, note)
    shown = found if everything else found[:WORST]
    title = "Alle Texte, die schwersten zuerst" if everything else f"Die {len(shown)} am schwersten lesbaren Texte"
    files = tuple((item.path, *_values(item.reading)) for item in shown)
    short = f"Unter {LEAST_WORDS} Wörtern sagt der Wert zu wenig. {'' if everything else 'Alle Texte zeigt --alle.'}"
    return Section("Lesbarkeit", (overall, Table(title, ("Datei", *_HEAD), files, short.strip())))


def long_sentences(found: Sequence[Read]) -> str:
    """Return the share of long sentences as „12 %“; a Baustein counts alone and in each Vorlage that holds it."""
    lengths = _sum(found).lengths
    return share(sum(map(_is_long, lengths)), len(lengths))


def _ease_first(item: Read) -> tuple[bool, float, float, str]:
    ease, lengths = item.reading.ease, item.reading.lengths
    return ease is None, ease or 0, -sum(lengths) / len(lengths), item.path


def _sum(found: Sequence[Read]) -> Reading:
    return sum((item.reading for item in found), NO_READING)


def _values(read: Reading) -> tuple[str, ...]:
    lengths = read.lengths
    if not lengths:
        return (EMPTY,) * len(_HEAD)
    ease = EMPTY if read.ease is None else f"{read.ease:.0f}"
    mean = f"{sum(lengths) / len(lengths):.1f}".replace(".", ",")
    return ease, mean, str(max(lengths)), share(sum(map(_is_long, lengths)), len(lengths))


def _is_long(words: int) -> bool:
    return words > LONG_SENTENCE
