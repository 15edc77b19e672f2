"""Fills an ODT of ours by its marks: variants decided, rows repeated, fields set, the final version unmarked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from macros.condition_logic import holds
from macros.condition_reading import parse
from macros.documents.data_part import fill_data_part, literal_values, read_marks
from macros.documents.odt_container import DATA_PART, read_odt, write_odt
from macros.documents.odt_fields import fill_fields, freeze_fields
from macros.documents.odt_layout import settle_layout
from macros.documents.odt_marks import declare_fields
from macros.documents.odt_places import Place, find_places, keep_known_marks, unmark
from macros.documents.odt_removal import link_targets, remove_loose_ends, unlink
from macros.documents.odt_rows import repeat_row
from macros.documents.odt_styles import prune_automatic_styles
from macros.documents.xml import fresh_tree, serialise_xml
from macros.errors import ConditionError, PackageError
from macros.model import Facts, Mark, Values


def fill_odt(packaged: bytes, values: Values, *, final: bool, record: str | None = None) -> bytes:
    """Return the ODT filled: fillable (marks stay) or final (plain text, no marks, no data part).

    `record` is the profile that a fillable document carries to be read back. Raises PackageError when `packaged` is no
    ODT of ours or is damaged.
    """
    parts = read_odt(packaged)
    content = fresh_tree(parts["content.xml"])
    form = _read_form(parts, content)
    targets = link_targets(content)
    _decide(form, values.facts, final=final)
    literal = literal_values(values)
    texts = {**literal.texts, **_repeat_rows(form, literal)}
    fill_fields(content, texts)
    if final:
        freeze_fields(content)
        unmark(content)
    unlink(content, targets - link_targets(content))
    remove_loose_ends(content)
    declare_fields(content)
    settle_layout(content)
    prune_automatic_styles(content)
    parts["content.xml"] = serialise_xml(content)
    data = parts.pop(DATA_PART)
    if not final:
        parts[DATA_PART] = keep_known_marks(fill_data_part(data, literal, record), content)
    return write_odt(parts)


@dataclass(frozen=True)
class _Form:
    content: etree._Element
    marks: Mapping[int, Mark]
    places: Mapping[str, Place]

    def place(self, mark: Mark) -> Place:
        return self.places[f"zbk_v{mark.number}"]


def _read_form(parts: Mapping[str, bytes], content: etree._Element) -> _Form:
    if DATA_PART not in parts:
        raise PackageError("Die Datei enthält keine Angaben des Zwillingsbaukastens; bitte die Vorlage neu laden.")
    marks, places = read_marks(parts[DATA_PART]), find_places(content)
    for number in marks:
        if f"zbk_v{number}" not in places:
            raise PackageError(f"Die Datei ist beschädigt: Die Marke {number} fehlt im Text.")
    return _Form(content, marks, places)


def _decide(form: _Form, facts: Facts, *, final: bool) -> None:
    """Remove what is false, then hints (every variant that remains is true) and, in the final version, notices."""
    for mark in form.marks.values():
        if mark.condition is not None and not _holds(mark.condition, facts):
            form.place(mark).remove(form.content)
    for name, place in form.places.items():
        if name.startswith("zbk_h") or (final and name.startswith("zbk_d")):
            place.remove(form.content)


def _holds(text: str, facts: Facts) -> bool:
    try:
        return holds(parse(text), facts)
    except ConditionError as error:
        raise PackageError(f"Die Datei ist beschädigt: Die Bedingung „{text}“ ist nicht lesbar.") from error


def _repeat_rows(form: _Form, values: Values) -> dict[str, str]:
    """Repeat the pattern rows; return the texts of the fields in the copies."""
    texts: dict[str, str] = {}
    for mark in form.marks.values():
        rows = values.rows.get(mark.list_name or "", ())
        place = form.place(mark)
        if mark.list_name is None or not rows or not place.is_in(form.content):
            continue
        repeat_row(place.element, mark.list_name, len(rows))
        for number, row in enumerate(rows, start=1):
            texts |= {f"{mark.list_name}.{number}.{column}": text for column, text in row.items()}
    return texts
