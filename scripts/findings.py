"""Findings as people and programs read them; the form for programs is promised by `pruefen --hilfe`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from macros.errors import Finding
from scripts.output import visible

FORMAT_VERSION = 1
NARROW = 60
WIDEST = 110
_NAMES = {"expected": "Erwartet", "remedy": "Abhilfe"}


def as_layout(findings: Sequence[Finding], width: int) -> RenderableType:
    """Return findings by file, in each file the faults before the advice, laid out for a terminal of some width."""
    parts: list[RenderableType] = []
    for path, group in groupby(_ordered(findings), key=lambda finding: finding.path):
        parts.append(Text(visible(path), style="bold"))
        parts.extend(_narrow(finding) if width < NARROW else _wide(finding, width) for finding in group)
        parts.append(Text(""))
    return Group(*parts)


def as_lines(findings: Sequence[Finding]) -> str:
    """Return the same for a file or another program: nothing is cut or wrapped."""
    parts = []
    for path, group in groupby(_ordered(findings), key=lambda finding: finding.path):
        parts.append("\n".join([path, *(line for finding in group for line in _lines(finding)), ""]))
    return "\n".join(parts)


def as_json(findings: Sequence[Finding]) -> str:
    """Return findings for other programs, in plain ASCII."""
    faults, advice = _numbers(findings)
    entries = [
        {
            "datei": finding.path,
            "zeile": finding.line,
            "art": "hinweis" if finding.advice else "fehler",
            "gefunden": finding.found,
            "erwartet": finding.expected,
            "abhilfe": finding.remedy,
        }
        for finding in _ordered(findings)
    ]
    report = {"version": FORMAT_VERSION, "fehler": faults, "hinweise": advice, "funde": entries}
    return json.dumps(report, indent=2).replace("\x7f", "\\u007f")


def count(findings: Sequence[Finding]) -> str:
    """Return a sentence such as „3 Fehler, 2 Hinweise in 2 Dateien.“."""
    faults, advice = _numbers(findings)
    files = len({finding.path for finding in findings})
    parts = [f"{faults} Fehler"] if faults else []
    if advice:
        parts.append(f"{advice} {'Hinweis' if advice == 1 else 'Hinweise'}")
    return f"{', '.join(parts)} in {count_files(files)}."


def count_files(files: int) -> str:
    """Return „1 Datei“ or „2 Dateien“."""
    return f"{files} {'Datei' if files == 1 else 'Dateien'}"


def _ordered(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.path, finding.advice, finding))


def _numbers(findings: Sequence[Finding]) -> tuple[int, int]:
    advice = sum(finding.advice for finding in findings)
    return len(findings) - advice, advice


def _wide(finding: Finding, width: int) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.width = min(width, WIDEST)
    table.add_column(min_width=len("Zeile 9999"), no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_row(f"  Zeile {finding.line}", _headline(finding))
    for name, text in _rest(finding):
        table.add_row("", Text.assemble((f"{name}: ", "dim"), visible(text)))
    return table


def _narrow(finding: Finding) -> RenderableType:
    lines = [Text.assemble(f"Zeile {finding.line}: ", _headline(finding))]
    lines.extend(Text.assemble((f"{name}: ", "dim"), visible(text)) for name, text in _rest(finding))
    return Padding(Group(*lines), (0, 0, 0, 1))


def _lines(finding: Finding) -> Iterator[str]:
    yield f"  Zeile {finding.line}: {_headline(finding).plain}"
    yield from (f"    {name}: {visible(text)}" for name, text in _rest(finding))


def _headline(finding: Finding) -> Text:
    label = ("Hinweis: ", "yellow") if finding.advice else ("Fehler: ", "red")
    return Text.assemble(label, visible(_one_line(finding.found)))


def _rest(finding: Finding) -> Iterator[tuple[str, str]]:
    yield from ((label, _one_line(getattr(finding, name))) for name, label in _NAMES.items() if getattr(finding, name))


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))
