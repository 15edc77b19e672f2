/** Reads the reduced tables that the build writes below `daten/`; see `macros/browser_data.py`. */

import { needsDays } from "./computed.js";

/** @typedef {import("./types.js").ReadJson} ReadJson */
/** @typedef {import("./types.js").Outline} Outline */
/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").FormOutline} FormOutline */
/** @typedef {import("./types.js").Words} Words */

/**
 * @typedef {object} Tables
 * @property {Outline} outline
 * @property {Words} words  those that the profile needs
 * @property {Record<string, import("./types.js").Land>} laender  those that were loaded
 * @property {import("./types.js").CountDays | null} countDays  where a day of the profile may follow from another
 */

/**
 * Returns Länder, forms, groups and project fields.
 * @param {ReadJson} [readJson]
 * @returns {Promise<Outline>}
 */
export async function loadOutline(readJson = fromSite) {
  return outlineOf(await readJson("umriss.json"));
}

/**
 * Returns everything that a profile is checked with and its words are derived from, with those Länder that it names.
 * @param {ReadJson} readJson
 * @param {any} raw  a profile, checked or not; a Land that does not exist is left for `checkProfile` to refuse
 * @returns {Promise<Tables>}
 */
export async function loadTables(readJson, raw) {
  const data = await readJson("umriss.json");
  const outline = outlineOf(data);
  const named = laenderOf(raw).filter((key) => Object.hasOwn(outline.laender, key));
  const [every, ...read] = await Promise.all([choosesWords(raw) ? loadWords(readJson) : null, ...named.map((key) => readJson(`land-${key}.json`))]);
  const laender = Object.fromEntries(named.map((key, index) => [key, read[index]]));
  const words = { ...data.sprache, ...(every ?? joined(read.map(({ woerter }) => woerter))) };
  return { outline, words, laender, countDays: await loadDays(readJson, raw, outline) };
}

/**
 * Returns the words of all Länder, which a word of a profile may be chosen from.
 * @param {ReadJson} readJson
 * @returns {Promise<Partial<Words>>}
 */
export function loadWords(readJson) {
  return readJson("woerter.json");
}

/**
 * Returns the Länder that a profile names, also in its lists of parties.
 * @param {any} raw  a profile, checked or not
 * @returns {string[]}
 */
export function laenderOf(raw) {
  const rows = Object.values(Object(raw?.felder)).filter(Array.isArray).flat();
  const named = [raw, ...rows].map((part) => part?.land);
  return [...new Set(named.filter((land) => typeof land === "string"))];
}

/**
 * Returns what counts working days in the profile's Land, if any day of the profile follows from another.
 * @param {ReadJson} readJson
 * @param {any} raw
 * @param {Outline} outline
 */
async function loadDays(readJson, raw, outline) {
  if (!needsDays(Object(raw?.felder), outline.fields)) return null;
  const [{ countingDays }, table] = await Promise.all([import("../schedule/holidays.js"), readJson("feiertage.json")]);
  return countingDays(table, raw.land);
}

/** Tells whether a profile may name words that its Länder do not. @param {any} raw */
function choosesWords(raw) {
  return /"(schluessel|vorbereitende)":/.test(JSON.stringify(raw));
}

/**
 * Returns the words of several Länder in one table.
 * @param {Partial<Words>[]} tables
 * @returns {Record<string, any>}
 */
function joined(tables) {
  const kinds = new Set(tables.flatMap((table) => Object.keys(table)));
  return Object.fromEntries([...kinds].map((kind) => [kind, Object.assign({}, ...tables.map((table) => /** @type {any} */ (table)[kind]))]));
}

/** @param {any} data  `umriss.json` @returns {Outline} */
function outlineOf(data) {
  return {
    laender: mapped(data.laender, (land) => ({
      name: land.name,
      forms: mapped(land.formen, (preparing, form) => formOutline(data.bezeichnungen[form], preparing)),
    })),
    groups: data.gruppen,
    bodies: data.koerperschaften,
    fields: mapped(data.felder, field),
  };
}

/** @type {ReadJson} */
export async function fromSite(name) {
  const response = await fetch(new URL(`../../../daten/${name}`, import.meta.url));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}

/**
 * @template Value, Result
 * @param {Record<string, Value>} record
 * @param {(value: Value, key: string) => Result} change
 * @returns {Record<string, Result>}
 */
function mapped(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

/**
 * @param {string} label
 * @param {string} preparing  the usual form of the preparing body, with `!` where there must be one; `-`: there is none
 * @returns {FormOutline}
 */
function formOutline(label, preparing) {
  if (preparing === "-") return { label, preparing: "none", usualPreparing: null };
  const required = preparing.endsWith("!");
  return { label, preparing: required ? "required" : "possible", usualPreparing: preparing.replace("!", "") };
}

/**
 * @param {any} data
 * @param {string} name
 * @returns {Field}
 */
function field(data, name) {
  const columns = (data.columns ?? []).map((/** @type {any} */ column) => ({ options: [], ...column }));
  return { name, options: [], default: null, help: "", group: "", computed: null, ...data, columns };
}
