"""Reports how many pages MkDocs has read and written."""

from __future__ import annotations

import logging
from typing import Any

from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from scripts.output import PROGRESS_LOGGER

logger = logging.getLogger(PROGRESS_LOGGER)


class PageProgress(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Counts pages; it changes nothing."""

    def __init__(self) -> None:
        """Start at nothing done."""
        self._total = 0
        self._read = 0
        self._written = 0

    def on_files(self, files: Files, **_: Any) -> None:
        """Count the pages to read."""
        self._total = len(files.documentation_pages())

    def on_page_content(self, _html: str, **_: Any) -> None:
        """Report a page that was read."""
        self._read += 1
        _report("Seiten lesen", self._read, self._total)

    def on_post_page(self, _output: str, **_: Any) -> None:
        """Report a page that was written."""
        self._written += 1
        _report("Seiten schreiben", self._written, self._total)


def _report(label: str, done: int, total: int) -> None:
    # hooks may have added pages after they were counted
    logger.info(label, extra={"fertig": done, "gesamt": max(done, total)})
