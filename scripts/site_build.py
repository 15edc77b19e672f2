"""Builds and serves the site with MkDocs; whatever goes wrong there becomes a German sentence."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's appeal, known and decided (see ARCHITECTURE.md)

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, MkDocsException
from mkdocs.livereload import LiveReloadServer

from macros.check_settings import refuse_foreign_settings
from macros.content_files import read_settings
from macros.errors import BaukastenError, ToolError
from scripts.output import Output
from scripts.reasons import reason_of
from scripts.site_messages import in_german
from scripts.site_progress import PageProgress

HOST = "127.0.0.1"


def build_site(root: Path, output: Output, target: Path | None = None) -> MkDocsConfig:
    """Build the site once, into `target` or the folder that mkdocs.yml names; raise BaukastenError."""
    return _build(root, output, target, command="build")


def serve_site(root: Path, output: Output, port: int) -> None:
    """Build the site, serve it on the port and rebuild on changes until interrupted; raise BaukastenError."""
    refuse_busy_port(port)
    address = f"http://{HOST}:{port}/"
    with tempfile.TemporaryDirectory(prefix="zwillingsbaukasten_") as folder:
        target = Path(folder) / "site"
        config = _build(root, output, target, address, command="serve")
        rebuild = _forgiving(lambda: _build(root, output, target, address), output)
        server = LiveReloadServer(builder=rebuild, host=HOST, port=port, root=str(target))
        _watch(server, root, config)
        config.plugins.on_serve(server, config=config, builder=rebuild)
        with _german_messages(output), contextlib.suppress(KeyboardInterrupt):
            _run(server, port)
        config.plugins.on_shutdown()


def refuse_busy_port(port: int) -> None:
    """Raise ToolError when the port cannot be opened on this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise _port_error(port, error) from None


def _build(
    root: Path,
    output: Output,
    target: Path | None,
    address: str | None = None,
    command: Literal["build", "serve"] | None = None,
) -> MkDocsConfig:
    refuse_foreign_settings(read_settings(root))  # before MkDocs runs what they name
    with _german_messages(output) as errors, _german_errors(errors):
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(target) if target else None, site_url=address)
        config.plugins["fortschritt"] = PageProgress()
        if command:  # plugins expect to be started once, not at each rebuild
            config.plugins.on_startup(command=command, dirty=False)
        published = config.site_dir
        with output.progress():
            build(config, serve_url=address)
        config.site_dir = published  # the hooks build beside it and swap in the end
    return config


def _watch(server: LiveReloadServer, root: Path, config: MkDocsConfig) -> None:
    for path in (Path(config.docs_dir), root / "mkdocs.yml", root / "snippets", *map(Path, config.watch)):
        if path.exists():
            server.watch(str(path))


def _run(server: LiveReloadServer, port: int) -> None:
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except OSError as error:
        raise _port_error(port, error) from None
    finally:
        server.shutdown()


def _port_error(port: int, error: OSError) -> ToolError:
    other = port + 1 if port < 65535 else 8000  # noqa: PLR2004 -- the highest port there is
    remedy = f"Abhilfe: die andere Vorschau beenden oder einen anderen Port nehmen: make serve PORT={other}"
    if error.errno == errno.EADDRINUSE:
        return ToolError(f"Port {port} ist belegt. {remedy} (oder: baukasten vorschau --port {other})")
    return ToolError(f"Port {port} lässt sich nicht öffnen ({reason_of(error)}). {remedy}")


def _forgiving(rebuild: Callable[[], object], output: Output) -> Callable[[], None]:
    # a rebuild that fails must not end the preview: the contributor is in the middle of writing
    def run() -> None:
        try:
            rebuild()
        except BaukastenError as error:
            output.message(f"{error}\nDie Vorschau zeigt weiter den letzten Stand; nach dem Speichern wird neu gebaut.")

    return run


@contextlib.contextmanager
def _german_messages(output: Output) -> Iterator[list[str]]:
    logger = logging.getLogger("mkdocs")
    handler = _GermanHandler(output)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield handler.errors
    finally:
        logger.removeHandler(handler)


class _GermanHandler(logging.Handler):
    """Prints warnings, and what the table knows; keeps errors for the sentence of the exception that follows."""

    def __init__(self, output: Output) -> None:
        super().__init__()
        self.errors: list[str] = []
        self._output = output

    def emit(self, record: logging.LogRecord) -> None:
        """Print or keep one message of MkDocs or of a plugin."""
        message = record.getMessage()
        german = in_german(message)
        if record.levelno >= logging.ERROR:
            self.errors.append(german or message)
        elif record.levelno >= logging.WARNING:
            self._output.message(f"Warnung: {german or message}")
        elif german:
            self._output.message(german)


@contextlib.contextmanager
def _german_errors(errors: list[str]) -> Iterator[None]:
    try:
        yield
    except (BaukastenError, KeyboardInterrupt):
        raise
    except (SystemExit, Exception) as error:  # plugins raise what they like; people get one sentence
        ours = isinstance(error.__context__, BaukastenError)  # then it says all, and MkDocs has logged the page in vain
        raise BaukastenError(_sentence([] if ours else errors, _reason(error))) from error


def _reason(error: BaseException) -> str:
    if isinstance(error, Abort) and isinstance(error.__context__, BuildError):
        return ""  # MkDocs has logged the message of the BuildError already
    if isinstance(error, MkDocsException):
        return in_german(str(error)) or str(error).strip()
    if isinstance(error, SystemExit):
        return "Ein Makro ließ sich nicht ausführen, siehe oben"
    return f"Unerwarteter Fehler im Baukasten: {type(error).__name__}: {error}"


def _sentence(errors: list[str], reason: str) -> str:
    # MkDocs logs some errors with the text that the exception carries as well
    texts = [text for text in errors if not reason or reason not in text]
    return "\n".join(text for text in (*texts, reason) if text) or "Die Website ließ sich nicht bauen"
