"""The scheme of derived field names: which there are, their labels, what to write instead of a wrong one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from macros.errors import nearest
from macros.grammar_words import (
    OWNED,
    PERSON_PREPOSITIONS,
    PREPOSITIONS,
    Word,
    at_start,
    followed_by,
    person_forms,
    person_of_word,
    short_forms,
    thing_forms,
    without_article,
)
from macros.model import Column, Field, FieldType
from macros.tables import CASES, Sample, Tables

THINGS = (
    "kommune",
    "rat",
    "rat_voll",
    "verwaltung",
    "verwaltungsorgan",
    "hauptausschuss",
    "land",
    "vorbereitende",
    "vorlage",
    "kenntnisvorlage",
    "gesetz",
)
PERSONS = ("spitze", "vorsitz", "ratsmitglied", "beauftragte", "vertretende")
CONDITION_WORDS = ("vorbereitende", "hauptausschuss", "verwaltungsorgan")
"""The words that some municipalities lack, so that conditions may ask for them."""
SHORT = "kommune_kurz"
LAW_ABBREVIATION = "gesetz_kurz"
ORDER_VERB = "beauftragt_verb"
OFFICE = "spitze_rolle"
"""The head of administration as somebody who is responsible: „Verwaltungsspitze“ as long as nobody has said which."""
START = "gross"
PARTY = "beteiligte"
"""The sample for columns of parties that name the municipality: their prompts differ from those of the own one."""

_CASE_LABELS = {"gen": "Genitiv", "dat": "Dativ", "akk": "Akkusativ"}
_PREPOSITION_LABELS = {"in": "„in“ (wo?)", "in_wohin": "„in“ (wohin?)", "zu": "„zu“", "von": "„von“", "bei": "„bei“"}
_OWNED_LABELS = {"m": "männlichem Wort", "f": "weiblichem Wort", "n": "sächlichem Wort", "mz": "Wort in der Mehrzahl"}


def field_name(base: str, suffix: str) -> str:
    """Return the name of a field: the base alone for the nominative, else base and suffix."""
    return f"{base}_{suffix}" if suffix else base


def with_starts(forms: Mapping[str, str]) -> dict[str, str]:
    """Return the forms by suffix, and each once more as it stands at the start of a sentence."""
    starts = {field_name(suffix, START) if suffix else START: at_start(text) for suffix, text in forms.items()}
    return {**forms, **starts}


def derived_fields(tables: Tables) -> dict[str, Field]:
    """Return every derived field by name; its prompt is an example inflection such as „[der Kommune]“.

    That of `OFFICE` has no brackets: it stands in cells beside other roles, and nobody has to replace it.
    """
    samples = tables.grammar.samples
    fields: dict[str, Field] = {}
    for base in THINGS:
        fields |= _fields(base, samples[base], thing_forms(_sample_word(samples[base]), tables.grammar))
    for base in PERSONS:
        person = person_of_word(_sample_word(samples[base]))
        fields |= _fields(base, samples[base], person_forms(person, tables.grammar))
    fields |= _fields(SHORT, samples[SHORT], short_forms(_sample_word(samples[SHORT]), tables.grammar))
    abbreviation = samples[LAW_ABBREVIATION]
    fields[LAW_ABBREVIATION] = _field(LAW_ABBREVIATION, abbreviation.label, without_article(abbreviation.cases.nom))
    fields[ORDER_VERB] = _field(ORDER_VERB, "Verb des Auftrags", "beauftragt")
    fields[OFFICE] = Field(OFFICE, "Verwaltungsspitze als Rolle", samples["spitze"].label, derived=True)
    return fields


def party_columns(tables: Tables) -> tuple[Column, ...]:
    """Return the words that a text may use of every party: all derived ones but those that some of them lack.

    Conditions are decided for the municipality that fills in, so no text could ask whether a party has such a word.
    """
    derived = {name: field for name, field in derived_fields(tables).items() if not _may_be_missing(name)}
    samples = tables.grammar.samples
    party = _sample_word(samples[PARTY])
    full = followed_by(_sample_word(samples["rat"]), party.cases.gen)
    prompts = {
        **_fields("kommune", samples["kommune"], thing_forms(party, tables.grammar)),
        **_fields("rat_voll", samples["rat_voll"], thing_forms(full, tables.grammar)),
    }
    return tuple(
        Column(name, field.label, FieldType.TEXT, derived_prompt=prompts.get(name, field).prompt)
        for name, field in derived.items()
    )


def explain_unknown(name: str, known: Collection[str] = ()) -> str:
    """Return in German what to write instead of a field that does not exist, or "" where nothing is near.

    `known` adds the names of project fields to those that may be meant.
    """
    names = set(_all_names())
    base = next((base for base in PERSONS if name.startswith(f"{base}_")), None)
    if base and name not in names:
        return _person_remedy(base, name.removeprefix(f"{base}_"), names)
    if name.startswith(f"{SHORT}_p") and name.replace("_kurz", "") in names:
        return f"Die Kurzform hat keine eigenen Fürwörter; stattdessen {{{{ {name.replace('_kurz', '')} }}}} schreiben."
    if name.endswith("_nom"):
        return f"Der Nominativ hat keine Endung: {{{{ {name.removesuffix('_nom')} }}}} schreiben."
    return nearest(name, names.union(known)) if known or _is_near_a_base(name) else ""


def explain_unknown_of_party(name: str, known: Collection[str]) -> str:
    """Return in German what to write instead of a word that texts cannot use of a party."""
    if name in _all_names() and _may_be_missing(name):
        remedy = "Das gibt es nicht bei jeder Kommune."
        if name.startswith("verwaltungsorgan"):
            remedy += f" Wer nach außen vertritt, sagt „vertretende{name.removeprefix('verwaltungsorgan')}“."
        return remedy
    return nearest(name, known) if name in _all_names() else explain_unknown(name) or nearest(name, known)


def _may_be_missing(name: str) -> bool:
    return any(name == word or name.startswith(f"{word}_") for word in CONDITION_WORDS)


def _is_near_a_base(name: str) -> bool:
    first = name.split("_", maxsplit=1)[0]
    return any(nearest(first, [base]) for base in (*THINGS, *PERSONS))


def _person_remedy(base: str, suffix: str, names: set[str]) -> str:
    if suffix.startswith(("pron", "poss")):
        return (
            f"Für „{base}“ gibt es kein Fürwort, weil dort eine Paarform stehen kann („die Bürgermeisterin oder der "
            f"Bürgermeister“). Den Satz umstellen und das Amt wiederholen, etwa {{{{ {base} }}}} oder "
            f"{{{{ {base}_gen }}}}: „der Bericht {{{{ {base}_gen }}}}“ statt „ihr Bericht“."
        )
    if suffix.split("_", maxsplit=1)[0] == "in":
        return (
            f"„{base}“ ist eine Person oder Stelle, „in“ passt nicht. Mit Verhältniswort gibt es {{{{ {base}_bei }}}}, "
            f"{{{{ {base}_von }}}} und {{{{ {base}_zu }}}}."
        )
    return nearest(f"{base}_{suffix}", names) or f"Den Satz mit {{{{ {base} }}}} neu fassen."


def _all_names() -> Iterator[str]:
    things = [*_person_suffixes(), "in", "in_wohin", *_pronoun_suffixes()]
    for bases, suffixes in (
        (THINGS, things),
        (PERSONS, [*_person_suffixes()]),
        ((SHORT,), [*_person_suffixes(), "in", "in_wohin"]),
    ):
        for base in bases:
            for suffix in with_starts(dict.fromkeys(suffixes, "")):
                yield field_name(base, suffix)
    yield from (LAW_ABBREVIATION, ORDER_VERB, OFFICE)


def _person_suffixes() -> Iterator[str]:
    yield from ("", "gen", "dat", "akk", "ohne", *PERSON_PREPOSITIONS)


def _pronoun_suffixes() -> Iterator[str]:
    yield from ("pron", "pron_dat", "pron_akk")
    for owned in OWNED:
        for case in CASES:
            yield f"poss_{owned}" if case == "nom" else f"poss_{owned}_{case}"


def _sample_word(sample: Sample) -> Word:
    return Word(sample.gender, sample.cases, without_article(sample.cases.nom))


def _fields(base: str, sample: Sample, forms: Mapping[str, str]) -> dict[str, Field]:
    found = {}
    for suffix, text in with_starts(forms).items():
        name = field_name(base, suffix)
        found[name] = _field(name, _label(sample.label, suffix), text)
    return found


def _field(name: str, label: str, prompt: str) -> Field:
    return Field(name, label, f"[{prompt}]", derived=True)


def _label(word: str, suffix: str) -> str:
    if suffix == START or suffix.endswith(f"_{START}"):
        return f"{_label(word, suffix.removesuffix(START).removesuffix('_'))}, am Satzanfang"
    if suffix in PREPOSITIONS:
        return f"{word} mit {_PREPOSITION_LABELS[suffix]}"
    if suffix == "ohne":
        return f"{word} ohne Artikel"
    kind, _, rest = suffix.partition("_")
    if kind == "pron":
        return f"Fürwort für {word} ({_CASE_LABELS.get(rest, 'Nominativ')})"
    if kind == "poss":
        owned, _, case = rest.partition("_")
        return f"Besitz von {word}, vor {_OWNED_LABELS[owned]} ({_CASE_LABELS.get(case, 'Nominativ')})"
    return f"{word} mit Artikel ({_CASE_LABELS.get(suffix, 'Nominativ')})"
