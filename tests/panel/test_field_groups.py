"""Project fields stand in the panel under the heading that the file gives last."""

from __future__ import annotations

from macros import yaml_source
from macros.library_fields import read_fields

FIELDS = """
erstes: {bezeichnung: Erstes, aufforderung: "[erstes]", typ: Text}
zweites: {gruppe: Kosten, bezeichnung: Zweites, aufforderung: "[zweites]", typ: Text}
drittes: {bezeichnung: Drittes, aufforderung: "[drittes]", typ: Text}
viertes: {gruppe: Zeitplan, bezeichnung: Viertes, aufforderung: "[viertes]", typ: Text}
"""


def test_a_field_belongs_to_the_group_of_the_field_before_it() -> None:
    fields = read_fields(yaml_source.parse(FIELDS, "felder.yml"))
    assert [field.group for field in fields.values()] == ["", "Kosten", "Kosten", "Zeitplan"]
