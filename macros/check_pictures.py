"""Checks of pictures: from our folder only, and with words for those who do not see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.check_context import Context
from macros.check_link_source import Link, links_of
from macros.errors import Finding, nearest
from macros.model import Text

FOLDER = "/assets/bilder/"
LONGEST_ALTERNATIVE = 250

_Fault = tuple[str, str, str]


def inspect_pictures(text: Text, context: Context) -> Iterator[Finding]:
    """Yield pictures from elsewhere, missing ones and those without a description."""
    for link in links_of(text):
        if link.is_picture:
            for fault in (_address_fault(link, context), _words_fault(link)):
                if fault:
                    yield Finding(text.path, link.line, *fault)


def advise_pictures(text: Text, context: Context) -> Iterator[Finding]:  # noqa: ARG001 - all checks look alike
    """Yield descriptions that are too long to be listened to."""
    for link in links_of(text):
        if link.is_picture and len(link.words) > LONGEST_ALTERNATIVE:
            found = f"eine Bildbeschreibung mit {len(link.words)} Zeichen"
            remedy = "das Wichtigste in die Beschreibung, Einzelheiten in den Text darunter schreiben"
            yield Finding(text.path, link.line, found, f"höchstens {LONGEST_ALTERNATIVE} Zeichen", remedy, advice=True)


_FILE_NAME = re.compile(
    r"[\w.-]+\.(?:png|jpe?g|svg|gif|webp|bmp|tiff?|pdf)|(?:img|dsc|image|scan)[_-]?\d+", re.IGNORECASE
)
_NO_WORDS = re.compile(
    r"(?:(?:das |ein |eine |unser )?(?:bild|bilder|foto|grafik|abbildung|abb\.?|screenshot|bildschirmfoto|logo|diagramm"
    r"|karte|skizze|schaubild|schema|illustration|icon|symbol|image|picture|alt|alternativtext|bildbeschreibung|todo"
    r"|beschreibung|platzhalter))?[ \d.:_-]*",
    re.IGNORECASE,
)


def _address_fault(link: Link, context: Context) -> _Fault | None:
    pictures = context.library.pictures
    if link.target in pictures:
        return None
    if not link.target.startswith(FOLDER):
        remedy = f"die Datei im Ordner docs{FOLDER} ablegen und von dort einbinden"
        return f"ein Bild von anderswo: „{link.target[:60]}“", f"![Beschreibung]({FOLDER}name.png)", remedy
    near = nearest(link.target, pictures) or f"die Datei im Ordner docs{FOLDER} ablegen"
    return f"ein Bild, das es nicht gibt: „{link.target[:60]}“", f"eine Datei aus docs{FOLDER}", near


def _words_fault(link: Link) -> _Fault | None:
    words = link.words.strip()
    stem = link.target.rpartition("/")[2].rpartition(".")[0]
    if words and not (_NO_WORDS.fullmatch(words) or _FILE_NAME.fullmatch(words) or words.lower() == stem.lower()):
        return None
    found = f"eine Bildbeschreibung, die nichts sagt: „{words}“" if words else "ein Bild ohne Beschreibung"
    remedy = "in die eckigen Klammern schreiben, was zu sehen ist und worauf es ankommt"
    return found, "![Was auf dem Bild zu sehen ist](…)", remedy
