"""Content controls: how a field and a variant look in a DOCX, and how a field's text is set and taken."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable

from lxml import etree

from macros.documents.data_part import NAMESPACE
from macros.documents.docx_xml import make, text_runs, value, w

STORE_ID = "{5A1B0C9E-3C0D-4E1B-9B57-2D1F6A7E4C11}"
PLACEHOLDER_STYLE = "PlaceholderText"
VARIANT_PREFIX = "zbk_v"
# Word cuts titles and tags of content controls off here.
_LONGEST_TITLE = 64
_PREFIXES = f"xmlns:z='{NAMESPACE}'"
_ROW_OF_PATH = re.compile(r"z:zeile\[(\d+)\]")


def field_control(name: str, prompt: str, properties: etree._Element | None) -> etree._Element:
    """Return the inline content control of a field that shows its prompt; `properties` is the text's `w:rPr`."""
    settings = make("sdtPr")
    if properties is not None:
        settings.append(copy.deepcopy(properties))
    settings.append(make("alias", val=prompt.strip("[] ")[:_LONGEST_TITLE]))
    settings.append(make("tag", val=name))
    settings.append(make("id", val="0"))
    settings.append(make("placeholder", make("docPart", val=placeholder_name(name))))
    settings.append(make("dataBinding", prefixMappings=_PREFIXES, xpath=binding_path(name), storeItemID=STORE_ID))
    # LibreOffice 7.4 reads a control with w:text as an input field: all text stays, but a bold field loses its weight
    # and a value of several lines gets an empty one before it. Without w:text Word would not keep fields in step.
    settings.append(make("text", multiLine="1"))
    control = make("sdt", settings, make("sdtContent"))
    show_prompt(control, prompt, styled=True)
    return control


def variant_control(number: int, title: str, content: Iterable[etree._Element]) -> etree._Element:
    """Return the content control around the runs or the row of variant `number`."""
    settings = make("sdtPr", make("alias", val=title[:_LONGEST_TITLE]))
    settings.append(make("tag", val=f"{VARIANT_PREFIX}{number}"))
    settings.append(make("id", val="0"))
    return make("sdt", settings, make("sdtContent", *content))


def placeholder_name(field: str) -> str:
    """Return the name of the glossary part that holds a field's prompt."""
    return "feld_" + re.sub(r"[^A-Za-z0-9_]", "-", field)


def binding_path(field: str, row: int = 1) -> str:
    """Return the XPath of a field in the data part; of a list's column (`list.column`) in row `row`, from 1."""
    list_name, dot, column = field.partition(".")
    if not dot:
        return f"/z:angaben[1]/z:felder[1]/z:feld[@name='{field}'][1]"
    rows = f"/z:angaben[1]/z:listen[1]/z:liste[@name='{list_name}'][1]"
    return f"{rows}/z:zeile[{row}]/z:feld[@name='{column}'][1]"


def control_tag(control: etree._Element) -> str:
    """Return the tag of a content control."""
    return value(control.find(f"{w('sdtPr')}/{w('tag')}"))


def is_field(control: etree._Element) -> bool:
    """Tell whether a content control is one of our fields: bound to our data part."""
    return value(_binding(control), "storeItemID") == STORE_ID


def field_row(control: etree._Element) -> int:
    """Return the row, from 1, that the field of a list's column is bound to."""
    match = _ROW_OF_PATH.search(value(_binding(control), "xpath"))
    return int(match[1]) if match else 1


def bind_to_row(control: etree._Element, row: int) -> None:
    """Bind the field of a list's column to another row, from 1."""
    binding = _binding(control)
    if binding is not None:
        binding.set(w("xpath"), binding_path(control_tag(control), row))


def show_text(control: etree._Element, text: str) -> etree._Element:
    """Show a value in a field's control, formatted as the text around it; return its run."""
    showing = control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}")
    if showing is not None:
        control[0].remove(showing)
    return _show(control, text, _own_properties(control))


def show_prompt(control: etree._Element, prompt: str, *, styled: bool) -> None:
    """Show the prompt in a field's control, as Word's placeholder when `styled`."""
    properties = _own_properties(control)
    if styled:
        properties = make("rPr") if properties is None else properties
        for style in properties.findall(w("rStyle")):
            properties.remove(style)
        properties.insert(0, make("rStyle", val=PLACEHOLDER_STYLE))
    binding = _binding(control)
    if binding is not None and control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is None:
        binding.addprevious(make("showingPlcHdr"))
    _show(control, prompt, properties)


def control_content(control: etree._Element) -> list[etree._Element]:
    """Return what a content control holds."""
    content = control.find(w("sdtContent"))
    return [] if content is None else list(content)


def _binding(control: etree._Element) -> etree._Element | None:
    return control.find(f"{w('sdtPr')}/{w('dataBinding')}")


def _own_properties(control: etree._Element) -> etree._Element | None:
    found = control.find(f"{w('sdtPr')}/{w('rPr')}")
    return None if found is None else copy.deepcopy(found)


def _show(control: etree._Element, text: str, properties: etree._Element | None) -> etree._Element:
    run = make("r")
    if properties is not None:
        run.append(properties)
    run.extend(text_runs(text))
    content = control.find(w("sdtContent"))
    if content is not None:
        for child in list(content):
            content.remove(child)
        content.append(run)
    return run
