/** Dates as people type them: 14.6.2028, 14. Juni 2028, 2028-06-14; twin of `macros/profile_dates.py`. */

import { MONTHS } from "./formatting.js";
import { SPACES, Unfit, shown, strip } from "./typing.js";

const ISO = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const GERMAN = /^([0-9]{1,2})\. *([0-9]{1,2})\. *([0-9]{4})$/;
const SHORT_YEAR = /^([0-9]{1,2}\. *[0-9]{1,2}\. *)([0-9]{2})$/;
const IN_WORDS = /^([0-9]{1,2})\. *([A-Za-zä]+) *([0-9]{4})$/;
const EXAMPLES = "ein Datum wie 2028-06-14 oder 14.6.2028";

/**
 * Returns a typed date in the form 2028-06-14; throws Unfit for one that does not exist or whose year is not clear.
 * @param {unknown} value
 * @returns {string}
 */
export function readDate(value) {
  if (typeof value !== "string") throw new Unfit(EXAMPLES);
  const text = strip(value).replace(SPACES, " ");
  const short = SHORT_YEAR.exec(text);
  if (short) throw new Unfit(`ein Datum mit vierstelligem Jahr wie ${short[1]}20${short[2]}`);
  const parts = partsOf(text);
  if (!parts) throw new Unfit(EXAMPLES);
  const [year, month, day] = parts;
  if (!exists(year, month, day)) throw new Unfit(`${EXAMPLES}; den ${shown(value)} gibt es nicht`);
  return [String(year).padStart(4, "0"), ...[month, day].map((part) => String(part).padStart(2, "0"))].join("-");
}

/**
 * @param {string} text
 * @returns {[number, number, number] | null}
 */
function partsOf(text) {
  const iso = ISO.exec(text);
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const german = GERMAN.exec(text);
  if (german) return [Number(german[3]), Number(german[2]), Number(german[1])];
  const words = IN_WORDS.exec(text);
  const month = words ? MONTHS.indexOf(words[2][0].toUpperCase() + words[2].slice(1).toLowerCase()) : -1;
  return words && month >= 0 ? [Number(words[3]), month + 1, Number(words[1])] : null;
}

/**
 * @param {number} year
 * @param {number} month
 * @param {number} day
 */
function exists(year, month, day) {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year > 0 && month > 0 && month <= 12 && day > 0 && day <= days[month - 1];
}
