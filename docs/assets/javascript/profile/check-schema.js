/** Which entries a profile may have and of which kind; twin of the schema in `macros/profile.py`. */

import { fault, isRow } from "./check-values.js";
import { nearest } from "./nearest.js";
import { nameFault, strip } from "./typing.js";

/** @typedef {import("./types.js").Fault} Fault */
/** @typedef {(string | number)[]} Place */
/** @typedef {(value: unknown, place: Place) => Fault[]} Check */
/** @typedef {Record<string, {check: Check, required?: boolean}>} Schema */

const LINES = "eingerückte Zeilen der Form „schlüssel: wert“";

/** @type {Schema} */
const BODY = { kommune: { check: name, required: true }, form: { check: text, required: true } };
/** @type {Schema} */
const OVERRIDE = {
  schluessel: { check: optional(text) },
  wort: { check: optional(name) },
  genus: { check: optional(oneOf("m", "f", "n")) },
  gen: { check: optional(name) },
};
/** @type {Schema} */
const PROFILE = {
  kommune: { check: name, required: true },
  form: { check: text, required: true },
  land: { check: text, required: true },
  amtsform: { check: oneOf("feminin", "maskulin", "paarform") },
  auftrag_an: { check: oneOf("verwaltung", "verwaltungsspitze", "verwaltungsorgan") },
  auftragsverb: { check: name },
  vorbereitende: { check: part(BODY) },
  werte: { check: words },
  felder: { check: (value, place) => (isRow(value) ? [] : [unfit(place, LINES)]) },
};

/**
 * Returns what is wrong with the entries of a profile and their kinds.
 * @param {unknown} raw
 * @returns {Fault[]}
 */
export function schemaFaults(raw) {
  return part(PROFILE)(raw, []);
}

/**
 * @param {Schema} schema
 * @returns {Check}
 */
function part(schema) {
  return (value, place) => {
    if (!isRow(value)) return [unfit(place, LINES)];
    const known = Object.keys(schema);
    const missing = known.filter((key) => schema[key].required && !Object.hasOwn(value, key));
    return [
      ...missing.map((key) => fault([...place, key], `„${nameOf([...place, key])}“ fehlt`, "", line(key))),
      ...Object.keys(value).flatMap((key) =>
        Object.hasOwn(schema, key) ? schema[key].check(value[key], [...place, key]) : [unknown([...place, key], key, known)],
      ),
    ];
  };
}

/** @param {Place} place */
function nameOf(place) {
  return place.join(".") || "der Inhalt";
}

/** @param {string} key */
function line(key) {
  return `eine Zeile „${key}: …“ ergänzen`;
}

/**
 * @param {Place} place
 * @param {string} key
 * @param {string[]} known
 */
function unknown(place, key, known) {
  const remedy = nearest(key, known) || "die Zeile löschen";
  return fault(place, `unbekannte Angabe „${nameOf(place)}“`, `eine von: ${known.join(", ")}`, remedy);
}

/**
 * @param {Place} place
 * @param {string} expected
 */
function unfit(place, expected) {
  return fault(place, `„${nameOf(place)}“ hat einen unpassenden Wert`, expected, "den Wert in dieser Form schreiben");
}

/** @type {Check} */
function text(value, place) {
  const expected = "ein Text; enthält er nur Ziffern oder ja/nein, dann in geraden Anführungszeichen";
  return typeof value === "string" ? [] : [unfit(place, expected)];
}

/** @type {Check} */
function name(value, place) {
  const wrong = typeof value === "string" && nameFault(strip(value));
  return wrong ? [unfit(place, wrong)] : text(value, place);
}

/**
 * @param {string[]} options
 * @returns {Check}
 */
function oneOf(...options) {
  const quoted = options.map((option) => `'${option}'`);
  const expected = `einer der Werte ${quoted.slice(0, -1).join(", ")} oder ${quoted.at(-1)}`;
  return (value, place) => (options.some((option) => option === value) ? [] : [unfit(place, expected)]);
}

/**
 * @param {Check} check
 * @returns {Check}
 */
function optional(check) {
  return (value, place) => (value === null ? [] : check(value, place));
}

/** @type {Check} */
function words(value, place) {
  if (!isRow(value)) return [unfit(place, LINES)];
  const check = optional(part(OVERRIDE));
  return Object.entries(value).flatMap(([base, override]) => check(override, [...place, base]));
}
