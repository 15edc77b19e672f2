/** What the active profile says: loads the tables once, checks and derives; for live pages, downloads and the panel. */

import { checkProfile } from "./check.js";
import { withSources } from "./computed.js";
import { deriveValues } from "./derive.js";
import { activeProfile } from "./store.js";
import { fromSite, loadOutline, loadTables, loadWords } from "./tables.js";

/** @typedef {import("./types.js").Profile} Profile */
/** @typedef {import("./types.js").Fault} Fault */
/** @typedef {import("./types.js").Fields} Fields */
/** @typedef {import("./types.js").Outline} Outline */
/** @typedef {import("./types.js").Values} Values */
/** @typedef {import("./tables.js").Tables} Tables */
/** @typedef {{profile: Profile, values: Values, tables: Tables, fields: Fields}} Session */

const OPTIONAL = ["werte", "felder", "amtsform", "auftrag_an", "auftragsverb"];

/** @type {Map<string, Promise<any>>} */
const files = new Map();

/**
 * Returns the active profile with everything that follows from it, or null while it lacks its name, Land or form.
 * @returns {Promise<Session | null>}
 */
export async function currentValues() {
  return sessionOf(activeProfile());
}

/**
 * Returns the same with what a text needs of the project's fields only: others may need tables that it does without.
 * @param {string[]} names  of the fields that the text shows or asks about
 * @returns {Promise<Session | null>}
 */
export async function currentValuesOf(names) {
  const raw = activeProfile();
  if (!raw?.felder) return sessionOf(raw);
  const needed = withSources(names, (await outline()).fields);
  return sessionOf({ ...raw, felder: Object.fromEntries(Object.entries(raw.felder).filter(([name]) => needed.has(name))) });
}

/**
 * Returns the same for any profile; what does not fit of it is left out, unless nothing can be said without.
 * @param {Partial<Profile> | null} raw
 * @returns {Promise<Session | null>}
 */
export async function sessionOf(raw) {
  if (!raw?.kommune || !raw.land || !raw.form) return null;
  const tables = await tablesFor(raw);
  const fields = tables.outline.fields;
  const profile = soundPart(raw, tables, fields);
  return profile && { profile, values: deriveValues(profile, tables, fields), tables, fields };
}

/** Returns Länder, forms and project fields. @returns {Promise<Outline>} */
export function outline() {
  return loadOutline(readOnce);
}

/**
 * Returns the tables that a profile needs; it names its Land at least.
 * @param {Partial<Profile>} raw
 * @returns {Promise<Tables>}
 */
export function tablesFor(raw) {
  return loadTables(readOnce, raw);
}

/** Returns what the panel says beside its inputs, by field. @returns {Promise<Record<string, string>>} */
export function helps() {
  return readOnce("hilfen.json");
}

/** Returns the public holidays of all Länder. @returns {Promise<import("../schedule/holidays.js").HolidayTable>} */
export function holidayTable() {
  return readOnce("feiertage.json");
}

/** Returns the words of all Länder, to choose from. @returns {Promise<Partial<import("./types.js").Words>>} */
export function everyWord() {
  return loadWords(readOnce);
}

/** @param {string} name @returns {Promise<any>} */
function readOnce(name) {
  const known = files.get(name);
  if (known) return known;
  const file = fromSite(name);
  file.catch(() => files.delete(name));
  files.set(name, file);
  return file;
}

/**
 * @param {Partial<Profile>} raw
 * @param {Tables} tables
 * @param {Fields} fields
 * @returns {Profile | null}
 */
function soundPart(raw, tables, fields) {
  const { profile, faults } = checkProfile(raw, tables, fields);
  if (profile || faults.some(({ place }) => !OPTIONAL.includes(String(place[0])))) return profile;
  return checkProfile(without(raw, faults), tables, fields).profile;
}

/** @param {Partial<Profile>} raw @param {Fault[]} faults @returns {any} */
function without(raw, faults) {
  const copy = /** @type {Record<string, any>} */ (structuredClone(raw));
  for (const { place } of faults) {
    const [group, name] = place.map(String);
    if (name === undefined) delete copy[group];
    else delete copy[group]?.[name];
  }
  return copy;
}
