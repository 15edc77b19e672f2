"""What no text of the content changes, and what takes seconds to make: made once, beside the build, then kept."""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor
from importlib import metadata

from macros.browser_holidays import holidays_text
from macros.documents.cache import Cache, fingerprint
from macros.documents.helpers import helper_pool
from macros.search.dictionary import stems_text

STEMS, HOLIDAYS = "stems", "holidays"
_MAKERS = {STEMS: stems_text, HOLIDAYS: holidays_text}
"""Functions of small modules: a process that makes one loads nothing else."""
_MADE_BY = ("simplemma", "holidays")


class Lasting:
    """The words that compounds are made of, and the table of public holidays."""

    def __init__(self, cache: Cache) -> None:
        """Make nothing yet."""
        self._cache = cache
        self._key = fingerprint(f"{name}={metadata.version(name)}".encode() for name in _MADE_BY)
        self._begun: dict[str, Future[str]] = {}
        self._pool: ProcessPoolExecutor | None = None

    def begin(self) -> None:
        """Begin to make what is not kept, in a process of its own: the engine writes its pages meanwhile."""
        missing = [name for name in _MAKERS if self._cache.read(self._key, name) is None]
        if missing:
            self._pool = helper_pool(1)
            self._begun = {name: self._pool.submit(_MAKERS[name]) for name in missing}

    def stems(self) -> frozenset[str]:
        """Return what `dictionary.german_stems` returns."""
        return frozenset(self._text(STEMS).split("\n"))

    def holidays(self) -> str:
        """Return what `browser_holidays.holidays_text` returns."""
        return self._text(HOLIDAYS)

    def close(self) -> None:
        """End the process that makes what was missing."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        self._pool, self._begun = None, {}

    def _text(self, name: str) -> str:
        kept = self._cache.read(self._key, name)
        if kept is not None:
            return kept.decode()
        text = self._begun[name].result() if name in self._begun else _MAKERS[name]()
        self._cache.write(self._key, name, text.encode())
        return text
