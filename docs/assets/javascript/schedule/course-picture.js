/** Draws a course into the picture that the build has made: the same bars, with days on the axis where there are any. */

import { fromTo, shortDay } from "./course-days.js";
import { BAR, HEAD, barsOf, sizeOf, ticksOf } from "./gantt.js";
import { WORKING_DAYS, workingDay } from "./working-days.js";

/** @typedef {import("./course-plan.js").Course} Course */
/** @typedef {import("./gantt.js").Bar} Bar */
/** @typedef {import("./gantt.js").Tick} Tick */

const SVG = "http://www.w3.org/2000/svg";
const MOST_TICKS = 16;
const MOST_DAYS = 8; // a day needs more room than a number

/**
 * @param {HTMLElement} figure
 * @param {Course} course
 * @param {Iterable<string>} holidays
 */
export function drawCourse(figure, course, holidays) {
  const svg = /** @type {SVGElement} */ (figure.querySelector("svg"));
  const [width, height] = sizeOf(course.packages.length);
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  tell(figure, course);
  const whole = Math.max(1, course.whole);
  const ticks = ticksOf(whole, course.plan ? MOST_DAYS : MOST_TICKS);
  const named = course.packages.map(({ number, name, condition }) => ({ number, name, sometimes: condition !== "" }));
  svg.querySelector(".achse")?.replaceChildren(...ticks.flatMap((tick) => line(tick, height, course, holidays)));
  svg.querySelector(".balken")?.replaceChildren(...barsOf(named, course.slots, whole).flatMap(drawnBar));
}

/** @param {HTMLElement} figure @param {Course} course */
function tell(figure, { packages, slots, whole, plan }) {
  const longest = packages.filter(({ number }) => slots.get(number)?.slack === 0).map(({ number }) => number);
  const time = plan ? fromTo(plan.start, plan.end) : `in ${whole} Wochen`;
  const way = longest.length ? ` Der längste Weg führt über ${longest.join(", ")}.` : "";
  const rest = `${way} Beginn, Ende und Puffer stehen in der Tabelle unter dem Bild.`;
  say(figure, "title", `Zeitverlauf der Arbeitspakete ${plan ? "mit Terminen" : "in Wochen"}`);
  say(figure, "desc", `${packages.length} Arbeitspakete ${time}.${rest}`);
  say(figure, ".verlauf-achse", plan ? "Zeitverlauf mit Terminen" : "Zeitverlauf in Wochen ab dem Beginn");
}

/** @param {HTMLElement} figure @param {string} selector @param {string} text */
function say(figure, selector, text) {
  const element = figure.querySelector(selector);
  if (element) element.textContent = text;
}

/**
 * @param {Tick} tick
 * @param {number} height
 * @param {Course} course
 * @param {Iterable<string>} holidays
 */
function line({ week, x }, height, { plan }, holidays) {
  const label = plan ? shortDay(firstDay(plan.start, week, holidays)) : String(week);
  return [drawn("line", { x1: x, x2: x, y1: HEAD - 6, y2: height - 4 }), drawn("text", { x, y: HEAD - 14 }, label)];
}

/** @param {Bar} bar */
function drawnBar({ label, y, x, width, critical, sometimes }) {
  const looks = `${critical ? "laengster" : "puffer"}${sometimes ? " bedingt" : ""}`;
  return [
    drawn("text", { class: "paket", x: 0, y: y + 13 }, label),
    drawn("rect", { class: looks, x, y: y + 3, width, height: BAR, rx: 2 }),
  ];
}

/** Returns the working day on which a week of the plan begins. @param {string} start @param {number} week @param {Iterable<string>} holidays */
function firstDay(start, week, holidays) {
  return week === 0 ? start : workingDay(start, WORKING_DAYS * week, holidays);
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 */
function drawn(tag, attributes, text = "") {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.textContent = text;
  return element;
}
