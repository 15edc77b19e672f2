"""Reads `rechtsrahmen.yml`: laws and norms that texts may name, with the paragraphs that may be cited."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints, ValidationError

from macros.errors import ContentError
from macros.front_matter import schema_finding
from macros.yaml_source import YamlSource

_PLAIN = r"^[^<>{}\"\x00-\x1f\ue000\ue001]+$"
_Name = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=_PLAIN)]
_Note = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=_PLAIN)]
_Paragraph = Annotated[str, StringConstraints(pattern=r"^(§|Art\.) \d{1,4}[a-z]?$")]
Level = Literal["EU", "Bund", "Bund/Land", "Land", "Norm", "Standard", "Lizenz", "Muster", "Methode"]
LEGAL: frozenset[Level] = frozenset({"EU", "Bund", "Bund/Land", "Land"})
"""The levels that are law; norms, standards and licences only bind who agrees to them."""

_SHORT_TITLE = re.compile(r"\(([^()\d]+)\)\Z")


class Law(BaseModel):
    """One law or norm; `reviewed` is the day up to which its content was looked at."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)

    name: _Name
    abbreviations: Annotated[tuple[_Name, ...], Strict(False)] = Field(default=(), alias="abkuerzungen")
    level: Level = Field(alias="ebene")
    reviewed: dt.date = Field(alias="stand")
    to_review: bool = Field(default=False, alias="stand_pruefen")
    verified: bool = Field(alias="geprueft")
    note: _Note = Field(default="", alias="hinweis")
    paragraphs: Annotated[tuple[_Paragraph, ...], Strict(False)] = Field(default=(), alias="paragrafen")

    @property
    def short(self) -> str:
        """Return the name by which texts cite the law: its abbreviation or its short title."""
        return self.abbreviations[0] if self.abbreviations else self.titles[-1]

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the full title and the short title that stands in brackets behind it."""
        short = _SHORT_TITLE.search(self.name)
        return (self.name, *(part.strip() for part in short[1].split(","))) if short else (self.name,)


class _File(BaseModel):
    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)

    entries: Annotated[tuple[Law, ...], Strict(False)] = Field(alias="eintraege")


def read_laws(source: YamlSource) -> tuple[Law, ...]:
    """Return the laws in the order of the file; raise ContentError with every entry that does not fit."""
    try:
        return _File.model_validate(source.data).entries
    except ValidationError as error:
        raise ContentError(schema_finding(source, dict(item), _known(item["loc"])) for item in error.errors()) from None


def _known(place: tuple[str | int, ...]) -> list[str]:
    fields = (Law if len(place) > 1 else _File).model_fields
    return [field.alias or name for name, field in fields.items()]
