/** Values that follow from other project fields; twin of `macros/computed_fields.py`. */

import { fromUnits, inUnits } from "./numbers.js";

/** @typedef {import("./types.js").Computation} Computation */
/** @typedef {import("./types.js").Fields} Fields */
/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Scalar} Scalar */
/** @typedef {import("./types.js").CountDays} CountDays */
/** @typedef {Record<string, Scalar | Row[]>} Given */

/** So many working days a day may lie before or after another. */
const MOST_WORKING_DAYS = 250;

/**
 * Returns the given values and those that follow from them; what the team has written itself stays.
 * @param {Given} given  checked values
 * @param {Fields} fields
 * @param {CountDays | null} countDays  of the Land whose public holidays count; not needed where no day follows
 * @returns {Given}
 */
export function withComputed(given, fields, countDays) {
  const values = { ...given };
  for (const name of Object.keys(fields)) complete(name, values, fields, countDays);
  return values;
}

/**
 * Returns the names of project fields and of those from which their values may follow, over several steps too.
 * @param {Iterable<string>} names
 * @param {Fields} fields
 * @returns {Set<string>}
 */
export function withSources(names, fields) {
  const found = new Set([...names].filter((name) => Object.hasOwn(fields, name)));
  for (const name of found) for (const source of sourcesOf(fields[name].computed)) found.add(source); // grows meanwhile
  return found;
}

/**
 * Returns the field that the team must fill in so that a day has its value: the one that it is counted from.
 * @param {string} name
 * @param {Fields} fields
 * @returns {string}
 */
export function askedField(name, fields) {
  const computed = Object.hasOwn(fields, name) ? fields[name].computed : null;
  return isDay(computed) ? askedField(computed.field, fields) : name;
}

/**
 * Tells whether some day may follow from the given values, so that the public holidays are needed.
 * @param {Given} given
 * @param {Fields} fields
 */
export function needsDays(given, fields) {
  return Object.values(fields).some(({ computed }) => isDay(computed) && sourcesOf(computed).some((name) => name in given));
}

/** Tells whether a day follows. @param {Computation | null} computed @returns {computed is Computation & {count: number | string}} */
export function isDay(computed) {
  return computed?.count !== undefined;
}

/** Returns the fields from which a value follows. @param {Computation | null} computed @returns {string[]} */
export function sourcesOf(computed) {
  const named = [computed?.field, computed?.count, computed?.known];
  return named.filter((name) => typeof name === "string");
}

/**
 * Adds what follows for a field, after what that follows from; no field follows from itself.
 * @param {string} name
 * @param {Given} values
 * @param {Fields} fields
 * @param {CountDays | null} countDays
 */
function complete(name, values, fields, countDays) {
  const { computed } = fields[name];
  if (!computed || name in values) return;
  for (const source of sourcesOf(computed)) complete(source, values, fields, countDays);
  const value = isDay(computed) ? day(computed, values, fields, countDays) : number(computed, values);
  if (value !== null) values[name] = value;
}

/**
 * @param {Computation & {count: number | string}} computed
 * @param {Given} values
 * @param {Fields} fields
 * @param {CountDays | null} countDays
 * @returns {Scalar | null}
 */
function day({ kind, field, count, known }, values, fields, countDays) {
  if (known && known in values) return /** @type {Scalar} */ (values[known]);
  const days = typeof count === "string" ? (values[count] ?? Number(fields[count].default)) : count;
  if (!countDays || !(field in values) || !Number.isInteger(days)) return null;
  const many = Number(days);
  if (many < 0 || many > MOST_WORKING_DAYS) return null;
  return countDays(String(values[field]), kind === "arbeitstage_vor" ? -many : many);
}

/**
 * @param {Computation} computed
 * @param {Given} values
 * @returns {Scalar | null}
 */
function number({ field, column }, values) {
  const value = values[field];
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
