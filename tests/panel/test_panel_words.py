"""Derived words in the panel: confirmed, replaced by another of the tables, or by an own word."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.panel.walking import focused, identify, open_by_key, panel_of, profile, samples, state, tab_to

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture
def words(walked: Page, address: str) -> Page:
    """Return a page with the panel open for a town in Hessen."""
    open_by_key(walked, address)
    identify(walked, "Musterstadt", "HE", "stadt")
    return walked


def word(page: Page, base: str) -> Locator:
    """Return the row of a derived word."""
    return panel_of(page).locator(f'.woerter [data-frage="{base}"]')


def test_a_word_that_nobody_looked_up_asks_once_and_the_answer_is_no_part_of_the_profile(words: Page) -> None:
    asked = word(words, "kenntnisvorlage").get_by_role("button", name="Ja, „die Mitteilungsvorlage“")
    asked.focus()
    words.keyboard.press("Enter")
    expect(asked).to_be_hidden()
    assert focused(words) == "Vorlage zur Kenntnis ändern"
    assert state(words)["entries"][0]["confirmed"] == {"kenntnisvorlage": "die Mitteilungsvorlage"}
    assert "werte" not in profile(words)
    words.reload()
    words.get_by_role("button", name="Ihre Kommune").click()
    expect(word(words, "kenntnisvorlage").locator(".wort")).to_be_visible()
    expect(asked).to_be_hidden()


def test_another_word_of_the_tables_is_picked_by_keyboard(words: Page) -> None:
    tab_to(words, "Kommune ändern")
    words.keyboard.press("Enter")
    expect(word(words, "kommune").locator("select").first).to_be_focused()  # what changes a word is loaded now
    words.keyboard.type("die Univ")
    expect(panel_of(words).locator(".proben li").first).to_contain_text("der Universitätsstadt Musterstadt")
    assert profile(words)["werte"] == {"kommune": {"schluessel": "universitaetsstadt"}}
    tab_to(words, "Fertig")
    words.keyboard.press("Enter")
    assert focused(words) == "Kommune ändern"
    expect(word(words, "kommune")).to_have_class("eigenes")


def test_an_own_word_needs_its_article_and_genitive_and_is_not_lost_meanwhile(words: Page) -> None:
    word(words, "rat").get_by_role("button", name="Rat ändern").click()
    row = word(words, "rat")
    row.get_by_label("Rat", exact=True).select_option("eigenes")
    assert focused(words) == "Wort"
    words.keyboard.type("Stadtkollegium")
    words.keyboard.press("Tab")
    expect(row.get_by_text("Bitte den Artikel wählen.")).to_be_visible()
    assert "werte" not in profile(words)
    words.keyboard.type("das")
    expect(row.get_by_text("Bitte den Genitiv eintragen.")).to_be_visible()
    row.get_by_role("button", name="Fertig").click()
    assert focused(words) == "Genitiv"  # an unfinished word does not vanish from sight
    words.reload()
    words.get_by_role("button", name="Ihre Kommune").click()
    expect(row.get_by_label("Wort")).to_have_value("Stadtkollegium")
    row.get_by_label("Genitiv").fill("Stadtkollegiums")
    row.get_by_label("Genitiv").blur()
    assert profile(words)["werte"] == {"rat": {"wort": "Stadtkollegium", "genus": "n", "gen": "Stadtkollegiums"}}
    expect(panel_of(words).locator(".proben li").first).to_contain_text("Das Stadtkollegium der Stadt Musterstadt")
    row.get_by_label("Rat", exact=True).select_option("vorschlag")
    assert "werte" not in profile(words)
    assert samples(words)[0].startswith("Die Stadtverordnetenversammlung")


def test_a_nickname_goes_with_its_key(words: Page) -> None:
    row = word(words, "kommune")
    row.get_by_role("button", name="Kommune ändern").click()
    row.get_by_label("Kommune", exact=True).select_option("schluessel:beiname_stadt")
    row.get_by_label("Wort").fill("Klingenstadt")
    row.get_by_label("Wort").blur()
    assert profile(words)["werte"] == {"kommune": {"wort": "Klingenstadt", "schluessel": "beiname_stadt"}}
    expect(panel_of(words).locator(".proben li").first).to_contain_text("der Klingenstadt Musterstadt")


def test_a_body_that_does_not_exist_here_is_said_not_to(words: Page) -> None:
    row = word(words, "hauptausschuss")
    row.get_by_role("button", name="Hauptausschuss ändern").click()
    row.get_by_label("Hauptausschuss", exact=True).select_option("keins")
    assert profile(words)["werte"] == {"hauptausschuss": None}
    expect(row.locator(".wort")).to_have_text("gibt es hier nicht")


def test_an_own_verb_and_markup_in_own_words_are_literal_text(words: Page) -> None:
    panel = panel_of(words)
    panel.get_by_label("Wort des Auftrags").select_option("eigenes")
    assert focused(words) == "Eigenes Wort"
    words.keyboard.type("gebeten & $& \u202e")
    words.keyboard.press("Tab")
    expect(panel.locator(".proben li").nth(1)).to_contain_text("wird gebeten & $& \u202e,")
    assert profile(words)["auftragsverb"] == "gebeten & $& \u202e"
