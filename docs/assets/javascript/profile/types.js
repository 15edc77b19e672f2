/**
 * The words of the house as types; nothing here runs. The Python twins stand in `macros/model.py` and `macros/tables.py`.
 *
 * @typedef {"m" | "f" | "n"} Gender
 * @typedef {"nom" | "gen" | "dat" | "akk"} CaseName
 * @typedef {Record<CaseName, string>} Cases
 *
 * @typedef {"Text" | "Mehrzeilig" | "Zahl" | "Betrag" | "Prozent" | "Datum" | "Auswahl" | "Ja/Nein" | "Liste" | "Beteiligte"} FieldType
 *
 * @typedef {object} Column
 * @property {string} name
 * @property {string} label
 * @property {FieldType} type
 * @property {string[]} options
 *
 * @typedef {object} Field  a project field of `felder.yml`
 * @property {string} name
 * @property {string} label
 * @property {FieldType} type
 * @property {string[]} options
 * @property {string | null} default
 * @property {string} help
 * @property {string} group  the heading under which the panel asks for it
 * @property {Column[]} columns
 * @property {Computation | null} computed  how the value follows from another field while the team writes none
 *
 * @typedef {object} Computation  the sum of a list's column, what is left of a hundred percent, or a day that lies so
 *   many working days before or after another
 * @property {"summe" | "rest" | "arbeitstage_vor" | "arbeitstage_nach"} kind
 * @property {string} field
 * @property {string} [column]
 * @property {number | string} [count]  working days, or the field that holds their number
 * @property {string} [known]  a field whose day goes before
 *
 * @typedef {(day: string, count: number) => string | null} CountDays  the working day so far after or before a day; null
 *   outside the years whose public holidays are known
 *
 * @typedef {Record<string, Field>} Fields  in the order of `felder.yml`
 *
 * @typedef {string | number | boolean} Scalar
 * @typedef {Record<string, Scalar>} Row
 *
 * @typedef {object} Override  a key of the tables, or an own word with gender and genitive
 * @property {string} [schluessel]
 * @property {string} [wort]
 * @property {Gender} [genus]
 * @property {string} [gen]
 *
 * @typedef {object} Body  a second body, whose administration prepares the papers
 * @property {string} kommune
 * @property {string} form
 *
 * @typedef {"feminin" | "maskulin" | "paarform"} OfficeGender
 * @typedef {"verwaltung" | "verwaltungsspitze" | "verwaltungsorgan"} Ordered
 *
 * @typedef {object} Profile  the profile file, checked and in canonical form: dates ISO, whole numbers as numbers,
 *   numbers with a fraction as German text ("64000,5"), yes and no as boolean
 * @property {string} kommune
 * @property {string} form
 * @property {string} land
 * @property {OfficeGender} [amtsform]
 * @property {Ordered} [auftrag_an]
 * @property {string} [auftragsverb]
 * @property {Body} [vorbereitende]
 * @property {Record<string, Override | null>} [werte]  null: the word does not exist here
 * @property {Record<string, Scalar | Row[]>} [felder]
 *
 * @typedef {object} Facts  what conditions are decided on
 * @property {string} form
 * @property {string} land
 * @property {Set<string>} has
 * @property {Record<string, string>} answers
 * @property {Set<string>} groups
 *
 * @typedef {object} Values  everything filling needs
 * @property {Record<string, string>} texts
 * @property {Record<string, Record<string, string>[]>} rows
 * @property {Facts} facts
 *
 * @typedef {object} Fault  German texts
 * @property {(string | number)[]} place
 * @property {string} found
 * @property {string} expected
 * @property {string} remedy
 *
 * @typedef {object} FormOutline
 * @property {string} label
 * @property {"required" | "possible" | "none"} preparing  whether another body prepares the papers
 * @property {string | null} usualPreparing  its usual form: a form of the Land or a key of `koerperschaften`
 *
 * @typedef {object} LandOutline
 * @property {string} name
 * @property {Record<string, FormOutline>} forms
 *
 * @typedef {object} Outline  what a panel needs before a Land is chosen
 * @property {Record<string, LandOutline>} laender
 * @property {Record<string, string[]>} groups  forms by group of conditions
 * @property {string[]} bodies  keys of `koerperschaften`, which a preparing body may have besides the forms of its Land
 * @property {Fields} fields
 *
 * @typedef {object} Proposal  what may stand in place of a derived word
 * @property {string | null} schluessel  null: the word does not exist here
 * @property {string} text  with article
 * @property {boolean} unverified
 * @property {boolean} named  needs a nickname too (`wort`), such as Klingenstadt; `text` has „…“ in its place
 * @property {boolean} likely  the entry itself names it
 * @property {string} when  German condition that only people can judge, or ""
 *
 * @typedef {object} OrderProposal  to whom the order goes and with which verb, while the profile does not say
 * @property {Ordered} auftrag_an
 * @property {Ordered[]} possible
 * @property {string} verb
 * @property {string[]} verbs
 * @property {boolean} unverified  of the verb
 *
 * @typedef {object} DerivedWord
 * @property {string} base  the key under `werte`
 * @property {string} label
 * @property {string} text  with article, or "" where the word does not exist
 * @property {boolean} unverified  the tables ask for confirmation
 * @property {boolean} replaced  the profile states a word of its own
 * @property {boolean} mayBeAbsent
 *
 * @typedef {(name: string) => Promise<any>} ReadJson  reads one file of `daten/` by its name, such as `umriss.json`
 *
 * What stands in `woerter.json` and `land-XX.json` (written by `macros/browser_data.py`); what says nothing is missing:
 *
 * @typedef {string[] | Cases} Forms  without article and without what equals the first form, or all four in full
 *
 * @typedef {object} Noun
 * @property {Gender} genus
 * @property {Forms} formen
 * @property {string} [ohne]  the bare form where it is not the nominative without article
 * @property {Forms} [kurz]
 *
 * @typedef {Noun & {abkuerzung: string, offen?: boolean}} Law
 *
 * @typedef {object} Office
 * @property {Forms} [f]
 * @property {Forms} [m]
 * @property {string} [ohne]
 * @property {Cases} [paar]
 *
 * @typedef {object} Words
 * @property {Record<Gender, string[]>} artikel
 * @property {Record<Gender, Record<string, string>>} verschmelzung
 * @property {Record<Gender, {nom: string, dat: string, akk: string, possessiv: string}>} pronomen
 * @property {Record<string, Record<string, string[]>>} possessiv
 * @property {Record<string, string>} bezeichnungen
 * @property {{vorsitz: string, kenntnisvorlage: string}} vorgaben
 * @property {Record<string, Noun>} koerperschaften
 * @property {Record<string, Noun>} organe
 * @property {Record<string, Noun>} verwaltungen
 * @property {Record<string, Noun>} ausschuesse
 * @property {Record<string, Noun>} vorlagen
 * @property {Record<string, Office>} aemter
 * @property {Record<string, Office>} mitglieder
 *
 * @typedef {{amt: string, wann: string}} Alternative
 * @typedef {{ausschuss?: string, alternativen?: string[]}} Committee
 *
 * @typedef {object} Member  what replaces the entry when another body prepares the papers
 * @property {string} vorbereitende_verwaltung
 * @property {string} verwaltung
 * @property {Ordered} [auftrag_an]
 * @property {string} [vorsitz]
 * @property {Committee} [hauptausschuss]
 * @property {{vorbereitende_verwaltung: string, verwaltung: string}[]} [abweichend]
 * @property {Alternative[]} [verwaltungsspitze_abweichend]
 * @property {boolean} [offen]
 *
 * @typedef {object} Form
 * @property {string} koerperschaft
 * @property {string} [koerperschaft_wahlweise]
 * @property {string} gesetz
 * @property {{organ: string, mitglied: string, voll?: string, vorsitz?: string, vorsitz_abweichend?: Alternative[]}} vertretung
 * @property {{amt: string, abweichend?: Alternative}} verwaltungsspitze
 * @property {string} [verwaltungsorgan]
 * @property {Committee} [hauptausschuss]
 * @property {string} verwaltung
 * @property {string[]} [verwaltung_alternativen]
 * @property {Ordered} auftrag_an
 * @property {string} auftragsverb
 * @property {string[]} [auftragsverb_alternativen]
 * @property {string} [vorbereitende_verwaltung]
 * @property {Member} [bei_verband]
 * @property {string[]} vorlage
 * @property {string[]} [kenntnisvorlage]
 * @property {string[] | "*"} [offen]  words that nobody has looked up; `*`: all
 *
 * @typedef {object} Land
 * @property {string} name
 * @property {string} koerperschaft
 * @property {[string, string]} im_satz
 * @property {Record<string, Law>} gesetze
 * @property {{namen?: string[], offen?: boolean}} [oberbuergermeister]
 * @property {Record<string, Form>} formen
 */

export {};
