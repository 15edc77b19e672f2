"""A static file server for tests: own free port on 127.0.0.1, ends with its `with` block."""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@contextlib.contextmanager
def static_server(folder: Path) -> Iterator[str]:
    """Serve a folder while the block runs; yields the address, such as `http://127.0.0.1:40123/`."""
    handler = functools.partial(_QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: a test's output is for its findings."""

    def end_headers(self) -> None:
        """Forbid caching, so that a rebuilt page is read anew."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def copyfile(self, source: object, outputfile: object) -> None:
        """Send the file; a browser that went away meanwhile is no fault."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            super().copyfile(source, outputfile)  # type: ignore[arg-type]
