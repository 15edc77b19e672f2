"""Parts of a DOCX that pandoc does not write, or writes with too much in them: data, prompts, properties, settings."""

from __future__ import annotations

import copy
import uuid
from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from macros.documents.container import read_parts
from macros.documents.data_part import build_data_part
from macros.documents.docx_container import DOCUMENT_PART, DocxPackage
from macros.documents.docx_controls import PLACEHOLDER_STYLE, STORE_ID, placeholder_name
from macros.documents.docx_xml import WORD, elements, make, text_runs, value, w
from macros.documents.resources import reference_docx
from macros.documents.xml import clean_text, parse_xml, serialise_xml
from macros.model import DocumentData

DATA_PART = "customXml/item1.xml"
GLOSSARY_PART = "word/glossary/document.xml"
_DATA_PROPERTIES_PART = "customXml/itemProps1.xml"
_SETTINGS_PART = "word/settings.xml"
_GLOSSARY_STYLES_PART = "word/glossary/styles.xml"
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument."
_WORD_TYPE = f"{_OFFICE_TYPE}wordprocessingml."
_MAKER = "Zwillingsbaukasten"
_TITLE_MARK = "@TITEL@"
# Names of prompts stay the same for ever: Word finds them by name, and their ids follow from the name.
_PROMPT_IDS = uuid.UUID("6c1ecb5e-5ac8-54c8-9d4a-0f7f3a6a2b10")

_DATA_PROPERTIES = (
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{store}">'
    '<ds:schemaRefs><ds:schemaRef ds:uri="urn:zwillingsbaukasten:angaben:1"/></ds:schemaRefs></ds:datastoreItem>'
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title/><dc:creator>{maker}</dc:creator>'
    '<dc:language>de-DE</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>'
)
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>{maker}</Application></Properties>"
)
_GLOSSARY_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
)


def add_data_part(package: DocxPackage, data: DocumentData) -> None:
    """Add the data part that fields are bound to."""
    package.put(DATA_PART, build_data_part(data))
    properties = parse_xml(_DATA_PROPERTIES.format(store=STORE_ID).encode())
    package.put(_DATA_PROPERTIES_PART, serialise_xml(properties), f"{_OFFICE_TYPE}customXmlProperties+xml")
    package.relate(DATA_PART, "customXmlProps", _DATA_PROPERTIES_PART)
    package.relate(DOCUMENT_PART, "customXml", DATA_PART)


def add_prompts(package: DocxPackage, prompts: Mapping[str, str]) -> None:
    """Add the glossary part with the prompt of each field: Word shows it whenever a field is empty."""
    if not prompts:
        return
    entries = [_prompt_entry(name, prompts[name]) for name in sorted(prompts)]
    glossary = make("glossaryDocument", make("docParts", *entries))
    package.put(GLOSSARY_PART, serialise_xml(glossary), f"{_WORD_TYPE}document.glossary+xml")
    sheet = _glossary_styles(package.tree("word/styles.xml"))
    package.put(_GLOSSARY_STYLES_PART, serialise_xml(sheet), f"{_WORD_TYPE}styles+xml")
    package.relate(GLOSSARY_PART, "styles", _GLOSSARY_STYLES_PART)
    package.relate(DOCUMENT_PART, "glossaryDocument", GLOSSARY_PART)


def write_properties(package: DocxPackage, data: DocumentData) -> None:
    """Write title, language and date of the document; nothing else is told about who made it and how."""
    core = parse_xml(_CORE.format(maker=_MAKER, day=data.revised.isoformat()).encode())
    core[0].text = clean_text(data.title)
    package.put("docProps/core.xml", serialise_xml(core), "application/vnd.openxmlformats-package.core-properties+xml")
    app = parse_xml(_APP.format(maker=_MAKER).encode())
    package.put("docProps/app.xml", serialise_xml(app), f"{_OFFICE_TYPE}extended-properties+xml")
    package.unrelate("", "custom-properties")
    package.unrelate(DOCUMENT_PART, "comments")


def write_settings(package: DocxPackage) -> None:
    """Write the settings of the reference document as they are; pandoc would mix its own into them."""
    package.put(_SETTINGS_PART, read_parts(reference_docx())[_SETTINGS_PART], f"{_WORD_TYPE}settings+xml")


def write_title(roots: Sequence[etree._Element], title: str) -> None:
    """Write the title where headers and footers have its mark."""
    for text in (item for root in roots for item in elements(root, "t")):
        if text.text and _TITLE_MARK in text.text:
            text.text = text.text.replace(_TITLE_MARK, clean_text(title))


def header_parts(package: DocxPackage) -> list[str]:
    """Return the names of the header and footer parts."""
    return package.related(DOCUMENT_PART, "header") + package.related(DOCUMENT_PART, "footer")


def _prompt_entry(field: str, prompt: str) -> etree._Element:
    name = placeholder_name(field)
    identifier = str(uuid.uuid5(_PROMPT_IDS, name)).upper()
    properties = make(
        "docPartPr",
        make("name", val=name),
        make("category", make("name", val="General"), make("gallery", val="placeholder")),
        make("types", make("type", val="bbPlcHdr")),
        make("behaviors", make("behavior", val="content")),
        make("guid", val=f"{{{identifier}}}"),
    )
    run = make("r", make("rPr", make("rStyle", val=PLACEHOLDER_STYLE)), *text_runs(clean_text(prompt)))
    return make("docPart", properties, make("docPartBody", make("p", run)))


def _glossary_styles(sheet: etree._Element) -> etree._Element:
    """Return the few styles that prompts need, formatted as in the document."""
    styles = parse_xml(f'<w:styles xmlns:w="{WORD}">{_GLOSSARY_STYLES}</w:styles>'.encode())
    defaults = sheet.find(w("docDefaults"))
    if defaults is not None:
        styles.insert(0, copy.deepcopy(defaults))
    styles.extend(copy.deepcopy(style) for style in _with_id(sheet, PLACEHOLDER_STYLE))
    return styles


def _with_id(sheet: etree._Element, identifier: str) -> Iterable[etree._Element]:
    return (style for style in sheet.iterfind(w("style")) if value(style, "styleId") == identifier)
