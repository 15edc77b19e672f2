"""Styles of an ODT: LibreOffice's own names instead of pandoc's, German as language, nothing unused."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from macros.documents.odt_marks import SECTION_STYLE
from macros.documents.odt_tree import PLACEHOLDER, drop, make, q

# pandoc's names: LibreOffice's names, so that a house template's styles take hold
_STANDARD_NAMES = {
    "Abstract": "Text_20_body",
    "Author": "Subtitle",
    "Date": "Subtitle",
    "Definition": "Internet_20_link",
    "Definition_20_Definition": "List_20_Contents",
    "Definition_20_Definition_20_Tight": "List_20_Contents",
    "Definition_20_Term": "List_20_Heading",
    "Definition_20_Term_20_Tight": "List_20_Heading",
    "FigureCaption": "Illustration",
    "First_20_paragraph": "Text_20_body",
    "Source_Text": "Source_20_Text",
    "TableCaption": "Table",
}
_PARENTS = {
    "Illustration": "Caption",
    "List_20_Contents": "Text_20_body",
    "List_20_Heading": "Text_20_body",
    "Table": "Caption",
    "Table_20_Heading": "Table_20_Contents",
}
_STYLED = {"text:p": "paragraph", "text:h": "paragraph", "text:span": "text", "text:a": "text"}


def standardise_styles(content: etree._Element, styles: etree._Element) -> None:
    """Give content.xml and styles.xml LibreOffice's style names, German as language, and every style they name."""
    for root in (content, styles):
        _rename_references(root)
        _complete_languages(root)
    _rename_definitions(styles)
    _set_default_language(styles)
    _flatten(automatic_styles(content))
    for style in content.iter(q("style:style")):
        # the list around a paragraph names the list style: a second name would keep lists from running on
        etree.strip_attributes(style, q("style:list-style-name"))
        if style.get(q("style:parent-style-name")) == "Quotations":
            # the reference document says how far a quotation is indented
            etree.strip_elements(style, q("style:paragraph-properties"))
    automatic = automatic_styles(content)
    automatic.append(_section_style())
    _define_missing(content, styles)


def automatic_styles(content: etree._Element) -> etree._Element:
    """Return the automatic styles of content.xml; they are made when there are none."""
    found = content.find(q("office:automatic-styles"))
    if found is None:
        found = make("office:automatic-styles")
        body = content.find(q("office:body"))
        content.insert(len(content) if body is None else content.index(body), found)
    return found


def prune_automatic_styles(content: etree._Element) -> None:
    """Remove the automatic styles of content.xml that nothing names."""
    automatic = automatic_styles(content)
    while unused := _unused(content, automatic):
        for style in unused:
            drop(style)


def based_on(content: etree._Element, name: str) -> set[str]:
    """Return the names of a style and of the automatic styles that stand on it."""
    own = (style for style in automatic_styles(content) if style.get(q("style:parent-style-name")) == name)
    return {name, *(style.get(q("style:name"), "") for style in own)}


def _rename_references(root: etree._Element) -> None:
    for element in root.iter(etree.Element):
        for attribute, value in element.attrib.items():
            if str(attribute).endswith("style-name"):
                # a custom style's name comes with its spaces, which the format writes as _20_
                name = str(value).replace(" ", "_20_")
                element.set(attribute, _STANDARD_NAMES.get(name, name))


def _rename_definitions(styles: etree._Element) -> None:
    """Where LibreOffice's style is defined, pandoc's goes; otherwise it takes on LibreOffice's name."""
    defined = {_key(style) for style in styles.iter(q("style:style"))}
    for style in list(styles.iter(q("style:style"))):
        family, name = _key(style)
        standard, parent = _STANDARD_NAMES.get(name), style.getparent()
        if standard is None or parent is None:
            continue
        if (family, standard) in defined:
            parent.remove(style)
            continue
        defined.add((family, standard))
        style.set(q("style:name"), standard)
        style.set(q("style:display-name"), standard.replace("_20_", " "))


def _key(style: etree._Element) -> tuple[str, str]:
    return style.get(q("style:family"), ""), style.get(q("style:name"), "")


def _complete_languages(root: etree._Element) -> None:
    for element in root.iter(etree.Element):
        language, country = element.get(q("fo:language")), element.get(q("fo:country"))
        if language == "de" and country in (None, "", "none"):
            element.set(q("fo:country"), "DE")
        elif country == "" or (language is not None and country is None):
            element.set(q("fo:country"), "none")


def _set_default_language(styles: etree._Element) -> None:
    for default in styles.iter(q("style:default-style")):
        if default.get(q("style:family")) not in ("paragraph", "graphic"):
            continue
        properties = default.find(q("style:text-properties"))
        if properties is None:
            properties = etree.SubElement(default, q("style:text-properties"))
        properties.set(q("fo:language"), "de")
        properties.set(q("fo:country"), "DE")


def _flatten(automatic: etree._Element) -> None:
    """Make automatic styles stand on common ones: LibreOffice does not look through a second automatic style."""
    known = {_key(style): style for style in automatic.iter(q("style:style"))}
    for (family, _), style in known.items():
        while (parent := known.get((family, style.get(q("style:parent-style-name"), "")))) is not None:
            _inherit(style, parent)


def _inherit(style: etree._Element, parent: etree._Element) -> None:
    for properties in parent:
        own = style.find(str(properties.tag))
        if own is None:
            style.append(deepcopy(properties))
        else:
            own.attrib.update({name: value for name, value in properties.attrib.items() if name not in own.attrib})
    if base := parent.get(q("style:parent-style-name")):
        style.set(q("style:parent-style-name"), base)
    else:
        style.attrib.pop(q("style:parent-style-name"))


def _section_style() -> etree._Element:
    style = make("style:style", style_name=SECTION_STYLE, style_family="section")
    style.append(make("style:section-properties", style_editable="false"))
    return style


def _define_missing(content: etree._Element, styles: etree._Element) -> None:
    common = styles.find(q("office:styles"))
    if common is None:
        return
    defined = {_key(style) for root in (content, styles) for style in root.iter(q("style:style"))}
    for family, name in sorted(set(_named(content, styles)) - defined):
        _define(common, defined, family, name)


def _named(content: etree._Element, styles: etree._Element) -> Iterator[tuple[str, str]]:
    for element in content.iter(*(q(name) for name in _STYLED)):
        if name := element.get(q("text:style-name")):
            prefixless = etree.QName(element).localname
            yield _STYLED[f"text:{prefixless}"], name
    for root in (content, styles):
        for style in root.iter(q("style:style")):
            if (parent := style.get(q("style:parent-style-name"))) and style.get(q("style:family")) != "graphic":
                yield style.get(q("style:family"), ""), parent


def _define(common: etree._Element, defined: set[tuple[str, str]], family: str, name: str) -> None:
    if (family, name) in defined:
        return
    defined.add((family, name))
    style = make("style:style", style_name=name, style_display_name=name.replace("_20_", " "), style_family=family)
    if family == "paragraph" and name != "Standard":
        parent = _PARENTS.get(name, "Standard")
        _define(common, defined, family, parent)
        style.set(q("style:parent-style-name"), parent)
    if name == PLACEHOLDER:
        style.append(make("style:text-properties", fo_color="#0b5394", style_text_underline_style="dotted"))
    common.append(style)


def _unused(content: etree._Element, automatic: etree._Element) -> list[etree._Element]:
    used = _names_in_use(content)
    return [style for style in automatic if style.get(q("style:name")) not in used]


def _names_in_use(content: etree._Element) -> set[str]:
    return {
        str(value)
        for element in content.iter(etree.Element)
        for attribute, value in element.attrib.items()
        if str(attribute).endswith("style-name")
    }
