"""Prepares a page's HTML for conversion: numbers the marks, rewrites footnotes, drops what only the web shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree, html

from macros.documents.columns import set_column_widths
from macros.documents.xml import find_all
from macros.model import Mark, MarkKind
from macros.sheet_diagram import picture_address

REVIEW_NOTICE = (
    "Entwurf, keine Rechtsberatung. Vor der Abgabe prüfen lassen, soweit berührt: Kämmerei, Rechtsamt, Vergabestelle, "
    "Datenschutz, Personalrat. In der Endfassung entfällt dieser Hinweis."
)
FIELDS_NOTICE = (
    "Zum Ausfüllen: Gleiche Felder ändern sich gemeinsam, gebeugte („der Kommune“) sind eigene. "
    "Am einfachsten füllen Sie die Vorlage neu aus. Auch dieser Hinweis entfällt in der Endfassung."
)

_ALIGNMENT = {"rechts": "text-align: right", "zentriert": "text-align: center"}


@dataclass(frozen=True)
class Prepared:
    """HTML that pandoc reads, its marks in order, and the addresses of the pictures it shows."""

    markup: str
    marks: tuple[Mark, ...]
    pictures: tuple[str, ...]


def prepare(page: str, room: Mapping[str, int], *, notice: bool = True) -> Prepared:
    """Return the page's HTML ready for conversion.

    `room` tells how many characters a field's value may need beside each other; `notice` puts at the top who should
    check the paper, and how live fields behave.
    """
    root = parse_fragment(page)
    _drop_web_only(root)
    _drop_links(root)
    _rewrite_notes(root)
    _make_figures(root)
    _drop_marks_of_sheets(root)
    for table in find_all(root, ".//table"):
        set_column_widths(table, room)
    if notice:
        root.insert(0, _notice(FIELDS_NOTICE, office_only=True))
        root.insert(0, _notice(REVIEW_NOTICE, office_only=False))
    for notes in find_all(root, ".//div[@class='notizen']"):
        _mark_notes(notes)
    marks = tuple(_number_marks(root))
    pictures = tuple(dict.fromkeys(_picture_name(image) for image in root.iter("img")))
    for cell in find_all(root, ".//td[@class] | .//th[@class]"):
        cell.set("style", _ALIGNMENT.get(cell.get("class") or "", ""))
        del cell.attrib["class"]
    return Prepared(write_fragment(root), marks, pictures)


def parse_fragment(markup: str) -> html.HtmlElement:
    """Return a div that holds the parsed fragment."""
    return html.fragment_fromstring(markup, create_parent="div")


def write_fragment(root: html.HtmlElement) -> str:
    """Return the fragment as markup, without the div around it."""
    content = [root.text or "", *(html.tostring(child, encoding="unicode") for child in root)]
    return "".join(content)


def unwrap(element: etree._Element) -> None:
    """Replace an element by its own content."""
    element.drop_tag()  # type: ignore[attr-defined]  # lxml.html elements have it; the stubs know only etree


def remove(element: etree._Element) -> None:
    """Remove an element and its content; the text after it stays."""
    element.drop_tree()  # type: ignore[attr-defined]  # as above


def _drop_web_only(root: html.HtmlElement) -> None:
    for element in find_all(root, ".//*[@data-wenn='nur:web']"):
        remove(element)


def _drop_links(root: html.HtmlElement) -> None:
    """Keep links inside the document only: files carry no address that somebody might follow."""
    anchors = {f"#{heading.get('id')}" for heading in root.iter("h1", "h2", "h3", "h4", "h5", "h6")}
    for link in list(root.iter("a")):
        if (link.get("class") or "") not in {"footnote-ref", "footnote-backref"} and link.get("href") not in anchors:
            unwrap(link)


def _rewrite_notes(root: html.HtmlElement) -> None:
    """Rewrite footnotes into the markup that pandoc reads as notes (EPUB's noteref and footnote)."""
    for link in find_all(root, ".//a[@class='footnote-backref']"):
        _strip_before(link)
        remove(link)
    for link in find_all(root, ".//a[@class='footnote-ref']"):
        link.attrib.pop("class")
        link.set("epub:type", "noteref")
    for reference in find_all(root, ".//sup[a[@href]]"):
        unwrap(reference)
    for holder in find_all(root, ".//div[@class='footnote']"):
        for item in holder.iter("li"):
            item.tag = "aside"
            item.set("epub:type", "footnote")
            holder.addprevious(item)
        remove(holder)


def _make_figures(root: html.HtmlElement) -> None:
    """Put pictures of data sheets in the place of their words; the second paragraph is what stands below."""
    for section in find_all(root, ".//section[@data-schaubild]"):
        words, caption = section
        shown = {"src": picture_address(section.get("data-schaubild") or ""), "alt": words.text or ""}
        section.tag, caption.tag = "figure", "figcaption"
        section.attrib.clear()
        section.replace(words, html.Element("img", shown))


def _drop_marks_of_sheets(root: html.HtmlElement) -> None:
    """Drop what only the site's own tables need."""
    for element in find_all(root, ".//*[@data-datenblatt or @data-auswahl]"):
        for name in ("data-datenblatt", "data-gruppe", "data-rollen", "data-auswahl"):
            element.attrib.pop(name, "")


def _strip_before(link: etree._Element) -> None:
    before, parent = link.getprevious(), link.getparent()
    if before is not None:
        before.tail = (before.tail or "").rstrip()
    elif parent is not None:
        parent.text = (parent.text or "").rstrip()


def _notice(text: str, *, office_only: bool) -> html.HtmlElement:
    paragraph = html.Element("p", {"class": "dokumenthinweis"})
    paragraph.text = text
    if office_only:
        paragraph.set("data-ziel", "office")
    return paragraph


def _mark_notes(notes: etree._Element) -> None:
    """Leave a kind only: what is said to a slide is no variant and has no number."""
    del notes.attrib["class"]
    notes.set("data-art", "notes")


def _number_marks(root: html.HtmlElement) -> Iterator[Mark]:
    number = 0
    for element in list(root.iter()):
        mark = _mark_of(element, number + 1)
        if mark is None:
            continue
        number += 1
        _write_mark(element, mark)
        yield mark


def _mark_of(element: etree._Element, number: int) -> Mark | None:
    condition, list_name = element.get("data-wenn"), element.get("data-liste")
    if element.get("data-feld"):
        return Mark(number, MarkKind.FIELD, field=element.get("data-feld"))
    if element.get("class") == "variantenhinweis":
        return Mark(number, MarkKind.HINT, block=element.tag == "p")
    if element.get("class") == "dokumenthinweis":
        return Mark(number, MarkKind.NOTICE, block=True)
    if condition is None and list_name is None:
        return None
    kind = {"section": MarkKind.BLOCK, "li": MarkKind.ITEM, "tr": MarkKind.ROW}.get(str(element.tag), MarkKind.INLINE)
    return Mark(number, kind, condition=condition, list_name=list_name)


def _write_mark(element: etree._Element, mark: Mark) -> None:
    """Leave only number and kind on the element; wrap what pandoc's reader would strip of its attributes."""
    for name in ("data-wenn", "data-liste", "data-feld", "class"):
        element.attrib.pop(name, "")
    target = element
    if mark.kind is MarkKind.ITEM or mark.block:
        target = _wrap(element, inside=mark.kind is MarkKind.ITEM)
    elif mark.kind is MarkKind.BLOCK:
        element.tag = "div"
    if target is not element and "data-ziel" in element.attrib:
        target.set("data-ziel", element.attrib.pop("data-ziel", ""))
    target.set("data-marke", str(mark.number))
    target.set("data-art", mark.kind.value)


def _picture_name(image: etree._Element) -> str:
    """Write the picture's address from the root of the docs folder, however the page refers to it."""
    address = image.get("src") or ""
    name = "/" + address.lstrip("./")
    image.set("src", name)
    return name


def _wrap(element: etree._Element, *, inside: bool) -> etree._Element:
    box: etree._Element = html.Element("div")
    if inside:
        box.text, element.text = element.text, None
        box.extend(list(element))
        element.append(box)
        return box
    parent = element.getparent()
    if parent is None:
        raise ValueError("a mark always stands inside the fragment")
    box.tail, element.tail = element.tail, None
    parent.replace(element, box)
    box.append(element)
    return box
