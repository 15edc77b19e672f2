"""The second line of defence: contributed HTML passes an allow-list; our own furniture is added afterwards."""

from __future__ import annotations

import re

import nh3

from macros import conditions
from macros.errors import ConditionError

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TAGS = {
    *("a", "blockquote", "br", "caption", "code", "div", "em", *_HEADINGS, "hr", "img", "li"),
    *("ol", "p", "pre", "section", "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_CLASSES = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"footnote", "notizen"},
    "li": {"nur-web"},
    "p": {"variantenhinweis", "notiztitel"},
    "section": {"variante", "nur-web", "schaubild"},
    "span": {"feld", "variante", "variantenhinweis", "nur-web"},
    "td": {"rechts", "zentriert"},
    "th": {"rechts", "zentriert"},
    "tr": {"nur-web"},
}
_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "li": {"id", "data-wenn"},
    "sup": {"id"},
    "table": {"data-datenblatt", "data-gruppe", "data-rollen"},
    "tr": {"data-wenn", "data-liste", "data-auswahl"},
    "section": {"data-wenn", "data-schaubild"},
    "span": {"data-wenn", "data-feld"},
    **{heading: {"id"} for heading in _HEADINGS},
}
_ALLOWED = {tag: {*_ATTRIBUTES.get(tag, ()), *(["class"] if tag in _CLASSES else [])} for tag in _TAGS}

_NAME = r"[a-z][a-z0-9_]*"
_ANCHOR = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VALUES = {
    ("li", "id"): re.compile(r"fn:\d+"),
    ("sup", "id"): re.compile(r"fnref:\d+(?:-\d+)?"),
    **{(heading, "id"): _ANCHOR for heading in _HEADINGS},
    ("a", "href"): re.compile(
        r"(?!//)[A-Za-z0-9_./-]*(?:#[A-Za-z0-9_.:-]*)?"
        r"|https://[a-z0-9äöüß][a-z0-9äöüß.-]*(?:[/?#][^\s\x00-\x1f\x7f-\x9f<>\"`\\]*)?",
        re.IGNORECASE,
    ),
    ("img", "src"): re.compile(r"(?:/|\./|(?:\.\./)+)?assets/bilder/(?:[a-z0-9_-]+/)*[a-z0-9_-]+\.(?:png|jpe?g)"),
    ("ol", "start"): re.compile(r"\d{1,9}"),
    ("span", "data-feld"): re.compile(rf"{_NAME}(?:\.{_NAME})?"),
    ("section", "data-schaubild"): _ANCHOR,
    ("table", "data-datenblatt"): _ANCHOR,
    ("table", "data-gruppe"): re.compile(r"\w+"),
    ("table", "data-rollen"): re.compile(r"[\w ()|]+"),
    ("tr", "data-auswahl"): re.compile(r"[\w ().–,=|;/-]+"),
    ("tr", "data-liste"): re.compile(_NAME),
}
"""Values of exactly these forms pass; titles and descriptions are free text."""


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""No file of ours may hold them; Markdown leaves marks of its own behind when a text leads it astray."""


def sanitise(markup: str) -> str:
    """Return the markup with only the elements, attributes, classes, anchors and addresses of the dialect."""
    return nh3.clean(
        _CONTROL.sub("", markup),
        tags=_TAGS,
        attributes=_ALLOWED,
        attribute_filter=_filter,
        url_schemes={"https"},
        link_rel=None,
        strip_comments=True,
    )


def _filter(element: str, attribute: str, value: str) -> str | None:
    if attribute == "class":
        return " ".join(name for name in value.split() if name in _CLASSES[element]) or None
    if attribute == "data-wenn":
        return value if _is_condition(value) else None
    form = _VALUES.get((element, attribute))
    return value if form is None or form.fullmatch(value) else None


def _is_condition(value: str) -> bool:
    """Return whether a condition is written as only our own extension writes it."""
    try:
        return conditions.to_text(conditions.parse(value)) == value
    except ConditionError:
        return False
