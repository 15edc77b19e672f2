/** The table below a course: the packages it states, and what is shown of each. */

import { shortDay } from "./course-days.js";

/** @typedef {import("./course-plan.js").Course} Course */
/** @typedef {import("./course-plan.js").Package} Package */

/**
 * Returns the work packages that the page states.
 * @param {HTMLElement} figure
 * @returns {Package[]}
 */
export function packagesOf(figure) {
  return rowsOf(figure).map((row) => {
    const { nr = "", wochen, nach = "", bedingung = "", vergabe } = row.dataset;
    const name = (row.cells[0].textContent ?? "").slice(nr.length).trim();
    const after = nach.split(" ").filter(Boolean);
    return { number: nr, name, weeks: Number(wochen), after, condition: bedingung, procures: vergabe !== undefined };
  });
}

/**
 * Shows when each package can take place; the rows of packages that do not hold are hidden.
 * @param {HTMLElement} figure
 * @param {Course} course
 */
export function fillRows(figure, course) {
  for (const row of rowsOf(figure)) {
    const texts = textsOf(row.dataset.nr ?? "", course);
    row.hidden = texts === null;
    texts?.forEach((text, at) => (row.cells[at + 1].textContent = text));
  }
}

/** @param {HTMLElement} figure @returns {HTMLTableRowElement[]} */
function rowsOf(figure) {
  return [...figure.querySelectorAll("tbody tr")].map((row) => /** @type {HTMLTableRowElement} */ (row));
}

/** @param {string} number @param {Course} course @returns {string[] | null} */
function textsOf(number, { slots, plan }) {
  const slot = slots.get(number);
  const days = plan?.slots.get(number);
  if (!slot) return null;
  if (days) {
    const early = `${shortDay(days.start)} bis ${shortDay(days.end)}`;
    return [early, `${shortDay(days.latestStart)} bis ${shortDay(days.latestEnd)}`, leeway(days.slack, "Arbeitstage", "")];
  }
  const early = `Woche ${slot.start + 1} bis ${slot.end}`;
  return [early, `Woche ${slot.latestStart + 1} bis ${slot.latestEnd}`, leeway(slot.slack, "Wochen", "Woche")];
}

/** @param {number} slack @param {string} many @param {string} one */
function leeway(slack, many, one) {
  if (slack === 0) return "keiner: längster Weg";
  return `${slack} ${slack === 1 ? one : many}`;
}
