"""The tables for the browser are small, complete and the same for the same content."""

from __future__ import annotations

import gzip
import json

from macros.browser_data import browser_data
from tests.grammar.loading import tables
from tests.profile.felder import FIELDS
from tests.twin.node import SETS

MOST_BYTES_OF_A_LAND = 8_500


def test_a_page_loads_little_whatever_its_land() -> None:
    sizes = {
        name: len(gzip.compress(text.encode(), 9)) for name, text in browser_data(tables(), SETS["projekt"]).items()
    }
    laender = {name: sizes["umriss.json"] + size for name, size in sizes.items() if name.startswith("land-")}
    assert len(laender) == 16
    assert {name: size for name, size in laender.items() if size > MOST_BYTES_OF_A_LAND} == {}


def test_every_key_that_a_form_names_is_there() -> None:
    files = {name: json.loads(text) for name, text in browser_data(tables(), FIELDS).items()}
    for land, entry in files["umriss.json"]["laender"].items():
        forms = files[f"land-{land}.json"]["formen"]
        assert list(entry["formen"]) == list(forms) == list(tables().forms.laender[land].forms)
        assert {form["koerperschaft"] for form in forms.values()} <= set(
            files[f"land-{land}.json"]["woerter"]["koerperschaften"]
        )


def test_sources_and_hints_stay_with_the_contributors() -> None:
    text = "".join(browser_data(tables(), FIELDS).values())
    assert "hinweis" not in text
    assert "quellen" not in text
