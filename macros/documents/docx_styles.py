"""Styles of a DOCX: pandoc's own names → styles that every Word knows, and a style sheet without leftovers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from macros.documents.docx_xml import WORD, elements, make, paragraph_style, remove, set_paragraph_style, value, w
from macros.documents.xml import parse_xml

_REPLACED = {
    "FirstParagraph": "BodyText",
    "Compact": "BodyText",
    "TableCaption": "Caption",
    "ImageCaption": "Caption",
    "Figure": "BodyText",
    "CaptionedFigure": "BodyText",
    "Table": "TableGrid",
    "FigureTable": "TableNormal",
    "BlockText": "Quote",
    "FootnoteBlockText": "FootnoteText",
    "DefinitionTerm": "List",
    "Definition": "ListContinue",
    "SourceCode": "HTMLPreformatted",
    "VerbatimChar": "HTMLCode",
    "Author": "BodyText",
    "Abstract": "BodyText",
    "AbstractTitle": "BodyText",
    "Bibliography": "BodyText",
    "SectionNumber": "DefaultParagraphFont",
}
_PARAGRAPH = '<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{more}'
_CHARACTER = (
    '<w:style w:type="character" w:styleId="{id}"><w:name w:val="{name}"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/>{more}'
)
_TABLE = '<w:style w:type="table" w:styleId="{id}"><w:name w:val="{name}"/>{more}'
# Only what a reference document leaves out is added from here.
_BUILT_IN = {
    "Normal": (_PARAGRAPH.replace('<w:basedOn w:val="Normal"/>', ""), "Normal", ""),
    "DefaultParagraphFont": (
        _CHARACTER.replace('<w:basedOn w:val="DefaultParagraphFont"/>', ""),
        "Default Paragraph Font",
        "",
    ),
    "BodyText": (_PARAGRAPH, "Body Text", ""),
    "Caption": (_PARAGRAPH, "caption", "<w:rPr><w:b/><w:bCs/></w:rPr>"),
    "Quote": (_PARAGRAPH, "Quote", '<w:pPr><w:ind w:left="425" w:right="425"/></w:pPr>'),
    "List": (_PARAGRAPH, "List", "<w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>"),
    "ListBullet": (_PARAGRAPH, "List Bullet", ""),
    "ListBullet2": (_PARAGRAPH, "List Bullet 2", ""),
    "ListBullet3": (_PARAGRAPH, "List Bullet 3", ""),
    "ListNumber": (_PARAGRAPH, "List Number", ""),
    "ListNumber2": (_PARAGRAPH, "List Number 2", ""),
    "ListNumber3": (_PARAGRAPH, "List Number 3", ""),
    "ListContinue": (_PARAGRAPH, "List Continue", '<w:pPr><w:ind w:left="425"/></w:pPr>'),
    "FootnoteText": (_PARAGRAPH, "footnote text", ""),
    "HTMLPreformatted": (_PARAGRAPH, "HTML Preformatted", '<w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr>'),
    "NoteHeading": (_PARAGRAPH, "Note Heading", "<w:rPr><w:i/><w:iCs/></w:rPr>"),
    "HTMLCode": (_CHARACTER, "HTML Code", '<w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/></w:rPr>'),
    "SubtleEmphasis": (_CHARACTER, "Subtle Emphasis", "<w:rPr><w:i/><w:iCs/></w:rPr>"),
    "PlaceholderText": (_CHARACTER, "Placeholder Text", '<w:rPr><w:color w:val="24425C"/></w:rPr>'),
    "Hyperlink": (_CHARACTER, "Hyperlink", '<w:rPr><w:u w:val="single"/></w:rPr>'),
    "FootnoteReference": (_CHARACTER, "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
    "TableNormal": (_TABLE, "Normal Table", ""),
    "TableGrid": (_TABLE, "Table Grid", '<w:basedOn w:val="TableNormal"/>'),
}
_DEFAULTS = {"paragraph": "Normal", "character": "DefaultParagraphFont", "table": "TableNormal"}
_USES = ("pStyle", "rStyle", "tblStyle")
_LINKS = ("basedOn", "next", "link")


def use_built_in_styles(roots: Sequence[etree._Element]) -> None:
    """Replace pandoc's own style ids by those of built-in styles; a paragraph without style becomes body text."""
    for root in roots:
        for use in elements(root, *_USES):
            use.set(w("val"), _REPLACED.get(value(use), value(use)))
        for paragraph in elements(root, "p"):
            if not paragraph_style(paragraph):
                set_paragraph_style(paragraph, "BodyText")


def tidy_style_sheet(sheet: etree._Element, roots: Sequence[etree._Element]) -> None:
    """Define every built-in style that the parts use and drop the own styles that they do not use."""
    used = {value(use) for root in roots for use in elements(root, *_USES)} | set(_DEFAULTS.values())
    used.update(("PlaceholderText", "NoteHeading", "SubtleEmphasis"))
    for style in list(sheet.iterfind(w("style"))):
        if value(style, "styleId") in _REPLACED and value(style, "styleId") not in used:
            sheet.remove(style)
    _add_missing(sheet, used)
    _set_defaults(sheet)
    needed = _closure(sheet, used)
    for style in list(sheet.iterfind(w("style"))):
        if value(style, "customStyle") and value(style, "styleId") not in needed:
            sheet.remove(style)
    _mend_links(sheet)
    _set_language(sheet)
    _keep_headings_with_text(sheet)


def _add_missing(sheet: etree._Element, used: Iterable[str]) -> None:
    known = {value(style, "styleId") for style in sheet.iterfind(w("style"))}
    for identifier in sorted(set(used) - known):
        if identifier in _BUILT_IN:
            pattern, name, more = _BUILT_IN[identifier]
            sheet.append(_parsed(pattern.format(id=identifier, name=name, more=more) + "</w:style>"))


def _parsed(markup: str) -> etree._Element:
    return parse_xml(f'<w:styles xmlns:w="{WORD}">{markup}</w:styles>'.encode())[0]


def _set_defaults(sheet: etree._Element) -> None:
    for style in sheet.iterfind(w("style")):
        kind = value(style, "type")
        if value(style, "styleId") == _DEFAULTS.get(kind):
            style.set(w("default"), "1")
        elif kind in _DEFAULTS:
            style.attrib.pop(w("default"), "")


def _closure(sheet: etree._Element, used: Iterable[str]) -> set[str]:
    links = {
        value(style, "styleId"): [value(style.find(w(link))) for link in _LINKS] for style in sheet.iterfind(w("style"))
    }
    needed: set[str] = set()
    waiting = list(used)
    while waiting:
        identifier = waiting.pop()
        if identifier not in needed:
            needed.add(identifier)
            waiting.extend(found for found in links.get(identifier, ()) if found)
    return needed


def _mend_links(sheet: etree._Element) -> None:
    known = {value(style, "styleId") for style in sheet.iterfind(w("style"))}
    for style in sheet.iterfind(w("style")):
        for link in [found for name in _LINKS for found in style.findall(w(name))]:
            if value(link) in known:
                continue
            if _REPLACED.get(value(link)) in known:
                link.set(w("val"), _REPLACED[value(link)])
            else:
                remove(link)


def _set_language(sheet: etree._Element) -> None:
    defaults = sheet.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    if defaults is not None:
        for old in defaults.findall(w("lang")):
            defaults.remove(old)
        defaults.append(make("lang", val="de-DE", eastAsia="de-DE", bidi="de-DE"))


def _keep_headings_with_text(sheet: etree._Element) -> None:
    for style in sheet.iterfind(w("style")):
        name = value(style.find(w("name")))
        properties = style.find(w("pPr"))
        if name.lower().startswith("heading ") and properties is not None and properties.find(w("keepNext")) is None:
            properties.insert(0, make("keepNext"))
