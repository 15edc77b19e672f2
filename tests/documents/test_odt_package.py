from __future__ import annotations

import dataclasses
import re
import zipfile
from io import BytesIO

import pytest
from lxml import etree

from macros.documents.container import read_parts, write_parts
from macros.documents.odt_package import package_odt
from macros.documents.odt_styles import automatic_styles
from macros.documents.odt_tree import q
from macros.errors import BaukastenError, ConversionError, PackageError
from macros.model import DocumentData, Mark, MarkKind
from tests.documents.odt_samples import convert_page
from tests.documents.odt_text import content_of, part_of
from tests.support.odf import odf_errors

PAGE = """<h2>Ziel</h2><p>Text {{ kommune }} <span lang="fr">voilà</span></p>
<section class="variante" data-wenn="land:HE"><p>Hessen</p></section>"""


@pytest.fixture(scope="module")
def page() -> tuple[bytes, DocumentData]:
    return convert_page(PAGE)


def test_title_is_escaped_in_the_header_and_in_the_description(page: tuple[bytes, DocumentData]) -> None:
    raw, data = page
    package = package_odt(raw, dataclasses.replace(data, title="Kosten & <Nutzen>"))
    assert b"Kosten &amp; &lt;Nutzen&gt;" in part_of(package, "styles.xml")
    assert b"@TITEL@" not in part_of(package, "styles.xml")
    assert b"<dc:title>Kosten &amp; &lt;Nutzen&gt;</dc:title>" in part_of(package, "meta.xml")
    assert odf_errors(package) == []


def test_description_names_no_program_no_person_and_the_day_of_revision(page: tuple[bytes, DocumentData]) -> None:
    meta = part_of(package_odt(*page), "meta.xml").decode()
    entries = re.findall(r"<([a-z]+:[a-z-]+)>([^<]+)</", meta)
    assert entries == [
        ("meta:generator", "Zwillingsbaukasten"),
        ("dc:title", "Probe"),
        ("dc:language", "de-DE"),
        ("meta:creation-date", "2026-03-01T00:00:00"),
        ("dc:date", "2026-03-01T00:00:00"),
    ]


def test_package_begins_with_mimetype_and_carries_the_data_part(page: tuple[bytes, DocumentData]) -> None:
    with zipfile.ZipFile(BytesIO(package_odt(*page))) as archive:
        names = archive.namelist()
        manifest = archive.read("META-INF/manifest.xml").decode()
    assert names == [
        "mimetype",
        "META-INF/manifest.xml",
        "content.xml",
        "manifest.rdf",
        "meta.xml",
        "settings.xml",
        "styles.xml",
        "zwillingsbaukasten/angaben.rdf",
        "zwillingsbaukasten/angaben.xml",
    ]
    assert 'full-path="zwillingsbaukasten/angaben.xml" manifest:media-type="application/xml"' in manifest


def test_every_language_has_a_country_and_german_is_the_default(page: tuple[bytes, DocumentData]) -> None:
    package = package_odt(*page)
    roots = [etree.fromstring(part_of(package, name)) for name in ("content.xml", "styles.xml")]
    found = {(one.get(q("fo:language")), one.get(q("fo:country"))) for root in roots for one in root.iter()}
    assert found == {(None, None), ("de", "DE"), ("fr", "none")}
    assert b'country=""' not in etree.tostring(roots[1])


def test_every_style_in_use_is_defined(page: tuple[bytes, DocumentData]) -> None:
    package = package_odt(*page)
    roots = [content_of(package), etree.fromstring(part_of(package, "styles.xml"))]
    defined = {one.get(q("style:name")) for root in roots for one in root.iter()}
    attributes = [item for one in roots[0].iter() for item in one.attrib.items()]
    assert {value for name, value in attributes if str(name).endswith("style-name")} - defined == set()


def test_automatic_styles_that_nothing_uses_are_gone(page: tuple[bytes, DocumentData]) -> None:
    automatic = automatic_styles(content_of(package_odt(*page)))
    assert [one.get(q("style:name")) for one in automatic] == ["T1", "ZbkAbschnitt"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda marks: marks[:-1], "Die Marke 2 ist unbekannt"),
        (lambda marks: (*marks, Mark(9, MarkKind.BLOCK, condition="land:HE")), "Die Marke 9 ist verloren gegangen"),
        (lambda marks: (marks[0], Mark(2, MarkKind.ROW, condition="land:HE")), "Die Marke 2 steht nicht in"),
    ],
)
def test_marks_that_do_not_agree_are_refused(page: tuple[bytes, DocumentData], change: object, message: str) -> None:
    raw, data = page
    assert callable(change)
    with pytest.raises(ConversionError, match=message):
        package_odt(raw, dataclasses.replace(data, marks=change(data.marks)))


@pytest.mark.parametrize("name", ["mimetype", "content.xml", "styles.xml"])
def test_damaged_packages_are_refused(page: tuple[bytes, DocumentData], name: str) -> None:
    raw, data = page
    with pytest.raises(PackageError):
        package_odt(write_parts(read_parts(raw) | {name: b"<broken"}), data)
    with pytest.raises(BaukastenError):
        package_odt(b"noise", data)


def test_pictures_in_use_stay_with_their_description_and_others_go() -> None:
    raw, data = convert_page("<p>Vor BILD nach</p>")
    image = '<draw:image xlink:href="Pictures/0.png" xlink:type="simple"/>'
    frame = f'<draw:frame svg:width="1cm" svg:height="1cm">{image}</draw:frame>'
    parts = read_parts(raw) | {"Pictures/0.png": b"eins", "Pictures/1.png": b"zwei"}
    parts["content.xml"] = parts["content.xml"].replace(b"BILD", f"{frame}<svg:desc>Ein Haus</svg:desc>".encode())
    package = package_odt(write_parts(parts), data)
    frames = list(content_of(package).iter(q("draw:frame")))
    assert [(one.findtext(q("svg:desc")), one.get(q("text:anchor-type"))) for one in frames] == [
        ("Ein Haus", "as-char")
    ]
    assert [name for name in read_parts(package) if name.startswith("Pictures/")] == ["Pictures/0.png"]
    assert odf_errors(package) == []


def test_lists_that_continue_another_run_on_instead_of_naming_a_number() -> None:
    raw, data = convert_page(
        "<ol><li>a</li><li>b</li></ol><p>Text</p><ol start='3'><li>c</li></ol><ol start='7'><li>d</li></ol>"
    )
    lists = list(content_of(package_odt(raw, data)).iter(q("text:list")))
    assert [one.get(q("text:continue-numbering")) for one in lists] == [None, "true", None]
    assert lists[0].get(q("text:style-name")) == lists[1].get(q("text:style-name"))
