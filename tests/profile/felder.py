"""Project fields of every type, for the tests of profiles and conditions."""

from __future__ import annotations

from macros.model import Column, Computation, Field, FieldType

_COLUMNS = (
    Column("jahr", "Jahr", FieldType.TEXT),
    Column("betrag", "Betrag", FieldType.AMOUNT),
    Column("art", "Art", FieldType.CHOICE, ("Ertrag", "Aufwand")),
)
_SUM = Computation("summe", "kosten_je_jahr", "betrag")
_REST = Computation("rest", "foerderquote")

FIELDS = {
    field.name: field
    for field in (
        Field("projekt_titel", "Titel des Projekts", "[Titel]"),
        Field("anlass", "Anlass", "[Anlass]", FieldType.MULTILINE),
        Field("einwohner", "Einwohnerzahl", "[Zahl]", FieldType.NUMBER),
        Field("kosten_einmalig", "Kosten, einmalig", "[Betrag]", FieldType.AMOUNT, computed=_SUM),
        Field("foerderquote", "Förderquote", "[Prozent]", FieldType.PERCENT),
        Field("eigenanteil", "Eigenanteil", "[Prozent]", FieldType.PERCENT, computed=_REST),
        Field("sitzungstermin", "Sitzungstermin", "[Datum]", FieldType.DATE),
        Field("stufe", "Stufe", "[Stufe]", FieldType.CHOICE, ("Pilot", "Regelbetrieb"), "Pilot"),
        Field("foerderung", "Förderung", "[ja oder nein]", FieldType.YES_NO, ("ja", "nein")),
        Field("kosten_je_jahr", "Kosten je Jahr", "[Kosten]", FieldType.LIST, columns=_COLUMNS),
        Field("partner", "Partner", "[Partner]", FieldType.PARTIES),
        Field("nachbarn", "Nachbarn", "[Nachbarn]", FieldType.PARTIES),
    )
}
