"""From the library to HTML: expands the macros of a text and converts it in our dialect, without the site engine."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace

from macros import conditions, gate, tokens
from macros.errors import BaukastenError, ContentError, Finding
from macros.grammar import explain_unknown
from macros.grammar_names import explain_unknown_of_party
from macros.library import Library, ingredient
from macros.library_operator import OPERATOR_NAMES
from macros.markdown_extension import Dialect, SnippetTrees
from macros.model import Condition, DataSheet, Document, FieldType, Ingredient, Snippet
from macros.sanitise import sanitise
from macros.sheet_diagram import has_diagram

LONG_WORD = 28
"""„Stadtverordnetenversammlung“ with room to breathe."""
_LONG_WORDS = ("rat", "hauptausschuss", "verwaltungsorgan", "vorsitz", "spitze", "vertretende")
_ROOM = {FieldType.DATE: len("30. September 2027"), FieldType.AMOUNT: len("1.000.000 Euro")}


@dataclass(frozen=True)
class Recipe:
    """What a document is made of: its snippets in order of use, its version, the day of its newest part."""

    ingredients: tuple[Ingredient, ...]
    version: str
    revised: dt.date


def make_dialect(library: Library) -> Dialect:
    """Return what the Markdown extension needs to know of a library."""

    def describe(condition: Condition) -> str:
        return conditions.describe(condition, library.tables, library.fields)

    return Dialect(
        prompts(library),
        describe,
        lambda name: gate.expand(library.snippets[name].body),
        sheet=lambda name: sheet if isinstance(sheet := library.snippets[name], DataSheet) else None,
    )


def prompts(library: Library) -> dict[str, str]:
    """Return the prompt of every field, of every column as `list.column`, and what stands for the operator's data."""
    found = {name: field.prompt for name, field in library.fields.items()}
    for name, field in library.fields.items():
        found.update({f"{name}.{column.name}": column.prompt for column in field.columns})
    found.update({f"{tokens.OPERATOR}.{name}": library.operator.text(name) for name in OPERATOR_NAMES})
    return found


def field_room(library: Library) -> dict[str, int]:
    """Return how many characters the value of a field may need beside each other in a table's cell."""
    room = {name: _room(name, field.type, field.derived) for name, field in library.fields.items()}
    for name, field in library.fields.items():
        parties = field.type is FieldType.PARTIES
        room.update({f"{name}.{column.name}": _room(column.name, column.type, parties) for column in field.columns})
    return room


def _room(name: str, kind: FieldType, derived: bool) -> int:
    return LONG_WORD if derived and name.split("_", maxsplit=1)[0] in _LONG_WORDS else _ROOM.get(kind, 1)


def vocabulary(library: Library) -> gate.Vocabulary:
    """Return the names that a text may use."""
    columns = {
        name: {column.name for column in field.columns} for name, field in library.fields.items() if field.columns
    }
    fields = set(library.fields) - set(columns)
    diagrams = {item.id for item in library.snippets.values() if isinstance(item, DataSheet) and has_diagram(item)}
    snippets = set(library.snippets)
    return gate.Vocabulary(fields, columns, snippets, explain_unknown, explain_unknown_of_party, diagrams=diagrams)


def page_vocabulary(words: gate.Vocabulary) -> gate.Vocabulary:
    """Return the names that a page of the wiki may use, which is no Vorlage: the operator's data, no pictures."""
    return replace(words, operator=frozenset(OPERATOR_NAMES), diagrams=frozenset())


def document_html(document: Document, trees: SnippetTrees) -> str:
    """Return the page's HTML as the site shows it; raise ContentError that names the page."""
    try:
        return sanitise(trees.render(gate.expand(document.body)))
    except ContentError as error:
        located = [replace(item, path=item.path or document.path, line=max(item.line, 1)) for item in error.findings]
        raise ContentError(located) from None
    except BaukastenError as error:
        raise ContentError([Finding(document.path, document.body_line, str(error))]) from None


def snippet_html(snippet_id: str, trees: SnippetTrees) -> str:
    """Return the HTML of a Baustein alone, as its page shows it."""
    return sanitise(trees.render(gate.expand(f'{{{{ baustein("{snippet_id}") }}}}\n')))


def recipe(library: Library, document: Document) -> Recipe:
    """Return the document's ingredients and the version that follows from them; nobody types versions."""
    parts = _contained(library, document.body, [])
    ingredients = tuple(ingredient(part) for part in parts)
    digest = hashlib.sha256(f"{document.title}\n{document.subject}\n{document.body.strip()}\n".encode())
    for item in ingredients:
        digest.update(f"{item.id}:{item.content_hash}\n".encode())
    revised = max([document.revised, *(part.revised for part in parts)])
    return Recipe(ingredients, f"{revised.isoformat()}-{digest.hexdigest()[:8]}", revised)


def _contained(library: Library, body: str, found: list[Snippet]) -> list[Snippet]:
    for kind, argument in tokens.TOKEN.findall(gate.expand(body)):
        snippet = library.snippets[argument.split("@")[0]] if kind in {tokens.SNIPPET, tokens.DIAGRAM} else None
        if snippet is not None and snippet not in found:
            found.append(snippet)
            _contained(library, snippet.body, found)
    return found
