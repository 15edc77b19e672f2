"""The report on the whole content: four sections and what is missing, in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from macros.library import Library
from macros.report.coverage import coverage
from macros.report.holdings import holdings
from macros.report.layout import Report, share
from macros.report.promises import Gap, gaps, promised_cells
from macros.report.readability import LONG_SENTENCE, Read, long_sentences, readability, readings
from macros.report.reuse import reuse, seldom_used, shares_of_snippets
from macros.report.unverified import Statement, statements, unverified
from macros.wiki.shelf import Shelf, make_shelf


def make_report(library: Library, sources: Mapping[str, str], *, everything: bool = False) -> Report:
    """Return the report on a library without faults; `sources` are its files as they were read, by path.

    `everything` names all texts by readability instead of the hardest, and each draft.
    """
    shelf = make_shelf(library)
    texts = holdings(shelf)
    missing = gaps(library, texts)
    shares = shares_of_snippets(library)
    read = readings(shelf)
    found = statements(library, sources)
    sections = (
        coverage(library, texts, missing),
        reuse(shelf, shares),
        readability(read, everything=everything),
        unverified(library, found, everything=everything),
    )
    return Report(sections, tuple(_summary(shelf, missing, shares, read, found)))


def _summary(
    shelf: Shelf, missing: Sequence[Gap], shares: Mapping[str, float], read: Sequence[Read], found: Sequence[Statement]
) -> Iterator[str]:
    yield _about_promises(shelf.library, missing)
    yield from _about_reuse(shelf, shares)
    yield from _about_reading(read)
    yield _about_statements(shelf.library, found)


def _about_promises(library: Library, missing: Sequence[Gap]) -> str:
    every = promised_cells(library)
    if missing:
        return f"Abdeckung: {len(missing)} von {every} zugesagten Zellen sind leer."
    return f"Abdeckung: Keine der {every} zugesagten Zellen ist leer."


def _about_reuse(shelf: Shelf, shares: Mapping[str, float]) -> Iterator[str]:
    once, never = seldom_used(shelf)
    if shares:
        least = min(shares, key=lambda name: (shares[name], name))
        mean = share(sum(shares.values()), len(shares))
        yield (
            f"Wiederverwendung: Im Mittel stammen {mean} einer Vorlage aus Bausteinen, am wenigsten "
            f"{share(shares[least], 1)} („{shelf.library.documents[least].title}“)."
        )
    yield f"Bausteine: {len(shelf.library.snippets)}, davon in nur einer Vorlage {len(once)}, in keiner {len(never)}."


def _about_reading(read: Sequence[Read]) -> Iterator[str]:
    if read:
        ease = read[0].reading.ease
        value = "" if ease is None else f" (Lesbarkeit {ease:.0f})"
        yield (
            f"Lesbarkeit: Am schwersten liest sich {read[0].path}{value}; "
            f"mehr als {LONG_SENTENCE} Wörter haben {long_sentences(read)} der Sätze."
        )


def _about_statements(library: Library, found: Sequence[Statement]) -> str:
    drafts = sum(item.about == "status" for item in found)
    laws = {item.path for item in found if item.about == "recht"}
    words = {item.path for item in found if item.about == "wort"}
    said = sum(item.about == "aussage" for item in found)
    return (
        f"Nicht nachgelesen: Recht in {len(laws)} Texten, Wörter der Tabellen in {len(words)} Texten. "
        f"Als ungeprüft gekennzeichnete Aussagen: {said}. "
        f"Entwurf sind {drafts} von {len(library.documents) + len(library.snippets)} Texten."
    )
