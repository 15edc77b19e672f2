"""Checks that everything in a DOCX that points somewhere arrives: validators and LibreOffice do not notice."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_STORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_DOCUMENT = "word/document.xml"
_PREFIX = re.compile(r"xmlns:(\w+)='([^']*)'")
_LONGEST_BOOKMARK = 40
_LONGEST_TAG = 64


@dataclass(frozen=True)
class _Package:
    parts: Mapping[str, bytes]
    trees: Mapping[str, etree._Element]

    def texts(self) -> Iterator[tuple[str, etree._Element]]:
        names = ("word/document.xml", "word/footnotes.xml", "word/glossary/document.xml")
        headers = [name for name in self.trees if re.match(r"word/(header|footer)\d*\.xml", name)]
        yield from ((name, self.trees[name]) for name in (*names, *headers) if name in self.trees)


def broken_references(package: bytes) -> list[str]:
    """Return a sentence for each thing in a DOCX that leads nowhere or stands twice; an empty list is a sound file."""
    content = _read(package)
    checks = (
        _content_types,
        _relationships,
        _relationship_ids,
        _placeholders,
        _bindings,
        _styles,
        _numbers,
        _notes,
        _bookmarks,
        _controls,
    )
    return [fault for check in checks for fault in check(content)]


def _read(package: bytes) -> _Package:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    assert len(names) == len(set(names)), "ein Bestandteil steht zweimal im Paket"
    xml = {name: etree.fromstring(content) for name, content in parts.items() if name.endswith((".xml", ".rels"))}
    return _Package(parts, xml)


def _content_types(package: _Package) -> Iterator[str]:
    types = package.trees["[Content_Types].xml"]
    overrides = [item.get("PartName", "").lstrip("/") for item in types.iterfind(f"{_TYPES}Override")]
    defaults = {item.get("Extension", "").lower() for item in types.iterfind(f"{_TYPES}Default")}
    for name in overrides:
        if name not in package.parts:
            yield f"Inhaltstyp für {name}, aber den Bestandteil gibt es nicht"
    for name in package.parts:
        if name not in overrides and name.rpartition(".")[2].lower() not in defaults | {"[content_types].xml"}:
            yield f"{name} hat keinen Inhaltstyp"


def _relationships(package: _Package) -> Iterator[str]:
    targets = {"[Content_Types].xml"} | {name for name in package.parts if name.endswith(".rels")}
    for name, tree in package.trees.items():
        if not name.endswith(".rels"):
            continue
        if _source(name) and _source(name) not in package.parts:
            yield f"{name} gehört zu keinem Bestandteil"
        for item in tree.iterfind(_RELATIONSHIP):
            target = _target(_source(name), item)
            if target is not None:
                targets.add(target)
                if target not in package.parts:
                    yield f"{name}: {item.get('Id')} führt nach {target}, den es nicht gibt"
    yield from (f"zu {name} führt keine Beziehung" for name in package.parts if name not in targets)


def _relationship_ids(package: _Package) -> Iterator[str]:
    for name, tree in package.texts():
        folder, file = posixpath.split(name)
        rels = package.trees.get(f"{folder}/_rels/{file}.rels")
        known = set() if rels is None else {item.get("Id") for item in rels.iterfind(_RELATIONSHIP)}
        named = {value for item in tree.iter() for key, value in item.attrib.items() if str(key).startswith(_R)}
        yield from (f"{name}: Beziehung {identifier} gibt es nicht" for identifier in sorted(named - known))


def _placeholders(package: _Package) -> Iterator[str]:
    glossary = package.trees.get("word/glossary/document.xml")
    known = Counter() if glossary is None else Counter(_values(glossary, f"{W}docPartPr/{W}name"))
    yield from (f"Platzhalter {name} steht zweimal" for name, count in known.items() if count > 1)
    for name, tree in package.texts():
        for wanted in _values(tree, f"{W}placeholder/{W}docPart"):
            if wanted not in known:
                yield f"{name}: Platzhalter {wanted} gibt es nicht"
    related = [item.get("Type") for item in package.trees["word/_rels/document.xml.rels"].iterfind(_RELATIONSHIP)]
    if glossary is not None and f"{_OFFICE}glossaryDocument" not in related:
        yield "zum Platzhalterteil führt keine Beziehung aus dem Text"


def _bindings(package: _Package) -> Iterator[str]:
    stores = {tree.get(_STORE): _data_of(name, package) for name, tree in package.trees.items() if tree.get(_STORE)}
    for name, tree in package.texts():
        for binding in tree.iter(f"{W}dataBinding"):
            path, store = binding.get(f"{W}xpath", ""), stores.get(binding.get(f"{W}storeItemID"))
            if store is None:
                yield f"{name}: die Datenquelle von {path} gibt es nicht"
                continue
            found = store.xpath(path, namespaces=dict(_PREFIX.findall(binding.get(f"{W}prefixMappings", ""))))
            if len(found) != 1:
                yield f"{name}: {path} trifft {len(found)} Stellen statt einer"
                continue
            yield from _disagreement(name, binding, found[0].text or "")


def _disagreement(name: str, binding: etree._Element, stored: str) -> Iterator[str]:
    control = next(binding.iterancestors(f"{W}sdt"))
    showing = control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    items = control.iterfind(f"{W}sdtContent//*")
    shown = "".join(signs.get(str(item.tag), item.text or "" if item.tag == f"{W}t" else "") for item in items)
    if showing == bool(stored) or (not showing and shown != stored):
        yield f"{name}: im Text steht „{shown[:40]}“, in den Angaben „{stored[:40]}“"


def _styles(package: _Package) -> Iterator[str]:
    known = {item.get(f"{W}styleId") for item in package.trees["word/styles.xml"].iterfind(f"{W}style")}
    for name, tree in (*package.texts(), ("word/styles.xml", package.trees["word/styles.xml"])):
        names = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
        used = {item.get(f"{W}val") for item in tree.iter(*(f"{W}{use}" for use in names))}
        yield from (f"{name}: Formatvorlage {style} gibt es nicht" for style in sorted(used - known))


def _numbers(package: _Package) -> Iterator[str]:
    numbering = package.trees.get("word/numbering.xml")
    known = set() if numbering is None else {item.get(f"{W}numId") for item in numbering.iterfind(f"{W}num")}
    for name, tree in (*package.texts(), ("word/styles.xml", package.trees["word/styles.xml"])):
        used = set(_values(tree, f"{W}numPr/{W}numId")) - {"0"}
        yield from (f"{name}: Nummerierung {number} gibt es nicht" for number in sorted(used - known))
    if numbering is not None:
        abstract = {item.get(f"{W}abstractNumId") for item in numbering.iterfind(f"{W}abstractNum")}
        used = set(_values(numbering, f"{W}num/{W}abstractNumId"))
        yield from (f"Listendefinition {number} gibt es nicht" for number in sorted(used - abstract))


def _notes(package: _Package) -> Iterator[str]:
    notes = package.trees.get("word/footnotes.xml")
    items = [] if notes is None else [item for item in notes.iterfind(f"{W}footnote") if not item.get(f"{W}type")]
    known = Counter(item.get(f"{W}id") for item in items)
    used = Counter(item.get(f"{W}id") for item in package.trees[_DOCUMENT].iter(f"{W}footnoteReference"))
    yield from (f"Fußnote {number} gibt es nicht" for number in used.keys() - known.keys())
    yield from (f"auf Fußnote {number} verweist nichts" for number in known.keys() - used.keys())
    yield from (f"Fußnote {number} steht zweimal" for number, count in (known + used).items() if count > 2)


def _bookmarks(package: _Package) -> Iterator[str]:
    starts = [item for _, tree in package.texts() for item in tree.iter(f"{W}bookmarkStart")]
    ends = Counter(item.get(f"{W}id") for _, tree in package.texts() for item in tree.iter(f"{W}bookmarkEnd"))
    ids = Counter(item.get(f"{W}id") for item in starts)
    names = Counter(item.get(f"{W}name", "") for item in starts)
    yield from (f"Textmarke Nr. {number} ist nicht paarig" for number in (ids - ends) + (ends - ids))
    yield from (f"Textmarke Nr. {number} steht zweimal" for number, count in ids.items() if count > 1)
    for name, count in names.items():
        if count > 1 or len(name) > _LONGEST_BOOKMARK or re.fullmatch(r"zbk_\d+", name):
            yield f"Textmarke {name} steht zweimal, ist zu lang oder noch die des Umwandlers"
    anchors = {item.get(f"{W}anchor") for _, tree in package.texts() for item in tree.iter(f"{W}hyperlink")}
    yield from (f"das Ziel {anchor} gibt es nicht" for anchor in sorted(filter(None, anchors)) if anchor not in names)


def _controls(package: _Package) -> Iterator[str]:
    controls = [item for _, tree in package.texts() for item in tree.iter(f"{W}sdtPr")]
    ids = Counter(number for item in controls for number in _values(item, f"{W}id"))
    yield from (f"Inhaltssteuerelement Nr. {number} steht zweimal" for number, count in ids.items() if count > 1)
    yield from (f"Inhaltssteuerelement Nr. {number} ist nicht positiv" for number in ids if int(number) < 1)
    for item in controls:
        for name in ("tag", "alias"):
            yield from (
                f"{name} {text} ist zu lang" for text in _values(item, f"{W}{name}") if len(text) > _LONGEST_TAG
            )


def _values(root: etree._Element, path: str) -> list[str]:
    return [item.get(f"{W}val", "") for item in root.iterfind(f".//{path}")]


def _source(rels: str) -> str:
    folder, file = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _target(source: str, item: etree._Element) -> str | None:
    if item.get("TargetMode") == "External":
        return None
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), item.get("Target", ""))).lstrip("/")


def _data_of(properties: str, package: _Package) -> etree._Element:
    for name, tree in package.trees.items():
        if name.endswith(".rels") and any(_target(_source(name), item) == properties for item in tree):
            return package.trees[_source(name)]
    raise AssertionError(f"{properties} gehört zu keiner Datenquelle")
