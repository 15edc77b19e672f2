"""The PDF writer: pandoc's Typst text and the house template become PDF/UA-1 and PDF/A-2a in one file."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from functools import cache

import typst

from macros.documents.resources import font_directory, typst_template
from macros.errors import ConversionError
from macros.model import DocumentData

# The stubs do not know virtual files, and nothing else but bytes comes back without `output`.
_compile: Callable[..., bytes] = typst.compile

_MAIN = '#import "vorlage.typ": *\n#show: dokument\n\n'

# What the compiler says (part of its message), and what it means for the author.
_REASONS = {
    r"missing alt text": "Einem Bild fehlt der Alternativtext.",
    r"dictionary does not contain key": "Ein Bild, auf das der Text verweist, ist nicht da.",
    r"unknown image format|failed to decode image": "Ein Bild ist beschädigt oder hat ein fremdes Format.",
    r"table without header": "Eine Tabelle hat keine Kopfzeile.",
    r"heading title is empty": "Eine Überschrift ist leer.",
    r"first heading|skipped from heading": "Eine Überschriftenebene ist übersprungen; die erste muss Ebene 1 haben.",
    r"label .* in the document": "Ein Verweis im Dokument zeigt auf keine Stelle oder auf mehrere.",
    r'the text `"(.*)"` could not be displayed': "Das Zeichen „{}“ kommt in der Schrift nicht vor.",
    r"contains the codepoint": "Der Text enthält ein Zeichen ohne festgelegte Bedeutung.",
}


def write_pdf(body: str, data: DocumentData, pictures: Mapping[str, bytes]) -> bytes:
    """Return the PDF of a body in Typst markup; `pictures` are found by the names the body uses.

    The body comes from pandoc's Typst writer, with `#feld[…]` and `#variantenhinweis[…]`. The creation date is the
    day of the last revision, so the same input gives the same bytes. Raise ConversionError when the document does not
    compile or would not be accessible: a picture without alternative text, a table without header, a skipped heading.
    """
    try:
        return _compile(
            _files(body, data, pictures),
            root=str(font_directory()),  # so that no other file of the machine can be read
            font_paths=_fonts(),
            pdf_standards=["ua-1", "a-2a"],
            timestamp=dt.datetime.combine(data.revised, dt.time(), dt.UTC),
        )
    except RuntimeError as error:
        reason = _reason(str(error))
        raise ConversionError(f"Das Dokument „{data.title}“ lässt sich nicht als PDF schreiben. {reason}") from error


def _files(body: str, data: DocumentData, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    texts = {
        "main.typ": _MAIN + body,
        "vorlage.typ": typst_template(),
        "angaben.json": json.dumps({"titel": data.title}),
        "bilder.json": json.dumps({name: list(content) for name, content in pictures.items()}),
    }
    return {name: text.encode() for name, text in texts.items()}


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(font_directory())])


def _reason(message: str) -> str:
    for pattern, reason in _REASONS.items():
        if found := re.search(pattern, message):
            return reason.format(*found.groups())
    return f"Der Schriftsatz meldet: {message.strip()}"
