"""`baukasten formatieren`: brings texts into their one canonical form, or names those that are not in it."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from scripts.commands.command import Command, Surroundings

if TYPE_CHECKING:
    from macros.content_files import ContentFiles

SHOWN_LINES = 12


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dateien", nargs="*", metavar="DATEI", help="Dateien oder Ordner (sonst: alle Texte)")
    parser.add_argument("--pruefen", action="store_true", help="nichts ändern, nur zeigen, was sich ändern würde")


def _run(arguments: argparse.Namespace, around: Surroundings) -> int:
    from macros.content_files import read_files
    from scripts.content_choice import chosen

    only = chosen(arguments.dateien, around.root)
    files, unread = read_files(around.root)
    forms, left = _canonical_forms(files, only)
    left += [finding.path for finding in unread if not only or finding.path in only]
    changed = {path: form for path, form in forms.items() if (around.root / path).read_bytes() != form.encode()}
    if arguments.pruefen:
        _show(changed, files.texts, around)
    else:
        _write(changed, around)
    _name_left(left, around)
    _sum_up(len(changed), len(forms), around, changing=not arguments.pruefen)
    return 1 if left or (changed and arguments.pruefen) else 0


def _canonical_forms(files: ContentFiles, only: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return the canonical form of every text by path, and the paths of those that the check refuses.

    Data sheets are no Markdown and stay as they are.
    """
    # heavy imports, which the help and a mistyped name do without
    from macros.canonical import canonical
    from macros.check import texts
    from macros.check_context import Context
    from macros.errors import ContentError
    from macros.library import make_library
    from macros.rendering import vocabulary

    library, findings = make_library(files)
    if library is None:
        raise ContentError(findings)
    context, forms = Context(library, vocabulary(library)), {}
    left = [finding.path for finding in findings if finding.path.endswith(".md")]
    for text in texts(library):
        if text.path.endswith(".md") and (not only or text.path in only) and text.path not in left:
            try:
                forms[text.path] = canonical(files.texts[text.path], text, context)
            except ContentError:
                left.append(text.path)
    return forms, [path for path in left if not only or path in only]


def _write(changed: Mapping[str, str], around: Surroundings) -> None:
    from scripts.writing import write_content

    for path, form in changed.items():
        write_content(around.root, path, form)
        around.output.result(f"Formatiert: {path}")


def _show(changed: Mapping[str, str], before: Mapping[str, str], around: Surroundings) -> None:
    for path, form in changed.items():
        around.output.result(f"Nicht in der üblichen Form: {path}")
        around.output.result("\n".join(f"    {line}" for line in _difference(before[path], form)))


def _difference(before: str, after: str) -> Iterator[str]:
    """Yield the first lines that differ; where none does, the file holds characters that no editor shows."""
    lines = list(difflib.unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm=""))[2:]
    yield from lines[:SHOWN_LINES]
    if len(lines) > SHOWN_LINES:
        yield f"… und {len(lines) - SHOWN_LINES} weitere Zeilen"
    if not lines:
        yield "Zeilenenden oder ein unsichtbares Zeichen am Anfang der Datei"


def _name_left(left: list[str], around: Surroundings) -> None:
    for path in sorted({*left}):
        around.output.message(f"Nicht formatiert: {path}. „baukasten pruefen {path}“ zeigt, was dort zu ändern ist.")


def _sum_up(changed: int, looked_at: int, around: Surroundings, *, changing: bool) -> None:
    from scripts.findings import count_files

    if not looked_at:
        around.output.result("Hier ist kein Text zum Formatieren.")
    elif not changed:
        around.output.result(f"Schon in der üblichen Form: {count_files(looked_at)}.")
    elif changing:
        around.output.result(f"{count_files(changed)} formatiert.")
    else:
        remedy = "Abhilfe: baukasten formatieren"
        around.output.result(f"{count_files(changed)} nicht in der üblichen Form. {remedy}")


COMMAND = Command("formatieren", "Texte in die übliche Form bringen; am Inhalt ändert sich nichts", _add_options, _run)
