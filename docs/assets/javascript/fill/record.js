/** The profile as a document stores it: reduced to what the document uses, as canonical JSON; twin of record.py. */

import { withSources } from "../profile/computed.js";
import { below } from "./data-part.js";
import { dataOf } from "./data-of.js";
import { cleanText } from "./text.js";

/** What a profile says where it says nothing of it. */
export const USUAL = { amtsform: "paarform" };
const ASKED = /(?:feld|hat)\s*:\s*([a-z][a-z0-9_]*)/g;

/**
 * Returns the names that a document uses: project fields of its marks and conditions, and those they may follow from.
 * @param {Uint8Array} bytes a DOCX, ODT or PPTX of ours
 * @param {import("../profile/types.js").Fields} fields the project fields
 * @returns {Promise<Set<string>>}
 */
export async function usedFields(bytes, fields) {
  const root = await dataOf(bytes);
  const marks = below(root, "marken", "marke");
  const conditions = marks.map((mark) => mark.get("wenn") ?? "");
  const names = [
    ...[...below(root, "felder", "feld"), ...below(root, "listen", "liste")].map((item) => item.get("name") ?? ""),
    ...marks.map((mark) => mark.get("liste") ?? ""),
    ...conditions.flatMap((text) => [...text.matchAll(ASKED)].map((match) => match[1])),
  ];
  return withSources(names, fields);
}

/**
 * Returns the canonical JSON of a profile: words of the municipality always, of `felder` the used ones only.
 * @param {import("../profile/types.js").Profile} profile checked, in canonical form
 * @param {Iterable<string>} used names of fields
 * @returns {string}
 */
export function profileRecord(profile, used) {
  const names = new Set(used);
  const fields = Object.entries(profile.felder ?? {}).filter(([name]) => names.has(name));
  return JSON.stringify(canonical({ ...USUAL, ...profile, felder: Object.fromEntries(fields) }));
}

/** @param {unknown} value @returns {unknown} the same with sorted keys, characters that XML holds, nothing empty */
function canonical(value) {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([, item]) => item !== undefined && !isEmpty(item));
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, canonical(item)]));
}

/** @param {unknown} value */
function isEmpty(value) {
  return typeof value === "object" && value !== null && !Object.keys(value).length;
}
