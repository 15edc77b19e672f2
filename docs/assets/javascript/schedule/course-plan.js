/** The course of a plan for one municipality: which packages hold, when each can take place, in weeks and on days. */

import { planFrom, planUntil } from "./schedule-dates.js";
import { schedule, waitingFor } from "./schedule.js";

/** @typedef {import("./schedule.js").Slot} Slot */
/** @typedef {import("./schedule-dates.js").DatedPlan} DatedPlan */

/**
 * @typedef {object} Package  a row of the plan as its page states it
 * @property {string} number
 * @property {string} name
 * @property {number} weeks
 * @property {string[]} after
 * @property {string} condition  under which it holds, or ""
 * @property {boolean} procures
 *
 * @typedef {{backward: boolean, day: string}} Anchor  the day on which the plan begins, or on which it must be done
 *
 * @typedef {object} Course
 * @property {Package[]} packages  those that hold
 * @property {Map<string, Slot>} slots  in weeks
 * @property {number} whole  weeks
 * @property {DatedPlan | null} plan  where there is a day to count from
 */

/**
 * Returns the course of the packages that hold.
 * @param {Package[]} packages
 * @param {(condition: string) => boolean} holds
 * @param {Anchor | null} anchor
 * @param {Iterable<string>} holidays
 * @returns {Course}
 */
export function courseOf(packages, holds, anchor, holidays) {
  const kept = packages.filter(({ condition }) => !condition || holds(condition));
  const dropped = new Map(packages.filter((one) => !kept.includes(one)).map(({ number, after }) => [number, after]));
  const tasks = kept.map(({ number, weeks, after }) => ({ id: number, weeks, after: waitingFor(after, dropped) }));
  const slots = schedule(tasks);
  const whole = Math.max(0, ...[...slots.values()].map(({ end }) => end));
  const counting = anchor?.backward ? planUntil : planFrom;
  return { packages: kept, slots, whole, plan: anchor && counting(anchor.day, tasks, holidays) };
}

/**
 * Returns the packages as steps with their earliest days.
 * @param {Course} course
 * @returns {import("./schedule-warnings.js").Step[]}
 */
export function planSteps({ packages, plan }) {
  return packages.flatMap(({ number, name, procures }) => {
    const slot = plan?.slots.get(number);
    return slot ? [{ name: `${number} ${name}`, start: slot.start, end: slot.end, procures }] : [];
  });
}
