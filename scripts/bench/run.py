"""One build in a process of its own, with what it and our part of it take: `python -m scripts.bench.run FOLDER`."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

_STEPS = {"config": "check", "env": "documents"}
"""What our hooks do at these events; at all others they work on pages, as the macros do."""
_KIB = 1024


def main(project: Path) -> None:
    """Build the site of a project and print as JSON what the build and each step took, and its peak of memory."""
    from mkdocs.commands.build import build  # not above: helpers of the build import this module too
    from mkdocs.config import load_config

    wall = time.perf_counter()
    spent: defaultdict[str, float] = defaultdict(float)
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    for event, methods in config.plugins.events.items():
        methods[:] = [_timed(method, _step(method, event), spent) for method in methods]
    build(config)
    seconds = {"wall": time.perf_counter() - wall, "work": _work(), **spent}
    own, children = (resource.getrusage(who).ru_maxrss * _KIB for who in _WHO)
    print(json.dumps({**seconds, "memory": own, "child_memory": children}))  # noqa: T201 - this is the result


def _step(method: Callable[..., Any], event: str) -> str:
    """Return which step of ours a method belongs to, or an empty text."""
    where = f"{getattr(method, '__module__', '')} {getattr(getattr(method, '__code__', None), 'co_filename', '')}"
    if "site_hooks" in where:
        return _STEPS.get(event, "pages")
    return "pages" if "mkdocs_macros" in where else ""


def _timed(method: Callable[..., Any], step: str, spent: defaultdict[str, float]) -> Callable[..., Any]:
    """Return a method that adds up what it takes of the processors; without a step it is returned as it is."""
    if not step:
        return method

    def timed(*arguments: Any, **options: Any) -> Any:
        start = _work()
        try:
            return method(*arguments, **options)
        finally:
            spent[step] += _work() - start

    return timed


def _work() -> float:
    """Return the seconds of all processors so far, those of finished child processes included."""
    return sum(usage.ru_utime + usage.ru_stime for usage in map(resource.getrusage, _WHO))


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)

if __name__ == "__main__":
    main(Path(sys.argv[1]))
