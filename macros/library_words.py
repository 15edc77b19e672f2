"""Reads `woerter.yml`: words that are right although the German dictionary does not know them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints, ValidationError

from macros.errors import ContentError
from macros.front_matter import schema_finding
from macros.yaml_source import YamlSource

_Word = Annotated[str, StringConstraints(min_length=2, max_length=60, pattern=r"^[A-Za-zÄÖÜäöüß][\w-]*$")]


class _File(BaseModel):
    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)

    woerter: Annotated[tuple[_Word, ...], Strict(False), Field(max_length=5000)]


def read_words(source: YamlSource) -> frozenset[str]:
    """Return the words; raise ContentError with every line that does not fit."""
    try:
        return frozenset(_File.model_validate(source.data).woerter)
    except ValidationError as error:
        known = list(_File.model_fields)
        raise ContentError(schema_finding(source, dict(item), known) for item in error.errors()) from None
