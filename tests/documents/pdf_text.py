"""What a screen reader gets of a PDF: the tags in reading order, each with its own text and alternative text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping

import pikepdf

_SINGLE = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_RANGE = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_BLOCK = re.compile(r"beginbf(char|range)(.*?)endbf", re.DOTALL)
_RUNS = {"Span", "Strong", "Em", "Code", "Link", "Lbl", "LBody"}

Texts = Mapping[tuple[tuple[int, int], int], str]


def tags_of(content: bytes) -> list[str]:
    """Return the tagged elements, indented by depth, as `Tag: text (alternative text)`; runs are part of their text."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        texts = {
            (page.obj.objgen, number): text for page in pdf.pages for number, text in _marked_texts(page.obj).items()
        }
        document = pdf.Root.StructTreeRoot.K
        return list(_lines(document[0] if isinstance(document, pikepdf.Array) else document, texts, -1))


def text_of(content: bytes) -> str:
    """Return all text that stands on the pages, headers and footers too."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return "\n".join(" ".join(_marked_texts(page.obj).values()) for page in pdf.pages)


def _lines(element: pikepdf.Dictionary, texts: Texts, depth: int) -> Iterator[str]:
    name = str(element.S).lstrip("/")
    if depth >= 0:
        text, alt = _text(element, texts), element.get("/Alt")
        yield "  " * depth + name + (f": {text}" if text else "") + (f" ({alt})" if alt else "")
    for child in _children(element):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child and not _is_run(child):
            yield from _lines(child, texts, depth + 1)


def _text(element: pikepdf.Dictionary, texts: Texts) -> str:
    parts: list[str] = []
    for child in _children(element):
        if isinstance(child, int):
            parts.append(texts.get((element.Pg.objgen, child), ""))
        elif isinstance(child, pikepdf.Dictionary) and "/MCID" in child:
            page = child.get("/Pg", element.get("/Pg"))
            parts.append(texts.get((page.objgen, int(child.MCID)), ""))
        elif isinstance(child, pikepdf.Dictionary) and "/S" in child and _is_run(child):
            parts.append(_text(child, texts) if child.S != "/Lbl" else f"{_text(child, texts)} ")
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def _is_run(element: pikepdf.Dictionary) -> bool:
    name = str(element.S).lstrip("/")
    return name in _RUNS and not any(
        isinstance(child, pikepdf.Dictionary) and "/S" in child and not _is_run(child) for child in _children(element)
    )


def _children(element: pikepdf.Dictionary) -> list[object]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _marked_texts(page: pikepdf.Dictionary) -> dict[int, str]:
    """Return the text of a page by marked-content id; what has none (headers, rules) stands under -1."""
    fonts = {name: _unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    marks: list[int] = []
    font: Mapping[bytes, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                marks.append(_mark(operands, marks))
            case "EMC":
                marks.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ":
                items = operands[0] if str(operator) == "TJ" else [operands[0]]
                text = "".join(_decoded(bytes(item), font) for item in items if isinstance(item, pikepdf.String))
                number = marks[-1] if marks else -1
                texts[number] = texts.get(number, "") + text
    return texts


def _mark(operands: list[pikepdf.Object], marks: list[int]) -> int:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties.MCID)
    return marks[-1] if marks else -1


def _decoded(content: bytes, font: Mapping[bytes, str]) -> str:
    return "".join(font.get(content[place : place + 2], "�") for place in range(0, len(content), 2))


def _unicode(font: pikepdf.Dictionary) -> dict[bytes, str]:
    signs: dict[bytes, str] = {}
    for kind, block in _BLOCK.findall(font.ToUnicode.read_bytes().decode("latin-1")):
        if kind == "char":
            signs |= {bytes.fromhex(code): _sign(sign) for code, sign in _SINGLE.findall(block)}
            continue
        for first, last, sign in _RANGE.findall(block):
            codes = range(int(first, 16), int(last, 16) + 1)
            signs |= {code.to_bytes(2, "big"): chr(ord(_sign(sign)) + step) for step, code in enumerate(codes)}
    return signs


def _sign(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")
