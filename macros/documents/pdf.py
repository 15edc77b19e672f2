"""The PDF writer: pandoc's Typst text and the house template become PDF/UA-1 and PDF/A-2a in one file."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from functools import cache

import typst

from macros.documents.resources import font_directory, typst_template
from macros.errors import ConversionError
from macros.model import DocumentData

_MAIN = '#import "vorlage.typ": *\n#show: dokument\n\n'

# What the compiler says (part of its message), and what it means for the author.
_REASONS = {
    "missing alt text": "Einem Bild fehlt der Alternativtext.",
    "dictionary does not contain key": "Ein Bild, auf das der Text verweist, ist nicht da.",
    "failed to decode image": "Ein Bild ist beschädigt oder hat ein fremdes Format.",
    "table without header": "Eine Tabelle hat keine Kopfzeile.",
    "heading": "Eine Überschriftenebene ist übersprungen; die erste Überschrift muss Ebene 1 haben.",
    "does not exist in the document": "Ein Verweis zeigt auf eine Stelle, die es im Dokument nicht gibt.",
    "could not be displayed": "Ein Zeichen kommt in der Schrift nicht vor.",
}


def write_pdf(body: str, data: DocumentData, pictures: Mapping[str, bytes]) -> bytes:
    """Return the PDF of a body in Typst markup; `pictures` are found by the names the body uses.

    The body comes from pandoc's Typst writer, with `#feld[…]` and `#variantenhinweis[…]`. The creation date is the
    day of the last revision, so the same input gives the same bytes. Raise ConversionError when the document does not
    compile or would not be accessible: a picture without alternative text, a table without header, a skipped heading.
    """
    try:
        return typst.compile(
            _files(body, data, pictures),  # type: ignore[type-var]  # the stubs do not know virtual files
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
    for part, reason in _REASONS.items():
        if part in message:
            return reason
    return f"Der Satz meldet: {message.strip()}"
