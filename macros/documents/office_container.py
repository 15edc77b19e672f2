"""A package of Office Open XML (DOCX, PPTX): parts, parsed when needed, relationships and types that stay true."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import ClassVar, cast

from lxml import etree

from macros.documents.container import read_parts, write_parts
from macros.documents.xml import fresh_tree, serialise_xml
from macros.errors import PackageError

TYPES_PART = "[Content_Types].xml"
REFERENCES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIP_TYPE = f"{REFERENCES}/"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_R = f"{{{_RELATIONSHIPS}}}"
_EXTERNAL = "External"
# Relationships that only make sense while an element of the part names them.
_BY_NAME = tuple(f"{RELATIONSHIP_TYPE}{kind}" for kind in ("hyperlink", "image"))


class OfficePackage:
    """The parts of one file; `tree` parses a part once, changes to trees are written by `to_bytes`.

    A kind of file says which part is its `main` one, and what to tell of a file without it.
    """

    main: ClassVar[str]
    refusal: ClassVar[str]

    def __init__(self, content: bytes) -> None:
        """Read a package; raise PackageError when it is damaged or no file of this kind."""
        self._parts = read_parts(content)
        self._trees: dict[str, etree._Element] = {}
        if TYPES_PART not in self._parts or self.main not in self._parts:
            raise PackageError(self.refusal)

    def names(self) -> list[str]:
        """Return the names of all parts in a stable order."""
        return sorted(self._parts)

    def has(self, name: str) -> bool:
        """Tell whether there is a part of that name."""
        return name in self._parts

    def tree(self, name: str) -> etree._Element:
        """Return the root element of a part; raise PackageError when it is missing or broken."""
        if name not in self._trees:
            if name not in self._parts:
                raise PackageError(f"Dem Dokument fehlt der Bestandteil „{name}“.")
            self._trees[name] = fresh_tree(self._parts[name])
        return self._trees[name]

    def content(self, name: str) -> bytes:
        """Return the bytes of a part as it stands now."""
        return serialise_xml(self._trees[name]) if name in self._trees else self._parts[name]

    def put(self, name: str, content: bytes, content_type: str | None = None) -> None:
        """Set a part; with a content type it is declared as well."""
        self._parts[name] = content
        self._trees.pop(name, None)
        if content_type is not None:
            self._declare(name, content_type)

    def relate(self, source: str, kind: str, target: str) -> str:
        """Add a relationship of an office-document kind from one part to another, once; return its id."""
        name = relationships_part(source)
        if not self.has(name):
            self.put(name, serialise_xml(etree.Element(f"{_R}Relationships", nsmap={None: _RELATIONSHIPS})))  # type: ignore[dict-item]  # the stubs do not know the default namespace
        root = self.tree(name)
        relative = posixpath.relpath(target, posixpath.dirname(source) or ".")
        for item in root:
            if item.get("Target") == relative:
                return item.get("Id", "")
        identifier = _free_id({item.get("Id", "") for item in root})
        etree.SubElement(root, f"{_R}Relationship", Id=identifier, Type=RELATIONSHIP_TYPE + kind, Target=relative)
        return identifier

    def related(self, source: str, kind: str) -> list[str]:
        """Return the names of the parts that a part has an office-document relationship of that kind to."""
        wanted = RELATIONSHIP_TYPE + kind
        return [target_part(source, item) for item in self._relationships(source) if item.get("Type") == wanted]

    def unrelate(self, source: str, *kinds: str) -> None:
        """Remove the relationships of those kinds from a part; `tidy` removes what nothing leads to."""
        wanted = {RELATIONSHIP_TYPE + kind for kind in kinds}
        for item in self._relationships(source):
            if item.get("Type") in wanted:
                _detach(item)

    def unrelate_part(self, source: str, target: str) -> str | None:
        """Remove the relationship from one part to another; return its id."""
        for item in self._relationships(source):
            if target_part(source, item) == target:
                _detach(item)
                return item.get("Id")
        return None

    def tidy(self) -> None:
        """Remove links and pictures that no element names, then parts that no relationship leads to."""
        for source in [name for name in self.names() if self.has(relationships_part(name))]:
            self._drop_unnamed_relationships(source)
        kept = self._reachable() | {TYPES_PART}
        for name in self.names():
            owner = _owner(name)
            if (name if owner is None else owner) not in kept | {""}:
                self._remove(name)
        self._drop_dangling_types()

    def contents(self) -> dict[str, bytes]:
        """Return all parts as they stand now."""
        return {name: self.content(name) for name in self._parts}

    def to_bytes(self) -> bytes:
        """Return the package as a file; same parts, same bytes."""
        return write_office(self.contents(), self.main)

    def _declare(self, name: str, content_type: str) -> None:
        root = self.tree(TYPES_PART)
        for item in root.iterfind(f"{_TYPES}Override"):
            if item.get("PartName") == f"/{name}":
                item.set("ContentType", content_type)
                return
        etree.SubElement(root, f"{_TYPES}Override", PartName=f"/{name}", ContentType=content_type)

    def _relationships(self, source: str) -> list[etree._Element]:
        name = relationships_part(source)
        return list(self.tree(name).iterfind(f"{_R}Relationship")) if self.has(name) else []

    def _drop_unnamed_relationships(self, source: str) -> None:
        items = [item for item in self._relationships(source) if item.get("Type") in _BY_NAME]
        if not items:
            return
        named = _named_relationships(self.tree(source))
        for item in items:
            if item.get("Id") not in named:
                _detach(item)

    def _reachable(self) -> set[str]:
        seen: set[str] = set()
        waiting = [target_part("", item) for item in self._relationships("")]
        while waiting:
            name = waiting.pop()
            if name in seen or not self.has(name):
                continue
            seen.add(name)
            items = (item for item in self._relationships(name) if item.get("TargetMode") != _EXTERNAL)
            waiting.extend(target_part(name, item) for item in items)
        return seen

    def _remove(self, name: str) -> None:
        self._parts.pop(name, None)
        self._trees.pop(name, None)

    def _drop_dangling_types(self) -> None:
        for item in list(self.tree(TYPES_PART).iterfind(f"{_TYPES}Override")):
            if not self.has(item.get("PartName", "").lstrip("/")):
                _detach(item)


def write_office(parts: Mapping[str, bytes], main: str) -> bytes:
    """Return the parts as a file; same parts, same bytes."""
    return write_parts(parts, first=(TYPES_PART, "_rels/.rels", main))


def relationships_part(source: str) -> str:
    """Return the name of the part that holds a part's relationships (source "" is the package)."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def target_part(source: str, relationship: etree._Element) -> str:
    """Return the part that an internal relationship of a part leads to."""
    target = relationship.get("Target", "")
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")


def _owner(name: str) -> str | None:
    """Return the part whose relationships this part holds, or None for any other part."""
    folder, file = posixpath.split(name)
    if posixpath.basename(folder) != "_rels" or not file.endswith(".rels"):
        return None
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _named_relationships(root: etree._Element) -> set[str]:
    return {str(text) for text in cast("list[object]", root.xpath("//@r:*", namespaces={"r": REFERENCES}))}


def _free_id(taken: set[str]) -> str:
    number = 1
    while f"rId{number}" in taken:
        number += 1
    return f"rId{number}"


def _detach(item: etree._Element) -> None:
    holder = item.getparent()
    if holder is not None:
        holder.remove(item)
