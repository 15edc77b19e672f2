"""The tables are checked against their schema and against each other."""

from __future__ import annotations

import pytest

from macros import yaml_source
from macros.errors import ContentError
from macros.library_tables import load_tables
from macros.yaml_source import YamlSource
from tests.grammar.loading import ROOT, source

FORMS, GRAMMAR = "kommunalformen.yml", "grammatik.yml"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (FORMS, "organ: gemeinderat,", "organ: gemeinderad,", "„gemeinderad“ steht nicht unter organe"),
        (FORMS, "organ: gemeinderat,", "organ: gemeinderad,", "Meinten Sie „gemeinderat“?"),
        (FORMS, "verwaltung: landratsamt", "verwaltung: landratamt", "„landratamt“ steht nicht unter verwaltungen"),
        (FORMS, "mitglied: kreisrat,", "mitglied: kreisrad,", "steht nicht unter mitglieder"),
        (FORMS, "gesetz: kreis\n", "gesetz: kreise\n", "steht nicht unter gesetze"),
        (FORMS, "amt: landrat}", "amt: landrad}", "steht nicht unter aemter"),
        (FORMS, "auftragsverb: beauftragt\n", "auftragsverv: beauftragt\n", "Meinten Sie „auftragsverb“?"),
        (FORMS, "auftrag_an: verwaltung\n", "auftrag_an: rat\n", "einer der Werte"),
        (FORMS, "  kreisebene:\n", "  kreis:\n", "„kreis“ ist Form und Gruppe"),
        (FORMS, "ungeprueft: [hauptausschuss, vorlage]", "ungeprueft: [Ausschussname]", "vorlage oder auftragsverb"),
        (GRAMMAR, "gen: des Rates,", "gen: der Rates,", "passt nicht zum Geschlecht m"),
        (GRAMMAR, "genus: f", "genus: w", "einer der Werte"),
    ],
)
def test_a_fault_is_named_with_file_and_line(file: str, old: str, new: str, expected: str) -> None:
    text = (ROOT / "snippets" / file).read_text(encoding="utf-8")
    changed = yaml_source.parse(text.replace(old, new, 1), f"snippets/{file}")
    with pytest.raises(ContentError) as caught:
        load_tables(*_pair(file, changed))
    assert expected in str(caught.value)
    assert {finding.path for finding in caught.value.findings} == {f"snippets/{file}"}
    assert text[: text.index(old)].count("\n") + 1 in {finding.line for finding in caught.value.findings}


def _pair(file: str, changed: YamlSource) -> tuple[YamlSource, YamlSource]:
    return (changed, source(GRAMMAR)) if file == FORMS else (source(FORMS), changed)
