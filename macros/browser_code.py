"""The JavaScript that is published: without comments and needless space, in few modules, because pages load it."""

from __future__ import annotations

from collections.abc import Mapping

import rjsmin

from macros.browser_folding import folded_code

FOLDER = "assets/javascript"
"""Where the modules lie in the built site."""

FOREIGN = "vendor/"
"""What others have written is published as they wrote it."""


def published_code(sources: Mapping[str, str]) -> dict[str, str]:
    """Return the modules by their path below the folder, as they are to be published."""
    foreign = {path: text for path, text in sources.items() if path.startswith(FOREIGN)}
    own = {path: str(rjsmin.jsmin(text)) for path, text in sources.items() if path not in foreign}
    return {**foreign, **folded_code(own)}
