"""One build in a process of its own, with the time that it and our part of it take: `python -m scripts.bench.run`."""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

_STEPS = {"config": "check", "env": "documents"}
"""What our hooks do at these events; at all others they work on pages."""


def main(project: Path) -> None:
    """Build the site of a project and print the seconds of each step as JSON."""
    start = time.perf_counter()
    seconds: defaultdict[str, float] = defaultdict(float)
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    for event, methods in config.plugins.events.items():
        methods[:] = [_timed(method, _STEPS.get(event, "pages"), seconds) for method in methods]
    build(config)
    print(json.dumps({"total": time.perf_counter() - start, **seconds}))  # noqa: T201 - this is the result


def _timed(method: Callable[..., Any], step: str, seconds: defaultdict[str, float]) -> Callable[..., Any]:
    """Return a method of ours that adds up its time; any other is returned as it is."""
    if "site_hooks" not in getattr(method, "__module__", "") and "site_hooks" not in _file(method):
        return method

    def timed(*arguments: Any, **options: Any) -> Any:
        start = time.perf_counter()
        try:
            return method(*arguments, **options)
        finally:
            seconds[step] += time.perf_counter() - start

    return timed


def _file(method: Callable[..., Any]) -> str:
    return str(getattr(getattr(method, "__code__", None), "co_filename", ""))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
