"""Reads the grammar tables against their schema and checks that every key they name exists."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from macros.errors import ContentError, Finding, nearest
from macros.front_matter import schema_finding
from macros.table_references import Reference, dangling
from macros.tables import CASES, FormTable, Grammar, Noun, Sample, Tables
from macros.yaml_source import YamlSource

_Table = TypeVar("_Table", FormTable, Grammar)


def load_tables(forms: YamlSource, grammar: YamlSource) -> Tables:
    """Return both tables; raise ContentError with file, line and German words for every fault."""
    findings: list[Finding] = []
    form_table = _validate(forms, FormTable, findings)
    grammar_table = _validate(grammar, Grammar, findings)
    if form_table is None or grammar_table is None:
        raise ContentError(findings)
    tables = Tables(grammar_table, form_table)
    findings.extend(_reference_finding(forms, reference) for reference in dangling(tables))
    findings.extend(_article_findings(grammar, grammar_table))
    findings.extend(_clashes(forms, form_table))
    if findings:
        raise ContentError(findings)
    return tables


def _validate(source: YamlSource, schema: type[_Table], findings: list[Finding]) -> _Table | None:
    try:
        return schema.model_validate(source.data)
    except ValidationError as error:
        findings.extend(
            schema_finding(source, dict(item), _known_keys(schema, item["loc"][:-1])) for item in error.errors()
        )
        return None


def _known_keys(schema: type[BaseModel], place: tuple[str | int, ...]) -> list[str]:
    """Return the keys that may stand at a place, found by walking down the schema."""
    fields = {field.alias or name: field for name, field in schema.model_fields.items()}
    for position, step in enumerate(place):
        if step in fields:
            below = _schema_in(fields[str(step)].annotation)
            return _known_keys(below, place[position + 1 :]) if below else []
    return list(fields)


def _schema_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _schema_in(part))), None)


def _reference_finding(source: YamlSource, reference: Reference) -> Finding:
    found = f"„{reference.key}“ steht nicht unter {reference.section}"
    remedy = nearest(reference.key, reference.known) or f"den Schlüssel ändern oder unter {reference.section} ergänzen"
    return Finding(source.path, source.line(reference.place), found, f"ein Schlüssel aus {reference.section}", remedy)


def _article_findings(source: YamlSource, grammar: Grammar) -> list[Finding]:
    """Fused prepositions are built by taking the article off, so it must be there and fit the gender."""
    sections: dict[str, dict[str, Noun] | dict[str, Sample]] = {
        "muster": grammar.samples,
        "koerperschaften": grammar.bodies,
        "organe": grammar.organs,
        "verwaltungen": grammar.administrations,
        "ausschuesse": grammar.committees,
        "vorlagen": grammar.papers,
    }
    findings = []
    for section, nouns in sections.items():
        for key, noun in nouns.items():
            for case in CASES:
                article = grammar.articles[noun.gender][case]
                if not noun.cases[case].startswith(f"{article} "):
                    found = f"„{noun.cases[case]}“ passt nicht zum Geschlecht {noun.gender}"
                    line = source.line([section, key, "formen", case])
                    remedy = "den Artikel oder das Geschlecht berichtigen"
                    findings.append(Finding(source.path, line, found, f"beginnt mit „{article}“", remedy))
    return findings


def _clashes(source: YamlSource, forms: FormTable) -> list[Finding]:
    both = set(forms.groups) & set(forms.labels)
    expected, remedy = "zwei verschiedene Namen", "die Gruppe umbenennen"
    return [
        Finding(source.path, source.line(["gruppen", name]), f"„{name}“ ist Form und Gruppe", expected, remedy)
        for name in sorted(both)
    ]
