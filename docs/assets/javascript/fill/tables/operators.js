/** Values of cells and what operators make of them, as spreadsheets do. */

/** @typedef {string | number | boolean | null} Value  of a cell; null where it is empty */

/** A formula that comes to no value, such as the search for what is not there. */
export class NoValue extends Error {}

/** @param {Value} value @returns {number} */
export function numberOf(value) {
  const number = value === null ? 0 : typeof value === "string" ? NaN : Number(value);
  if (Number.isNaN(number)) throw new NoValue();
  return number;
}

/** @param {Value} left @param {Value} right */
export function added(left, right) {
  return numberOf(left) + numberOf(right);
}

/** @param {Value} left @param {Value} right */
export function subtracted(left, right) {
  return numberOf(left) - numberOf(right);
}

/** @param {Value} left @param {Value} right */
export function multiplied(left, right) {
  return numberOf(left) * numberOf(right);
}

/** @param {Value} left @param {Value} right */
export function divided(left, right) {
  if (numberOf(right) === 0) throw new NoValue();
  return numberOf(left) / numberOf(right);
}

/** @param {Value} left @param {Value} right */
export function joinedText(left, right) {
  return `${left ?? ""}${right ?? ""}`;
}

/** @param {string} sign @param {Value} left @param {Value} right */
export function compared(sign, left, right) {
  const order = orderOf(filledLike(left, right), filledLike(right, left));
  if (sign === "=") return order === 0;
  if (sign === "<>") return order !== 0;
  return (sign.startsWith("<") ? order < 0 : order > 0) || (sign.endsWith("=") && order === 0);
}

/** An empty cell equals an empty text and the number nought. @param {Value} value @param {Value} other */
function filledLike(value, other) {
  return value ?? (typeof other === "string" ? "" : 0);
}

/** Numbers come before texts; texts are equal whatever their case. @param {string | number | boolean} left @param {string | number | boolean} right */
function orderOf(left, right) {
  if (typeof left === "string" && typeof right === "string") return left.toLowerCase().localeCompare(right.toLowerCase(), "de");
  if (typeof left === "string" || typeof right === "string") return typeof left === "string" ? 1 : -1;
  return Number(left) - Number(right);
}
