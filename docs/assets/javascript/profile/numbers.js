/** Numbers as people type them: 64000, 64.000, 64 000,50 €, EUR 64.000, 12,5 %; twin of `macros/profile_numbers.py`. */

import { SPACES, Unfit, strip } from "./typing.js";

/** @typedef {import("./types.js").Scalar} Scalar */

/** @typedef {"Zahl" | "Betrag" | "Prozent"} NumberType */

const NUMBER = /^(-?)([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]+)(,[0-9]+)?$/;
const SCALES = /Mio|Mill|Mrd|Tsd|Tausend|T *(?:€|EUR)/i;
const NO_CENTS = /,[-–—]{1,2}$/;
const MOST_DIGITS = 15;
const MOST_DECIMALS = 6;
/** @type {Record<NumberType, {expected: string, units: string[], decimals: number}>} */
const KINDS = {
  Betrag: { expected: "ein Betrag in Euro wie 64000 oder 64.000,50", units: ["Euro", "EUR", "€"], decimals: 2 },
  Prozent: { expected: "ein Prozentsatz wie 20 oder 12,5", units: ["%", "Prozent"], decimals: MOST_DECIMALS },
  Zahl: { expected: "eine Zahl wie 1250 oder 1.250,5", units: [], decimals: MOST_DECIMALS },
};

/**
 * Returns a typed number: whole ones as number, others as German text; throws Unfit for what could mean two things.
 * @param {unknown} value
 * @param {NumberType} type
 * @returns {number | string}
 */
export function readNumber(value, type) {
  const { expected, decimals: most } = KINDS[type];
  if (typeof value !== "string" && !Number.isInteger(value)) {
    const example = expected.split(" ").at(-1);
    throw new Unfit(`${expected}; Zahlen mit Punkt oder Komma in geraden Anführungszeichen: "${example}"`);
  }
  const [, sign, whole, decimals = ""] = NUMBER.exec(withoutUnit(writtenOut(value), type)) ?? fail(expected, value);
  const [digits, fraction] = [whole.replace(/[. ]/g, "").replace(/^0+/, ""), decimals.slice(1).replace(/0+$/, "")];
  if (digits.length > MOST_DIGITS) throw new Unfit(`${expected}, höchstens ${MOST_DIGITS} Stellen vor dem Komma`);
  if (fraction.length > most) {
    throw new Unfit(`${expected}, höchstens ${most === 2 ? "zwei" : "sechs"} Stellen nach dem Komma`);
  }
  return fraction ? `${sign}${digits || "0"},${fraction}` : Number(sign + digits) || 0;
}

/**
 * Returns a checked number in millionths, to reckon with exactly.
 * @param {Scalar} value
 * @returns {bigint}
 */
export function inUnits(value) {
  const [whole, fraction = ""] = String(value).split(",");
  return BigInt(whole + fraction.padEnd(MOST_DECIMALS, "0"));
}

/**
 * Returns millionths as a checked number.
 * @param {bigint} units
 * @returns {number | string}
 */
export function fromUnits(units) {
  const digits = String(units < 0n ? -units : units).padStart(MOST_DECIMALS + 1, "0");
  const fraction = digits.slice(-MOST_DECIMALS).replace(/0+$/, "");
  const whole = (units < 0n ? "-" : "") + digits.slice(0, -MOST_DECIMALS);
  return fraction ? `${whole},${fraction}` : Number(whole) || 0;
}

/** @param {unknown} value */
function writtenOut(value) {
  return typeof value === "number" ? BigInt(value).toString() : String(value);
}

/**
 * @param {string} text
 * @param {NumberType} type
 */
function withoutUnit(text, type) {
  let rest = strip(text).replace(SPACES, " ");
  for (const unit of KINDS[type].units) {
    if (rest.endsWith(unit)) rest = strip(rest.slice(0, -unit.length));
    if (type === "Betrag" && rest.startsWith(unit)) rest = strip(rest.slice(unit.length));
  }
  return type === "Betrag" ? rest.replace(NO_CENTS, "") : rest;
}

/**
 * @param {string} expected
 * @param {unknown} value
 * @returns {never}
 */
function fail(expected, value) {
  throw new Unfit(SCALES.test(String(value)) ? `${expected}, Tausender und Millionen in Ziffern` : expected);
}
