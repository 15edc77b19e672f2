"""Modules that are always needed together are published as one: fewer requests, and one whole packs better."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatch

_ALONE = frozenset({"fill/odt-metadata.js", "fill/odt-package.js", "profile/panel-word.js"})
"""Needed without the rest: to read a document back; when somebody changes a word."""

_NEEDED_FOR_VALUES = (
    *("check-*", "computed", "conditions", "dates", "derive", "entry", "entry-*", "formatting", "names"),
    *("nearest", "numbers", "places", "tables", "typing", "words"),
)
_FOLDED: Mapping[str, tuple[str, ...]] = {
    "fill/text.js": ("profile/conditions.js",),
    "fill/package.js": tuple(f"fill/{name}.js" for name in ("tree", "xml", "data-part", "office-package")),
    "fill/docx.js": ("fill/docx-*.js",),
    "fill/odt.js": ("fill/odt-*.js",),
    "download/tables.js": ("fill/tables/*.js",),
    "fill/pptx.js": ("fill/pptx-*.js", "fill/slide-fit.js"),
    "live/filling.js": (
        *("live/*.js", "fill/page.js", "fill/open-points.js"),
        *("profile/page-fields.js", "profile/visit.js"),
    ),
    "profile/check.js": tuple(f"profile/{name}.js" for name in _NEEDED_FOR_VALUES),
    "profile/derived-words.js": ("profile/unverified.js",),
    "schedule/holidays.js": ("schedule/working-days.js",),
    "schedule/course-plan.js": ("schedule/gantt.js", "schedule/schedule.js", "schedule/schedule-*.js"),
    "schedule/course-view.js": ("schedule/course-*.js",),
    "search-box/finder.js": tuple(f"search-box/{name}.js" for name in ("engine", "hits", "profile-rank", "words")),
    "search/search.js": ("search/*.js",),
    "profile/register.js": ("profile/place-profile.js",),
    "profile/panel.js": ("profile/panel-*.js", "profile/combobox.js"),
}
"""Under the name of a module stands it and these others; a module goes to the first that names it."""

# Comments are gone by then, so these find code only.
_IMPORT = re.compile(r'import\{([\w$,]*)\}from"([^"]+)";\n?')

_LATER = re.compile(r'import\("(\.[^"]+)"\)')


def folded_code(sources: Mapping[str, str]) -> dict[str, str]:
    """Return the modules, reduced ones, by path; what imports a folded one imports the whole that it is part of.

    The names that the modules of a whole define must differ; otherwise it cannot be read.
    """
    wholes: dict[str, list[str]] = {}
    for path in sources:
        wholes.setdefault(whole_of(path), []).append(path)
    return {whole: _joined(whole, _in_order(paths, sources), sources) for whole, paths in wholes.items()}


def whole_of(path: str) -> str:
    """Return the module under whose name a module is published."""
    if path in _ALONE:
        return path
    return next((whole for whole, patterns in _FOLDED.items() if any(fnmatch(path, one) for one in patterns)), path)


def needed_modules(entry: str, sources: Mapping[str, str]) -> list[str]:
    """Return a module and all that it imports at once, directly or not, each after those that it needs."""
    return list(_with_needed(entry, sources, set()))


def _in_order(paths: Iterable[str], sources: Mapping[str, str]) -> list[str]:
    seen: set[str] = set()
    needed = [path for start in sorted(paths) for path in _with_needed(start, sources, seen)]
    return [path for path in needed if path in set(paths)]


def _with_needed(path: str, sources: Mapping[str, str], seen: set[str]) -> Iterator[str]:
    if path in seen or path not in sources:
        return
    seen.add(path)
    for _, name in _IMPORT.findall(sources[path]):
        yield from _with_needed(_resolved(path, name), sources, seen)
    yield path


def _joined(whole: str, paths: list[str], sources: Mapping[str, str]) -> str:
    names: dict[str, set[str]] = {}
    for path in paths:
        for wanted, name in _IMPORT.findall(sources[path]):
            names.setdefault(whole_of(_resolved(path, name)), set()).update(wanted.split(","))
    names.pop(whole, None)
    heads = [_import(sorted(names[target]), target, whole) for target in sorted(names)]
    return "".join(heads) + "\n".join(_moved(path, whole, _IMPORT.sub("", sources[path])) for path in paths)


def _moved(path: str, whole: str, text: str) -> str:
    """Return the text of a module with what it loads later named as seen from its whole."""
    return _LATER.sub(lambda found: f'import("{_seen_from(whole, whole_of(_resolved(path, found[1])))}")', text)


def _import(names: Iterable[str], target: str, whole: str) -> str:
    return f'import{{{",".join(names)}}}from"{_seen_from(whole, target)}";'


def _seen_from(whole: str, target: str) -> str:
    relative = posixpath.relpath(target, posixpath.dirname(whole))
    return relative if relative.startswith(".") else f"./{relative}"


def _resolved(path: str, name: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
