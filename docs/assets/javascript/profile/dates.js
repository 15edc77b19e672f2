/** Dates as people type them: 14.6.2028, 14. Juni 2028, Mi., 14. Jun. 2028, 2028-06-14; twin of `macros/profile_dates.py`. */

import { MONTHS } from "./formatting.js";
import { SPACES, Unfit, shown, strip } from "./typing.js";

const ISO = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const GERMAN = /^([0-9]{1,2})\. *([0-9]{1,2})\. *([0-9]{4})$/;
const SHORT_YEAR = /^([0-9]{1,2}\. *[0-9]{1,2}\. *)([0-9]{2})$/;
const IN_WORDS = /^([0-9]{1,2})(?:\. *| +)([A-Za-zÄä]{3,})(?:\. *| *)([0-9]{4})$/;
const MARCH = ["Mrz", "Maerz"];
const WEEKDAY = /^(Sonnabend|Mo|Di|Mi|Do|Fr|Sa|So)(?:ntag|enstag|ttwoch|nnerstag|eitag|mstag|nntag)?\.?,? +/;
const WEEKDAYS = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];
const EXAMPLES = "ein Datum wie 14.6.2028 oder 2028-06-14";

/**
 * Returns a typed date in the form 2028-06-14; throws Unfit for one that does not exist, has another weekday or no clear year.
 * @param {unknown} value
 * @returns {string}
 */
export function readDate(value) {
  if (typeof value !== "string") throw new Unfit(EXAMPLES);
  const text = strip(value).replace(SPACES, " ");
  const [prefix, begins] = WEEKDAY.exec(text) ?? ["", ""];
  const date = dateOf(text.slice(prefix.length));
  const weekday = WEEKDAYS[new Date(`${date}T00:00Z`).getUTCDay()];
  if (weekday.startsWith(begins.replace("Sonnabend", "Sa"))) return date;
  throw new Unfit(`${EXAMPLES}; der ${shown(text.slice(prefix.length))} ist ein ${weekday}`);
}

/** @param {string} text @returns {string} */
function dateOf(text) {
  const short = SHORT_YEAR.exec(text);
  const written = short ? `${short[1]}20${short[2]}` : text;
  const parts = partsOf(written);
  if (!parts) throw new Unfit(EXAMPLES);
  const [year, month, day] = parts;
  if (!exists(year, month, day)) throw new Unfit(`${EXAMPLES}; den ${shown(written)} gibt es nicht`);
  if (short) throw new Unfit(`ein Datum mit vierstelligem Jahr wie ${written}`);
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
  const month = words ? monthOf(words[2][0].toUpperCase() + words[2].slice(1).toLowerCase()) : 0;
  return words && month ? [Number(words[3]), month, Number(words[1])] : null;
}

/** Returns the month that begins so, in at least three letters, or 0. @param {string} word */
function monthOf(word) {
  const name = MARCH.includes(word) ? "März" : word;
  return MONTHS.findIndex((month) => month.startsWith(name)) + 1;
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
