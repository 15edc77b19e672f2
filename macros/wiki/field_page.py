"""The catalogue of fields: what a team fills in once, and what follows from the Kommunalform."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from macros import gate, tokens
from macros.addresses import FIELDS, field_anchor, page_of, source_path
from macros.grammar_names import CONDITION_WORDS, LAW_ABBREVIATION, ORDER_VERB, PERSONS, SHORT, THINGS
from macros.library import Library
from macros.model import Document, Field
from macros.wiki.furniture import fill
from macros.wiki.generated import GeneratedPage, Place
from macros.wiki.shelf import Shelf

SOURCE = "snippets/felder.yml"
_TITLE = "Feldkatalog"
_INTRO = "Alle Felder, die in Bausteinen und Vorlagen stehen können: was Sie einmal ausfüllen und was daraus folgt."
_BASES = sorted((*THINGS, *PERSONS, SHORT, LAW_ABBREVIATION, ORDER_VERB), key=len, reverse=True)


def field_page(shelf: Shelf) -> GeneratedPage:
    """Return the page of all fields."""
    library = shelf.library
    users = _users(shelf)

    def frame(_: str, place: Place) -> str:
        return fill(
            "felder",
            title=_TITLE,
            intro=_INTRO,
            project_fields=library.project_fields,
            words=words_of(library),
            may_be_missing=CONDITION_WORDS,
            users=users,
            anchor=field_anchor,
            page_of=page_of,
            path=SOURCE,
            link=place.link,
            edit_url=place.edit_url,
        )

    return GeneratedPage(source_path(FIELDS), _TITLE, _INTRO, frame, source=SOURCE)


def words_of(library: Library) -> dict[str, dict[str, Field]]:
    """Return the derived fields by the word that they inflect, such as `rat`."""
    words: dict[str, dict[str, Field]] = defaultdict(dict)
    for name, field in library.fields.items():
        if field.derived:
            words[_base(name)][name] = field
    return {base: words[base] for base in (*THINGS, *PERSONS, SHORT, LAW_ABBREVIATION, ORDER_VERB) if base in words}


def _base(name: str) -> str:
    return next((base for base in _BASES if name == base or name.startswith(f"{base}_")), name)


def _users(shelf: Shelf) -> Mapping[str, list[Document]]:
    """Return the Vorlagen that show a project field, by the field's name."""
    library = shelf.library
    fields_of = {snippet.id: _named(snippet.body, library) for snippet in library.snippets.values()}
    users: dict[str, list[Document]] = defaultdict(list)
    for document in sorted(library.documents.values(), key=lambda item: item.title):
        names = _named(document.body, library)
        for part in shelf.recipes[document.id].ingredients:
            names |= fields_of[part.id]
        for name in names:
            users[name].append(document)
    return users


def _named(body: str, library: Library) -> set[str]:
    found = tokens.TOKEN.findall(gate.expand(body))
    names = {argument.split(".")[0] for kind, argument in found if kind in {tokens.FIELD, tokens.ROW_PER_ENTRY}}
    return names & set(library.project_fields)
