"""The content security policy of a page: what is not ours does not run."""

from __future__ import annotations

import base64
import hashlib
import re

_INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.DOTALL)
_PLACE = re.compile(r'<meta charset="utf-8">')
_RULES = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)


def with_policy(page: str) -> str:
    """Return a finished page with its policy as the first thing that the browser reads; the theme's scripts by hash."""
    hashes = sorted({_hash(script) for script in _INLINE.findall(page)})
    rules = "; ".join([*_RULES, " ".join(["script-src 'self'", *hashes])])
    meta = f'<meta charset="utf-8">\n      <meta http-equiv="Content-Security-Policy" content="{rules}">'
    return _PLACE.sub(lambda _: meta, page, count=1)


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"
