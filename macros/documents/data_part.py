"""The data part: what a document says about itself, as XML inside DOCX and ODT (layout in ARCHITECTURE.md)."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from macros.documents.xml import clean_text, literal, parse_xml, serialise_xml
from macros.errors import PackageError
from macros.model import DocumentData, Mark, MarkKind, Values

NAMESPACE = "urn:zwillingsbaukasten:angaben:1"
_Q = f"{{{NAMESPACE}}}"


def build_data_part(data: DocumentData) -> bytes:
    """Return the data part of an unfilled document: every field named by a mark, all of them empty."""
    root = etree.Element(f"{_Q}angaben", nsmap={None: NAMESPACE})  # type: ignore[dict-item]  # the stubs do not know the default namespace
    root.set("dokument", data.id)
    root.set("version", data.version)
    root.set("quelle", data.source)
    blocks = etree.SubElement(root, f"{_Q}bausteine")
    for ingredient in data.ingredients:
        block = etree.SubElement(blocks, f"{_Q}baustein", id=ingredient.id, hash=ingredient.content_hash)
        block.text = clean_text(data.texts.get(ingredient.id, "")) or None
    _add_fields(root, data)
    _add_lists(root, data)
    _add_marks(root, data)
    return serialise_xml(root)


def read_marks(part: bytes) -> dict[int, Mark]:
    """Return the numbered marks of a data part (variants and rows; fields and hints carry no condition)."""
    marks: dict[int, Mark] = {}
    for element in parse_xml(part).iterfind(f"{_Q}marken/{_Q}marke"):
        number, kind = _number_and_kind(element)
        marks[number] = Mark(number, kind, condition=element.get("wenn"), list_name=element.get("liste"))
    return marks


def read_prompts(part: bytes) -> dict[str, str]:
    """Return the prompts of a data part by field name; a list's column is called `list.column`."""
    root = parse_xml(part)
    prompts = {field.get("name", ""): field.get("anzeige", "") for field in root.iterfind(f"{_Q}felder/{_Q}feld")}
    for table in root.iterfind(f"{_Q}listen/{_Q}liste"):
        for field in table.iterfind(f"{_Q}zeile/{_Q}feld"):
            prompts[f"{table.get('name', '')}.{field.get('name', '')}"] = field.get("anzeige", "")
    return prompts


def fill_data_part(part: bytes, values: Values, record: str | None) -> bytes:
    """Return the data part with the values of the fields it names, one `zeile` for each row of its lists.

    `record` is the profile to be read back; without one, none is stored.
    """
    root = parse_xml(part)
    for element in root.iterfind(f"{_Q}felder/{_Q}feld"):
        element.text = clean_text(values.texts.get(element.get("name", ""), "")) or None
    for table in root.iterfind(f"{_Q}listen/{_Q}liste"):
        _fill_list(table, values.rows.get(table.get("name", ""), ()))
    for old in root.findall(f"{_Q}profil"):
        root.remove(old)
    if record is not None:
        etree.SubElement(root, f"{_Q}profil").text = clean_text(record)
    return serialise_xml(root)


def literal_values(values: Values) -> Values:
    """Return the values with texts as XML can hold them and with one kind of line break."""
    rows = {name: tuple(_literal_texts(row) for row in entries) for name, entries in values.rows.items()}
    return Values(_literal_texts(values.texts), rows, values.facts)


def _literal_texts(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: literal(text) for name, text in texts.items()}


def _number_and_kind(element: etree._Element) -> tuple[int, MarkKind]:
    try:
        return int(element.get("id", "0")), MarkKind(element.get("art", "block"))
    except ValueError as error:
        raise PackageError("Die Angaben des Dokuments sind beschädigt. Bitte neu herunterladen.") from error


def _add_fields(root: etree._Element, data: DocumentData) -> None:
    fields = etree.SubElement(root, f"{_Q}felder")
    for name in sorted({mark.field for mark in data.marks if mark.field and "." not in mark.field}):
        etree.SubElement(fields, f"{_Q}feld", name=name, anzeige=clean_text(data.prompts.get(name, "")))


def _add_lists(root: etree._Element, data: DocumentData) -> None:
    lists = etree.SubElement(root, f"{_Q}listen")
    columns: dict[str, set[str]] = {}
    for mark in data.marks:
        if mark.field and "." in mark.field:
            list_name, column = mark.field.split(".", 1)
            columns.setdefault(list_name, set()).add(column)
    for list_name in sorted(columns):
        table = etree.SubElement(lists, f"{_Q}liste", name=list_name)
        row = etree.SubElement(table, f"{_Q}zeile")
        for column in sorted(columns[list_name]):
            prompt = clean_text(data.prompts.get(f"{list_name}.{column}", ""))
            etree.SubElement(row, f"{_Q}feld", name=column, anzeige=prompt)


def _add_marks(root: etree._Element, data: DocumentData) -> None:
    marks = etree.SubElement(root, f"{_Q}marken")
    for mark in data.marks:
        if mark.condition is None and mark.list_name is None:
            continue
        element = etree.SubElement(marks, f"{_Q}marke", id=str(mark.number), art=mark.kind.value)
        if mark.condition is not None:
            element.set("wenn", mark.condition)
        if mark.list_name is not None:
            element.set("liste", mark.list_name)


def _fill_list(table: etree._Element, rows: tuple[Mapping[str, str], ...]) -> None:
    pattern = table.find(f"{_Q}zeile")
    if pattern is None:
        return
    columns = [(field.get("name", ""), field.get("anzeige", "")) for field in pattern]
    for row in list(table):
        table.remove(row)
    for values in rows or ({},):
        row = etree.SubElement(table, f"{_Q}zeile")
        for name, prompt in columns:
            field = etree.SubElement(row, f"{_Q}feld", name=name, anzeige=prompt)
            field.text = clean_text(values.get(name, "")) or None
