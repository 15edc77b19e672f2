/** The days of a paper on its way to the meeting, as steps; twin of `macros/schedule_paper.py`. */

import { isDay, sourcesOf, withComputed } from "../profile/computed.js";

/** @typedef {import("./schedule-warnings.js").Step} Step */

const LATEST = / spätestens$/;

/**
 * Returns the days among the shown fields that follow from others or that others are counted from, in their order; a day
 * that goes before a shown one is that one.
 * @param {Iterable<string>} shown  names of fields
 * @param {import("../profile/computed.js").Given} given  what the team has entered
 * @param {import("../profile/types.js").Fields} fields
 * @param {import("../profile/types.js").CountDays | null} countDays
 * @returns {Step[]}
 */
export function paperSteps(shown, given, fields, countDays) {
  const names = new Set(shown);
  const computed = Object.values(fields).filter((field) => isDay(field.computed));
  const counted = new Set(computed.flatMap((field) => [field.name, ...sourcesOf(field.computed)]));
  const twice = new Set(computed.flatMap((field) => (names.has(field.name) ? [field.computed?.known] : [])));
  const values = withComputed(given, fields, countDays);
  const isStep = (/** @type {string} */ name) => counted.has(name) && names.has(name) && !twice.has(name);
  const days = Object.values(fields).filter(({ name, type }) => type === "Datum" && isStep(name));
  const steps = days.flatMap(({ name, label }) => (name in values ? [stepOn(String(values[name]), label)] : []));
  return steps.sort((one, other) => (one.start < other.start ? -1 : Number(one.start > other.start)));
}

/** @param {string} day @param {string} label @returns {Step} */
function stepOn(day, label) {
  return { name: label.replace(LATEST, ""), start: day, end: day, procures: false };
}
