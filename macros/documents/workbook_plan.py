"""The workbook of a project plan: inputs, work packages with dates by formula, bars by week, public holidays."""

from __future__ import annotations

from macros.documents.table_cells import questions
from macros.documents.workbook_bars import write_bars
from macros.documents.workbook_book import Book, date_rule
from macros.documents.workbook_hints import write_hints
from macros.documents.workbook_holidays import OFF_DAYS, land_question, write_holidays
from macros.documents.workbook_inputs import BACKWARD, FORWARD, Inputs, Question, write_inputs
from macros.documents.workbook_plan_dates import dated
from macros.documents.workbook_plan_table import NO, PLAN, START, TOTAL, YES, cell_name, plan_area, write_plan_table
from macros.documents.workbook_table import Area
from macros.schedule_dates import DatedPlan, usual_start

_END, _DIRECTION, _DATE = "Projektende", "Rechenweg", "Stichtag"
"""What formulas call the cells of the inputs, besides those that the table needs."""

_HINTS = (
    "Auf dem Blatt „Angaben“ wählen Sie, ob ab einem Startdatum oder zurück von einem Zieltermin gerechnet wird, "
    "tragen das Datum ein und wählen Ihr Land. Der Plan rechnet sofort mit.\n"
    "Eine Woche hat fünf Arbeitstage: Montag bis Freitag ohne Feiertage. Die Wochen im Blatt „Plan“ passen Sie an.\n"
    "Was für Sie nicht gilt, stellen Sie in der Spalte „Gilt“ auf „nein“: Das Arbeitspaket dauert dann null Tage, alle "
    "anderen Termine bleiben richtig. Löschen Sie keine Zeile, auf die andere aufbauen.\n"
    "„Kritisch“ ist, was keinen Puffer hat: Verspätet sich das Arbeitspaket, verspätet sich das ganze Vorhaben.\n"
    "Die Vorgänger stehen fest in den Formeln der ausgeblendeten Spalten „Tage“ bis „spätestens bis“. Filtern ist "
    "möglich, Sortieren nicht.\n"
    "Rechts neben der Tabelle stehen die Balken: dunkelblau die Arbeit, rot die kritische, hellblau der Puffer. "
    "Gedruckt wird die Tabelle ohne Balken auf A3; mit Balken heben Sie den Druckbereich auf.\n"
    "Eigene freie Tage, etwa Betriebsruhe, tragen Sie oben im Blatt „Feiertage“ ein."
)


def write_plan(book: Book, inputs: Inputs) -> None:
    """Write all sheets of a project plan."""
    plan = dated(book.sheet, inputs)
    place = plan_area(book.sheet)
    write_hints(book, _HINTS)
    _write_inputs(book, inputs, plan, place)
    worksheet = write_plan_table(book, inputs, plan, place)
    write_bars(book, worksheet, place, plan)
    write_holidays(book, inputs.land)


def _write_inputs(book: Book, inputs: Inputs, plan: DatedPlan, place: Area) -> None:
    day = inputs.date or usual_start(book.sheet.revised)
    direction = BACKWARD if inputs.backward else FORWARD
    from_where = "„Startdatum“: der Plan beginnt an diesem Tag. „Zieltermin“: er ist an diesem Tag fertig."
    asked = [
        Question(
            _DIRECTION, "Gerechnet wird ab", direction, "input_choice", from_where, book.choice((FORWARD, BACKWARD))
        ),
        Question(_DATE, "Startdatum oder Zieltermin", day, "input_date", "Datum im Format TT.MM.JJJJ", date_rule()),
        land_question(book, inputs.land),
        *(_question(book, name, inputs) for name in questions(book.sheet.rows)),
    ]
    write_inputs(book, asked, _results(plan, place))


def _question(book: Book, name: str, inputs: Inputs) -> Question:
    answer = YES if inputs.answer(name) else NO
    hint = "Bei „nein“ entfallen die Arbeitspakete, die nur dann gelten."
    return Question(
        cell_name(name), f"{book.wording.label(name)}?", answer, "input_choice", hint, book.choice((YES, NO))
    )


def _results(plan: DatedPlan, place: Area) -> list[Question]:
    ends = f"{PLAN}!{place.cells('frueh_bis')}"
    after = f"WORKDAY(WORKDAY({_DATE}+1,-1,{OFF_DAYS}),1,{OFF_DAYS})"
    back, forth = f"WORKDAY({after},-{TOTAL},{OFF_DAYS})", f"WORKDAY({_DATE}-1,1,{OFF_DAYS})"
    start = f'=IF({_DIRECTION}="{BACKWARD}",{back},{forth})'
    end = f"=WORKDAY({START},{TOTAL}-1,{OFF_DAYS})"
    return [
        Question(START, "Erster Arbeitstag", plan.start, "reckoned_date", formula=start),
        Question(_END, "Letzter Arbeitstag", plan.end, "reckoned_date", formula=end),
        Question(TOTAL, "Dauer in Arbeitstagen", plan.days, "reckoned", formula=f"=MAX(0,{ends})"),
    ]
