"""A static file server for tests: own free port on 127.0.0.1, ends with its `with` block."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

from scripts.bench.serving import running


@contextlib.contextmanager
def static_server(folder: Path, missing: Path | None = None) -> Iterator[str]:
    """Serve a folder while the block runs; yields the address, such as `http://127.0.0.1:40123/`.

    `missing` is the page to show, at its very address, for a file that is not there.
    """
    with running(functools.partial(_QuietHandler, directory=str(folder), missing=missing)) as address:
        yield address


class _QuietHandler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, missing: Path | None, **options: Any) -> None:
        """Answer one request."""
        self._missing = missing
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        """Answer with the file; a browser that looks for a picture beside data of its own accord gets none."""
        if self.path == "/favicon.ico":
            self.send_response(HTTPStatus.NO_CONTENT)
            self.end_headers()
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the page of missing files instead of the server's own."""
        if code != HTTPStatus.NOT_FOUND or self._missing is None:
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(self._missing.read_bytes())

    def log_message(self, *_: object) -> None:
        """Say nothing: a test's output is for its findings."""

    def end_headers(self) -> None:
        """Let the browser keep what it has, as usual servers do: no test changes what it serves."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def copyfile(self, source: object, outputfile: object) -> None:
        """Send the file; a browser that went away meanwhile is no fault."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            super().copyfile(source, outputfile)  # type: ignore[arg-type]
