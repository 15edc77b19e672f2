/** Where the bars and lines of a course stand; twin of the geometry in `macros/wiki/gantt.py`. */

/** @typedef {import("./schedule.js").Slot} Slot */

/**
 * @typedef {object} Named  a work package as picture and table name it; `sometimes`: it holds under a condition only
 * @property {string} number
 * @property {string} name
 * @property {boolean} sometimes
 *
 * @typedef {object} Bar  one work package in the picture: its label, where its row stands, and its bar
 * @property {string} label
 * @property {number} y
 * @property {number} x
 * @property {number} width
 * @property {boolean} critical
 * @property {boolean} sometimes
 *
 * @typedef {{week: number, x: number}} Tick  a line of the axis
 */

export const HEAD = 34;
export const BAR = 12;
const LABELS = 330;
const AXIS = 640;
const ROW = 22;
const LONGEST = 46;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** Returns width and height of a picture with so many bars. @param {number} bars @returns {[number, number]} */
export function sizeOf(bars) {
  return [LABELS + AXIS + 30, HEAD + ROW * bars + 8];
}

/**
 * Returns the bars of the packages in their order; the axis is `whole` weeks long.
 * @param {Named[]} packages
 * @param {Map<string, Slot>} slots
 * @param {number} whole
 * @returns {Bar[]}
 */
export function barsOf(packages, slots, whole) {
  return packages.map((one, place) => bar(one, place, /** @type {Slot} */ (slots.get(one.number)), whole));
}

/**
 * Returns the lines of an axis of `whole` weeks, hardly more than `most`.
 * @param {number} whole
 * @param {number} most
 * @returns {Tick[]}
 */
export function ticksOf(whole, most) {
  const step = STEPS.find((weeks) => whole <= weeks * most) ?? whole;
  const count = Math.floor(whole / step) + 1;
  return Array.from({ length: count }, (_, at) => ({ week: at * step, x: placed(at * step, whole) }));
}

/**
 * @param {Named} named
 * @param {number} place
 * @param {Slot} slot
 * @param {number} whole
 * @returns {Bar}
 */
function bar({ number, name, sometimes }, place, { start, end, slack }, whole) {
  const signs = [...name];
  const short = signs.length <= LONGEST ? name : `${signs.slice(0, LONGEST - 1).join("").trimEnd()}…`;
  return {
    label: `${number} ${short}`,
    y: HEAD + place * ROW,
    x: placed(start, whole),
    width: tenths(end - start, whole),
    critical: slack === 0,
    sometimes,
  };
}

/** @param {number} week @param {number} whole */
function placed(week, whole) {
  return LABELS + tenths(week, whole);
}

/** Returns a length on the axis, to a tenth; in whole numbers, so that both languages round alike. @param {number} weeks @param {number} whole */
function tenths(weeks, whole) {
  return Math.floor((20 * AXIS * weeks + whole) / (2 * whole)) / 10;
}
