/** Reads the reduced tables that the build writes below `daten/`: `umriss.json`, `woerter.json`, `land-XX.json`. */

/** @typedef {import("./types.js").ReadJson} ReadJson */
/** @typedef {import("./types.js").Outline} Outline */
/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").FormOutline} FormOutline */

/**
 * @typedef {object} Tables
 * @property {Outline} outline
 * @property {import("./types.js").Words} words
 * @property {Record<string, import("./types.js").Land>} laender  those that were loaded
 */

/**
 * Returns Länder, forms, groups and project fields.
 * @param {ReadJson} [readJson]
 * @returns {Promise<Outline>}
 */
export async function loadOutline(readJson = fromSite) {
  const data = await readJson("umriss.json");
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

/**
 * Returns everything that derives the words of one Land; `others` are further Länder, see `laenderOf`.
 * @param {ReadJson} readJson
 * @param {string} land  one that does not exist is left for `checkProfile` to refuse
 * @param {Iterable<string>} [others]
 * @returns {Promise<Tables>}
 */
export async function loadTables(readJson, land, others = []) {
  const [outline, words] = await Promise.all([loadOutline(readJson), readJson("woerter.json")]);
  const known = [...new Set([land, ...others])].filter((key) => Object.hasOwn(outline.laender, key));
  const loaded = await Promise.all(known.map((key) => readJson(`land-${key}.json`)));
  return { outline, words, laender: Object.fromEntries(known.map((key, index) => [key, loaded[index]])) };
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
