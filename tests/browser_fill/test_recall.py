"""A document remembers: what it tells when it is brought back, and which files are refused."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros import yaml_source
from macros.browser_data import browser_data
from macros.documents.container import read_parts, write_parts
from macros.documents.docx_fill import fill_docx
from macros.documents.filler import Result, Template, fill_template
from macros.documents.odt_fill import fill_odt
from macros.documents.record import profile_record, used_fields
from macros.library import Library, ingredient
from macros.model import Facts, Mark, MarkKind, Profile, Values
from macros.profile import parse_profile
from tests.browser_fill.calling import Caller, Refused, packed, unpacked
from tests.browser_fill.packages import hostile_file, repacked
from tests.support.libreoffice import LibreOffice
from tests.support.needs import ROOT

EDITED = yaml.safe_load(Path(__file__).with_name("edited_fields.yml").read_text(encoding="utf-8"))
EDITS = yaml.safe_load(Path(__file__).with_name("edits.yml").read_text(encoding="utf-8"))
PACKAGES = yaml.safe_load(Path(__file__).with_name("hostile_packages.yml").read_text(encoding="utf-8"))
PROFILE = ROOT / "tests/profile_beispiele/ortsgemeinde-rheinland-pfalz.yml"
VALUES = Values({"wert": "Musterstadt"}, {}, Facts("stadt", "HE", frozenset()))
RECORD = '{"kommune":"Musterstadt"}'
SECONDS = 10
EACH_FORMAT = pytest.mark.parametrize("form", ["docx", "odt"])


@pytest.fixture(scope="module")
def samples(marked: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        "docx": fill_docx(marked["docx"], VALUES, final=False, record=RECORD),
        "odt": fill_odt(marked["odt"], VALUES, final=False, record=RECORD),
        "docx-endfassung": fill_docx(marked["docx"], VALUES, final=True),
    }


@pytest.mark.browser
@pytest.mark.parametrize(
    ("document", "form"),
    [("grundsatzbeschluss", "docx"), ("grundsatzbeschluss", "odt"), ("foliensatz-ausschuss", "pptx")],
)
def test_a_filled_file_gives_back_its_profile_and_its_blocks(
    document: str, form: str, caller: Caller, library: Library, templates: Mapping[str, Template]
) -> None:
    template, profile = templates[document], _profile(library)
    _, content = fill_template(library, template, profile, form, Result(final=False))
    told = caller.answer("recall", file=packed(content), padding=0)
    assert (told["document"], told["version"]) == (document, template.page.recipe.version)
    assert told["ingredients"] == [
        {"id": item.id, "hash": item.content_hash, "text": template.page.texts[item.id]}
        for item in template.page.recipe.ingredients
    ]
    source = yaml_source.parse(told["record"], "profil.json")
    read_back = parse_profile(source, library.tables, library.project_fields)
    kept = {name: value for name, value in profile.fields.items() if name in template.used}
    assert read_back == Profile(**{**profile.__dict__, "fields": kept})


@pytest.mark.browser
@EACH_FORMAT
def test_without_profile_none_is_stored(
    form: str, caller: Caller, library: Library, templates: Mapping[str, Template]
) -> None:
    template = templates["grundsatzbeschluss"]
    _, content = fill_template(library, template, _profile(library), form, Result(final=False, with_profile=False))
    assert caller.answer("recall", file=packed(content), padding=0)["record"] is None


@EACH_FORMAT
def test_an_endfassung_stores_nothing_that_nobody_sees(
    form: str, library: Library, templates: Mapping[str, Template]
) -> None:
    profile = _profile(library)
    for template in (item for item in templates.values() if form in item.files):
        _, content = fill_template(library, template, profile, form, Result(final=True))
        parts = read_parts(content)
        assert not [name for name in parts if "custom" in name or "angaben" in name or "glossary" in name]
        everything = b"".join(parts.values())
        assert b"zwillingsbaukasten:angaben" not in everything
        assert b"zbk_" not in everything


@pytest.mark.browser
@EACH_FORMAT
def test_the_browser_stores_the_same_profile_as_the_command_line(
    form: str, caller: Caller, library: Library, templates: Mapping[str, Template]
) -> None:
    profile = _profile(library)
    whole = json.loads(profile_record(profile, library.project_fields))
    fields = json.loads(browser_data(library.tables, library.project_fields)["umriss.json"])["felder"]
    for template in (item for item in templates.values() if form in item.files):
        stored = caller.answer("record", profile=whole, file=packed(template.files[form]), fields=fields)
        assert stored == profile_record(profile, template.used)
    little = caller.answer(
        "record",
        profile={"kommune": "A", "form": "stadt", "land": "HE"},
        file=packed(template.files[form]),
        fields=fields,
    )
    assert little == profile_record(Profile("A", "stadt", "HE"), template.used)


def test_only_fields_that_the_document_uses_are_stored(library: Library) -> None:
    marks = [
        Mark(1, MarkKind.FIELD, field="produkt"),
        Mark(2, MarkKind.BLOCK, condition="nicht feld:foerderung=ja + hat:beratungsfolge, land:HE"),
        Mark(3, MarkKind.ROW, list_name="kosten_je_jahr"),
    ]
    used = used_fields(marks, library.project_fields)
    assert used == {"produkt", "foerderung", "beratungsfolge", "kosten_je_jahr"}
    fields: dict[str, Any] = {"produkt": "1", "foerderung": True, "mitzeichnung": "Kämmerei"}
    stored = json.loads(profile_record(Profile("Musterstadt", "stadt", "HE", fields=fields), used))
    assert stored == {
        "amtsform": "paarform",
        "felder": {"foerderung": True, "produkt": "1"},
        "form": "stadt",
        "kommune": "Musterstadt",
        "land": "HE",
    }


@pytest.mark.browser
@pytest.mark.parametrize("case", EDITS, ids=lambda case: case["name"])
def test_an_edit_by_hand_changes_only_what_the_document_can_hold(
    case: Mapping[str, Any], caller: Caller, library: Library
) -> None:
    outline = browser_data(library.tables, library.project_fields)["umriss.json"]
    profile = caller.answer("edits", outline=outline, shown=case["zeigt"])
    assert profile.get("felder", {}) == case["felder"]


@pytest.mark.browser
@pytest.mark.office
def test_a_docx_remembers_after_libreoffice_has_saved_it(
    caller: Caller, samples: Mapping[str, bytes], libreoffice: LibreOffice
) -> None:
    saved = libreoffice.convert(samples["docx"], "docx", "docx")
    assert caller.answer("recall", file=packed(saved), padding=0)["record"] == RECORD


@pytest.mark.browser
@pytest.mark.office
def test_what_libreoffice_has_only_saved_shows_what_it_was_filled_with(
    caller: Caller, library: Library, templates: Mapping[str, Template], libreoffice: LibreOffice
) -> None:
    _, content = fill_template(library, templates["grundsatzbeschluss"], _profile(library), "docx", Result(final=False))
    told = caller.answer("recall", file=packed(content), padding=0)
    saved = caller.answer("recall", file=packed(libreoffice.convert(content, "docx", "docx")), padding=0)
    assert saved["record"] == told["record"]
    assert len(saved["shown"]) > 20
    filled = {name: [" ".join(text.split()) for text in texts] for name, texts in told["shown"].items()}
    for name, texts in saved["shown"].items():
        assert [" ".join(text.split()) for text in texts] == filled[name], name


@pytest.mark.browser
@pytest.mark.office
def test_an_odt_remembers_after_libreoffice_has_saved_it(
    caller: Caller, library: Library, templates: Mapping[str, Template], libreoffice: LibreOffice
) -> None:
    _, content = fill_template(library, templates["grundsatzbeschluss"], _profile(library), "odt", Result(final=False))
    saved = libreoffice.convert(content, "odt", "odt")
    assert "zwillingsbaukasten/angaben.xml" not in read_parts(saved)
    assert caller.answer("recall", file=packed(saved), padding=0) == caller.answer(
        "recall", file=packed(content), padding=0
    )


@pytest.mark.browser
@pytest.mark.parametrize("case", EDITED, ids=lambda case: case["name"])
def test_a_field_that_was_edited_by_hand_is_read_as_it_stands_there(
    case: Mapping[str, Any], caller: Caller, samples: Mapping[str, bytes]
) -> None:
    content = hostile_file({"aus": case["aus"], "schritte": {"geaendert": case["geaendert"]}}, samples)
    assert caller.answer("recall", file=packed(content), padding=0)["shown"] == case["zeigt"]


@pytest.mark.browser
@EACH_FORMAT
@pytest.mark.parametrize("settings", [{"flags": 0x0806}, {"flags": 0x0008, "tail": b"PK\x07\x08"}, {"extra": b"\x99"}])
def test_a_package_as_other_programs_write_it_is_read(
    form: str, settings: Mapping[str, Any], caller: Caller, samples: Mapping[str, bytes]
) -> None:
    content = repacked(samples[form], **settings)
    assert read_parts(content) == read_parts(samples[form])
    assert caller.answer("recall", file=packed(content), padding=0)["record"] == RECORD


@pytest.mark.browser
@pytest.mark.parametrize("case", PACKAGES, ids=lambda case: case["name"])
def test_a_hostile_file_is_refused_with_a_reason(
    case: Mapping[str, Any], caller: Caller, samples: Mapping[str, bytes]
) -> None:
    with pytest.raises(Refused, match=case["grund"]) as refused:
        caller.answer("recall", file=packed(hostile_file(case, samples)), padding=case.get("fuellung", 0))
    assert refused.value.kind == "RecallError"
    assert refused.value.seconds < SECONDS


@pytest.mark.browser
def test_packages_are_written_with_fixed_dates_and_plain_mimetype(caller: Caller, samples: Mapping[str, bytes]) -> None:
    first = unpacked(caller.answer("rewrite", file=packed(samples["odt"])))
    assert first == unpacked(caller.answer("rewrite", file=packed(samples["odt"])))
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert (entries[0].filename, entries[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert read_parts(first) == read_parts(samples["odt"])
    umlaut = write_parts({"Anträge/Übersicht.txt": b"x"})
    assert read_parts(unpacked(caller.answer("rewrite", file=packed(umlaut)))) == read_parts(umlaut)


def test_the_hash_of_a_block_is_that_of_the_catalogue(library: Library, templates: Mapping[str, Template]) -> None:
    for item in templates["grundsatzbeschluss"].page.recipe.ingredients:
        assert item == ingredient(library.snippets[item.id])


def _profile(library: Library) -> Profile:
    source = yaml_source.parse(PROFILE.read_text(encoding="utf-8"), PROFILE.name)
    return parse_profile(source, library.tables, library.project_fields)
