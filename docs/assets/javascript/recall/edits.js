/** What people have changed in a document by hand since it was filled: its fields as they stand there now. */

import { isSame } from "../fill/shown-fields.js";
import { readValue } from "../profile/check.js";

/** @typedef {import("../profile/types.js").Column} Column */
/** @typedef {import("../profile/types.js").Field} Field */
/** @typedef {import("../profile/types.js").Profile} Profile */
/** @typedef {import("../profile/types.js").Scalar} Scalar */
/** @typedef {import("../profile/session.js").Session} Session */
/** @typedef {{label: string, text: string, expected: string}} Misfit  what stands in the document and is no value of its field */
/** @typedef {{field: Field, row: number, kind: Field | Column, label: string}} Place  `row` is 0 where the field has no rows */

/**
 * Returns the profile with what the document shows instead, the labels of what was taken over, and what does not fit.
 * Derived words of the municipality are left alone: they follow from the profile.
 * @param {Session} session  of the profile that the document carries
 * @param {import("../fill/shown-fields.js").Shown} shown
 * @returns {{profile: Profile, taken: string[], misfits: Misfit[]}}
 */
export function withEdits({ profile, values, fields }, shown) {
  const felder = structuredClone(profile.felder ?? {});
  /** @type {string[]} */
  const taken = [];
  /** @type {Misfit[]} */
  const misfits = [];
  for (const [key, texts] of Object.entries(shown)) {
    const place = placeOf(key, fields, felder);
    const text = place && texts.findLast((one) => !isSame(one, before(place, values)));
    if (!place || typeof text !== "string") continue;
    const read = readValue(text, place.kind);
    if ("fault" in read) misfits.push({ label: place.label, text, expected: read.fault.expected });
    else if (put(felder, place, read.value)) taken.push(place.label);
  }
  return { profile: taken.length > 0 ? { ...profile, felder } : profile, taken, misfits };
}

/**
 * @param {string} key
 * @param {import("../profile/types.js").Fields} fields
 * @param {Record<string, any>} felder  a document shows the rows of a list that it was filled with, or an empty one
 * @returns {Place | null}
 */
function placeOf(key, fields, felder) {
  const [name, row, column] = key.split(".");
  const field = Object.hasOwn(fields, name) ? fields[name] : null;
  if (!field || field.type === "Beteiligte") return null;
  if (field.type !== "Liste") return row ? null : { field, row: 0, kind: field, label: field.label };
  const kind = field.columns.find((one) => one.name === column);
  const isThere = /^[1-9][0-9]*$/.test(row) && Number(row) <= Math.max(1, felder[name]?.length ?? 0);
  return kind && isThere ? { field, row: Number(row), kind, label: `${field.label}, Zeile ${row}, ${kind.label}` } : null;
}

/** @param {Place} place @param {import("../profile/types.js").Values} values */
function before({ field, row, kind }, { texts, rows }) {
  const held = row ? (rows[field.name]?.[row - 1] ?? {}) : texts;
  return held[kind.name] ?? "";
}

/**
 * @param {Record<string, any>} felder
 * @param {Place} place
 * @param {Scalar | null} value
 * @returns {boolean} whether that changes anything
 */
function put(felder, { field, row, kind }, value) {
  const rows = row ? [...(felder[field.name] ?? [{}])] : null;
  const held = rows ? rows[row - 1] : felder;
  if ((held[kind.name] ?? null) === value) return false;
  if (value === null) delete held[kind.name];
  else held[kind.name] = value;
  if (rows) felder[field.name] = rows;
  return true;
}
