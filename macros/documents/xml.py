"""XML of office packages: guarded parsing, stable writing, text that XML 1.0 can hold."""

from __future__ import annotations

import copy
import re
from functools import lru_cache
from typing import cast

from lxml import etree

from macros.errors import PackageError

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parse_xml(content: bytes) -> etree._Element:
    """Return the root of an XML part; entities and external references stay closed; raise PackageError when broken."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise PackageError("Ein Bestandteil der Datei ist kein lesbares XML.") from error
    if content.lstrip()[:4096].find(b"<!DOCTYPE") >= 0:
        raise PackageError("Ein Bestandteil der Datei enthält eine Dokumenttypangabe und wird nicht gelesen.")
    return root


def fresh_tree(content: bytes) -> etree._Element:
    """Return the root of an XML part, as `parse_xml` does; for parts that are read again and again."""
    return copy.deepcopy(_known_tree(content))


@lru_cache(maxsize=128)
def _known_tree(content: bytes) -> etree._Element:
    return parse_xml(content)


def serialise_xml(root: etree._Element) -> bytes:
    """Return an XML part in UTF-8 with a declaration."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def find_all(root: etree._Element, path: str) -> list[etree._Element]:
    """Return the elements that an XPath names; the list stays good while the tree changes."""
    return [item for item in cast("list[object]", _search(path)(root)) if isinstance(item, etree._Element)]  # noqa: SLF001


@lru_cache(maxsize=256)
def _search(path: str) -> etree.XPath:
    return etree.XPath(path)


def literal(text: str) -> str:
    """Return a value as a document holds it: characters that XML 1.0 knows, one kind of line break."""
    return clean_text(text).replace("\r\n", "\n").replace("\r", "\n")


def clean_text(text: str) -> str:
    """Return the text without characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)
