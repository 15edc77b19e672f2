"""What a PDF says and whether it keeps the rules of PDF/UA-1 that can be checked here."""

from __future__ import annotations

import io
import re
import subprocess

import pikepdf

from tests.support import needs

# Foot of one page and head of the next.
_PAGE_BREAK = re.compile(r"\s*Seite \d+ von \d+\s*\f[^\n]*\s*")


def pdf_words(content: bytes) -> set[str]:
    """Return the words of a PDF; words broken at a line's or a page's end are joined again."""
    pages = _text(content)
    shown = pages + _PAGE_BREAK.sub("\n", pages)
    text = shown.replace("\u00ad\n", "").replace("-\n", "-")
    return set(text.split()) | set(shown.replace("-\n", "").replace("\u00ad\n", "").split())


def pdf_pages(content: bytes) -> list[str]:
    """Return the text of each page of a PDF."""
    return _text(content).removesuffix("\f").split("\f")


def pdf_faults(content: bytes) -> list[str]:
    """Return what a PDF lacks: marks, title, language, header cells, alternative texts."""
    faults: list[str] = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root = pdf.Root
        if not root.get("/MarkInfo", {}).get("/Marked", False):
            faults.append("not tagged")
        if not str(root.get("/Lang", "")).startswith("de"):
            faults.append(f"language is {root.get('/Lang')}")
        if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
            faults.append("title not shown")
        metadata = bytes(root.Metadata.read_bytes()).decode()
        faults += [f"no {claim}" for claim in ("pdfuaid:part", "pdfaid:part", "dc:title") if claim not in metadata]
        faults += _structure_faults(root.StructTreeRoot)
    return faults


def _text(content: bytes) -> str:
    program = needs.program("pdftotext", called="Poppler")
    return subprocess.run([program, "-", "-"], input=content, capture_output=True, check=True).stdout.decode()


def _structure_faults(root: pikepdf.Object) -> list[str]:
    faults: list[str] = []
    pending = [root]
    while pending:
        element = pending.pop()
        children = _children(element)
        pending.extend(children)
        kind = str(element.get("/S", ""))
        if kind == "/Table" and "/TH" not in _kinds_below(element):
            faults.append("table without header cells")
        if kind == "/Figure" and not str(element.get("/Alt", "")).strip():
            faults.append("figure without alternative text")
    return faults


def _kinds_below(element: pikepdf.Object) -> set[str]:
    return {kind for child in _children(element) for kind in (str(child.get("/S", "")), *_kinds_below(child))}


def _children(element: pikepdf.Object) -> list[pikepdf.Object]:
    below = element.get("/K")
    if below is None:
        return []
    items = list(below) if isinstance(below, pikepdf.Array) else [below]
    return [item for item in items if isinstance(item, pikepdf.Dictionary)]
