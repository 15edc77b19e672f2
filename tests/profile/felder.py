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
_DEBATED = Computation("arbeitstage_vor", "entscheidung_am", count=15, known="ausschuss_am")
_SENT = Computation("arbeitstage_vor", "beraten_bis", count="ladung_tage")
_MINUTES = Computation("arbeitstage_nach", "entscheidung_am", count=10)

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
        Field("versand_bis", "Versand bis", "[Datum]", FieldType.DATE, computed=_SENT),
        Field("beraten_bis", "Beraten bis", "[Datum]", FieldType.DATE, computed=_DEBATED),
        Field("niederschrift_bis", "Niederschrift bis", "[Datum]", FieldType.DATE, computed=_MINUTES),
        Field("entscheidung_am", "Entscheidung am", "[Datum]", FieldType.DATE),
        Field("ausschuss_am", "Ausschuss am", "[Datum]", FieldType.DATE),
        Field("ladung_tage", "Tage für die Ladung", "[Zahl]", FieldType.NUMBER, default="5"),
        Field("partner", "Partner", "[Partner]", FieldType.PARTIES),
        Field("nachbarn", "Nachbarn", "[Nachbarn]", FieldType.PARTIES),
    )
}
