"""`baukasten neu baustein|vorlage|begriff`: a new file, or a new entry of the glossary, that passes the check."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, get_args

from scripts.commands.command import Command, Surroundings
from scripts.questions import Answers, Question, answer

if TYPE_CHECKING:
    from pydantic import BaseModel

    from macros.content_files import ContentFiles
    from macros.library import Library

ORDER = ("id", "art", "titel", "betreff", "wofuer")
LISTS = ("abkuerzungen", "synonyme", "umgangssprachlich")
OPTIONS = {
    "baustein": {"titel": "Titel", "wofuer": "wobei der Text hilft", "art": "Art, wie der Ordner heißt", "id": "id"},
    "vorlage": {
        "titel": "Titel",
        "betreff": "Betreff im Dokument (sonst: der Titel)",
        "wofuer": "wobei die Vorlage hilft",
        "art": "Art, wie der Ordner heißt",
        "id": "id (sonst: aus dem Titel)",
    },
    "begriff": {
        "begriff": "der Begriff",
        "definition": "ein einfacher Satz, der ihn erklärt",
        "feld": "Themenfeld",
        **{key: f"{key.capitalize()}, mit Komma getrennt" for key in LISTS},
    },
}
HELP = {"baustein": "einen Baustein anlegen", "vorlage": "eine Vorlage anlegen", "begriff": "einen Begriff ins Glossar"}
STEPS = {
    "baustein": (
        "Die Datei öffnen und den Text schreiben.",
        'In eine Vorlage oder einen anderen Baustein setzen: {{{{ baustein("{id}") }}}}',
        "Prüfen und ansehen: baukasten pruefen {path}, dann baukasten vorschau",
    ),
    "vorlage": (
        'Die Datei öffnen, gliedern und Bausteine einsetzen: {{{{ baustein("id") }}}}',
        "Die Vorlage in docs/vorlagen/index.md eintragen.",
        "Prüfen und ansehen: baukasten pruefen {path}, dann baukasten vorschau",
    ),
    "begriff": (
        "Den Eintrag lesen und mit „verwandt“ auf andere Begriffe verweisen.",
        "Die Definition an einer Quelle nachlesen, dann „geprueft: true“ schreiben.",
        "Prüfen: baukasten pruefen {path}",
    ),
}


def _add_options(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(title="Was", metavar="WAS", required=True, dest="was")
    for kind, options in OPTIONS.items():
        sub = kinds.add_parser(kind, help=HELP[kind], description=f"{HELP[kind]}; was fehlt, wird gefragt.")
        for key, text in options.items():
            sub.add_argument(f"--{key}", metavar="TEXT", help=text)


def _run(arguments: argparse.Namespace, around: Surroundings) -> int:
    # heavy imports, which the help does without
    from macros.content_files import read_files
    from macros.errors import ContentError
    from macros.library import make_library

    files, _ = read_files(around.root)
    library, findings = make_library(files)
    if library is None:
        raise ContentError(findings)
    given = {key: getattr(arguments, key) for key in OPTIONS[arguments.was]}
    today = dt.datetime.now().astimezone().date()
    if arguments.was == "begriff":
        path, text = _term(given, files, around)
    else:
        path, text = _text(arguments.was, given, library, today, around)
    _refuse_faults(files, path, text, today)
    _write(arguments.was, path, text, around)
    return 0


def _text(
    kind: str, given: Mapping[str, str | None], library: Library, today: dt.date, around: Surroundings
) -> tuple[str, str]:
    from macros.front_matter import DocumentMeta, SnippetMeta
    from macros.scaffold import document_file, snippet_file
    from macros.sheet_kinds import SHEETS

    is_snippet = kind == "baustein"
    kinds = library.vocabulary.snippet_kinds if is_snippet else library.vocabulary.document_kinds
    labels = {key: entry.label for key, entry in kinds.items() if key != SHEETS}  # rows, no text
    taken = {item.id: item.path for item in (library.snippets if is_snippet else library.documents).values()}
    questions = _questions(kind, SnippetMeta if is_snippet else DocumentMeta, labels, taken)
    answers = answer(questions, given, around.output)
    data: dict[str, object] = {key: answers[key] for key in ORDER if key in answers}
    make = snippet_file if is_snippet else document_file
    return make({**data, "stand": today, "status": "Entwurf"})


def _questions(
    kind: str, schema: type[BaseModel], labels: Mapping[str, str], taken: Mapping[str, str]
) -> list[Question]:
    from macros.scaffold import propose_id

    def new_id(typed: str, _: Answers) -> str:
        _refuse_taken(typed, taken)
        return _checked(schema, "id", typed)

    def line(key: str) -> Question:
        text = {"titel": "Titel", "betreff": "Betreff im Dokument", "wofuer": "Wofür (ein bis zwei Sätze)"}[key]
        propose = (lambda known: known.get("titel", "")) if key == "betreff" else (lambda _: None)
        return Question(key, text, lambda typed, _: _checked(schema, key, typed), propose)

    lines = [line(key) for key in OPTIONS[kind] if key not in {"art", "id"}]
    art = Question("art", "Art (Nummer oder Name)", lambda typed, _: typed, choices=labels)
    return [*lines, art, Question("id", "id", new_id, lambda known: propose_id(known.get("titel", "")))]


def _refuse_taken(typed: str, taken: Mapping[str, str]) -> None:
    import difflib

    from macros.errors import ToolError

    if typed in taken:
        others = difflib.get_close_matches(typed, sorted({*taken} - {typed}), n=3, cutoff=0.6)
        near = f" Ähnlich heißen: {', '.join(others)}." if others else ""
        raise ToolError(f"Die id „{typed}“ gibt es schon: {taken[typed]}.{near} Abhilfe: eine andere id wählen")


def _checked(schema: type[BaseModel], key: str, typed: str) -> str:
    from macros.errors import ToolError
    from macros.scaffold import fault_of, tidy

    text = tidy(typed)
    if fault := fault_of(schema, key, text):
        raise ToolError(fault)
    return text


def _term(given: Mapping[str, str | None], files: ContentFiles, around: Surroundings) -> tuple[str, str]:
    from macros.errors import ToolError
    from macros.library_glossary import read_glossary
    from macros.scaffold import GLOSSARY, with_term
    from macros.yaml_source import parse

    if GLOSSARY not in files.texts:
        raise ToolError(f"Die Datei {GLOSSARY} fehlt oder ist nicht lesbar.")
    known = [entry.term for entry in read_glossary(parse(files.texts[GLOSSARY], GLOSSARY))]
    answers = answer(_term_questions(known), given, around.output)
    entry: dict[str, object] = {
        "begriff": answers["begriff"],
        **{key: _parts(answers[key]) for key in LISTS},
        "feld": answers["feld"],
        "definition": answers["definition"],
        "geprueft": False,
    }
    return GLOSSARY, with_term((around.root / GLOSSARY).read_bytes().decode(), entry)


def _term_questions(known: Iterable[str]) -> list[Question]:
    from macros.errors import ToolError
    from macros.library_glossary import GlossaryEntry, TopicField
    from macros.scaffold import tidy

    def new_term(typed: str, _: Answers) -> str:
        term = _checked(GlossaryEntry, "begriff", typed)
        if there := next((name for name in known if name.casefold() == term.casefold()), ""):
            raise ToolError(f"Den Begriff „{there}“ gibt es im Glossar schon.")
        return term

    def sentence(typed: str, _: Answers) -> str:
        text = tidy(typed)
        if text[-1:] in {"!", "?", ":", ""}:
            raise ToolError("Die Definition ist ein Satz, der mit einem Punkt endet.")
        return _checked(GlossaryEntry, "definition", text if text.endswith(".") else f"{text}.")

    def several(key: str) -> Question:
        text = f"{key.capitalize().replace('ue', 'ü')} (mit Komma getrennt, leer für keine)"
        return Question(key, text, lambda typed, _: ", ".join(_checked_parts(key, typed)), lambda _: "")

    topics = {name: name for name in get_args(TopicField)}
    return [
        Question("begriff", "Begriff", new_term),
        Question("definition", "Definition (ein einfacher Satz)", sentence),
        Question("feld", "Themenfeld (Nummer oder Name)", lambda typed, _: typed, choices=topics),
        *(several(key) for key in LISTS),
    ]


def _checked_parts(key: str, typed: str) -> list[str]:
    from macros.errors import ToolError
    from macros.library_glossary import GlossaryEntry
    from macros.scaffold import fault_of, tidy

    parts = _parts(tidy(typed))
    if fault := fault_of(GlossaryEntry, key, parts):
        raise ToolError(fault)
    return parts


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _refuse_faults(files: ContentFiles, path: str, text: str, today: dt.date) -> None:
    from dataclasses import replace

    from macros.check import inspect_files
    from macros.errors import ContentError

    texts: dict[str, Any] = {**files.texts, path: text}
    if faults := inspect_files(replace(files, texts=texts), today, [path]).faults:
        raise ContentError(faults)


def _write(kind: str, path: str, text: str, around: Surroundings) -> None:
    from scripts.writing import write_content

    write_content(around.root, path, text, new=kind != "begriff")
    around.output.result(f"{'Ergänzt' if kind == 'begriff' else 'Angelegt'}: {path}")
    around.output.result("So geht es weiter:")
    name = path.rpartition("/")[2].removesuffix(".md")
    for number, step in enumerate(STEPS[kind], 1):
        around.output.result(f"  {number}. {step.format(path=path, id=name)}")


COMMAND = Command("neu", "einen Baustein, eine Vorlage oder einen Begriff anlegen", _add_options, _run)
