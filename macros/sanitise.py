"""The second line of defence: contributed HTML passes an allow-list; our own furniture is added afterwards."""

from __future__ import annotations

import nh3

_TAGS = {
    *("a", "blockquote", "br", "caption", "code", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li"),
    *("ol", "p", "pre", "section", "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_ATTRIBUTES = {
    "*": {"id", "class"},
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "li": {"data-wenn"},
    "tr": {"data-wenn", "data-liste"},
    "section": {"data-wenn"},
    "span": {"data-wenn", "data-feld"},
}
_CLASSES = {
    *("feld", "variante", "variantenhinweis", "nur-web", "footnote", "footnote-ref", "footnote-backref"),
    *("rechts", "zentriert"),
}


def sanitise(markup: str) -> str:
    """Return the markup with only the elements, attributes, classes and link schemes of the dialect."""
    return nh3.clean(
        markup,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_filter,
        url_schemes={"https"},
        link_rel=None,
        strip_comments=True,
    )


def _filter(element: str, attribute: str, value: str) -> str | None:
    if attribute == "class":
        return " ".join(name for name in value.split() if name in _CLASSES) or None
    if (element, attribute) == ("img", "src"):
        return value if value.startswith(("/", "../", "./")) or ":" not in value else None
    return value
