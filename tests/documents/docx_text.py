"""What a reader sees of a DOCX, line by line: for expectations that people can read."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(package: bytes, name: str) -> etree._Element:
    """Return the root of a part."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return etree.fromstring(archive.read(name))


def part_names(package: bytes) -> list[str]:
    """Return the names of all parts."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.namelist()


def docx_lines(package: bytes) -> list[str]:
    """Return a line for each paragraph (`#` heading, `-` list, `=` caption), table row (`a | b`) and footnote."""
    body = part(package, "word/document.xml").find(f"{W}body")
    assert body is not None
    lines = [line for block in _blocks(body) for line in _lines(block)]
    if "word/footnotes.xml" in part_names(package):
        notes = part(package, "word/footnotes.xml").iterfind(f"{W}footnote")
        lines += [f"Fußnote: {_text(note).strip()}" for note in notes if not note.get(f"{W}type")]
    return [line for line in lines if line]


def mark_names(package: bytes) -> list[str]:
    """Return the names of all variants, hints, notices and fields marked in the document, in order."""
    root = part(package, "word/document.xml")
    found = root.iter(f"{W}bookmarkStart", f"{W}tag")
    names = [item.get(f"{W}name") or item.get(f"{W}val") or "" for item in found]
    return [name for name in names if name.startswith("zbk_") or root.find(f".//{W}tag[@{W}val='{name}']") is not None]


def _blocks(holder: etree._Element) -> list[etree._Element]:
    return [item for item in holder if item.tag in (f"{W}p", f"{W}tbl")]


def _lines(block: etree._Element) -> list[str]:
    if block.tag == f"{W}p":
        return [_paragraph(block)]
    rows = block.iter(f"{W}tr")
    return [
        " | ".join(" / ".join(_paragraph(p) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")) for row in rows
    ]


def _paragraph(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = "" if style is None else style.get(f"{W}val", "")
    sign = _SIGNS.get(name.rstrip("123"), "")
    return (sign * int(name[-1] if sign and name[-1].isdigit() else "1") + " " if sign else "") + _text(paragraph)


_SIGNS = {"Heading": "#", "ListBullet": "-", "ListNumber": "1", "Caption": "=", "NoteHeading": "!", "Quote": ">"}


def _text(element: etree._Element) -> str:
    signs = {f"{W}br": "⏎", f"{W}tab": "→", f"{W}footnoteReference": "*"}
    found = element.iter(f"{W}t", *signs)
    return "".join(signs.get(str(item.tag), item.text or "") for item in found)
