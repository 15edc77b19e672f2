"""Checks that the settings of the site lead every page through our own hooks, theme and folders, and nowhere else.

Whoever changes `mkdocs.yml` could otherwise switch off the gate, load foreign scripts or run a file as a program. The
settings are looked at before the site engine reads them, because it runs what they name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from macros import yaml_source
from macros.content_files import SETTINGS
from macros.errors import ContentError, Finding, nearest
from macros.yaml_source import YamlSource

HOOKS = ["macros/site_hooks.py"]
_Place = tuple[str | int, ...]
_Fits = Callable[[object], bool]


def inspect_settings(path: str, source: str) -> Iterator[Finding]:
    """Yield every setting that is unknown, or has a value that the site does not need."""
    if path != SETTINGS:
        return
    try:
        settings = yaml_source.parse(source, path)
    except ContentError:
        return  # the library says so
    if not isinstance(settings.data, dict):
        yield _fault(settings, (), "die Datei enthält keine Einstellungen", "Zeilen der Form „schlüssel: wert“")
        return
    yield from _faults(settings, settings.data, _ALLOWED, ())
    yield from _nav_faults(settings, settings.data.get("nav"), ("nav",))
    if settings.data.get("hooks") != HOOKS:
        yield _fault(settings, ("hooks",), "„hooks“ nennt nicht genau unsere Datei", "hooks: [macros/site_hooks.py]")


def refuse_foreign_settings(source: str) -> None:
    """Raise ContentError with every such setting, and with what cannot be read at all."""
    yaml_source.parse(source, SETTINGS)
    if findings := [*inspect_settings(SETTINGS, source)]:
        raise ContentError(findings)


def _is(*values: object) -> _Fits:
    return lambda value: any(value == known and type(value) is type(known) for known in values)


def _text(pattern: str) -> _Fits:
    return lambda value: value is None or (isinstance(value, str) and bool(re.fullmatch(pattern, value)))


def _each(fits: _Fits) -> _Fits:
    return lambda value: isinstance(value, list) and all(map(fits, value))


def _script(value: object) -> bool:
    """Tell whether a value names a script of ours, alone or with how it is loaded."""
    if isinstance(value, dict):
        return {*value} <= {"path", "type", "async", "defer"} and _OUR_SCRIPT(value.get("path", ""))
    return _OUR_SCRIPT(value)


def _anything(_: object) -> bool:
    return True


_WORDS = _text(r"[^<>{}\"\x00-\x1f\ue000\ue001]{0,300}")
_ADDRESS = _text(r"(?:https?://[\w.:/~-]+)?")
_INSIDE = _text(r"(?!/)(?!.*\.\.)[\w./-]*")
_OUR_SCRIPT = _text(r"assets/javascript/[a-z0-9/-]+\.js")
_OUR_STYLE = _text(r"assets/stylesheets/[a-z0-9/-]+\.css")

_Schema = Mapping[str, object]
_ALLOWED: _Schema = {
    **dict.fromkeys(("site_name", "site_description", "site_author", "copyright", "repo_name"), _WORDS),
    **dict.fromkeys(("site_url", "repo_url"), _ADDRESS),
    "edit_uri": _INSIDE,
    "docs_dir": _is("docs"),
    "site_dir": _is("site", "public"),
    "use_directory_urls": _is(False),
    "strict": _is(True),
    "theme": {
        "name": _is("material"),
        "language": _is("de"),
        "font": _is(False),
        "favicon": _INSIDE,
        "logo": _INSIDE,
        "icon": _anything,
        "features": _each(_text(r"[a-z.]+")),
        "palette": _anything,
    },
    "extra_javascript": _each(_script),
    "extra_css": _each(_OUR_STYLE),
    "nav": _anything,  # see _nav_faults
    "hooks": _anything,  # see inspect_settings
    "watch": _each(_is("snippets", "macros")),
    "plugins": {
        "macros": {
            "module_name": _is("macros"),
            "on_undefined": _is("strict"),
            "on_error_fail": _is(True),
            "verbose": _is(False),
        },
    },
    "validation": _anything,
    "extra": {"generator": _is(False), "betreiber": _anything},  # see library_operator
}
"""What may be set, and which values fit; a table inside stands for a table in the file."""


def _faults(settings: YamlSource, data: object, allowed: _Schema, place: _Place) -> Iterator[Finding]:
    if not isinstance(data, dict):
        expected = f"eingerückte Zeilen: {', '.join(allowed)}"
        yield _fault(settings, place, f"„{_name(place)}“ hat einen unpassenden Wert", expected)
        return
    for key, value in data.items():
        below = (*place, key)
        fits = allowed.get(key)
        if isinstance(fits, dict):
            yield from _faults(settings, value, fits, below)
        elif fits is None:
            near = nearest(key, allowed)
            yield _fault(settings, below, f"die Einstellung „{_name(below)}“ ist hier nicht vorgesehen", "", near)
        elif callable(fits) and not fits(value):
            shown = settings.written(below)[:60]
            found = f"„{_name(below)}“ hat einen Wert, der hier nicht vorgesehen ist" + (
                f": „{shown}“" if shown else ""
            )
            yield _fault(settings, below, found, "")


def _nav_faults(settings: YamlSource, entries: object, place: _Place) -> Iterator[Finding]:
    """Yield entries of the menu that lead elsewhere than to a page, and titles that are more than words."""
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        here = (*place, number)
        for title, target in entry.items() if isinstance(entry, dict) else [("", entry)]:
            if not _WORDS(title):
                yield _fault(settings, here, "ein Menüpunkt mit Sonderzeichen", "Wörter ohne spitze Klammern")
            if isinstance(target, list):
                yield from _nav_faults(settings, target, (*here, title))
            elif not (isinstance(target, str) and re.fullmatch(r"[a-z0-9/_-]+\.md", target)):
                found = f"ein Menüpunkt, der auf keine Seite zeigt: „{str(target)[:60]}“"
                yield _fault(settings, here, found, "eine Datei aus docs mit der Endung .md")


def _fault(settings: YamlSource, place: _Place, found: str, expected: str, near: str = "") -> Finding:
    remedy = near or "die Zeile wie im Hauptzweig stehen lassen; Änderungen hier bespricht die Technik"
    return Finding(settings.path, settings.line(place), found, expected, remedy)


def _name(place: _Place) -> str:
    return ".".join(str(step) for step in place)
