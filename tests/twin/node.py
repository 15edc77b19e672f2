"""Asks the browser's modules in one Node process, and says in the same shape what Python answers."""

from __future__ import annotations

import contextlib
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.browser_data import browser_data
from macros.browser_holidays import HOLIDAYS, holidays_text
from macros.grammar import derive_values
from macros.library_fields import read_fields
from macros.model import Field, Values
from macros.profile import check_profile
from tests.grammar.loading import source, tables
from tests.profile.felder import FIELDS
from tests.support.needs import program

SCRIPT = Path(__file__).with_name("answer.js")
SETS: Mapping[str, Mapping[str, Field]] = {"probe": FIELDS, "projekt": read_fields(source("felder.yml"))}


class Node:
    """A running Node process that answers one question a line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._write(
            {name: {**browser_data(tables(), fields), HOLIDAYS: holidays_text()} for name, fields in SETS.items()}
        )

    def ask(self, ask: str, fields: str = "projekt", **question: Any) -> Any:
        """Return the answer to one question."""
        self._write({"ask": ask, "set": fields, **question})
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"Node ist abgebrochen bei {question}"
        return json.loads(line)

    def _write(self, data: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(data) + "\n")
        self._process.stdin.flush()


@contextlib.contextmanager
def running_node(script: Path = SCRIPT) -> Iterator[Node]:
    """Start Node for a block."""
    command = [program("node", called="Node"), str(script)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        yield Node(process)
        assert process.stdin is not None
        process.stdin.close()


def python_answer(profile: Any, fields: str = "projekt") -> dict[str, Any]:
    """Return what Python says of a profile: its faults, or its values."""
    checked, faults = check_profile(profile, tables(), SETS[fields])
    if checked is None:
        return {"faults": _sorted({**vars(fault), "place": list(fault.place)} for fault in faults)}
    return {"values": _plain(derive_values(checked, tables(), SETS[fields]))}


def browser_answer(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the browser says of a profile in the same shape."""
    if answer["profile"] is None:
        return {"faults": _sorted(answer["faults"])}
    return {"values": answer["values"]}


def _plain(values: Values) -> dict[str, Any]:
    facts = vars(values.facts)
    sets = {name: sorted(facts[name]) for name in ("has", "groups")}
    rows = {name: [dict(row) for row in rows] for name, rows in values.rows.items()}
    return {"texts": dict(values.texts), "rows": rows, "facts": {**facts, **sets}}


def _sorted(faults: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return sorted((dict(fault) for fault in faults), key=str)
