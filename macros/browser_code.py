"""The JavaScript that is published: without comments and needless space, because every page loads it."""

from __future__ import annotations

from collections.abc import Mapping

import rjsmin

FOLDER = "assets/javascript"
"""Where the modules lie in the built site."""

FOREIGN = "vendor/"
"""What others have written is published as they wrote it."""


def reduced_code(sources: Mapping[str, str]) -> dict[str, str]:
    """Return the modules by their path below the folder, as they are to be published."""
    return {path: text if path.startswith(FOREIGN) else str(rjsmin.jsmin(text)) for path, text in sources.items()}
