"""A web server and a Chromium for measuring: compressed files, kept by the browser, and how much was sent."""

from __future__ import annotations

import functools
import gzip
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from macros.errors import ToolError

_ZIPPED = {".html", ".css", ".js", ".json", ".svg", ".xml"}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")

Sent = Callable[[str, int], object]
"""Is told the path of each answer and its bytes."""


@contextmanager
def served(folder: Path, sent: Sent = lambda _path, _size: None) -> Iterator[str]:
    """Serve a folder as a usual web server does, until the block ends; yields the address with a slash at its end."""
    with running(functools.partial(_Handler, directory=str(folder), sent=sent)) as address:
        yield address


@contextmanager
def running(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Answer on a free port of this machine until the block ends; yields the address with a slash at its end."""
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run Chromium until the block ends; raise ToolError where there is none."""
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        found = str(own) if own.exists() else next(filter(None, map(shutil.which, _BROWSERS)), None)
        if not found:
            raise ToolError("Chromium fehlt. Abhilfe: scripts/einrichten.sh test")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield browser
        finally:
            browser.close()


@functools.lru_cache(maxsize=1000)
def compressed(content: bytes) -> bytes:
    """Return what a server sends of a file; the same bytes are compressed once."""
    return gzip.compress(content, 9, mtime=0)


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # a search may ask for many files at once


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections stay open, as with a usual server

    def __init__(self, *arguments: object, sent: Sent, **options: object) -> None:
        """Answer one browser's requests."""
        self._sent = sent
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with the file, compressed where that pays."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        zipped = path.suffix in _ZIPPED
        self._answer(path, compressed(content) if zipped else content, zipped=zipped)

    def log_message(self, *_: object) -> None:
        """Say nothing: the output is for the results."""

    def _answer(self, path: Path, content: bytes, *, zipped: bool) -> None:
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):  # the browser went away meanwhile
            self.wfile.write(content)
        self._sent(self.path, len(content))
