/** Values that follow from other project fields; twin of `macros/computed_fields.py`. */

import { fromUnits, inUnits } from "./numbers.js";

/** @typedef {import("./types.js").Computation} Computation */
/** @typedef {import("./types.js").Fields} Fields */
/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Scalar} Scalar */

/**
 * Returns the given values and those that follow from them; what the team has written itself stays.
 * @param {Record<string, Scalar | Row[]>} given  checked values
 * @param {Fields} fields
 * @returns {Record<string, Scalar | Row[]>}
 */
export function withComputed(given, fields) {
  const found = Object.values(fields).map((field) => [field.name, field.computed && computedValue(field.computed, given)]);
  return { ...Object.fromEntries(found.filter(([, value]) => value !== null)), ...given };
}

/**
 * Returns the names of project fields and of those from which their values may follow.
 * @param {Iterable<string>} names
 * @param {Fields} fields
 * @returns {Set<string>}
 */
export function withSources(names, fields) {
  const known = [...names].filter((name) => Object.hasOwn(fields, name));
  return new Set([...known, ...known.flatMap((name) => fields[name].computed?.field ?? [])]);
}

/**
 * Returns what follows for one field from checked values, or null where nothing does.
 * @param {Computation} computation
 * @param {Record<string, Scalar | Row[]>} given
 * @returns {Scalar | null}
 */
export function computedValue({ field, column }, given) {
  const value = given[field];
  if (value === undefined) return null;
  if (!Array.isArray(value)) return rest(inUnits(value));
  const cells = value.flatMap((row) => (column && column in row ? [inUnits(row[column])] : []));
  return cells.length ? fromUnits(cells.reduce((sum, cell) => sum + cell, 0n)) : null;
}

/** @param {bigint} share */
function rest(share) {
  const all = inUnits(100);
  return share >= 0n && share <= all ? fromUnits(all - share) : null;
}
