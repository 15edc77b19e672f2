/** A plan on real days, forward from a start or back from a target; twin of `macros/schedule_dates.py`. */

import { schedule } from "./schedule.js";
import { WORKING_DAYS, countedDay, dayNumber, isoDay, numbers } from "./working-days.js";

/** @typedef {import("./schedule.js").Task} Task */

/**
 * @typedef {object} DatedSlot  first and last working day of a task, at the earliest and at the latest, in ISO form;
 *   a task of no weeks ends on the working day before it begins
 * @property {string} start
 * @property {string} end
 * @property {string} latestStart
 * @property {string} latestEnd
 * @property {number} slack  in working days; no slack: any delay of the task delays the whole
 *
 * @typedef {object} DatedPlan  the slots of all tasks by id, the plan's first and last working day, and how many
 *   working days it takes
 * @property {Map<string, DatedSlot>} slots
 * @property {string} start
 * @property {string} end
 * @property {number} days
 */

/**
 * Returns the plan that begins on the first working day at or after `start`.
 * @param {string} start
 * @param {Task[]} tasks
 * @param {Iterable<string>} holidays
 * @returns {DatedPlan}
 */
export function planFrom(start, tasks, holidays) {
  const off = numbers(holidays);
  return planOn(countedDay(dayNumber(start) - 1, 1, off), tasks, off);
}

/**
 * Returns the plan that ends on the last working day at or before `target`.
 * @param {string} target
 * @param {Task[]} tasks
 * @param {Iterable<string>} holidays
 * @returns {DatedPlan}
 */
export function planUntil(target, tasks, holidays) {
  const off = numbers(holidays);
  const after = countedDay(countedDay(dayNumber(target) + 1, -1, off), 1, off);
  return planOn(countedDay(after, -daysOf(tasks), off), tasks, off);
}

/**
 * @param {number} start
 * @param {Task[]} tasks
 * @param {Set<number>} off
 * @returns {DatedPlan}
 */
function planOn(start, tasks, off) {
  const days = daysOf(tasks);
  const iso = workingDaysFrom(start, days, off).map(isoDay);
  const first = (/** @type {number} */ week) => iso[WORKING_DAYS * week + 1];
  const last = (/** @type {number} */ week) => iso[WORKING_DAYS * week];
  const slots = [...schedule(tasks)].map(([id, slot]) => {
    const { start: from, end, latestStart, latestEnd, slack } = slot;
    const latest = { latestStart: first(latestStart), latestEnd: last(latestEnd) };
    return /** @type {[string, DatedSlot]} */ ([id, { start: first(from), end: last(end), ...latest, slack: WORKING_DAYS * slack }]);
  });
  return { slots: new Map(slots), start: isoDay(start), end: iso[days], days };
}

/** @param {Task[]} tasks */
function daysOf(tasks) {
  return WORKING_DAYS * Math.max(0, ...[...schedule(tasks).values()].map(({ end }) => end));
}

/**
 * Returns the working day before the start, because a task of no weeks may end there, the start, and `count` more.
 * @param {number} start
 * @param {number} count
 * @param {Set<number>} off
 */
function workingDaysFrom(start, count, off) {
  const days = [countedDay(start, -1, off), start];
  for (let day = start; days.length < count + 2; ) days.push((day = countedDay(day, 1, off)));
  return days;
}
