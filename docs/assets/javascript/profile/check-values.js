/** Checks the project values of a profile by the types of their fields; twin of `macros/profile_values.py`. */

import { readDate } from "./dates.js";
import { nearest } from "./nearest.js";
import { readNumber } from "./numbers.js";
import { Unfit, nameFault, readText, shown, strip } from "./typing.js";

/** @typedef {import("./types.js").Column} Column */
/** @typedef {import("./types.js").Fault} Fault */
/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").Fields} Fields */
/** @typedef {import("./types.js").Outline} Outline */
/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Scalar} Scalar */
/** @typedef {(string | number)[]} Place */

const PARTY_KEYS = ["kommune", "form", "land"];
const PARTY = "{kommune: Name, form: stadt} und, wenn anders, land";
const FORMER_TEXT = "Aus dem Text für jede Kommune eine eigene Zeile machen, mit Name und Kommunalform.";
/** @type {Record<string, boolean>} */
const ANSWERS = { ja: true, nein: false };

/**
 * @param {Place} place
 * @param {string} found
 * @param {string} [expected]
 * @param {string} [remedy]
 * @returns {Fault}
 */
export function fault(place, found, expected = "", remedy = "") {
  return { place, found, expected, remedy };
}

/**
 * Returns the project values in canonical form; empty ones (null, "", []) count as not given.
 * @param {Record<string, unknown>} raw
 * @param {Fields} fields
 * @param {Outline} outline
 * @param {string} land
 * @param {Fault[]} faults  gets what does not fit
 */
export function checkValues(raw, fields, outline, land, faults) {
  /** @type {Record<string, Scalar | Row[]>} */
  const values = {};
  for (const [name, value] of Object.entries(raw)) {
    if (isEmpty(value)) continue;
    const field = Object.hasOwn(fields, name) ? fields[name] : null;
    if (!field) {
      const remedy = nearest(name, Object.keys(fields)) || "Die Felder stehen in snippets/felder.yml.";
      faults.push(fault(["felder", name], `unbekanntes Feld „${shown(name)}“`, "", remedy));
    } else if (field.type === "Liste" || field.type === "Beteiligte") {
      const rows = checkRows(value, field, outline, land, faults);
      if (rows.length) values[name] = rows;
    } else {
      const read = checkScalar(value, field, ["felder", name], faults);
      if (read !== null) values[name] = read;
    }
  }
  return values;
}

/**
 * Returns one value in canonical form, or null where it does not fit.
 * @param {unknown} value
 * @param {Field | Column} field
 * @param {Place} place
 * @param {Fault[]} faults  gets what does not fit
 * @returns {Scalar | null}
 */
export function checkScalar(value, field, place, faults) {
  try {
    return readScalar(value, field);
  } catch (unfit) {
    if (!(unfit instanceof Unfit)) throw unfit;
    faults.push(fault(place, `„${shown(value)}“ passt nicht zu „${field.label}“`, unfit.message, unfit.remedy));
    return null;
  }
}

/** @param {unknown} value */
export function isEmpty(value) {
  return value === null || value === undefined || (Array.isArray(value) ? !value.length : isBlank(value));
}

/** @param {unknown} value */
function isBlank(value) {
  return typeof value === "string" && !strip(value);
}

/**
 * @param {unknown} value
 * @param {Field | Column} field
 * @returns {Scalar}
 */
function readScalar(value, { type, options }) {
  switch (type) {
    case "Auswahl":
      return readChoice(value, options);
    case "Ja/Nein":
      return readAnswer(value);
    case "Datum":
      return readDate(value);
    case "Zahl":
    case "Betrag":
    case "Prozent":
      return readNumber(value, type);
    default:
      return readText(value, type);
  }
}

/**
 * @param {unknown} value
 * @param {string[]} options
 */
function readChoice(value, options) {
  const text = typeof value === "string" ? strip(value) : shown(value);
  if (!options.includes(text)) throw new Unfit(`einer der Werte ${options.join(", ")}`, nearest(text, options));
  return text;
}

/** @param {unknown} value */
function readAnswer(value) {
  if (typeof value === "boolean") return value;
  const text = typeof value === "string" ? strip(value).toLowerCase() : "";
  if (!Object.hasOwn(ANSWERS, text)) throw new Unfit("ja oder nein");
  return ANSWERS[text];
}

/**
 * Returns the rows that say something.
 * @param {unknown} value
 * @param {Field} field
 * @param {Outline} outline
 * @param {string} land
 * @param {Fault[]} faults
 * @returns {Row[]}
 */
function checkRows(value, field, outline, land, faults) {
  const parties = field.type === "Beteiligte";
  const place = ["felder", field.name];
  if (!Array.isArray(value) || !value.every(isRow)) {
    const keys = parties ? PARTY_KEYS : field.columns.map((column) => column.name);
    const row = keys.map((key) => `${key}: …`).join(", ");
    const remedy = parties && typeof value === "string" ? FORMER_TEXT : "";
    faults.push(fault(place, `„${field.name}“ ist keine Liste von Zeilen`, `[{${row}}]`, remedy));
    return [];
  }
  return value.flatMap((row, index) => {
    const given = Object.entries(row).filter(([, cell]) => !isEmpty(cell));
    if (!given.length) return [];
    const at = [...place, index];
    return [parties ? checkParty(given, at, outline, land, faults) : checkRow(given, field, at, faults)];
  });
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRow(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {[string, unknown][]} given
 * @param {Field} field
 * @param {Place} place
 * @param {Fault[]} faults
 */
function checkRow(given, { columns }, place, faults) {
  /** @type {Row} */
  const read = {};
  const names = columns.map((column) => column.name);
  for (const [name, value] of given) {
    const column = columns.find((known) => known.name === name);
    if (!column) {
      const found = `unbekannte Spalte „${shown(name)}“`;
      faults.push(fault([...place, name], found, `eine von: ${names.join(", ")}`, nearest(name, names)));
      continue;
    }
    const cell = checkScalar(value, column, [...place, name], faults);
    if (cell !== null) read[name] = cell;
  }
  return read;
}

/**
 * @param {[string, unknown][]} given
 * @param {Place} place
 * @param {Outline} outline
 * @param {string} land
 * @param {Fault[]} faults
 * @returns {Row}
 */
function checkParty(given, place, { laender }, land, faults) {
  /** @type {Record<string, unknown>} */
  const row = { land, ...Object.fromEntries(given) };
  const known = Object.hasOwn(laender, String(row.land)) ? Object.keys(laender[String(row.land)].forms) : null;
  if (!known || typeof row.land !== "string") {
    faults.push(fault([...place, "land"], `unbekanntes Land „${shown(row.land)}“`));
  } else if (typeof row.form !== "string" || !known.includes(row.form)) {
    const found = `die Form „${shown(row.form)}“ gibt es in ${row.land} nicht`;
    faults.push(fault([...place, "form"], found, `eine von: ${known.join(", ")}`));
  }
  if (typeof row.kommune !== "string" || nameFault(strip(row.kommune))) {
    const found = "kommune" in row ? `der Name „${shown(row.kommune)}“ passt nicht` : "der Name der Kommune fehlt";
    faults.push(fault(place, found, PARTY));
  }
  const strange = given.map(([key]) => key).filter((key) => !PARTY_KEYS.includes(key));
  for (const key of strange.sort()) {
    faults.push(fault([...place, key], `unbekannte Angabe „${shown(key)}“`, PARTY, nearest(key, PARTY_KEYS)));
  }
  return Object.fromEntries(given.map(([key, value]) => [key, strip(String(value))]));
}
