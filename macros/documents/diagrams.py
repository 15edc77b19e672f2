"""Pictures of data sheets for documents: as PNG for Word and LibreOffice, as SVG for PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import typst

from macros.documents.diagram_organisation import draw_organisation
from macros.documents.diagram_plan import draw_plan
from macros.documents.diagram_shapes import WIDTH
from macros.documents.resources import font_directory
from macros.model import DataSheet, SheetRow
from macros.sheet_organisation import ORGANISATION
from macros.sheet_plan import PLAN

_DRAWN: Mapping[str, Callable[[Sequence[SheetRow]], str]] = {PLAN: draw_plan, ORGANISATION: draw_organisation}
_DOTS_PER_INCH = 200
_PAGE = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("bild.svg", width: {WIDTH}pt)'

# The stubs do not know virtual files.
_compile: Callable[..., bytes] = typst.compile


def diagram_svg(sheet: DataSheet) -> str:
    """Return the picture of a sheet that has one, as SVG."""
    return _DRAWN[sheet.table](sheet.rows)


@lru_cache(maxsize=32)
def rasterised(svg: str) -> bytes:
    """Return an SVG of ours as PNG in the vendored fonts; the compiler that sets the PDFs draws it."""
    return _compile(
        {"main.typ": _PAGE.encode(), "bild.svg": svg.encode()},
        root=str(font_directory()),  # so that no other file of the machine can be read
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(font_directory())]),
        format="png",
        ppi=_DOTS_PER_INCH,
    )
