"""Space and page breaks between the blocks of an ODT, which depend on what stands beside them after filling."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from macros.documents.odt_styles import automatic_styles, based_on
from macros.documents.odt_tree import drop, make, q, text_of

_BODY, _ANNOUNCING = "Text_20_body", "ZbkAnkuendigung"
_CODE, _LAST_OF_CODE = "Preformatted_20_Text", "ZbkCodeEnde"
_CLOSING = "ZbkSchluss"
_KEPT = "ZbkHalt_"
"""Before the name of a style: the same, but kept with the next row, as `TableRowKeep` in settings.xml makes rows do."""
_END = "_20_End"
_LISTS = ("List_20_1", "Numbering_20_1")
# A short table has at most this many rows, and letters without spaces; a longer one would leave too much paper empty.
_MOST_ROWS, _MOST_TEXT = 6, 500


def settle_layout(content: etree._Element) -> None:
    """End lists with space; keep short tables, the ends of others, and a sentence with its list, on one page.

    Settling again gives the same: what stands from an earlier time goes first.
    """
    _release_rows(content)
    _end_lists(content)
    _keep_tables(content)
    _keep_announced(content)
    _end_code(content)
    _close_text(content)


def _end_lists(content: etree._Element) -> None:
    """Give the last paragraph of each list LibreOffice's own style for it, such as "List 1 End"."""
    for paragraph in content.iter(q("text:p")):
        name = paragraph.get(q("text:style-name"), "")
        if name.removesuffix(_END) in _LISTS:
            paragraph.set(q("text:style-name"), name.removesuffix(_END))
    for element in content.iter(q("text:list")):
        if next(element.iterancestors(q("text:list")), None) is not None:
            continue
        paragraphs = [one for item in element.iter(q("text:list-item")) for one in item.iterchildren(q("text:p"))]
        if paragraphs and (name := paragraphs[-1].get(q("text:style-name"), "")) in _LISTS:
            paragraphs[-1].set(q("text:style-name"), name + _END)


def _release_rows(content: etree._Element) -> None:
    for paragraph in content.iter(q("text:p")):
        if (name := paragraph.get(q("text:style-name"), "")).startswith(_KEPT):
            paragraph.set(q("text:style-name"), name.removeprefix(_KEPT))


def _keep_tables(content: etree._Element) -> None:
    """Keep short tables on one page; of others the first two rows, and the last two."""
    styles = {style.get(q("style:name"), ""): style for style in automatic_styles(content)}
    for table in content.iter(q("table:table")):
        rows = table.findall(q("table:table-row"))
        short = len(rows) <= _MOST_ROWS and len("".join(text_of(table).split())) <= _MOST_TEXT
        style = styles.get(table.get(q("table:style-name"), ""))
        properties = None if style is None else style.find(q("style:table-properties"))
        if properties is not None:
            properties.set(q("style:may-break-between-rows"), "false" if short else "true")
        for row in [] if short else rows[:-1][:1] + rows[-2:-1]:
            _keep_row(content, row, styles)


def _keep_row(content: etree._Element, row: etree._Element, styles: dict[str, etree._Element]) -> None:
    """Keep a row with the next one: LibreOffice asks the first paragraph of its first cell."""
    paragraph = next(row.iter(q("text:p")), None)
    base = "" if paragraph is None else paragraph.get(q("text:style-name"), "")
    if paragraph is None or base.startswith(_KEPT):
        return
    paragraph.set(q("text:style-name"), name := _KEPT + base)
    if name not in styles:
        styles[name] = _kept_style(name, base, styles.get(base))
        automatic_styles(content).append(styles[name])


def _kept_style(name: str, base: str, automatic: etree._Element | None) -> etree._Element:
    """Return a style that keeps with the next row; it goes on with the one it stands for, so that this one stays."""
    style = make("style:style", style_family="paragraph", style_parent_style_name=base)
    if automatic is not None:
        style = deepcopy(automatic)
    style.set(q("style:name"), name)
    style.set(q("style:next-style-name"), base)
    properties = style.find(q("style:paragraph-properties"))
    if properties is None:
        properties = make("style:paragraph-properties")
        style.insert(0, properties)
    properties.set(q("fo:keep-with-next"), "always")
    return style


def _keep_announced(content: etree._Element) -> None:
    """Keep a paragraph that ends with a colon on one page with the list or the table that it announces."""
    for paragraph in list(content.iter(q("text:p"))):
        if paragraph.get(q("text:style-name")) not in (_BODY, _ANNOUNCING):
            continue
        following = _block_after(paragraph)
        announces = following is not None and following.tag in (q("text:list"), q("table:table"))
        announces = announces and text_of(paragraph).rstrip().endswith(":")
        paragraph.set(q("text:style-name"), _ANNOUNCING if announces else _BODY)
    _define(content, _ANNOUNCING, _BODY, fo_keep_with_next="always")


def _end_code(content: etree._Element) -> None:
    """Part a block of code, each line of which is a paragraph, from what follows it."""
    code = based_on(content, _CODE)
    for paragraph in list(content.iter(q("text:p"))):
        following = paragraph.getnext()
        if paragraph.get(q("text:style-name")) not in code or following is None:
            continue
        last = following.get(q("text:style-name")) not in code
        paragraph.set(q("text:style-name"), _LAST_OF_CODE if last else _CODE)
    _define(content, _LAST_OF_CODE, _CODE, fo_margin_bottom="8pt")


def _close_text(content: etree._Element) -> None:
    """End a text after its last table with a line as good as invisible: a full one often took a page of its own."""
    for paragraph in list(content.iter(q("text:p"))):
        if paragraph.get(q("text:style-name")) == _CLOSING:
            drop(paragraph)
    for body in content.iter(q("office:text")):
        last = body[-1] if len(body) else None
        while last is not None and last.tag == q("text:section") and len(last):
            last = last[-1]
        if last is not None and last.tag == q("table:table"):
            body.append(make("text:p", text_style_name=_CLOSING))
            _define(content, _CLOSING, _BODY, fo_margin_top="0pt", fo_margin_bottom="0pt", fo_line_height="1pt")


def _block_after(block: etree._Element) -> etree._Element | None:
    """Return the block that a reader meets next; sections are no blocks of their own."""
    following, parent = block.getnext(), block.getparent()
    if following is None:
        inside = parent is not None and parent.tag == q("text:section")
        return _block_after(parent) if parent is not None and inside else None
    while following is not None and following.tag == q("text:section") and len(following):
        following = following[0]
    return following


def _define(content: etree._Element, name: str, parent: str, **properties: str) -> None:
    automatic = automatic_styles(content)
    if any(style.get(q("style:name")) == name for style in automatic):
        return
    style = make("style:style", style_name=name, style_family="paragraph", style_parent_style_name=parent)
    style.append(make("style:paragraph-properties", **properties))
    automatic.append(style)
