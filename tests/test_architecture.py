"""The promises of ARCHITECTURE.md about who may know whom, and about the size of things."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support.needs import ROOT

# a module's name, as a regular expression -> its floor
FLOORS = {
    r"macros": 5,  # only define_env, which imports inside the function; importing it gives nothing
    r"macros\.(errors|model|tables|table_references|plain|limits|tokens)": 1,
    r"macros\.(addresses|content_files|code_examples|yaml_source|condition\w*|formatting|profile\w*)": 2,
    r"macros\.((library|grammar|front_matter)\w*|computed_fields|register|browser_\w+)": 2,
    r"macros\.(schedule\w*|sheet_\w+|public_holidays)": 2,
    r"macros\.search(\.\w+)?": 2,
    r"macros\.(slides|slide_\w+|gate|markdown_\w+|sanitise|rendering|check\w*|canonical\w*|scaffold)": 3,
    r"macros\.(documents|wiki|report)(\.\w+)?": 4,
    r"macros\.(site|site_lasting|site_register|page_macros|site_hooks)": 5,
    r"scripts(\.\w+)*": 6,
}
ENGINE = {"mkdocs", "mkdocs_macros", "material", "properdocs"}
KNOW_THE_ENGINE = {"macros.page_macros", "macros.site_hooks", "scripts.site_build", "scripts.site_progress"} | {
    "scripts.bench.run"  # measures builds from inside
}
WRITERS = ("docx", "odt", "pdf", "html", "pptx")
MOST_LINES_OF_A_FUNCTION = 40
MOST_LINES_OF_A_FILE = 400

FILES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for folder in ("macros", "scripts")
    for path in sorted((ROOT / folder).rglob("*.py"))
}


@pytest.mark.parametrize("module", FILES)
def test_every_module_has_a_floor(module: str) -> None:
    assert _floor(module), (
        f"{module} steht in keinem Raum. Abhilfe: in ARCHITECTURE.md (Rooms) einordnen "
        "und in tests/test_architecture.py unter FLOORS eintragen"
    )


@pytest.mark.parametrize("module", FILES)
def test_nothing_imports_from_a_floor_above(module: str) -> None:
    above = [name for name in _our_imports(module) if _floor(name) > _floor(module)]
    assert not above, f"{module} (Stockwerk {_floor(module)}) kennt {above}, die weiter oben liegen"


@pytest.mark.parametrize("module", sorted(set(FILES) - KNOW_THE_ENGINE))
def test_only_the_site_rooms_know_the_site_engine(module: str) -> None:
    known = {name.split(".")[0] for name in _imports(FILES[module])} & ENGINE
    assert not known, f"{module} kennt {known}; das dürfen nur {sorted(KNOW_THE_ENGINE)}"


@pytest.mark.parametrize("module", FILES)
def test_no_writer_of_a_format_knows_another(module: str) -> None:
    own = _format(module)
    others = [name for name in _our_imports(module) if own and _format(name) not in {None, own}]
    assert not others, f"{module} schreibt {own} und kennt {others}; Gemeinsames gehört in ein Modul ohne Format"


def test_importing_the_rooms_below_the_site_does_not_load_the_site_engine() -> None:
    rooms = [module for module in FILES if module.startswith("macros") and _floor(module) < _floor("macros.site_hooks")]
    code = f"import sys, importlib\n[importlib.import_module(m) for m in {rooms}]\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert not set(done.stdout.split()) & ENGINE


def test_the_package_itself_holds_only_define_env() -> None:
    body = ast.parse(FILES["macros"].read_text(encoding="utf-8")).body
    ours = [node for node in body if not isinstance(node, ast.Expr)]  # without the docstring
    assert [node.name for node in ours if isinstance(node, ast.FunctionDef)] == ["define_env"]
    outside = {name.split(".")[0] for node in ours if isinstance(node, ast.ImportFrom) for name in [node.module or ""]}
    assert outside <= {"__future__", "typing"}


@pytest.mark.parametrize("module", FILES)
def test_functions_and_files_stay_small(module: str) -> None:
    source = FILES[module].read_text(encoding="utf-8")
    long = [
        f"{node.name} ({_lines(node)} Zeilen)"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _lines(node) > MOST_LINES_OF_A_FUNCTION
    ]
    assert not long, f"{module}: zu lang, höchstens {MOST_LINES_OF_A_FUNCTION} Zeilen: {long}"
    assert len(source.splitlines()) < MOST_LINES_OF_A_FILE, f"{module} ist zu lang; teilen"


def _floor(module: str) -> int:
    return next((floor for pattern, floor in FLOORS.items() if re.fullmatch(pattern, module)), 0)


def _format(module: str) -> str | None:
    name = module.rpartition(".")[2].partition("_")[0]
    return name if name in WRITERS and module.startswith("macros.documents.") else None


def _our_imports(module: str) -> list[str]:
    return [name for name in _imports(FILES[module]) if name in FILES and FILES[name].name != "__init__.py"]


@cache
def _imports(path: Path) -> tuple[str, ...]:
    """Return every imported name in full: `from macros import gate` gives `macros.gate`."""
    return tuple(_names(path))


def _names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: Importe nennen das ganze Paket"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
