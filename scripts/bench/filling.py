"""Filling measured against the usual libraries: in one Chromium against docxtemplater, here against docxtpl."""

from __future__ import annotations

import base64
import io
import itertools
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from macros.documents.cache import Cache
from macros.documents.docx_container import DocxPackage
from macros.documents.docx_controls import control_tag, is_field, show_text
from macros.documents.docx_final import drop_data, drop_marks
from macros.documents.docx_package import text_parts
from macros.documents.docx_xml import elements
from macros.documents.filler import Result, Template, fill_template, read_templates
from macros.grammar import derive_values
from macros.library import Library
from macros.model import Profile, Values
from scripts.bench.our_code import published_modules
from scripts.bench.serving import chromium, compressed, served

TURNS = 15
_KIT_LIMIT = 1000
"""Milliseconds of script for a Mappe of five."""
_MODULES = "docs/assets/javascript/"
_FOREIGN = ("node_modules/pizzip/dist/pizzip.min.js", "node_modules/docxtemplater/build/docxtemplater.min.js")
_OURS = "fill/docx.js"


@dataclass(frozen=True)
class Row:
    """One comparison: what we need, what the other needs or what the limit is, the goal, and whether it is met."""

    label: str
    ours: str
    theirs: str
    goal: str
    met: bool


def filling_rows(root: Path, library: Library, profile: Profile, folder: Path, document: str) -> list[Row]:
    """Return the comparisons for one Vorlage; needs Chromium and the npm packages of development.

    `folder` is for the cache of unfilled documents.
    """
    cache = Cache(folder)
    kit = next(kit for kit in library.kits.values() if kit.documents.count(document))
    templates = read_templates(library, kit.documents, ["docx"], cache)
    template = next(item for item in templates if item.page.document.id == document)
    values = derive_values(profile, library.tables, library.project_fields)
    times = _in_browser(root, template, templates, values)
    return [*_browser_rows(root, times), _command_row(library, template, profile, values)]


def _browser_rows(root: Path, times: dict[str, list[float]]) -> Iterator[Row]:
    ours, theirs, kit = (statistics.median(times[name]) for name in ("ours", "theirs", "kit"))
    label = "Füllen im Browser gegen docxtemplater"
    yield Row(label, f"{ours:.1f} ms", f"{theirs:.1f} ms", "höchstens das 0,7-Fache", ours <= 0.7 * theirs)
    small, large = _bytes_of_ours(root), sum(_compressed((root / path).read_bytes()) for path in _FOREIGN)
    yield Row("Code dafür, gepackt", f"{small} Byte", f"{large} Byte", "höchstens ein Viertel", small <= large / 4)
    yield Row("Mappe mit fünf Vorlagen im Browser", f"{kit:.0f} ms", f"{_KIT_LIMIT} ms", "darunter", kit < _KIT_LIMIT)


def _command_row(library: Library, template: Template, profile: Profile, values: Values) -> Row:
    # each time another municipality: packing the same text once more would cost nothing
    profiles = (replace(profile, municipality=f"{profile.municipality}-{number}") for number in itertools.count())

    def fill() -> bytes:
        return fill_template(library, template, next(profiles), "docx", Result(final=True))[1]

    final = fill()
    file = _with_tags(fill_template(library, template, profile, "docx", Result(final=False))[1], "{{{{ {} }}}}".format)
    texts = {_tag(name): text for name, text in values.texts.items()}
    ours, theirs = 1 / _seconds(fill), 1 / _seconds(lambda: _render(file, texts))
    label = f"Dokumente je Sekunde gegen docxtpl, ein Prozess ({len(final) // 1024} kB)"
    return Row(label, f"{ours:.1f}", f"{theirs:.1f}", "mindestens das 10-Fache", ours >= 10 * theirs)


def _in_browser(root: Path, template: Template, templates: list[Template], values: Values) -> dict[str, list[float]]:
    marked = template.files["docx"]
    options = {
        "files": [_packed(item.files["docx"]) for item in templates],
        "marked": _packed(marked),
        "plain": _packed(_with_tags(marked, "{{{}}}".format)),
        "values": _plain(values),
        "texts": {_tag(name): text for name, text in values.texts.items()},
        "turns": TURNS,
    }
    script = Path(__file__).with_suffix(".js").read_text(encoding="utf-8").split("\n", 1)[1]
    with served(root) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}{_MODULES}start.js")
        for path in _FOREIGN:
            page.add_script_tag(path=str(root / path))
        found: dict[str, list[float]] = page.evaluate(script, {**options, "modules": f"{address}{_MODULES}"})
        return found


def _with_tags(packaged: bytes, tag: Callable[[str], str]) -> bytes:
    """Return one of our documents without marks, with a tag of another library in the place of every field."""
    package = DocxPackage(packaged)
    roots = [package.tree(name) for name in text_parts(package)]
    for control in (item for root in roots for item in elements(root, "sdt") if is_field(item)):
        show_text(control, tag(_tag(control_tag(control))))
    drop_marks(roots)
    drop_data(package)
    package.tidy()
    return package.to_bytes()


def _tag(name: str) -> str:
    return name.replace(".", "_")


def _render(file: bytes, texts: dict[str, str]) -> None:
    template = DocxTemplate(io.BytesIO(file))
    template.render(texts)
    template.save(io.BytesIO())


def _seconds(run: Callable[[], object]) -> float:
    durations = []
    for _ in range(TURNS):
        start = time.process_time()
        run()
        durations.append(time.process_time() - start)
    return statistics.median(durations)


def _bytes_of_ours(root: Path) -> int:
    return sum(_compressed(text.encode()) for text in published_modules(root, _OURS).values())


def _compressed(content: bytes) -> int:
    return len(compressed(content))


def _packed(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _plain(values: Values) -> dict[str, Any]:
    facts = values.facts
    told = {"form": facts.form, "land": facts.land, "answers": dict(facts.answers)}
    sets = {"has": sorted(facts.has), "groups": sorted(facts.groups)}
    rows = {name: [dict(row) for row in entries] for name, entries in values.rows.items()}
    return {"texts": dict(values.texts), "rows": rows, "facts": {**told, **sets}}
