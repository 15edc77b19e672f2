"""Modules that are always needed together are published as one, and whatever imported them finds it."""

from __future__ import annotations

import re

from macros.browser_code import published_code
from macros.browser_folding import needed_modules
from tests.twin.test_browser_code import SOURCES

_IMPORT = re.compile(r'import\{([\w$,]*)\}from"([^"]+)"')
_LATER = re.compile(r'import\("(\.[^"]+)"\)')
_EXPORT = re.compile(r"export (?:async )?(?:function|const|class) ?([\w$]+)")


def test_a_whole_holds_its_modules_in_the_order_they_need() -> None:
    published = published_code(
        {
            "fill/docx.js": 'import { a } from "./docx-a.js";\nimport { p } from "./xml.js";\n'
            "export function d() { a(p); }\n",
            "fill/docx-a.js": 'import { t } from "./text.js";\nexport function a() { t(); }\n',
            "fill/package.js": "export class E {}\n",
            "fill/xml.js": 'import { E } from "./package.js";\nexport const p = E;\n',
            "fill/text.js": "export function t() {}\n",
            "other/page.js": 'import { E } from "../fill/package.js";\nimport { p } from "../fill/xml.js";\np(E);\n',
        }
    )
    assert published == {
        "fill/docx.js": 'import{p}from"./package.js";import{t}from"./text.js";'
        "export function a(){t();}\nexport function d(){a(p);}",
        "fill/package.js": "export class E{}\nexport const p=E;",
        "fill/text.js": "export function t(){}",
        "other/page.js": 'import{E,p}from"../fill/package.js";p(E);',
    }
    assert needed_modules("fill/docx.js", published) == ["fill/package.js", "fill/text.js", "fill/docx.js"]


def test_every_published_module_finds_what_it_imports() -> None:
    published = published_code(SOURCES)
    for path, text in published.items():
        for names, _ in _IMPORT.findall(text):
            assert names, path
        for target in needed_modules(path, published):
            assert target in published
    for path, text in published.items():
        for names, name in _IMPORT.findall(text):
            offered = _EXPORT.findall(published[_target(path, name)])
            missing = [one for one in names.split(",") if one not in offered]
            assert missing == [] or "export{" in published[_target(path, name)], (path, name, missing)


def test_what_a_module_loads_later_is_published() -> None:
    published = published_code(SOURCES)
    later = [(path, name) for path, text in published.items() for name in _LATER.findall(text)]
    assert len(later) > 5
    assert [found for found in later if _target(*found) not in published] == []


def _target(path: str, name: str) -> str:
    folder = path.split("/")[:-1]
    for step in name.split("/"):
        folder = folder[:-1] if step == ".." else folder if step == "." else [*folder, step]
    return "/".join(folder)
