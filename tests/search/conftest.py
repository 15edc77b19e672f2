"""One Node process that answers questions about the search."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.needs import program

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """Return what asks the browser's modules one question."""
    command = [program("node", called="Node"), str(Path(__file__).with_name("answer.js"))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as node:

        def asked(kind: str, **question: Any) -> Any:
            assert node.stdin is not None
            assert node.stdout is not None
            node.stdin.write(json.dumps({"ask": kind, **question}) + "\n")
            node.stdin.flush()
            line = node.stdout.readline()
            assert line, f"Node ist abgebrochen bei {kind} {question}"
            return json.loads(line)

        yield asked
        assert node.stdin is not None
        node.stdin.close()
