"""Known queries: what people type, and every page that fits; a query for which no page fits is nonsense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from macros.errors import ToolError
from scripts.page_folder import ENDINGS, read_text

_REMEDY = "Abhilfe: je Zeile „- {anfrage: Wärmeplan, seiten: [ordner/seite], klasse: ein wort}“"
_SHOWN = 5
_ENDINGS = (".html", *ENDINGS)


@dataclass(frozen=True)
class Query:
    """What is typed, its class, and the paths, without ending, of the pages that fit (* stands for anything)."""

    text: str
    kind: str
    pages: tuple[str, ...]

    @property
    def is_nonsense(self) -> bool:
        """Tell whether nothing may be found."""
        return not self.pages

    def fits(self, name: str) -> bool:
        """Tell whether a page is one of those that were meant."""
        return any(fnmatchcase(name, page) for page in self.pages)


def read_queries(path: Path, names: Sequence[str]) -> list[Query]:
    """Return the queries of a file; raise ToolError for anything else in it, and for pages that are not in `names`."""
    try:
        data: Any = yaml.safe_load(read_text(path))
    except yaml.YAMLError as error:
        raise ToolError(f"{path} ist kein gültiges YAML: {error}. {_REMEDY}") from None
    if not isinstance(data, list) or not data:
        raise ToolError(f"{path} ist keine Liste von Anfragen. {_REMEDY}")
    queries = [_query(path, number, item) for number, item in enumerate(data, 1)]
    _refuse_lost(path, queries, names)
    return queries


def name_of(url: str) -> str:
    """Return the path of a page without section and ending."""
    page = url.partition("#")[0]
    return page[: -len(PurePosixPath(page).suffix)] if page.lower().endswith(_ENDINGS) else page


def _query(path: Path, number: int, item: Any) -> Query:
    fits = isinstance(item, dict) and isinstance(item.get("anfrage"), str) and isinstance(item.get("seiten"), list)
    if not fits:
        raise ToolError(f"{path}: Eintrag {number} nennt nicht „anfrage“ und „seiten“. {_REMEDY}")
    return Query(item["anfrage"], str(item.get("klasse", "alle")), tuple(name_of(str(page)) for page in item["seiten"]))


def _refuse_lost(path: Path, queries: Sequence[Query], names: Sequence[str]) -> None:
    lost = list(_lost(queries, names))
    if lost:
        more = f" und {len(lost) - _SHOWN} weitere" if len(lost) > _SHOWN else ""
        named = ", ".join(f"„{text}“" for text in lost[:_SHOWN])
        raise ToolError(f"{path}: Keine der genannten Seiten gibt es für {named}{more}. Abhilfe: „seiten“ berichtigen")


def _lost(queries: Sequence[Query], names: Sequence[str]) -> Iterator[str]:
    for query in queries:
        if not query.is_nonsense and not any(map(query.fits, names)):
            yield query.text
