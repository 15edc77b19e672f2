"""Takes the files of the content folders from the disk: only regular files of known kinds, none of them a link."""

from __future__ import annotations

import io
import os
import re
import stat
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import imagesize

from macros.errors import ContentError, Finding
from macros.plain import anchor_of

FOLDERS = ("docs", "snippets")
SETTINGS = "mkdocs.yml"
NEEDED = (
    SETTINGS,
    *(f"snippets/{name}.yml" for name in ("felder", "glossar", "grammatik", "kommunalformen", "rechtsrahmen")),
    *(f"snippets/{name}.yml" for name in ("vokabular", "woerter", "barrierefreiheit", "zusagen")),
)
PICTURE_FOLDER = "docs/assets/bilder"
SHEET = r"snippets/daten/[^/]+\.yml"
"""Where data sheets lie, as a regular expression."""
_OURS = re.compile(r"docs/assets/(stylesheets/.+\.css|javascript/.+\.(js|txt))")
"""Kept by programmers; no contributor adds to them. What a browser would open as a page is not among them."""
_PIPELINE_FOLDERS = tuple(
    f".{platform}/{kind}" for platform in ("github", "forgejo", "gitea") for kind in ("workflows", "actions")
)
_PIPELINE = ".gitlab-ci.yml"
_OTHER_PIPELINES = (
    *(".circleci", ".woodpecker", ".woodpecker.yml", ".drone.yml", ".travis.yml", "azure-pipelines.yml", "Jenkinsfile"),
    *("bitbucket-pipelines.yml", "appveyor.yml", ".cirrus.yml", ".buildkite"),
)

MAX_TEXT_BYTES = 100_000
MAX_TABLE_BYTES = 1_000_000
MAX_PICTURE_BYTES = 2_000_000
MAX_PICTURE_SIDE = 6_000
MAX_FILES = 5_000

_NAME = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*(\.[a-z]+)?")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|readme)(\..*)?")
"""Names that Windows keeps for itself, and the one that the site engine takes for the start of a folder."""
_LONGEST_NAME = 80
_TEXTS = tuple(re.compile(pattern) for pattern in (r"snippets/[^/]+/[^/]+\.md", SHEET, r"docs/.+\.md"))
_MAGIC = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
_ENDS = {".png": b"IEND\xaeB`\x82", ".jpg": b"\xff\xd9", ".jpeg": b"\xff\xd9"}
_SHOT = (b"Exif\x00\x00", b"eXIf", b"http://ns.adobe.com/xap/", b"XML:com.adobe.xmp")
"""How cameras and drawing programs mark what they know of a picture."""


@dataclass(frozen=True)
class ContentFiles:
    """Texts (Markdown and YAML) and pictures by path, the path as written from the project folder."""

    texts: Mapping[str, str]
    pictures: Mapping[str, bytes]


def read_files(root: Path) -> tuple[ContentFiles, list[Finding]]:
    """Return what may be read under a project folder and what is wrong with the other files."""
    texts: dict[str, str] = {}
    pictures: dict[str, bytes] = {}
    findings = [*_submodules(root), *_other_pipelines(root)]
    for file in _files(root, findings):
        path = file.relative_to(root).as_posix()
        try:
            _refuse_strangers(path)
            if path.startswith(f"{PICTURE_FOLDER}/"):
                pictures[path] = _picture(file, path)
            elif _is_text(path):
                texts[path] = _text(file, path)
        except ContentError as error:
            findings.extend(error.findings)
    return ContentFiles(texts, pictures), findings


def read_settings(root: Path) -> str:
    """Return the settings of the site; raise ContentError when they are missing or not readable."""
    file = root / SETTINGS
    if not file.is_file() or file.is_symlink():
        raise ContentError([_missing(SETTINGS) if not os.path.lexists(file) else _link(SETTINGS)])
    return _text(file, SETTINGS)


def is_pipeline(path: str) -> bool:
    """Tell whether a path names a pipeline, which a platform runs."""
    return path == _PIPELINE or path.startswith(tuple(f"{folder}/" for folder in _PIPELINE_FOLDERS))


def _submodules(root: Path) -> Iterator[Finding]:
    if (root / ".gitmodules").exists():
        remedy = "die Datei .gitmodules löschen und die Texte selbst ablegen"
        yield Finding(".gitmodules", 1, "ein Verweis auf ein anderes Projekt (Submodul)", remedy=remedy)


def _other_pipelines(root: Path) -> Iterator[Finding]:
    for name in _OTHER_PIPELINES:
        if os.path.lexists(root / name):
            remedy = "löschen; Abläufe gibt es in .github/workflows/ und .gitlab-ci.yml"
            yield Finding(name, 1, "ein Ablauf für eine Plattform, die wir nicht prüfen", remedy=remedy)


def _files(root: Path, findings: list[Finding]) -> Iterator[Path]:
    """Yield the regular files; links and special files are found, and so is what is needed and missing."""
    pipelines = [root / _PIPELINE] if os.path.lexists(root / _PIPELINE) else []
    files = sorted(
        {*_walk(root, (*FOLDERS, *_PIPELINE_FOLDERS), findings), *(root / name for name in NEEDED), *pipelines}
    )
    if len(files) > MAX_FILES:
        findings.append(Finding(files[0].as_posix(), 1, f"mehr als {MAX_FILES} Dateien", remedy="Dateien löschen"))
    for file in files[:MAX_FILES]:
        path = _visible(file.relative_to(root).as_posix())
        if not os.path.lexists(file):
            findings.append(_missing(path))
        elif not stat.S_ISREG(file.lstat().st_mode):
            findings.append(_link(path))
        else:
            yield file


def _walk(root: Path, names: Iterable[str], findings: list[Finding]) -> Iterator[Path]:
    """Yield what lies in some folders; no link is followed."""
    for name in names:
        if (root / name).is_symlink():
            findings.append(_link(name))
            continue
        for folder, folders, files in os.walk(root / name):
            folders.sort()
            here = Path(folder)
            for inner in [inner for inner in folders if (here / inner).is_symlink()]:
                folders.remove(inner)
                findings.append(_link((here / inner).relative_to(root).as_posix()))
            yield from (here / file for file in sorted(files))


def _missing(path: str) -> Finding:
    return Finding(path, 1, "die Datei fehlt", remedy="die Datei wiederherstellen")


def _link(path: str) -> Finding:
    found = "eine Verknüpfung statt einer Datei, oder etwas anderes als eine gewöhnliche Datei"
    return Finding(path, 1, found, remedy="die Datei selbst ablegen")


def _refuse_odd_name(path: str) -> None:
    if is_pipeline(path):
        return
    for part in Path(path).parts:
        if not _NAME.fullmatch(part) or _RESERVED.fullmatch(part) or len(part) > _LONGEST_NAME:
            found = f"der Name „{_visible(part)[:_LONGEST_NAME]}“ ist hier nicht möglich"
            expected = f"Kleinbuchstaben a–z, Ziffern, Bindestriche, höchstens {_LONGEST_NAME} Zeichen"
            raise ContentError([Finding(_visible(path), 1, found, expected, _new_name(part))])


def _new_name(part: str) -> str:
    stem, dot, ending = part.rpartition(".")
    proposal = anchor_of(stem if dot else part)[: _LONGEST_NAME - len(ending) - 1]
    if not proposal or _RESERVED.fullmatch(proposal):
        return "die Datei umbenennen"
    return f"umbenennen in „{proposal}{dot}{ending.lower()}“"


def _visible(name: str) -> str:
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name)


def _is_text(path: str) -> bool:
    return path in NEEDED or is_pipeline(path) or any(pattern.fullmatch(path) for pattern in _TEXTS)


def _refuse_strangers(path: str) -> None:
    _refuse_odd_name(path)
    if _is_text(path) or path.startswith(f"{PICTURE_FOLDER}/") or _OURS.fullmatch(path):
        return
    expected = (
        "Texte (.md) in docs/ und in snippets/<art>/, Datenblätter (.yml) in snippets/daten/, "
        f"Bilder (.png, .jpg) in {PICTURE_FOLDER}/"
    )
    remedy = "die Datei löschen oder verschieben"
    raise ContentError([Finding(path, 1, "eine Datei, die hier nicht hingehört", expected, remedy)])


def _text(file: Path, path: str) -> str:
    content = _bytes(file, path, MAX_TABLE_BYTES if path.endswith(".yml") else MAX_TEXT_BYTES)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ContentError([_wrong_encoding(path, line, content)]) from None
    return text.replace("\r\n", "\n")


def _wrong_encoding(path: str, line: int, content: bytes) -> Finding:
    remedy = "die Datei im Editor mit „Speichern unter …“ und der Kodierung UTF-8 speichern"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Finding(path, 1, "die Datei ist in UTF-16 gespeichert („Unicode“ im Windows-Editor)", "UTF-8", remedy)
    found = "ein Zeichen, das kein UTF-8 ist; vermutlich ist die Datei als „ANSI“ (Windows-1252) gespeichert"
    return Finding(path, line, found, "UTF-8", remedy)


def _picture(file: Path, path: str) -> bytes:
    content = _bytes(file, path, MAX_PICTURE_BYTES)
    magic = _MAGIC.get(file.suffix)
    if magic is None or not content.startswith(magic):
        remedy = "das Bild als PNG oder JPEG speichern; die Endung muss zum Inhalt passen"
        raise ContentError([Finding(path, 1, "eine Datei, die kein PNG oder JPEG ist", remedy=remedy)])
    if any(mark in content for mark in _SHOT):
        found = "das Bild enthält Aufnahmedaten (Exif), etwa Gerät und Ort"
        raise ContentError([Finding(path, 1, found, remedy="das Bild ohne Metadaten neu speichern")])
    if not 0 < _longer_side(content) <= MAX_PICTURE_SIDE:
        expected = f"höchstens {MAX_PICTURE_SIDE} Bildpunkte je Seite"
        remedy = "das Bild verkleinern und neu als PNG oder JPEG speichern"
        raise ContentError([Finding(path, 1, "die Größe des Bildes ist nicht lesbar oder zu groß", expected, remedy)])
    if not content.endswith(_ENDS[file.suffix]):
        remedy = "das Bild in einem Zeichenprogramm öffnen und neu als PNG oder JPEG speichern"
        raise ContentError(
            [Finding(path, 1, "das Bild ist abgeschnitten, oder dahinter hängen weitere Daten", remedy=remedy)]
        )
    return content


def _longer_side(content: bytes) -> int:
    try:
        return int(max(imagesize.get(io.BytesIO(content))))
    except (ValueError, struct.error):
        return 0


def _bytes(file: Path, path: str, limit: int) -> bytes:
    try:
        with file.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError:
        raise ContentError([Finding(path, 1, "die Datei ist nicht lesbar", remedy="die Datei neu speichern")]) from None
    if len(content) > limit:
        found = f"die Datei ist größer als {limit // 1000} kB"
        raise ContentError([Finding(path, 1, found, remedy="den Inhalt auf mehrere Dateien verteilen")])
    return content
