"""Reads `zusagen.yml`: of which texts the programme says that they exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, Strict, ValidationError

from macros.errors import ContentError, Finding, nearest
from macros.front_matter import Line, Names, Title, schema_finding
from macros.library_vocabulary import Vocabulary, snippet_names
from macros.tables import Tables
from macros.yaml_source import YamlSource

TEXT_KINDS: Mapping[str, str] = {
    "vorlage": "Vorlage",
    "baustein": "Baustein",
    "kommunikationshilfe": "Kommunikationshilfe",
    "mappe": "Mappe",
}
DIMENSIONS = ("textart", "modul", "handlungsfeld", "zielgruppe", "kommunalform", "schlagwort")
_Choices = Annotated[tuple[Title, ...], Strict(False), Field(min_length=1, max_length=40)]  # YAML knows lists only
_Some = Annotated[tuple[Title, ...], Strict(False), Field(max_length=40)]


class Promise(BaseModel):
    """One promise: every combination of one value of each dimension has a text."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)

    zusage: Line
    quelle: Line
    textart: _Choices
    modul: _Some = ()
    handlungsfeld: _Some = ()
    zielgruppe: _Some = ()
    kommunalform: _Some = ()
    schlagwort: _Some = ()

    @property
    def dimensions(self) -> dict[str, tuple[str, ...]]:
        """Return the values by dimension, of those dimensions that the promise names."""
        return {name: values for name in DIMENSIONS if (values := getattr(self, name))}


class _File(BaseModel):
    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)

    zusagen: Annotated[tuple[Promise, ...], Strict(False)]


def read_promises(source: YamlSource, names: Names) -> tuple[Promise, ...]:
    """Return the promises in the order of the file; raise ContentError with every entry that does not fit."""
    try:
        promises = _File.model_validate(source.data).zusagen
    except ValidationError as error:
        raise ContentError(schema_finding(source, dict(item), _known(item["loc"])) for item in error.errors()) from None
    if strangers := [*_strangers(source, promises, names)]:
        raise ContentError(strangers)
    return promises


def promise_names(vocabulary: Vocabulary, tables: Tables) -> Names:
    """Return the values that a promise may name, with their labels, by dimension; a keyword may be any word."""
    known = snippet_names(vocabulary, tables)
    return {"textart": TEXT_KINDS, **{key: known[key] for key in DIMENSIONS if key in known}}


def _strangers(source: YamlSource, promises: Sequence[Promise], names: Names) -> Iterator[Finding]:
    for number, promise in enumerate(promises):
        for name, values in promise.dimensions.items():
            known = names.get(name, dict.fromkeys(values, ""))
            for place, value in enumerate(values):
                if value not in known:
                    found = f"„{name}“ hat den unbekannten Wert „{value}“"
                    remedy = nearest(value, known) or "einen dieser Werte schreiben"
                    line = source.line(("zusagen", number, name, place))
                    yield Finding(source.path, line, found, f"einer von: {', '.join(known)}", remedy)


def _known(place: tuple[str | int, ...]) -> list[str]:
    return list((Promise if len(place) > 1 else _File).model_fields)
