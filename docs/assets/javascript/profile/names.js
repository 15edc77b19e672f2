/** The scheme of derived field names; twin of `macros/grammar_names.py`. */

export const THINGS = [
  "kommune",
  "rat",
  "rat_voll",
  "verwaltung",
  "verwaltungsorgan",
  "hauptausschuss",
  "land",
  "vorbereitende",
  "vorlage",
  "kenntnisvorlage",
  "gesetz",
];
export const PERSONS = ["spitze", "vorsitz", "ratsmitglied", "beauftragte", "vertretende"];
export const SHORT = "kommune_kurz";
export const LAW_ABBREVIATION = "gesetz_kurz";
export const ORDER_VERB = "beauftragt_verb";
export const OFFICE = "spitze_rolle";

/** The words that a profile may replace, by their key under `werte`. */
export const OVERRIDABLE = [...THINGS.filter((base) => base !== "land"), ...PERSONS, SHORT, LAW_ABBREVIATION];
export const MAY_BE_ABSENT = ["hauptausschuss"];
