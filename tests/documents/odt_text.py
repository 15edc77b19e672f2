"""What a reader sees of an ODT, line by line, by the rules of OpenDocument; fields show what their declaration says."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from macros.documents.odt_tree import q

_LABEL = re.compile(r"^\s*(?:\d+\.|[a-z]\)|[•◦–▪])\s+")
CLOSING = "ZbkSchluss"  # after a last table: as good as invisible
_LINES = (q("text:p"), q("text:h"))


def content_of(package: bytes) -> etree._Element:
    """Return the root of content.xml."""
    return etree.fromstring(part_of(package, "content.xml"))


def part_of(package: bytes, name: str) -> bytes:
    """Return one part of a package."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name)


def lines_of(package: bytes) -> list[str]:
    """Return the lines of the body, empty ones too, without the one that closes a text; a footnote shows its number."""
    content = content_of(package)
    shown = [one for one in content.iter(*_LINES) if not _in_note(one) and one.get(q("text:style-name")) != CLOSING]
    return [line for one in shown for line in _shown(one, _declared(content))]


def notes_of(package: bytes) -> list[str]:
    """Return the lines of the footnotes, each with its number."""
    content = content_of(package)
    declared = _declared(content)
    return [
        f"{note.findtext(q('text:note-citation'))} {line}"
        for note in content.iter(q("text:note"))
        for one in note.iter(*_LINES)
        for line in _shown(one, declared)
    ]


def lines_of_libreoffice(text: bytes) -> list[str]:
    """Return the lines of a text file by LibreOffice, without empty ones and without list labels."""
    return [without_label(line) for line in text.decode("utf-8-sig").splitlines() if line.strip()]


def without_label(line: str) -> str:
    """Return a line without number or bullet in front."""
    return _LABEL.sub("", line).strip()


def _declared(content: etree._Element) -> dict[str, str]:
    found = content.iter(q("text:user-field-decl"))
    return {one.get(q("text:name"), ""): one.get(q("office:string-value"), "") for one in found}


def _in_note(paragraph: etree._Element) -> bool:
    return next(paragraph.iterancestors(q("text:note")), None) is not None


def _shown(paragraph: etree._Element, declared: dict[str, str]) -> list[str]:
    # text folds its white space, everything else is kept: so the kept pieces wait behind a character of their own
    kept: list[str] = []
    folded = re.sub(r"[ \t\r\n]+", " ", "".join(_pieces(paragraph, declared, kept))).strip(" ")
    return re.sub("\0", lambda _: kept.pop(0), folded).split("\n")


def _pieces(element: etree._Element, declared: dict[str, str], kept: list[str]) -> Iterator[str]:
    special = _special(element, declared)
    if special is not None:
        kept.append(special)
        yield "\0"
        return
    yield element.text or ""
    for child in element:
        yield from _pieces(child, declared, kept)
        yield child.tail or ""


def _special(element: etree._Element, declared: dict[str, str]) -> str | None:
    if element.tag == q("text:user-field-get"):
        return declared[element.get(q("text:name"), "")]
    if element.tag == q("text:note"):
        return element.findtext(q("text:note-citation"))
    if element.tag == q("text:s"):
        return " " * int(element.get(q("text:c"), "1"))
    return {q("text:line-break"): "\n", q("text:tab"): "\t"}.get(str(element.tag))
