/** The functions that formulas of our workbooks use, as spreadsheets reckon them. */

import { countedDay } from "../../schedule/working-days.js";
import { NoValue, compared, numberOf } from "./operators.js";

/** @typedef {import("./operators.js").Value} Value */
/** @typedef {() => Value | Value[]} Part  an argument, reckoned when a function asks for it */

/** 1 January 1970, as tables count days. */
export const FIRST_OF_1970 = 25_569;
const MILLISECONDS = 86_400_000;

/** @type {Record<string, (...parts: Part[]) => Value>} */
export const FUNCTIONS = {
  IF: (test, yes, no) => one((one(test) ? yes : no)),
  IFERROR: (wanted, otherwise) => orElse(wanted, otherwise),
  OR: (...parts) => parts.some((part) => one(part)),
  SUM: (...parts) => numbersIn(parts).reduce((sum, number) => sum + number, 0),
  COUNT: (...parts) => numbersIn(parts).length,
  MAX: (...parts) => Math.max(...numbersIn(parts)),
  MIN: (...parts) => Math.min(...numbersIn(parts)),
  ROUND: (number, places) => rounded(numberOf(one(number)), numberOf(one(places))),
  COUNTIF: (cells, wanted) => matching([cells, wanted]).length,
  COUNTIFS: (...parts) => matching(parts).length,
  SUMIF: (cells, wanted, amounts) => sumAt(matching([cells, wanted]), many(amounts)),
  INDEX: (cells, _row, column) => many(cells)[numberOf(one(column)) - 1] ?? null,
  MATCH: (wanted, cells) => placeOf(one(wanted), many(cells)),
  CHOOSE: (number, ...parts) => one(parts[numberOf(one(number)) - 1]),
  RIGHT: (text, count) => String(one(text)).slice(-numberOf(one(count))),
  YEAR: (day) => dateOf(day).getUTCFullYear(),
  MONTH: (day) => dateOf(day).getUTCMonth() + 1,
  WEEKDAY: (day) => dateOf(day).getUTCDay() || 7,
  WORKDAY: (day, count, off) => workday(numberOf(one(day)), numberOf(one(count)), many(off)),
};

/** @param {Part} part @returns {Value} */
function one(part) {
  const value = part();
  return Array.isArray(value) ? value[0] : value;
}

/** @param {Part} part @returns {Value[]} */
function many(part) {
  const value = part();
  return Array.isArray(value) ? value : [value];
}

/** @param {Part} wanted @param {Part} otherwise */
function orElse(wanted, otherwise) {
  try {
    return one(wanted);
  } catch (error) {
    if (error instanceof NoValue) return one(otherwise);
    throw error;
  }
}

/** @param {Part[]} parts @returns {number[]} */
function numbersIn(parts) {
  return parts.flatMap(many).filter((value) => typeof value === "number");
}

/** @param {number} number @param {number} places */
function rounded(number, places) {
  const scale = 10 ** places;
  return (Math.sign(number) * Math.round(Math.abs(number) * scale)) / scale;
}

/** @param {Part[]} parts ranges of the same size, each with what is wanted there @returns {number[]} where all is found */
function matching(parts) {
  const pairs = parts.flatMap((part, at) => (at % 2 === 0 ? [{ cells: many(part), wanted: one(parts[at + 1]) }] : []));
  const places = [...pairs[0].cells.keys()];
  return places.filter((at) => pairs.every(({ cells, wanted }) => cells[at] !== null && compared("=", cells[at], wanted)));
}

/** @param {number[]} places @param {Value[]} amounts */
function sumAt(places, amounts) {
  return places.reduce((sum, at) => sum + (typeof amounts[at] === "number" ? amounts[at] : 0), 0);
}

/** @param {Value} wanted @param {Value[]} cells */
function placeOf(wanted, cells) {
  const at = cells.findIndex((cell) => cell !== null && compared("=", cell, wanted));
  if (at < 0) throw new NoValue();
  return at + 1;
}

/** @param {Part} day */
function dateOf(day) {
  return new Date((numberOf(one(day)) - FIRST_OF_1970) * MILLISECONDS);
}

/** @type {WeakMap<Value[], Set<number>>} */
const daysOff = new WeakMap();

/** @param {number} day @param {number} count @param {Value[]} off */
function workday(day, count, off) {
  let days = daysOff.get(off);
  if (!days) {
    days = new Set(off.flatMap((value) => (typeof value === "number" ? [value - FIRST_OF_1970] : [])));
    daysOff.set(off, days);
  }
  return countedDay(day - FIRST_OF_1970, count, days) + FIRST_OF_1970;
}
